/** Runs GROUP BY, HAVING and the ORDER BY of grouped queries. */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { BoundAggregate, BoundCondition, BoundQuery, BoundValue, Projection, RowValue } from '../binding/bound.ts';
import { type Accumulator, accumulatorFor } from './aggregate.ts';
import { comparableBy } from './comparable.ts';
import type { QueryContext } from './context.ts';
import { predicateOf } from './predicate.ts';
import { rowReader } from './read-value.ts';
import { cut } from './select-rows.ts';
import { sortRows } from './sort-rows.ts';

/** Values of one group, by the name of the key or aggregate. */
export type Group = ReadonlyMap<string, Value>;
type AggregateProjection = Extract<Projection, { kind: 'aggregate' }>;

const aggregatesIn = (condition: BoundCondition): readonly BoundValue[] => {
  if (condition.kind === 'not') return aggregatesIn(condition.part);
  if (condition.kind === 'and' || condition.kind === 'or') return condition.parts.flatMap(aggregatesIn);
  return [condition.left];
};

/** Every aggregate the query mentions, once. */
const aggregatesOf = (query: BoundQuery, projection: AggregateProjection): readonly BoundAggregate[] => {
  const mentioned = [
    ...projection.columns.map(({ value }) => value),
    ...(projection.having === undefined ? [] : aggregatesIn(projection.having)),
    ...query.orderBy.map(({ value }) => value),
  ].filter((value) => value.kind === 'aggregate');
  return [...new Map(mentioned.map((aggregate) => [aggregate.name, aggregate])).values()];
};

type OpenGroup = {
  readonly keys: readonly (readonly [string, Value])[];
  readonly sums: readonly (readonly [string, Accumulator])[];
};

const openGroup = (keys: OpenGroup['keys'], aggregates: readonly BoundAggregate[]): OpenGroup => ({
  keys,
  sums: aggregates.map((aggregate) => [aggregate.name, accumulatorFor(aggregate)]),
});

const keyReaders = (context: QueryContext, groupBy: readonly RowValue[]) =>
  groupBy.map((key) => ({ name: key.name, read: rowReader(context, key), comparable: comparableBy(key) }));

const collect = (
  context: QueryContext,
  { groupBy, aggregates }: { groupBy: readonly RowValue[]; aggregates: readonly BoundAggregate[] },
  rows: readonly SObjectRecord[],
): readonly OpenGroup[] => {
  const keys = keyReaders(context, groupBy);
  const arguments_ = aggregates.map(({ argument }) => rowReader(context, argument));
  const groups = new Map<string, OpenGroup>();
  // Without GROUP BY all records, even none, are one group.
  if (groupBy.length === 0) groups.set('[]', openGroup([], aggregates));
  for (const row of rows) {
    const values = keys.map(({ name, read }) => [name, read(row)] as const);
    const identity = JSON.stringify(keys.map(({ comparable }, place) => comparable(values[place]?.[1] ?? null)));
    const group = groups.get(identity) ?? openGroup(values, aggregates);
    groups.set(identity, group);
    for (const [place, [, sum]] of group.sums.entries()) sum.add(arguments_[place]?.(row) ?? null);
  }
  return [...groups.values()];
};

const closeGroup = ({ keys, sums }: OpenGroup): Group =>
  new Map([...keys, ...sums.map(([name, sum]) => [name, sum.result()] as const)]);

const groupReader =
  (value: BoundValue) =>
  (group: Group): Value =>
    group.get(value.name) ?? null;

const joinInHaving = (): never => {
  throw new Error('HAVING takes no inner query');
};

/** The groups of a grouped query, filtered, sorted and cut. */
export const groupRows = (
  context: QueryContext,
  query: BoundQuery & { projection: AggregateProjection },
  rows: readonly SObjectRecord[],
): readonly Group[] => {
  const { groupBy, having } = query.projection;
  const aggregates = aggregatesOf(query, query.projection);
  const groups = collect(context, { groupBy, aggregates }, rows).map(closeGroup);
  const needs = { now: context.now, timeZone: context.timeZone, reader: groupReader, joined: joinInHaving };
  const kept = having === undefined ? groups : groups.filter(predicateOf(needs, having));
  return cut(sortRows(kept, query.orderBy, groupReader), query);
};
