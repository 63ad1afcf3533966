/** Arithmetic, shifts and bits: done in place for Integers, by a function of the run time for the other numbers. */
import type { BinaryOperator, ExpressionOf, Position } from '../../syntax/ast.ts';
import { isUnknown } from '../../types/type.ts';
import { BROKEN, brokenBy, type Compiled } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import type { MethodContext } from '../context.ts';
import { condition, notNull, represented } from '../conversions.ts';
import { isNumber, wider } from './number-types.ts';

export type Operands = {
  readonly operator: BinaryOperator;
  readonly left: Compiled;
  readonly right: Compiled;
  readonly at: Position;
};

/** Whole-number operators that JavaScript does in place; the others go by function. */
const INTEGER_INLINE: Readonly<Record<string, (a: string, b: string) => string>> = {
  '+': (a, b) => `(${a} + ${b} | 0)`,
  '-': (a, b) => `(${a} - ${b} | 0)`,
  '*': (a, b) => `Math.imul(${a}, ${b})`,
  '/': (a, b) => `$.divideInteger(${a}, ${b})`,
  '%': (a, b) => `$.moduloInteger(${a}, ${b})`,
  '&': (a, b) => `(${a} & ${b})`,
  '|': (a, b) => `(${a} | ${b})`,
  '^': (a, b) => `(${a} ^ ${b})`,
  '<<': (a, b) => `(${a} << ${b})`,
  '>>': (a, b) => `(${a} >> ${b})`,
  '>>>': (a, b) => `(${a} >>> ${b} | 0)`,
};

const NAMES: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '%': 'modulo',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'shiftLeft',
  '>>': 'shiftRight',
  '>>>': 'shiftRightUnsigned',
};

/** Reports what is wrong with an operation. */
export const wrong = (context: MethodContext, at: Position, message: string): Compiled => {
  context.report(at, message);
  return BROKEN;
};

const NOT_NUMERIC = 'Arithmetic expressions must use numeric arguments';

const result = (type: Compiled['type'], operator: BinaryOperator, [a, b]: readonly [string, string]): Compiled => {
  const inline = type.name === 'Integer' ? INTEGER_INLINE[operator] : undefined;
  const js = inline === undefined ? `$.${NAMES[operator] ?? ''}${type.name}(${a}, ${b})` : inline(a, b);
  return { js, type, nonNull: true };
};

const SHIFTS: readonly BinaryOperator[] = ['<<', '>>', '>>>'];

/** The number of places is of a type of its own: the left side decides. */
const shift = ({ operator, left, right }: Operands): Compiled => {
  const places = right.type.name === 'Long' ? `Number(${notNull(right)})` : notNull(right);
  return result(left.type, operator, [notNull(left), left.type.name === 'Long' ? `BigInt(${places})` : places]);
};

export const arithmetic = (context: MethodContext, operands: Operands): Compiled => {
  const { operator, left, right, at } = operands;
  if (!isNumber(left.type) || !isNumber(right.type)) return wrong(context, at, NOT_NUMERIC);
  if (SHIFTS.includes(operator)) return shift(operands);
  const type = wider(left.type, right.type);
  const sides = [left, right].map((side) => represented({ ...side, js: notNull(side) }, type));
  return result(type, operator, [sides[0] ?? '', sides[1] ?? '']);
};

/** `&`, `|` and `^` of Booleans evaluate both sides. */
export const bits = (context: MethodContext, operands: Operands): Compiled => {
  const { operator, left, right } = operands;
  if (left.type.name !== 'Boolean' || right.type.name !== 'Boolean') return arithmetic(context, operands);
  return { js: `!!(${notNull(left)} ${operator} ${notNull(right)})`, type: left.type, nonNull: true };
};

const negated = (value: string, type: Compiled['type']): string =>
  type.name === 'Integer' ? `(-(${value}) | 0)` : `$.negate${type.name}(${value})`;

/** `-x`, `+x`, `!x`, `~x`; increments are assignments. */
export const compileSign = (context: MethodContext, node: ExpressionOf<'prefix'>): Compiled => {
  const operand = compileExpression(context, node.operand);
  const { type } = operand;
  if (isUnknown(type)) return brokenBy(operand);
  if (node.operator === '!') return { js: `(!${condition(context, operand, node.at)})`, type, nonNull: true };
  if (!isNumber(type)) return wrong(context, node.at, NOT_NUMERIC);
  const value = notNull(operand);
  const signs: Readonly<Record<string, string>> = { '-': negated(value, type), '~': `(~${value})` };
  return { js: signs[node.operator] ?? value, type, nonNull: true };
};
