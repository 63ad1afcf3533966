/**
 * Copies of records inside of collections.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (deepClone)
 */
import { objectOf } from '../../describe/current.ts';
import { SObjectValue } from '../../values/sobject.ts';

const TIMESTAMPS = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

const automaticNumbers = (record: SObjectValue): readonly string[] =>
  [...(objectOf(record)?.schema.fields.values() ?? [])]
    .filter(({ autoNumberFormat }) => autoNumberFormat !== undefined)
    .map(({ name }) => name);

/** What a copy has of its original, beside the other fields. */
export type Kept = { readonly id: boolean; readonly timestamps: boolean; readonly numbers: boolean };

/** A copy of a record; any other value stays as it is. */
export const copyOf = (value: unknown, { id, timestamps, numbers }: Kept): unknown =>
  value instanceof SObjectValue
    ? value.clone({
        keepsId: id,
        isDeep: true,
        without: new Set([...(timestamps ? [] : TIMESTAMPS), ...(numbers ? [] : automaticNumbers(value))]),
      })
    : value;
