/** Sorts records or groups by ORDER BY; nulls come first unless the query says otherwise, picklists in their own order. */
import type { Value } from '../../data/types.ts';
import type { BoundOrder, BoundValue } from '../binding/bound.ts';
import { comparableBy, compare, type Comparable } from './comparable.ts';

/** Values of a picklist sort by their place in it, unknown ones after all others. */
const sortableBy = (of: BoundValue): ((value: Value) => Comparable) => {
  if (of.kind !== 'field' || of.type !== 'picklist' || of.field.picklistValues.length === 0) return comparableBy(of);
  const places = new Map(of.field.picklistValues.map(({ value }, place) => [value, place]));
  return (value) => {
    if (value === null || value === '') return null;
    return places.get(String(value)) ?? places.size;
  };
};

type Key = { readonly descending: boolean; readonly nullsFirst: boolean };

const compareKeys = (one: Comparable, other: Comparable, { descending, nullsFirst }: Key): number => {
  if (one === null || other === null) {
    if (one === other) return 0;
    return (one === null) === nullsFirst ? -1 : 1;
  }
  return descending ? compare(other, one) : compare(one, other);
};

/** The rows in order; rows that compare equal keep theirs. */
export const sortRows = <Row>(
  rows: readonly Row[],
  orderBy: readonly BoundOrder[],
  reader: (value: BoundValue) => (row: Row) => Value,
): readonly Row[] => {
  if (orderBy.length === 0) return rows;
  const keys = orderBy.map(({ value, descending, nulls }) => {
    const read = reader(value);
    const sortable = sortableBy(value);
    return { read: (row: Row) => sortable(read(row)), descending, nullsFirst: nulls === 'first' };
  });
  const keyed = rows.map((row) => ({ row, values: keys.map(({ read }) => read(row)) }));
  keyed.sort((one, other) => {
    for (const [place, key] of keys.entries()) {
      const order = compareKeys(one.values[place] ?? null, other.values[place] ?? null, key);
      if (order !== 0) return order;
    }
    return 0;
  });
  return keyed.map(({ row }) => row);
};
