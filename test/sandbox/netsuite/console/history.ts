import type { Clock } from '../../shared/clock.ts';
import { asText } from '../records/draft.ts';
import type { RecordListener, StoredRecord } from '../records/types.ts';

/**
 * What happened to a record since the account was opened, like the system notes of NetSuite: each field with its old and its
 * new value. The oldest notes are dropped, so that a load of many thousands does not fill the memory.
 */
export type Note = {
  readonly at: Date;
  readonly kind: 'Created' | 'Changed' | 'Deleted';
  readonly changes: readonly FieldChange[];
};
export type FieldChange = { readonly field: string; readonly from: string; readonly to: string };

export type History = {
  readonly listener: RecordListener;
  /** Notes about a record, newest first. */
  readonly of: (record: { type: string; id: string }) => readonly Note[];
};

const MOST_RECORDS = 20_000;
const MOST_NOTES = 50;

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type}/${id}`;

const linesIn = (record: StoredRecord): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record.sublists).map(([name, lines]) => [
      `${name} lines`,
      lines.length === 0 ? '' : `${lines.length}`,
    ]),
  );

/** Says the same as another field. */
const REPEATED = new Set(['amountRemainingTotalBox', 'nextBill']);

const valuesOf = (record: StoredRecord): Record<string, string> => ({
  ...Object.fromEntries(
    Object.entries(record.fields).flatMap(([name, value]) => (REPEATED.has(name) ? [] : [[name, asText(value)]])),
  ),
  ...linesIn(record),
  externalId: record.externalId ?? '',
});

const changesBetween = (before: StoredRecord, after: StoredRecord): readonly FieldChange[] => {
  const [old, current] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(current)])]
    .map((field) => ({ field, from: old[field] ?? '', to: current[field] ?? '' }))
    .filter(({ from, to }) => from !== to);
};

/** Keeps the newest entries of a map. */
const keepWithin = (map: Map<string, unknown>): void => {
  const [oldest] = map.keys();
  if (map.size > MOST_RECORDS && oldest !== undefined) map.delete(oldest);
};

const noteOn = (before: StoredRecord | undefined, record: StoredRecord): Omit<Note, 'at'> | undefined => {
  if (before === undefined) return { kind: 'Created', changes: [] };
  const changes = changesBetween(before, record);
  return changes.length === 0 ? undefined : { kind: 'Changed', changes };
};

/** A history that begins now. @param there the records there are already, to compare their first change with */
export const openHistory = (clock: Clock, there: Iterable<StoredRecord>): History => {
  const seen = new Map([...there].map((record) => [keyOf(record), record]));
  const notes = new Map<string, readonly Note[]>();

  const add = (key: string, note: Note): void => {
    const known = notes.get(key) ?? [];
    notes.delete(key);
    notes.set(key, [note, ...known].slice(0, MOST_NOTES));
    keepWithin(notes);
  };

  return {
    of: (record) => notes.get(keyOf(record)) ?? [],
    listener: {
      saved(record) {
        const key = keyOf(record);
        const note = noteOn(seen.get(key), record);
        seen.delete(key);
        seen.set(key, record);
        keepWithin(seen);
        if (note !== undefined) add(key, { ...note, at: clock.now() });
      },
      deleted(record, at) {
        seen.delete(keyOf(record));
        add(keyOf(record), { at, kind: 'Deleted', changes: [] });
      },
      linked: () => undefined,
    },
  };
};
