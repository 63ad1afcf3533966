/** Sums, products and concatenation, exact on decimals; days may be added to dates, and dates subtracted. */
import { invalidSearch } from '../refusals.ts';
import type { ArithmeticOperator } from '../syntax/ast.ts';
import { SCALE } from '../values/decimal.ts';
import type { Environment } from './environment.ts';
import { asNumber, converted, unified } from './value.ts';
import type { Value } from './value.ts';

const isTime = (value: Value): boolean => value.type === 'date' || value.type === 'instant';

const concatenated = (left: Value, right: Value, environment: Environment): Value => {
  const parts = [left, right].map((part) => `COALESCE(${converted(part, 'text', environment).sql}, '')`);
  return { sql: `NULLIF(${parts.join(' || ')}, '')`, type: 'text' };
};

const scaledDays = (value: Value, environment: Environment): string =>
  converted(asNumber(value, environment), 'decimal', environment).sql;

/** `date - date` is a number of days; `date ± number` is a date; a number may also stand before `+`. */
const onDates = (
  operator: ArithmeticOperator,
  [left, right]: readonly [Value, Value],
  environment: Environment,
): Value => {
  if (operator !== '+' && operator !== '-') throw invalidSearch();
  const wall = (value: Value): string => converted(value, 'date', environment).sql;
  if (!isTime(left)) {
    if (operator === '-') throw invalidSearch();
    return onDates('+', [right, left], environment);
  }
  if (!isTime(right)) {
    return { sql: `ns_add_days(${wall(left)}, ${operator}${scaledDays(right, environment)})`, type: 'date' };
  }
  if (operator === '+') throw invalidSearch();
  return { sql: `ns_divide((${wall(left)} - ${wall(right)}) * ${SCALE}, ${86_400n * SCALE})`, type: 'decimal' };
};

const multiplied = (left: Value, right: Value): Value => {
  const isExact = left.type !== 'decimal' || right.type !== 'decimal';
  const type = left.type === 'decimal' || right.type === 'decimal' ? 'decimal' : 'integer';
  return { sql: isExact ? `(${left.sql} * ${right.sql})` : `ns_multiply(${left.sql}, ${right.sql})`, type };
};

/**
 * `left operator right`.
 * @throws NetSuiteError where Oracle would not compute, such as text added with `+`
 */
export const arithmetic = (
  operator: ArithmeticOperator,
  [left, right]: readonly [Value, Value],
  environment: Environment,
): Value => {
  if (operator === '||') return concatenated(left, right, environment);
  if (isTime(left) || isTime(right)) return onDates(operator, [left, right], environment);
  const numbers = [asNumber(left, environment), asNumber(right, environment)] as const;
  if (operator === '*') return multiplied(...numbers);
  if (operator === '/') {
    const [top, bottom] = numbers.map((number) => converted(number, 'decimal', environment).sql);
    return { sql: `ns_divide(${top ?? ''}, ${bottom ?? ''})`, type: 'decimal' };
  }
  const { type, values } = unified(numbers, environment);
  return { sql: `(${values.map((value) => value.sql).join(` ${operator} `)})`, type };
};

/** `-operand` */
export const negated = (operand: Value, environment: Environment): Value => {
  const number = asNumber(operand, environment);
  return { sql: `(-${number.sql})`, type: number.type };
};
