/**
 * The order of records in a sorted list: by their type, then by name, then by the other standard fields and by the custom ones,
 * each in the order of the alphabet.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_list_sobject_sorting.htm
 */
import { compareValues } from '../../values/equality.ts';
import { SObjectValue } from '../../values/sobject.ts';

const rank = (field: string): number => {
  if (field === 'Name') return 0;
  return field.endsWith('__c') ? 2 : 1;
};

const fieldsOf = (one: SObjectValue, other: SObjectValue): readonly string[] =>
  [...new Set([...one.fields.keys(), ...other.fields.keys()])]
    .filter((field) => field !== 'Id')
    .toSorted((left, right) => rank(left) - rank(right) || compareValues(left, right));

const compareRecords = (one: SObjectValue, other: SObjectValue): number => {
  const byType = compareValues(one.type, other.type);
  if (byType !== 0) return byType;
  for (const field of fieldsOf(one, other)) {
    const result = compareValues(one.fields.get(field) ?? null, other.fields.get(field) ?? null);
    if (result !== 0) return result;
  }
  return 0;
};

/** As `compareValues`, which knows no order of records. */
export const compareElements = (left: unknown, right: unknown): number =>
  left instanceof SObjectValue && right instanceof SObjectValue
    ? compareRecords(left, right)
    : compareValues(left, right);
