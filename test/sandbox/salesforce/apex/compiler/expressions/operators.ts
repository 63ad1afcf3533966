/** Operators of one and two operands: arithmetic by type, comparison, logic, text. */
import type { BinaryOperator, ExpressionOf, Position } from '../../syntax/ast.ts';
import { ancestry } from '../../types/class-type.ts';
import { castable, isAssignable } from '../../types/assignable.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import { BROKEN, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { condition, notNull, represented } from '../conversions.ts';
import { compileExpression } from '../compile-expression.ts';

export type Operands = {
  readonly operator: BinaryOperator;
  readonly left: Compiled;
  readonly right: Compiled;
  readonly at: Position;
};

/** Numbers by how much they hold: the wider operand decides the type of the result. */
const WIDTH = ['Integer', 'Long', 'Double', 'Decimal'];
const isNumber = (type: ApexType): boolean => WIDTH.includes(type.name);
const wider = (one: ApexType, other: ApexType): ApexType =>
  WIDTH.indexOf(one.name) >= WIDTH.indexOf(other.name) ? one : other;

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

const wrong = (context: MethodContext, at: Position, message: string): Compiled => {
  context.report(at, message);
  return BROKEN;
};

const arithmetic = (context: MethodContext, { operator, left, right, at }: Operands): Compiled => {
  if (!isNumber(left.type) || !isNumber(right.type)) {
    return wrong(context, at, `Arithmetic expressions must use numeric arguments`);
  }
  const shifts = operator.startsWith('<') || operator.startsWith('>');
  const type = shifts ? left.type : wider(left.type, right.type);
  const a = represented({ ...left, js: notNull(left) }, type);
  const b = represented({ ...right, js: notNull(right) }, shifts ? right.type : type);
  const inline = type.name === 'Integer' ? INTEGER_INLINE[operator] : undefined;
  if (inline !== undefined)
    return { js: inline(a, shifts && right.type.name === 'Long' ? `Number(${b})` : b), type, nonNull: true };
  return { js: `$.${NAMES[operator] ?? ''}${type.name}(${a}, ${b})`, type, nonNull: true };
};

/** A value as text inside a concatenation. */
export const asText = (value: Compiled): string =>
  value.type.name === 'String' || value.type.name === 'Id' ? `\${${value.js}}` : `\${$.text(${value.js})}`;

/** Dates move by days: `date + 1`, `datetime - 0.5`. */
const MOVABLE = ['Date', 'Datetime', 'Time'];

const TEXTS = ['String', 'Id'];

/** Text joined to text grows one template, so that long chains do not nest. */
const joined = (context: MethodContext, left: Compiled, right: Compiled): Compiled => {
  const start = left.isTemplate === true ? left.js.slice(0, -1) : `\`${asText(left)}`;
  return { js: `${start}${asText(right)}\``, type: context.types.named('String'), nonNull: true, isTemplate: true };
};

const add = (context: MethodContext, operands: Operands): Compiled => {
  const { left, right } = operands;
  const isText = TEXTS.includes(left.type.name) || TEXTS.includes(right.type.name);
  return isText ? joined(context, left, right) : moveOrCalculate(context, operands);
};

const moveOrCalculate = (context: MethodContext, operands: Operands): Compiled => {
  const { operator, left, right } = operands;
  if (!MOVABLE.includes(left.type.name)) return arithmetic(context, operands);
  const by = `$.move${left.type.name}(${notNull(left)}, ${operator === '-' ? '-1' : '1'}, ${notNull(right)})`;
  return { js: by, type: left.type, nonNull: true };
};

const logic = (context: MethodContext, { operator, left, right, at }: Operands): Compiled => ({
  js: `(${condition(context, left, at)} ${operator} ${condition(context, right, at)})`,
  type: context.types.named('Boolean'),
  nonNull: true,
});

/** `&`, `|` and `^` of Booleans evaluate both sides. */
const bits = (context: MethodContext, operands: Operands): Compiled => {
  const { operator, left, right } = operands;
  if (left.type.name !== 'Boolean' || right.type.name !== 'Boolean') return arithmetic(context, operands);
  return { js: `!!(${notNull(left)} ${operator} ${notNull(right)})`, type: left.type, nonNull: true };
};

const PRIMITIVE_IDENTITY = ['Integer', 'Boolean', 'Long'];

const equalityText = (left: Compiled, right: Compiled, exact: boolean): string => {
  if (left.js === 'null' || right.js === 'null') return `${left.js} === ${right.js}`;
  const numbers = isNumber(left.type) && isNumber(right.type);
  const [a, b] = numbers
    ? [left, right].map((side) => represented(side, wider(left.type, right.type)))
    : [left.js, right.js];
  const type = numbers ? wider(left.type, right.type).name : left.type.name;
  if (PRIMITIVE_IDENTITY.includes(type) && (numbers || left.type.name === right.type.name)) return `${a} === ${b}`;
  if (exact) return `$.same(${a}, ${b})`;
  const names = [left.type.name, right.type.name];
  if (names.includes('Id') && names.every((name) => name === 'Id' || name === 'String'))
    return `$.equalIds(${a}, ${b})`;
  return names.every((name) => name === 'String') ? `$.equalText(${a}, ${b})` : `$.equal(${a}, ${b})`;
};

const comparable = (left: ApexType, right: ApexType): boolean =>
  isUnknown(left) ||
  isUnknown(right) ||
  isAssignable(left, right) ||
  isAssignable(right, left) ||
  (isNumber(left) && isNumber(right)) ||
  castable(left, right);

/** A query of one record compared with a record. */
const unwrapped = (side: Compiled, other: Compiled): Compiled =>
  side.isQuery === true && other.type.kind === 'sobject'
    ? { js: `$.onlyRecord(${side.js})`, type: side.type.args[0] ?? side.type }
    : side;

const equality = (context: MethodContext, operands: Operands): Compiled => {
  const { operator, at } = operands;
  const left = unwrapped(operands.left, operands.right);
  const right = unwrapped(operands.right, operands.left);
  if (!comparable(left.type, right.type)) {
    return wrong(context, at, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
  }
  const exact = operator === '===' || operator === '!==';
  const js = equalityText(left, right, exact);
  const negated = operator.startsWith('!') || operator === '<>';
  return { js: negated ? `!(${js})` : `(${js})`, type: context.types.named('Boolean'), nonNull: true };
};

const ordering = (context: MethodContext, { operator, left, right, at }: Operands): Compiled => {
  const type = context.types.named('Boolean');
  if (isNumber(left.type) && isNumber(right.type)) {
    const to = wider(left.type, right.type);
    const [a, b] = [represented(left, to), represented(right, to)];
    const direct = left.nonNull === true && right.nonNull === true && (to.name === 'Integer' || to.name === 'Long');
    const js = direct ? `(${a} ${operator} ${b})` : `$.${ORDER_NAMES[operator] ?? ''}(${a}, ${b})`;
    return { js, type, nonNull: true };
  }
  if (!comparable(left.type, right.type) || left.type.name === 'Boolean') {
    return wrong(context, at, `Comparison arguments must be compatible types: ${left.type.name}, ${right.type.name}`);
  }
  return { js: `$.${ORDER_NAMES[operator] ?? ''}(${left.js}, ${right.js})`, type, nonNull: true };
};

const ORDER_NAMES: Readonly<Record<string, string>> = { '<': 'less', '<=': 'atMost', '>': 'greater', '>=': 'atLeast' };

/** The type both sides fit, for `??` and the ternary. */
export const commonType = (context: MethodContext, one: ApexType, other: ApexType): ApexType | undefined => {
  if (one.kind === 'null') return other;
  if (other.kind === 'null') return one;
  if (isNumber(one) && isNumber(other)) return wider(one, other);
  if (isAssignable(one, other)) return other;
  if (isAssignable(other, one)) return one;
  return ancestry(one).find((type) => isAssignable(other, type)) ?? context.types.named('Object');
};

const coalesce = (context: MethodContext, { left, right, at }: Operands): Compiled => {
  const first = unwrapped(left, right);
  const type = commonType(context, first.type, right.type);
  if (type === undefined)
    return wrong(context, at, `Incompatible types in coalesce: ${left.type.name}, ${right.type.name}`);
  const js = first.isQuery === true ? first.js : represented(first, type);
  const taken = first === left ? js : `$.onlyRecordOrNull(${left.js})`;
  return { js: `(${taken} ?? ${represented(right, type)})`, type, nonNull: right.nonNull === true };
};

type Operation = (context: MethodContext, operands: Operands) => Compiled;

const OPERATIONS: Readonly<Record<BinaryOperator, Operation>> = {
  '+': add,
  '-': moveOrCalculate,
  '*': arithmetic,
  '/': arithmetic,
  '%': arithmetic,
  '<<': arithmetic,
  '>>': arithmetic,
  '>>>': arithmetic,
  '&': bits,
  '|': bits,
  '^': bits,
  '&&': logic,
  '||': logic,
  '??': coalesce,
  '==': equality,
  '!=': equality,
  '<>': equality,
  '===': equality,
  '!==': equality,
  '<': ordering,
  '<=': ordering,
  '>': ordering,
  '>=': ordering,
};

/** Applies an operator to operands that are compiled already; also what `+=` and its kin are made of. */
export const operate = (context: MethodContext, operands: Operands): Compiled =>
  isUnknown(operands.left.type) || isUnknown(operands.right.type)
    ? BROKEN
    : OPERATIONS[operands.operator](context, operands);

/** `a + b + c …` leans to the left and may be thousands long, so it is folded instead of descended into. */
export const compileBinary = (context: MethodContext, node: ExpressionOf<'binary'>): Compiled => {
  const chain = [node];
  for (let next = node.left; next.kind === 'binary'; next = next.left) chain.push(next);
  const first = chain.at(-1)?.left ?? node.left;
  return chain.reduceRight(
    (left, { operator, right, at }) =>
      operate(context, { operator, left, right: compileExpression(context, right), at }),
    compileExpression(context, first),
  );
};

/** `-x`, `+x`, `!x`, `~x`; increments are assignments. */
export const compileSign = (context: MethodContext, node: ExpressionOf<'prefix'>): Compiled => {
  const operand = compileExpression(context, node.operand);
  const { type } = operand;
  if (isUnknown(type)) return BROKEN;
  if (node.operator === '!') return { js: `(!${condition(context, operand, node.at)})`, type, nonNull: true };
  if (!isNumber(type)) return wrong(context, node.at, 'Arithmetic expressions must use numeric arguments');
  const value = notNull(operand);
  if (node.operator === '+') return { js: value, type, nonNull: true };
  if (node.operator === '~') return { js: `(~${value})`, type, nonNull: true };
  const inline = type.name === 'Integer' ? `(-${value} | 0)` : `$.negate${type.name}(${value})`;
  return { js: inline, type, nonNull: true };
};
