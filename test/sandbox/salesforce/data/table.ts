import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { normalizedId } from './record-id.ts';
import type { SObjectRecord, Value } from './types.ts';

/**
 * The rows of one object with an index per indexed field. Deleted rows stay, marked, as in the recycle bin, but leave the
 * indexes.
 */
export type Table = {
  get(id: string): SObjectRecord | undefined;
  put(record: SObjectRecord): void;
  drop(id: string): void;
  all(): Iterable<SObjectRecord>;
  live(): Iterable<SObjectRecord>;
  /** How often a row was put or dropped. */
  changes(): number;
  /** Live rows whose indexed field equals `value`; `null` is not indexed and costs a scan. */
  find(field: string, value: Value): readonly SObjectRecord[];
};

/** Nearly every key of a unique field has one row, so a set is made only for the second. */
type Index = { readonly field: FieldSchema; readonly ids: Map<string, string | Set<string>> };

const keyOf = (field: FieldSchema, value: Value): string => {
  const text = String(value);
  const id = field.type === 'reference' ? normalizedId(text) : undefined;
  return field.caseSensitive ? text : (id ?? text).toLowerCase();
};

const addTo = ({ ids }: Index, key: string, id: string): void => {
  const known = ids.get(key);
  if (known === undefined) ids.set(key, id);
  else if (typeof known === 'string') ids.set(key, new Set([known, id]));
  else known.add(id);
};

const removeFrom = ({ ids }: Index, key: string, id: string): void => {
  const known = ids.get(key);
  if (known === id) ids.delete(key);
  else if (known instanceof Set && known.delete(id) && known.size === 0) ids.delete(key);
};

const indexed = (record: SObjectRecord | undefined, field: FieldSchema): Value =>
  record === undefined || record.IsDeleted === true ? null : (record[field.name] ?? null);

const reindex = (index: Index, change: { id: string; before?: SObjectRecord; after?: SObjectRecord }): void => {
  const from = indexed(change.before, index.field);
  const to = indexed(change.after, index.field);
  if (from === to) return;
  if (from !== null) removeFrom(index, keyOf(index.field, from), change.id);
  if (to !== null) addTo(index, keyOf(index.field, to), change.id);
};

const idsIn = (found: string | Set<string> | undefined): readonly string[] => {
  if (found === undefined) return [];
  return typeof found === 'string' ? [found] : [...found];
};

/** An empty table for the records of `object`; `countedBefore` changes were made to the one whose place it takes. */
export const emptyTable = (object: ObjectSchema, countedBefore = 0): Table => {
  const rows = new Map<string, SObjectRecord>();
  const indexes: readonly Index[] = [...object.fields.values()]
    .filter((field) => field.indexed && field.type !== 'id')
    .map((field) => ({ field, ids: new Map() }));
  const byField = new Map(indexes.map((index) => [index.field.name.toLowerCase(), index]));

  function* live(): Iterable<SObjectRecord> {
    for (const row of rows.values()) if (row.IsDeleted !== true) yield row;
  }

  const liveRow = (id: string): readonly SObjectRecord[] => {
    const row = rows.get(id);
    return row === undefined || row.IsDeleted === true ? [] : [row];
  };

  let changes = countedBefore;
  const change = (id: string, after: SObjectRecord | undefined): void => {
    changes += 1;
    const before = rows.get(id);
    const both = { id, ...(before && { before }), ...(after && { after }) };
    for (const index of indexes) reindex(index, both);
  };

  return {
    get: (id) => rows.get(id),
    put(record) {
      change(record.Id, record);
      rows.set(record.Id, record);
    },
    drop(id) {
      change(id, undefined);
      rows.delete(id);
    },
    changes: () => changes,
    all: () => rows.values(),
    live,
    find(fieldName, value) {
      if (fieldName.toLowerCase() === 'id') return liveRow(normalizedId(String(value)) ?? '');
      const index = byField.get(fieldName.toLowerCase());
      if (index === undefined) throw new Error(`${object.name}.${fieldName} is not indexed`);
      if (value === null) return [...live()].filter((row) => row[index.field.name] === null);
      return idsIn(index.ids.get(keyOf(index.field, value))).flatMap(liveRow);
    },
  };
};
