/**
 * A record of Apex as a client of the org would send it: the fields that were set and may be written, and parents that are
 * named by an external id.
 */
import type { RawRecord } from '../../data/types.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { sentValueOf } from './stored-value.ts';

export type Sending = {
  readonly object: ObjectSchema;
  readonly verb: 'insert' | 'update' | 'upsert';
  readonly cutsTexts: boolean;
};

const isWritable = (field: FieldSchema, verb: Sending['verb']): boolean => {
  if (field.type === 'id') return true;
  if (verb === 'upsert') return field.createable || field.updateable;
  return verb === 'insert' ? field.createable : field.updateable;
};

const cut = (field: FieldSchema, value: unknown): unknown =>
  typeof value === 'string' && field.length > 0 ? value.slice(0, field.length) : value;

/** `new Contact(Account = new Account(Key__c = 'x'))`: only a parent with a key and nothing else names one. */
const namedParent = (object: ObjectSchema, relationship: string, parent: SObjectValue): RawRecord | undefined => {
  const field = [...object.fields.values()].find((one) => one.relationshipName === relationship);
  const [only, ...others] = parent.fields;
  if (field === undefined || only === undefined || others.length > 0 || parent.isQueried) return undefined;
  const [key, value] = only;
  return { attributes: { type: parent.type }, [key]: sentValueOf(value) };
};

const sentParents = ({ object }: Sending, record: SObjectValue): readonly (readonly [string, unknown])[] =>
  [...record.parents].flatMap(([relationship, parent]) => {
    const named = parent === null ? undefined : namedParent(object, relationship, parent);
    return named === undefined ? [] : [[relationship, named] as const];
  });

const sentFields = (
  { object, verb, cutsTexts }: Sending,
  record: SObjectValue,
): readonly (readonly [string, unknown])[] =>
  [...record.fields].flatMap(([name, value]) => {
    const field = object.fields.get(name.toLowerCase());
    // A new record whose id was set to nothing has none.
    const isNoId = field?.type === 'id' && value === null;
    if (field === undefined || isNoId || !isWritable(field, verb)) return [];
    const sent = sentValueOf(value);
    return [[name, cutsTexts ? cut(field, sent) : sent] as const];
  });

/** What the org is sent for a record; read-only fields that a query brought along stay behind. */
export const sentRecord = (sending: Sending, record: SObjectValue): RawRecord =>
  Object.fromEntries([...sentFields(sending, record), ...sentParents(sending, record)]);
