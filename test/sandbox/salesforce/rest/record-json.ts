import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { SObjectRecord, Value } from '../data/types.ts';

/** How the REST API shows values and records: times with a numeric zone, addresses as one object, attributes first. */
export type Json = Value | { readonly [name: string]: Json } | readonly Json[];

const ADDRESS_PARTS = ['City', 'Country', 'GeocodeAccuracy', 'Latitude', 'Longitude', 'PostalCode', 'State', 'Street'];

/** The compound address whose parts are stored as `BillingCity`, `BillingStreet` …; null when all of them are empty. */
export const addressJson = (record: SObjectRecord, field: FieldSchema): Json => {
  const prefix = field.name.slice(0, -'Address'.length);
  const parts = ADDRESS_PARTS.map(
    (part) => [part.charAt(0).toLowerCase() + part.slice(1), record[prefix + part] ?? null] as const,
  );
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
};

/** The JSON form of a record's field. */
export const fieldJson = (record: SObjectRecord, field: FieldSchema): Json => {
  if (field.type === 'address') return addressJson(record, field);
  const value = record[field.name] ?? null;
  return field.type === 'datetime' && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;
};

export const recordUrl = (object: ObjectSchema, place: { version: string; id: string }): string =>
  `/services/data/v${place.version}/sobjects/${object.name}/${place.id}`;

/** A record with its attributes and the given fields. */
export const recordJson = (
  record: SObjectRecord,
  shape: { object: ObjectSchema; fields: readonly FieldSchema[]; version: string },
): Json => ({
  attributes: { type: shape.object.name, url: recordUrl(shape.object, { version: shape.version, id: record.Id }) },
  ...Object.fromEntries(shape.fields.map((field) => [field.name, fieldJson(record, field)])),
});
