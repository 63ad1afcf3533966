/**
 * `getAll()` and `getInstance(name)` of custom metadata types.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_metadata_types.htm
 */
import type { SObjectRecord } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import type { LibraryTable } from '../../types/library-members.ts';
import { ApexMap } from '../../values/map.ts';
import type { SObjectValue } from '../../values/sobject.ts';
import { recordOf, rowsOf } from './stored-records.ts';

const same = (one: unknown, other: string): boolean => String(one).toLowerCase() === other.toLowerCase();

const isMeant = (row: SObjectRecord, key: string): boolean =>
  row.Id === key || row.Id.slice(0, 15) === key || same(row.DeveloperName, key) || same(row.QualifiedApiName, key);

export const metadataMembers = (object: ObjectSchema): LibraryTable => ({
  [`static Map<String,${object.name}> getAll()`]: () =>
    new ApexMap(
      `Map<String,${object.name}>`,
      rowsOf(object).map((row) => [row.QualifiedApiName, recordOf(object, row)] as const),
    ),
  [`static ${object.name} getInstance(String name)`]: (key: string | null): SObjectValue | null => {
    if (key === null) throw nullPointer();
    const row = rowsOf(object).find((one) => isMeant(one, key));
    return row === undefined ? null : recordOf(object, row);
  },
});
