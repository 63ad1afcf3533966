/**
 * Copies of records inside of collections.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (deepClone)
 */
import { SObjectValue } from '../../values/sobject.ts';

const TIMESTAMPS: ReadonlySet<string> = new Set([
  'CreatedById',
  'CreatedDate',
  'LastModifiedById',
  'LastModifiedDate',
  'SystemModstamp',
]);

const NONE: ReadonlySet<string> = new Set();

export type Kept = { readonly id: boolean; readonly timestamps: boolean };

/** A copy of a record; any other value stays as it is. */
export const copyOf = (value: unknown, { id, timestamps }: Kept): unknown =>
  value instanceof SObjectValue
    ? value.clone({ keepsId: id, isDeep: true, without: timestamps ? NONE : TIMESTAMPS })
    : value;
