/** ORDER BY: by position, by alias, or by an expression of its own; NULL where Oracle puts it. */
import { invalidSearch } from '../refusals.ts';
import type { Expression, OrderKey } from '../syntax/ast.ts';
import type { Value, ValueType } from './value.ts';

/** A column a query gives. */
export type Output = {
  readonly name: string;
  readonly type: ValueType;
  readonly sql: string;
  /** Never NULL. */
  readonly required: boolean;
};

/** Which output an ORDER BY term names, by its position or its alias; undefined when it is an expression of its own. */
export const positionOf = (expression: Expression, outputs: readonly { name: string }[]): number | undefined => {
  if (expression.kind === 'number') {
    const position = Number(expression.text) - 1;
    if (outputs[position] === undefined) throw invalidSearch();
    return position;
  }
  if (expression.kind !== 'column' || expression.qualifier !== undefined) return undefined;
  const found = outputs.findIndex(({ name }) => name === expression.name);
  return found === -1 ? undefined : found;
};

/** Oracle puts NULL last going up and first going down; nothing is said for columns that have none, so that an index may serve. */
export const termSql = (key: OrderKey, sql: string, required: boolean): string => {
  const direction = key.descending ? 'DESC' : 'ASC';
  if (required) return `${sql} ${direction}`;
  return `${sql} ${direction} NULLS ${key.nulls ?? (key.descending ? 'FIRST' : 'LAST')}`;
};

const termOfOutput = (key: OrderKey, outputs: readonly Output[], position: number): string =>
  termSql(key, String(position + 1), outputs[position]?.required === true);

/**
 * One term.
 * @param select whether rows are distinct (then only outputs may order them), and how an expression is translated
 */
export const orderTerm = (
  key: OrderKey,
  outputs: readonly Output[],
  select: { readonly distinct: boolean; readonly value: (expression: Expression) => Value },
): string => {
  const position = positionOf(key.expression, outputs);
  if (position !== undefined) return termOfOutput(key, outputs, position);
  const value = select.value(key.expression);
  const same = outputs.findIndex(({ sql }) => sql === value.sql);
  if (same !== -1) return termOfOutput(key, outputs, same);
  if (select.distinct) throw invalidSearch();
  return termSql(key, value.sql, value.origin?.column.required === true);
};
