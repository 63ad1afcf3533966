/**
 * `switch on`: its branches by values, by type of record, and `when else`.
 */
import type {
  BlockContext,
  SwitchStatementContext,
  WhenControlContext,
  WhenLiteralContext,
} from '@apexdevtools/apex-parser';
import type { Block, Expression, Statement, SwitchBranch } from './ast.ts';
import { lowerExpression } from './lower-expression.ts';
import { literalIn } from './lower-literal.ts';
import { lowerQualifiedExpression } from './lower-local.ts';
import { lowerType } from './lower-type.ts';
import { at, optional, textOf, tokensBelow } from './parse-tree.ts';

type LowerBlock = (node: BlockContext) => Block;

/** Signs before a number, from the inside out: `- -1`. */
const signed = (node: WhenLiteralContext, number: Expression): Expression =>
  tokensBelow(node)
    .filter((token) => token === '-' || token === '+')
    .reduce<Expression>(
      (operand, operator) => ({ kind: 'prefix', operator: operator === '-' ? '-' : '+', operand, at: at(node.start) }),
      number,
    );

const lowerValue = (node: WhenLiteralContext): Expression => {
  const inner = optional(node.whenLiteral());
  if (inner) return lowerValue(inner);
  const literal = literalIn({
    StringLiteral: () => node.StringLiteral(),
    IntegerLiteral: () => node.IntegerLiteral(),
    LongLiteral: () => node.LongLiteral(),
    MultilineStringLiteral: () => node.MultilineStringLiteral(),
    NULL: () => node.NULL(),
  });
  if (!literal) return lowerQualifiedExpression(node.qualifiedName());
  return signed(node, { kind: 'literal', ...literal, at: at(node.start) });
};

const lowerBranch = (node: WhenControlContext, lowerBlock: LowerBlock): SwitchBranch => {
  const branch = { at: at(node.start), body: lowerBlock(node.block()) };
  const value = node.whenValue();
  const type = optional(value.typeRef());
  if (type) return { kind: 'type', type: lowerType(type), name: textOf(value.id()), ...branch };
  if (optional(value.ELSE())) return { kind: 'else', ...branch };
  return { kind: 'values', values: value.whenLiteral_list().map(lowerValue), ...branch };
};

/** `switch on value { when … }` */
export const lowerSwitch = (node: SwitchStatementContext, lowerBlock: LowerBlock): Statement => ({
  kind: 'switch',
  value: lowerExpression(node.expression()),
  branches: node.whenControl_list().map((branch) => lowerBranch(branch, lowerBlock)),
  at: at(node.start),
});
