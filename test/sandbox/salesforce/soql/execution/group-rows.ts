/** Runs GROUP BY, HAVING and the ORDER BY of grouped queries. */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { BoundAggregate, BoundCondition, BoundQuery, BoundValue, Projection, RowValue } from '../binding/bound.ts';
import { type Accumulator, accumulatorFor } from './aggregate.ts';
import { comparableBy } from './comparable.ts';
import type { Subtotals } from '../syntax/ast.ts';
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

/** What is added up of amounts is told in the currency of the company. */
const argumentOf = ({ argument, calculation }: BoundAggregate): RowValue =>
  argument.type !== 'currency' || calculation.startsWith('COUNT')
    ? argument
    : { kind: 'conversion', to: 'corporate', argument, type: 'currency', name: argument.name };

const collect = (
  context: QueryContext,
  { groupBy, aggregates }: { groupBy: readonly RowValue[]; aggregates: readonly BoundAggregate[] },
  rows: readonly SObjectRecord[],
): readonly OpenGroup[] => {
  const keys = keyReaders(context, groupBy);
  const arguments_ = aggregates.map((aggregate) => rowReader(context, argumentOf(aggregate)));
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

/** The keys each kind of row is grouped by: all of them first, then those of subtotals. */
const groupings = (
  groupBy: readonly RowValue[],
  subtotals: Subtotals | undefined,
): readonly (readonly RowValue[])[] => {
  if (subtotals === undefined) return [groupBy];
  if (subtotals === 'ROLLUP')
    return [...groupBy.keys(), groupBy.length].reverse().map((count) => groupBy.slice(0, count));
  const subsets = groupBy.reduce<readonly (readonly RowValue[])[]>(
    (sets, key) => sets.flatMap((set) => [[...set, key], set]),
    [[]],
  );
  return subsets.toSorted((one, other) => other.length - one.length);
};

/** What a row says of the keys it leaves out: nothing, and that it leaves them out. */
const leftOut = (groupBy: readonly RowValue[], kept: readonly RowValue[]): readonly (readonly [string, Value])[] =>
  groupBy.flatMap((key) => {
    const flag = [`GROUPING(${key.name})`, kept.includes(key) ? 0 : 1] as const;
    return kept.includes(key) ? [flag] : [flag, [key.name, null] as const];
  });

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
  const { groupBy, subtotals, having } = query.projection;
  const aggregates = aggregatesOf(query, query.projection);
  const groups = groupings(groupBy, subtotals).flatMap((keys) => {
    const rest = subtotals === undefined ? [] : leftOut(groupBy, keys);
    return collect(context, { groupBy: keys, aggregates }, rows).map(
      (group) => new Map([...closeGroup(group), ...rest]),
    );
  });
  const needs = { now: context.now, timeZone: context.timeZone, reader: groupReader, joined: joinInHaving };
  const kept = having === undefined ? groups : groups.filter(predicateOf(needs, having));
  return cut(sortRows(kept, query.orderBy, groupReader), query);
};
