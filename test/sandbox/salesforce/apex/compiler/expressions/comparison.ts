/** Equality and order, by the types on both sides. */
import { typeWords } from '../../types/platform-words.ts';
import { castable, isAssignable } from '../../types/assignable.ts';
import { isUnknown, type ApexType } from '../../types/type.ts';
import type { Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { represented } from '../conversions.ts';
import { wrong, type Operands } from './arithmetic.ts';
import { isNumber, wider } from './number-types.ts';

/** JavaScript's own `===` tells these apart. */
const PRIMITIVE_IDENTITY = ['Integer', 'Boolean', 'Long'];

const equalNumbers = (left: Compiled, right: Compiled, exact: boolean): string => {
  const type = wider(left.type, right.type);
  const [a, b] = [represented(left, type), represented(right, type)];
  if (PRIMITIVE_IDENTITY.includes(type.name)) return `${a} === ${b}`;
  return `$.${exact ? 'same' : 'equal'}(${a}, ${b})`;
};

const TEXTS = ['Id', 'String'];

/** Which function of the run time compares values that are no numbers. */
const comparerOf = (left: ApexType, right: ApexType): string => {
  if (!TEXTS.includes(left.name) || !TEXTS.includes(right.name)) return '$.equal';
  return left.name === 'Id' || right.name === 'Id' ? '$.equalIds' : '$.equalText';
};

const equalityText = (left: Compiled, right: Compiled, exact: boolean): string => {
  if (left.js === 'null' || right.js === 'null') return `${left.js} === ${right.js}`;
  if (isNumber(left.type) && isNumber(right.type)) return equalNumbers(left, right, exact);
  if (left.type.name === 'Boolean' && right.type.name === 'Boolean') return `${left.js} === ${right.js}`;
  return `${exact ? '$.same' : comparerOf(left.type, right.type)}(${left.js}, ${right.js})`;
};

const fitsEither = (left: ApexType, right: ApexType): boolean => isAssignable(left, right) || isAssignable(right, left);

const comparable = (left: ApexType, right: ApexType): boolean =>
  [left, right].some(isUnknown) || fitsEither(left, right) || [left, right].every(isNumber) || castable(left, right);

/** A query of one record compared with a record. */
export const unwrapped = (side: Compiled, other: Compiled): Compiled =>
  side.isQuery === true && other.type.kind === 'sobject'
    ? { js: `$.onlyRecord(${side.js})`, type: side.type.args[0] ?? side.type }
    : side;

const refused = (context: MethodContext, { left, right, at }: Operands): Compiled =>
  wrong(
    context,
    at,
    `Comparison arguments must be compatible types: ${typeWords(left.type)}, ${typeWords(right.type)}`,
  );

const NEGATED = ['!=', '<>', '!=='];
const EXACT = ['===', '!=='];

export const equality = (context: MethodContext, operands: Operands): Compiled => {
  const { operator } = operands;
  const left = unwrapped(operands.left, operands.right);
  const right = unwrapped(operands.right, operands.left);
  if (!comparable(left.type, right.type)) return refused(context, operands);
  const js = equalityText(left, right, EXACT.includes(operator));
  return {
    js: NEGATED.includes(operator) ? `!(${js})` : `(${js})`,
    type: context.types.named('Boolean'),
    nonNull: true,
  };
};

const ORDER_NAMES: Readonly<Record<string, string>> = { '<': 'less', '<=': 'atMost', '>': 'greater', '>=': 'atLeast' };

const WHOLE = ['Integer', 'Long'];

/** What costs nothing to name twice. */
const NAME = /^[\w.$]+$/;

/** Whole numbers compare as JavaScript compares them, once none of them is null: null is neither less nor greater. */
const direct = (operator: string, left: Compiled, right: Compiled): string | undefined => {
  if (left.type.name !== right.type.name || !WHOLE.includes(left.type.name)) return undefined;
  const nullable = [left, right].filter((side) => side.nonNull !== true);
  if (!nullable.every(({ js }) => NAME.test(js))) return undefined;
  return `(${[...nullable.map(({ js }) => `${js} !== null`), `${left.js} ${operator} ${right.js}`].join(' && ')})`;
};

export const ordering = (context: MethodContext, operands: Operands): Compiled => {
  const { operator, left, right } = operands;
  const numbers = isNumber(left.type) && isNumber(right.type);
  if (!numbers && (!comparable(left.type, right.type) || left.type.name === 'Boolean'))
    return refused(context, operands);
  const to = numbers ? wider(left.type, right.type) : undefined;
  const sides = [left, right].map((side) => (to === undefined ? side.js : represented(side, to)));
  const js = direct(operator, left, right) ?? `$.${ORDER_NAMES[operator] ?? ''}(${sides.join(', ')})`;
  return { js, type: context.types.named('Boolean'), nonNull: true };
};
