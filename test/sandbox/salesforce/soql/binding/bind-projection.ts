/** Binds what a query answers: records with their fields and children, a bare count, or rows of groups. */
import type { ChildRelationship, FieldSchema } from '../../schema/types.ts';
import type { FieldsGroup, Query, SelectItem } from '../syntax/ast.ts';
import { bindExpression, bindRowValue } from './bind-expression.ts';
import type { AggregateColumn, BoundQuery, BoundSelect, BoundValue, Projection, RowValue } from './bound.ts';
import { canBeGrouped } from './field-abilities.ts';
import { bindTypeOf } from './bind-type-of.ts';
import { malformed, type NameScope, refuse } from './name-scope.ts';
import { SoqlError } from '../soql-error.ts';

export type ProjectionNeeds = {
  readonly scope: NameScope;
  /** Binds a sub-query over the children a relationship leads to. */
  readonly bindChildren: (query: Query) => { relationship: ChildRelationship; query: BoundQuery };
};

const MOST_ROWS_OF_FIELD_GROUPS = 200;

const isIn = (group: FieldsGroup, field: FieldSchema): boolean =>
  group === 'ALL' || (group === 'CUSTOM') === field.custom;

const fieldsOf = (scope: NameScope, query: Query, group: FieldsGroup): readonly BoundSelect[] => {
  const bounded =
    query.limit?.kind === 'bind' || (query.limit !== undefined && query.limit.value <= MOST_ROWS_OF_FIELD_GROUPS);
  if (group !== 'STANDARD' && !bounded) {
    throw malformed(`The SOQL FIELDS function must have a LIMIT of at most ${MOST_ROWS_OF_FIELD_GROUPS}`);
  }
  const fields = [...scope.object.fields.values()].filter((field) => isIn(group, field));
  return fields.map((field) => ({
    kind: 'value',
    value: { kind: 'field', hops: [], field, type: field.type, name: field.name },
    alias: undefined,
  }));
};

const bindItem = (needs: ProjectionNeeds, query: Query, item: SelectItem): readonly BoundSelect[] => {
  if (item.kind === 'fields') return fieldsOf(needs.scope, query, item.group);
  if (item.kind === 'children') return [{ kind: 'children', ...needs.bindChildren(item.query) }];
  if (item.kind === 'typeof') return [bindTypeOf(needs.scope, item)];
  const value = bindRowValue(needs.scope, item.expression);
  if (value.kind === 'date-part') throw malformed(`Field must be grouped or aggregated: ${value.argument.name}`);
  if (item.alias !== undefined && value.kind === 'field') {
    throw malformed('only aggregate expressions use field aliasing');
  }
  return [{ kind: 'value', value, alias: item.alias }];
};

const nameOf = (item: BoundSelect): string => {
  if (item.kind === 'value') return item.value.name;
  return item.kind === 'typeof' ? item.hop.relationship : item.relationship.name;
};

const refuseRepeated = (select: readonly BoundSelect[]): void => {
  const seen = new Set<string>();
  for (const item of select) {
    const name = nameOf(item);
    if (seen.has(name)) throw new SoqlError('INVALID_FIELD', `duplicate field selected: ${name}`);
    seen.add(name);
  }
};

const bindRecords = (needs: ProjectionNeeds, query: Query): Projection => {
  const select = query.select.flatMap((item) => bindItem(needs, query, item));
  refuseRepeated(select);
  return { kind: 'records', select };
};

/** The group keys as a query may mention them. */
const bindGroupKeys = (scope: NameScope, query: Query): readonly RowValue[] =>
  query.groupBy.map((expression) => {
    const key = bindExpression(scope, expression);
    if (key.kind === 'aggregate' || key.kind === 'grouping') {
      const reason = `Grouped field should not be aggregated: ${key.argument.name}`;
      throw refuse(scope, expression.at, { errorCode: 'MALFORMED_QUERY', reason });
    }
    if (key.kind === 'field' && !canBeGrouped(key.field)) {
      const reason = `field '${key.name}' can not be grouped in a query call`;
      throw refuse(scope, expression.at, { errorCode: 'INVALID_FIELD', reason });
    }
    return key;
  });

const mustBeGrouped = (groupBy: readonly RowValue[], value: BoundValue): void => {
  const name = value.kind === 'grouping' ? value.argument.name : value.name;
  if (value.kind === 'aggregate' || groupBy.some((key) => key.name === name)) return;
  throw malformed(`Field must be grouped or aggregated: ${value.name}`);
};

/** Keys without an alias: the field's own name for a group key, `expr0`, `expr1` … for everything else. */
const bindColumns = (scope: NameScope, query: Query, groupBy: readonly RowValue[]): readonly AggregateColumn[] => {
  let unnamed = 0;
  const keyOf = (value: BoundValue): string => {
    if (value.kind === 'field') return value.field.name;
    unnamed += 1;
    return `expr${unnamed - 1}`;
  };
  return query.select.map((item) => {
    if (item.kind !== 'expression') throw malformed('Only fields and aggregates may be selected in a grouped query');
    const value = bindExpression(scope, item.expression);
    mustBeGrouped(groupBy, value);
    return { key: item.alias ?? keyOf(value), value };
  });
};

const refuseRepeatedKeys = (columns: readonly AggregateColumn[]): void => {
  const keys = new Set<string>();
  for (const { key } of columns) {
    if (keys.has(key.toLowerCase())) throw malformed(`duplicate alias: ${key}`);
    keys.add(key.toLowerCase());
  }
};

const bindGroups = (scope: NameScope, query: Query): Projection => {
  const groupBy = bindGroupKeys(scope, query);
  const columns = bindColumns(scope, query, groupBy);
  refuseRepeatedKeys(columns);
  const clause = (['limit', 'orderBy'] as const).find((name) =>
    name === 'limit' ? query.limit !== undefined : query.orderBy.length > 0,
  );
  if (groupBy.length === 0 && clause !== undefined) {
    const keyword = clause === 'limit' ? 'LIMIT' : 'ORDER BY';
    throw malformed(`Non-grouped query that uses overall aggregate functions cannot also use ${keyword}`);
  }
  return { kind: 'aggregate', groupBy, subtotals: query.subtotals, columns, having: undefined };
};

const AGGREGATE_CALL = /^(?:COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX)$/;

const isAggregate = (item: SelectItem): boolean =>
  item.kind === 'expression' && item.expression.kind === 'call' && AGGREGATE_CALL.test(item.expression.name);

const isBareCount = (item: SelectItem): boolean =>
  item.kind === 'expression' &&
  item.expression.kind === 'call' &&
  item.expression.name === 'COUNT' &&
  item.expression.argument === undefined;

/**
 * What the query answers, HAVING left for later.
 * @throws SoqlError for fields neither grouped nor aggregated, repeated names, unbounded field groups
 */
export const bindProjection = (needs: ProjectionNeeds, query: Query): Projection => {
  if (query.select.some(isBareCount)) {
    if (query.select.length > 1 || query.groupBy.length > 0) {
      throw malformed('COUNT() must be the only element of the SELECT list, without GROUP BY');
    }
    return { kind: 'count' };
  }
  const grouped = query.groupBy.length > 0 || query.select.some(isAggregate);
  return grouped ? bindGroups(needs.scope, query) : bindRecords(needs, query);
};
