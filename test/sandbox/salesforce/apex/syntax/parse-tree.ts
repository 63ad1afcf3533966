/**
 * The few words all lowering shares: where a node stands, what the grammar may leave out, and tables from a kind of node to
 * the function that lowers it.
 */
import type { ApexParserRuleContext, ApexParseTree, ApexToken } from '@apexdevtools/apex-parser';
import type { Position } from './ast.ts';

/** The grammar counts columns from 0, the platform from 1. */
export const at = (token: ApexToken): Position => ({ line: token.line, column: token.column + 1 });

/** Where a node ends: its last token, which is its closing brace or semicolon. */
export const endOf = (node: ApexParserRuleContext): Position => at(node.stop ?? node.start);

/** A part the grammar may leave out: its types promise it, yet it answers null. */
export const optional = <Part>(part: Part | null | undefined): Part | undefined => part ?? undefined;

/** A node of a rule, in contrast to a token. */
const isRule = (tree: ApexParseTree): tree is ApexParserRuleContext => 'start' in tree;

/** The nodes directly below, without the tokens between them. */
export const rulesBelow = (node: ApexParserRuleContext): readonly ApexParserRuleContext[] =>
  node.children?.filter(isRule) ?? [];

/** The text of the tokens directly below, in the order written. */
export const tokensBelow = (node: ApexParserRuleContext): readonly string[] =>
  node.children?.filter((tree) => !isRule(tree)).map((token) => token.getText()) ?? [];

/** A node's text without its hidden tokens. */
export const textOf = (node: ApexParserRuleContext): string => node.getText();

type NodeClass<Node> = abstract new (...args: never[]) => Node;
type Lower<Given extends readonly unknown[], Result> = (node: ApexParserRuleContext, ...given: Given) => Result;

export type Lowering<Given extends readonly unknown[], Result> = readonly [unknown, Lower<Given, Result>];

/** One row of a table: how nodes of this class are lowered. */
export const on = <Node extends ApexParserRuleContext, Given extends readonly unknown[], Result>(
  type: NodeClass<Node>,
  lower: (node: Node, ...given: Given) => Result,
): Lowering<Given, Result> => [
  type,
  (node, ...given) => {
    if (node instanceof type) return lower(node, ...given);
    throw new Error(`The table of ${type.name} was asked about a ${node.constructor.name}.`);
  },
];

/** The function that lowers a node, by its class; undefined for a class without a row. */
export const lookUp = <Given extends readonly unknown[], Result>(
  rows: readonly Lowering<Given, Result>[],
): ((node: ApexParserRuleContext) => Lower<Given, Result> | undefined) => {
  const byClass = new Map(rows);
  return (node) => byClass.get(node.constructor);
};
