/** Operators of two operands: text, logic and `??` here, arithmetic and comparison beside it. */
import { typeWords } from '../../types/platform-words.ts';
import type { BinaryOperator, ExpressionOf } from '../../syntax/ast.ts';
import { isAssignable } from '../../types/assignable.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import { brokenBy, type Compiled } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import type { MethodContext } from '../context.ts';
import { condition, notNull, represented } from '../conversions.ts';
import { arithmetic, bits, wrong, type Operands } from './arithmetic.ts';
import { equality, ordering, unwrapped } from './comparison.ts';
import { isNumber, wider } from './number-types.ts';

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

const logic = (context: MethodContext, { operator, left, right, at }: Operands): Compiled => {
  const boolean = context.types.named('Boolean');
  if ([left, right].some(({ type }) => type.name !== boolean.name && type.kind !== 'null')) {
    return wrong(context, at, `Logical operator can only be applied to ${boolean.name}`);
  }
  return {
    js: `(${condition(context, left, at)} ${operator} ${condition(context, right, at)})`,
    type: boolean,
    nonNull: true,
  };
};

/** The type both sides fit, for `??` and the ternary: that of one of them. */
export const commonType = (one: ApexType, other: ApexType): ApexType | undefined => {
  if (isNumber(one) && isNumber(other)) return wider(one, other);
  if (one.kind === 'null' || isAssignable(one, other)) return other;
  return other.kind === 'null' || isAssignable(other, one) ? one : undefined;
};

const coalesce = (context: MethodContext, { left, right, at }: Operands): Compiled => {
  const first = unwrapped(left, right);
  const type = commonType(first.type, right.type);
  if (type === undefined) {
    const types = `${typeWords(first.type)}, ${typeWords(right.type)}`;
    return wrong(context, at, `Incompatible types in null coalescing operator: ${types}`);
  }
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
    ? brokenBy(operands.left, operands.right)
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
