/** Comparisons: both sides in one type, instants in the form the index has, statuses by letter or by `CustInvc:A`. */
import { invalidSearch } from '../refusals.ts';
import type { ComparisonOperator, Expression, ExpressionOf } from '../syntax/ast.ts';
import type { Environment } from './environment.ts';
import { comparisonType, converted } from './value.ts';
import type { Value } from './value.ts';

/** Oracle's limit (ORA-01795). */
const MOST_IN_LIST = 1000;

/** A status column meets `CustInvc:A` with its composite code, and `A` with its letter. */
const facing = (value: Value, other: Value): Value => {
  const criteria = value.origin?.column.criteria;
  if (criteria === undefined || other.literal?.includes(':') !== true) return value;
  return { sql: value.origin?.sibling(criteria) ?? value.sql, type: 'text' };
};

const aligned = (left: Value, right: Value, environment: Environment): readonly [string, string] => {
  const [a, b] = [facing(left, right), facing(right, left)];
  const type = comparisonType(a.type, b.type);
  return [converted(a, type, environment).sql, converted(b, type, environment).sql];
};

/** `left operator right` */
export const sqlOfComparison = (
  operator: ComparisonOperator,
  [left, right]: readonly [Value, Value],
  environment: Environment,
): string => `(${aligned(left, right, environment).join(` ${operator} `)})`;

/** `operand IN (items)`; items of different types are compared each in their own. */
export const sqlOfMembership = (operand: Value, items: readonly Value[], environment: Environment): string => {
  if (items.length > MOST_IN_LIST) throw invalidSearch();
  const lists = new Map<string, string[]>();
  for (const item of items) {
    const [left, right] = aligned(operand, item, environment);
    lists.set(left, [...(lists.get(left) ?? []), right]);
  }
  return `(${[...lists].map(([left, rights]) => `${left} IN (${rights.join(', ')})`).join(' OR ')})`;
};

/** The parts of a condition joined by AND. */
export const conjuncts = (condition: Expression): readonly Expression[] =>
  condition.kind === 'and' ? [...conjuncts(condition.left), ...conjuncts(condition.right)] : [condition];

/**
 * `a > x OR (a = x AND …)`, the condition of keyset paging, implies `a >= x`. Said aloud, the engine can start in the index
 * where the page starts instead of reading everything before it. Undefined for any other condition.
 */
export const keysetBound = (
  { left, right }: ExpressionOf<'or'>,
  sqlOf: (condition: Expression) => string,
): string | undefined => {
  if (left.kind !== 'compare' || (left.operator !== '>' && left.operator !== '<')) return undefined;
  const tie = sqlOf({ ...left, operator: '=' });
  const isTie = (part: Expression): boolean => part.kind === 'compare' && sqlOf(part) === tie;
  if (!conjuncts(right).some(isTie)) return undefined;
  return sqlOf({ ...left, operator: left.operator === '>' ? '>=' : '<=' });
};
