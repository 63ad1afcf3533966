import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema } from '../schema/types.ts';
import { coerce } from './coerce.ts';
import { refused, refusals } from './save-failure.ts';
import type { Save } from './new-row.ts';
import type { Prepared } from './prepared.ts';
import { objectShown } from './save-rights.ts';
import { prepareInsert, prepareUpdate } from './save-row.ts';
import type { RawRecord, Value } from './types.ts';

/**
 * Insert or update by external id: the row that has the key is updated, otherwise one is inserted; two rows with the key
 * are refused. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_upsert.htm
 */
export type Key = { readonly save: Save; readonly field: FieldSchema };

/** The field an upsert goes by. @throws SaveFailure when it is not an external id */
export const upsertKey = (save: Save, name: string): Key => {
  const field = fieldOf(objectShown(save), name);
  if (field === undefined || !(field.externalId || field.type === 'id')) {
    throw refusals.notAnExternalId(name, save.object.name);
  }
  return { save, field };
};

/** The key's value in a record as sent. */
export const keyIn = ({ save, field }: Key, raw: RawRecord): Value => {
  const sent = Object.entries(raw).find(([name]) => name.toLowerCase() === field.name.toLowerCase())?.[1];
  return coerce(sent, { field, valuesAre: save.valuesAre });
};

const withoutKey = ({ field }: Key, raw: RawRecord): RawRecord =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => name.toLowerCase() !== field.name.toLowerCase()));

/**
 * One record to be saved by its key, ready to be written.
 * @throws SaveFailure with the platform's reason
 */
export const prepareUpsert = (key: Key, raw: RawRecord): Prepared => {
  const { save, field } = key;
  const value = keyIn(key, raw);
  if (field.type === 'id') {
    return value === null ? prepareInsert(save, withoutKey(key, raw)) : prepareUpdate(save, raw);
  }
  if (value === null) throw refused('MISSING_ARGUMENT', `${field.name} not specified`, []);
  const [match, another] = save.data.store.table(save.object).find(field.name, value);
  if (another !== undefined) throw refusals.manyMatches(field.name);
  if (match === undefined) return prepareInsert(save, raw);
  return prepareUpdate(save, { ...withoutKey(key, raw), Id: match.Id });
};

const CHUNK = 200;

/** Records whose key another record of the same 200 has: the platform refuses each of them. */
export const repeatedKeys = (key: Key, records: readonly RawRecord[]): ReadonlySet<number> => {
  const repeated = new Set<number>();
  for (let start = 0; start < records.length; start += CHUNK) {
    const firstAt = new Map<string, number>();
    for (const [offset, raw] of records.slice(start, start + CHUNK).entries()) {
      const sent = Object.entries(raw).find(([name]) => name.toLowerCase() === key.field.name.toLowerCase())?.[1];
      if (typeof sent !== 'string' && typeof sent !== 'number') continue;
      const text = String(sent).trim().toLowerCase();
      const first = firstAt.get(text);
      if (first !== undefined && text !== '') repeated.add(first).add(start + offset);
      else firstAt.set(text, start + offset);
    }
  }
  return repeated;
};
