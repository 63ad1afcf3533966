/** A query's records as rows of text, the shape bulk queries answer in. */
import type { Value } from '../../data/types.ts';
import type { BoundQuery, BoundSelect } from '../binding/bound.ts';
import type { QueryContext } from './context.ts';
import { rowReader } from './read-value.ts';
import { selectRows } from './select-rows.ts';

export type QueryTable = {
  /** Field paths or aliases, as selected. */
  readonly columns: readonly string[];
  readonly length: number;
  /** Rows `start` up to, but not including, `end`; read when they are asked for. */
  rows(start: number, end: number): Iterable<readonly string[]>;
};

const isValue = (item: BoundSelect): item is Extract<BoundSelect, { kind: 'value' }> => item.kind === 'value';

const columnOf = ({ value, alias }: Extract<BoundSelect, { kind: 'value' }>): string =>
  alias ?? (value.kind === 'field' ? value.name : value.argument.name);

const textOf = (value: Value): string => (value === null ? '' : String(value));

/** Runs a query that selects records; sub-queries and aggregates have no place in a table. */
export const queryTable = (context: QueryContext, query: BoundQuery): QueryTable => {
  const { projection } = query;
  const select = projection.kind === 'records' ? projection.select.filter(isValue) : [];
  const readers = select.map(({ value }) => rowReader(context, value));
  const found = selectRows(context, query);
  return {
    columns: select.map(columnOf),
    length: found.length,
    *rows(start, end) {
      for (const row of found.slice(start, end)) yield readers.map((read) => textOf(read(row)));
    },
  };
};
