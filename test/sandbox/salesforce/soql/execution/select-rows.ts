/** Runs FROM, WHERE, ORDER BY, LIMIT and OFFSET of a query over records. */
import type { SObjectRecord, Value } from '../../data/types.ts';
import type { BoundCondition, BoundQuery, BoundValue } from '../binding/bound.ts';
import { candidateRows } from './candidate-rows.ts';
import { corporateAmount } from './convert-currency.ts';
import type { QueryContext } from './context.ts';
import { predicateOf, type PredicateNeeds } from './predicate.ts';
import { rowReader, type RowReader } from './read-value.ts';
import { sortRows } from './sort-rows.ts';

type Join = Extract<BoundCondition, { kind: 'join' }>;

/** The steps of one query, made once and used on any number of records: sub-queries run them for every parent. */
export type RowSelection = {
  /** Those of `rows` that fit WHERE. */
  filter(rows: Iterable<SObjectRecord>): readonly SObjectRecord[];
  /** Sorted, then cut to LIMIT and OFFSET. */
  arrange(rows: readonly SObjectRecord[]): readonly SObjectRecord[];
  /** The records of the object worth filtering. */
  candidates(): Iterable<SObjectRecord>;
};

/** The rows LIMIT and OFFSET leave. */
export const cut = <Row>(rows: readonly Row[], { limit, offset }: BoundQuery): readonly Row[] =>
  limit === undefined && offset === 0 ? rows : rows.slice(offset, limit === undefined ? undefined : offset + limit);

const readerFor =
  (context: QueryContext) =>
  (value: BoundValue): RowReader => {
    if (value.kind === 'aggregate' || value.kind === 'grouping')
      throw new Error(`an aggregate has no value in one record: ${value.name}`);
    return rowReader(context, value);
  };

/** Inner queries run at most once per selection. */
const joinedIds = (context: QueryContext): ((join: Join) => ReadonlySet<Value>) => {
  const known = new Map<Join, Set<Value>>();
  return (join) => {
    const ids = known.get(join) ?? new Set(selectRows(context, join.query).map(rowReader(context, join.selected)));
    // An empty reference of the inner query matches nothing, not even another empty one.
    ids.delete(null);
    known.set(join, ids);
    return ids;
  };
};

type Test = (row: SObjectRecord) => boolean;
type TestNeeds = Pick<PredicateNeeds<SObjectRecord>, 'reader' | 'joined'>;

/** WHERE, scope and sharing in one test; undefined when every record fits. What is shared is asked last. */
const testOf = (context: QueryContext, { object, where, isMine }: BoundQuery, needs: TestNeeds): Test | undefined => {
  const { now, timeZone, userId, sees } = context;
  const tests = [
    isMine ? (row: SObjectRecord) => row.OwnerId === userId : undefined,
    where === undefined
      ? undefined
      : predicateOf({ now, timeZone, inCorporate: corporateAmount(context), ...needs }, where),
    sees?.(object),
  ].filter((test) => test !== undefined);
  const [only, ...others] = tests;
  return others.length === 0 ? only : (row) => tests.every((test) => test(row));
};

/** Prepares a query over records. */
export const rowSelection = (context: QueryContext, query: BoundQuery): RowSelection => {
  const joined = joinedIds(context);
  const reader = readerFor(context);
  const fits = testOf(context, query, { reader, joined });
  return {
    candidates: () => candidateRows(context, query, joined),
    filter(rows) {
      if (fits === undefined) return [...rows];
      const found: SObjectRecord[] = [];
      for (const row of rows) if (fits(row)) found.push(row);
      return found;
    },
    arrange: (rows) => cut(sortRows(rows, query.orderBy, reader), query),
  };
};

/** The records a query selects. */
export const selectRows = (context: QueryContext, query: BoundQuery): readonly SObjectRecord[] => {
  const selection = rowSelection(context, query);
  return selection.arrange(selection.filter(selection.candidates()));
};
