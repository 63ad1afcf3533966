/** Records sorted into the groups of a report, and the keys under which the totals of groups are found. */
import type { TextStyle } from './cell-text.ts';
import { groupValueOf, type GroupBy, type GroupValue } from './group-value.ts';
import type { Row } from './rows.ts';

export type GroupLevel = GroupBy & { readonly sortOrder: 'Asc' | 'Desc' };

/** A group as the API tells it. */
export type Group = {
  /** `0`, and `0_1` for the second group within the first */
  readonly key: string;
  readonly label: string;
  readonly value: GroupValue['value'];
  readonly groupings: readonly Group[];
};

export type Grouped = {
  readonly groupings: readonly Group[];
  /** For each record the keys of the groups it is in, from the outermost; `T` for all of it comes first. */
  readonly keys: ReadonlyMap<Row, readonly string[]>;
  /** Every key, of groups and of all. */
  readonly all: readonly string[];
};

const compared = (one: GroupValue['rank'], other: GroupValue['rank']): number => {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return String(one).localeCompare(String(other));
};

type Gathered = { readonly group: GroupValue; readonly rows: readonly Row[] };

const gather = (rows: readonly Row[], level: GroupLevel, style: TextStyle): readonly Gathered[] => {
  const gathered = new Map<GroupValue['value'], { group: GroupValue; rows: Row[] }>();
  for (const row of rows) {
    const group = groupValueOf(level, row, style);
    const known = gathered.get(group.value) ?? { group, rows: [] };
    known.rows.push(row);
    gathered.set(group.value, known);
  }
  const sign = level.sortOrder === 'Desc' ? -1 : 1;
  return [...gathered.values()].toSorted((one, other) => sign * compared(one.group.rank, other.group.rank));
};

/** @param levels from the outermost; none puts everything under `T` */
export const groupRows = (rows: readonly Row[], levels: readonly GroupLevel[], style: TextStyle): Grouped => {
  const keys = new Map<Row, string[]>(rows.map((row) => [row, ['T']]));
  const all = ['T'];
  const nested = (within: readonly Row[], depth: number, prefix: string): readonly Group[] => {
    const level = levels[depth];
    if (level === undefined) return [];
    return gather(within, level, style).map(({ group, rows: members }, position) => {
      const key = `${prefix}${position}`;
      all.push(key);
      for (const row of members) keys.get(row)?.push(key);
      const { label, value } = group;
      return { key, label, value, groupings: nested(members, depth + 1, `${key}_`) };
    });
  };
  return { groupings: nested(rows, 0, ''), keys, all };
};
