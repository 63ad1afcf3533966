/**
 * SOQL and SOSL between brackets: the text exactly as it was written, and the bind expressions in it with their place in that
 * text. What the query means is for the query engine to say.
 */
import {
  BoundExpressionContext,
  type ApexParserRuleContext,
  type ExpressionContext,
  type SoqlLiteralContext,
  type SoslLiteralContext,
} from '@apexdevtools/apex-parser';
import type { Bind, Expression } from './ast.ts';
import { at, rulesBelow } from './parse-tree.ts';

type LowerExpression = (node: ExpressionContext) => Expression;

/** The outermost bind expressions below a node, in the order written. */
const boundBelow = (node: ApexParserRuleContext): readonly BoundExpressionContext[] =>
  node instanceof BoundExpressionContext ? [node] : rulesBelow(node).flatMap(boundBelow);

/** The source from one character to another; both count in the grammar's unit, which is not JavaScript's. */
const sourceText = (node: ApexParserRuleContext, [from, to]: readonly [number, number]): string =>
  to < from ? '' : node.start.getInputStream().getText(from, to);

const lowerBracketed = (node: SoqlLiteralContext | SoslLiteralContext, lowerExpression: LowerExpression) => {
  const first = node.start.start + 1;
  const textBefore = (end: number): string => sourceText(node, [first, end - 1]);
  const bind = (bound: BoundExpressionContext): Bind => ({
    start: textBefore(bound.start.start).length,
    end: textBefore((bound.stop ?? bound.start).stop + 1).length,
    expression: lowerExpression(bound.expression()),
  });
  return { text: textBefore(node.RBRACK().symbol.start), binds: boundBelow(node).map(bind), at: at(node.start) };
};

/** `[SELECT …]` */
export const lowerSoql = (node: SoqlLiteralContext, lowerExpression: LowerExpression): Expression => ({
  kind: 'soql',
  ...lowerBracketed(node, lowerExpression),
});

/** `[FIND …]` */
export const lowerSosl = (node: SoslLiteralContext, lowerExpression: LowerExpression): Expression => ({
  kind: 'sosl',
  ...lowerBracketed(node, lowerExpression),
});
