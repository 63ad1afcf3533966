import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { coerce } from './coerce.ts';
import type { Data } from './context.ts';
import { refusals } from './save-failure.ts';
import { objectShown, type SaveRights } from './save-rights.ts';
import type { RawRecord, Value } from './types.ts';

/**
 * First step of a save: names become fields, values get their types, and parents named by an external id
 * (`{"Account__r": {"NetSuiteCustomerId__c": "12"}}` or the CSV column `Account__r.NetSuiteCustomerId__c`) become ids.
 */
export type Draft = Readonly<Record<string, Value>>;
type Source = {
  readonly data: Data;
  readonly object: ObjectSchema;
  readonly valuesAre: 'json' | 'text';
  readonly rights?: SaveRights | undefined;
};

const relationships = new WeakMap<ObjectSchema, ReadonlyMap<string, FieldSchema>>();

const byRelationshipName = (object: ObjectSchema): ReadonlyMap<string, FieldSchema> => {
  const known =
    relationships.get(object) ??
    new Map(
      [...object.fields.values()].flatMap((field) =>
        field.relationshipName === undefined ? [] : [[field.relationshipName.toLowerCase(), field] as const],
      ),
    );
  relationships.set(object, known);
  return known;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeNamedIn = (parent: Record<string, unknown>): string | undefined => {
  const attributes = parent.attributes;
  return isObject(attributes) && typeof attributes.type === 'string' ? attributes.type : undefined;
};

const isKey = (field: FieldSchema): boolean => field.type === 'id' || (field.externalId && field.indexed);

/** The id of the one row whose external id is `value`. */
const idByExternalId = (source: Source, parent: { object: ObjectSchema; key: string; value: unknown }): string => {
  const { object, key, value } = parent;
  const keyField = fieldOf(object, key);
  if (keyField === undefined || !isKey(keyField)) throw refusals.notAnExternalId(key, object.name);
  const wanted = coerce(value, { field: keyField, valuesAre: source.valuesAre });
  const [match, another] = source.data.store.table(object).find(keyField.name, wanted);
  if (match === undefined) {
    throw refusals.foreignKeyNotFound(String(wanted), { field: keyField.name, object: object.name });
  }
  if (another !== undefined) throw refusals.manyMatches(keyField.name);
  return match.Id;
};

const parentId = (source: Source, field: FieldSchema, parent: Record<string, unknown>): string => {
  const target = typeNamedIn(parent) ?? field.referenceTo[0] ?? '';
  const object = source.data.schema.find(target);
  if (object === undefined) throw refusals.unknownReference([field.name]);
  const [key, ...others] = Object.keys(parent).filter((name) => name !== 'attributes');
  if (key === undefined || others.length > 0) throw refusals.unknownField(field.relationshipName ?? '', object.name);
  return idByExternalId(source, { object, key, value: parent[key] });
};

type Sent = { readonly name: string; readonly value: unknown };
type Entry = readonly [field: FieldSchema, value: Value];

const readRelationship = (source: Source, name: string, raw: unknown): Entry => {
  const [relationship = '', key] = name.split('.');
  const field = byRelationshipName(source.object).get(relationship.toLowerCase());
  if (field === undefined) throw refusals.unknownField(name, source.object.name);
  const empty = raw === null || raw === undefined || raw === '';
  if (empty) return [field, null];
  const parent = key === undefined ? raw : { [key]: raw };
  if (!isObject(parent)) throw refusals.unknownField(name, source.object.name);
  return [field, parentId(source, field, parent)];
};

/** The platform keeps the instants of records to the second, those of events to the millisecond. */
const atItsPrecision = (source: Source, field: FieldSchema, value: Value): Value =>
  field.type === 'datetime' && source.object.kind !== 'event' && typeof value === 'string'
    ? `${value.slice(0, 19)}.000Z`
    : value;

const readEntry = (source: Source, name: string, raw: unknown): Entry => {
  const field = fieldOf(source.object, name);
  if (field === undefined) return readRelationship(source, name, raw);
  return [field, atItsPrecision(source, field, coerce(raw, { field, valuesAre: source.valuesAre }))];
};

const isWritable = (field: FieldSchema, verb: 'insert' | 'update'): boolean =>
  verb === 'insert' ? field.createable : field.updateable;

const isIgnored = (name: string, verb: 'insert' | 'update'): boolean => {
  const lower = name.toLowerCase();
  return lower === 'attributes' || (lower === 'id' && verb === 'update');
};

/** The field and value of one name; undefined for a field that may not be sent. */
const readSent = (source: Source, sent: Sent, verb: 'insert' | 'update'): Entry | undefined => {
  const known = fieldOf(source.object, sent.name);
  if (known !== undefined && !isWritable(known, verb)) return undefined;
  const entry = readEntry(source, sent.name, sent.value);
  return isWritable(entry[0], verb) ? entry : undefined;
};

/**
 * The values a client sent, by proper field name.
 * @param verb decides which fields may be sent at all
 * @throws SaveFailure for unknown and read-only fields, values of the wrong type and unknown parents
 */
export const readDraft = (save: Source, raw: RawRecord, verb: 'insert' | 'update'): Draft => {
  const source = { ...save, object: objectShown(save) };
  const draft: Record<string, Value> = {};
  const readOnly: string[] = [];
  for (const name of Object.keys(raw)) {
    if (isIgnored(name, verb)) continue;
    const entry = readSent(source, { name, value: raw[name] }, verb);
    if (entry === undefined) readOnly.push(fieldOf(source.object, name)?.name ?? name);
    else draft[entry[0].name] = entry[1];
  }
  if (readOnly.length > 0) throw refusals.readOnly(readOnly);
  return draft;
};
