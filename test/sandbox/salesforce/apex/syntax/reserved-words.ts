/**
 * Names that a declaration may not have. The platform's grammar keeps some words to itself wherever a name stands; others it
 * reads and then refuses, except as the names of methods.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm
 */
import * as grammar from '@apexdevtools/apex-parser';
import { at, rulesBelow, textOf } from './parse-tree.ts';
import type { SyntaxProblem } from './syntax-problems.ts';

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words of the platform's grammar that the grammar used here takes for names too: what the platform stumbles over. */
const KEYWORDS = wordsOf(`
  and as asc bulk by commit desc from having in instanceof like limit not nulls or select trigger using where`);

/** Words the platform reads as names and refuses afterwards. */
const RESERVED = wordsOf(`
  activate any array autonomous begin bigdecimal blob boolean byte case cast char collect const currency date datetime decimal
  default double end exception exit export float goto group hint import inner int integer into join long loop number object of
  outer package parallel pragma retrieve rollback set short sobject sort string switch synchronized system then time transaction
  void when`);

type Node = Parameters<typeof rulesBelow>[0];

/** What has a name of its own, and whether that is the name of a method. */
const DECLARATIONS: ReadonlyMap<unknown, 'method' | 'other'> = new Map<unknown, 'method' | 'other'>([
  [grammar.MethodDeclarationContext, 'method'],
  [grammar.InterfaceMethodDeclarationContext, 'method'],
  [grammar.ClassDeclarationContext, 'other'],
  [grammar.InterfaceDeclarationContext, 'other'],
  [grammar.EnumDeclarationContext, 'other'],
  [grammar.EnumConstantsContext, 'other'],
  [grammar.PropertyDeclarationContext, 'other'],
  [grammar.VariableDeclaratorContext, 'other'],
  [grammar.FormalParameterContext, 'other'],
  [grammar.CatchClauseContext, 'other'],
  [grammar.EnhancedForControlContext, 'other'],
]);

const messageFor = (name: string, of: 'method' | 'other'): string | undefined => {
  const word = name.toLowerCase();
  if (KEYWORDS.has(word)) return `Unexpected token '${name}'.`;
  return of === 'other' && RESERVED.has(word) ? `Identifier name is reserved: ${name}` : undefined;
};

const problemOf = (id: Node, of: 'method' | 'other'): readonly SyntaxProblem[] => {
  const message = messageFor(textOf(id), of);
  return message === undefined ? [] : [{ at: at(id.start), message }];
};

/**
 * A tree can be as deep as an expression is long, so it is walked without recursion.
 * @returns a problem for each declaration of the tree whose name is reserved, in no particular order
 */
export const reservedNames = (tree: Node): readonly SyntaxProblem[] => {
  const problems: SyntaxProblem[] = [];
  const waiting: Node[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const below = rulesBelow(node);
    for (const inner of below) waiting.push(inner);
    const of = DECLARATIONS.get(node.constructor);
    if (of === undefined) continue;
    for (const id of below) if (id instanceof grammar.IdContext) problems.push(...problemOf(id, of));
  }
  return problems;
};
