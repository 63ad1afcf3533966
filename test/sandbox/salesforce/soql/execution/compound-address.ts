/**
 * Compound address fields, put together from the fields they stand for.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/compound_fields_address.htm
 */
import type { SObjectRecord, Value } from '../../data/types.ts';

const PARTS = {
  city: 'City',
  country: 'Country',
  geocodeAccuracy: 'GeocodeAccuracy',
  latitude: 'Latitude',
  longitude: 'Longitude',
  postalCode: 'PostalCode',
  state: 'State',
  street: 'Street',
} as const;

/** `BillingAddress` of a record from `BillingCity`, `BillingStreet` …; null when all of them are empty. */
export const addressOf = (row: SObjectRecord, field: string): Readonly<Record<string, Value>> | null => {
  const prefix = field.replace(/Address$/, '');
  const parts = Object.entries(PARTS).map(([key, suffix]) => [key, row[prefix + suffix] ?? null] as const);
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
};
