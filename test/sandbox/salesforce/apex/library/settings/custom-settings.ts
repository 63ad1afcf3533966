/**
 * `getInstance`, `getValues`, `getOrgDefaults` and `getAll` of custom settings: of the list kind by name, of the hierarchy kind by
 * user, profile and organization, the nearest one that says something.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_custom_settings.htm
 */
import type { SObjectRecord } from '../../../data/types.ts';
import type { ObjectSchema } from '../../../schema/types.ts';
import { transaction } from '../../runtime/current.ts';
import { nullPointer } from '../../runtime/exceptions.ts';
import type { LibraryTable } from '../../types/library-members.ts';
import { toId } from '../../values/convert.ts';
import { ApexMap } from '../../values/map.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { recordOf, rowsOf } from './stored-records.ts';

const listMembers = (object: ObjectSchema): LibraryTable => {
  const named = (name: string | null): SObjectValue | null => {
    if (name === null) throw nullPointer();
    const row = rowsOf(object).find((one) => String(one.Name).toLowerCase() === name.toLowerCase());
    return row === undefined ? null : recordOf(object, row);
  };
  return {
    [`static Map<String,${object.name}> getAll()`]: () =>
      new ApexMap(
        `Map<String,${object.name}>`,
        rowsOf(object).map((row) => [row.Name, recordOf(object, row)] as const),
      ),
    [`static ${object.name} getInstance(String name)`]: named,
    [`static ${object.name} getValues(String name)`]: named,
  };
};

const rowOwnedBy = (object: ObjectSchema, ownerId: string): SObjectRecord | undefined =>
  rowsOf(object).find((row) => row.SetupOwnerId === ownerId);

/** A user, then their profile, then the organization; of a profile, itself and the organization. */
const levelsOf = (ownerId: string): readonly string[] => {
  const { org } = transaction().data;
  const profileId = org.byId('User', ownerId)?.ProfileId;
  return [...new Set([ownerId, ...(typeof profileId === 'string' ? [profileId] : []), org.orgId])];
};

/** The record of the nearest level, with what only levels above it say; a new record when the level itself has none. */
const merged = (object: ObjectSchema, ownerId: string): SObjectValue => {
  const [own, ...above] = levelsOf(ownerId).map((level) => rowOwnedBy(object, level));
  const record = own === undefined ? new SObjectValue(object.name) : recordOf(object, own);
  for (const row of above) {
    if (row === undefined) continue;
    const custom = [...recordOf(object, row).fields].filter(([name]) => object.fields.get(name.toLowerCase())?.custom);
    for (const [name, value] of custom) if (!record.fields.has(name)) record.fields.set(name, value);
  }
  return record;
};

const owner = (id: string | null): string => {
  if (id === null) throw nullPointer();
  return toId(id) ?? id;
};

const valuesOf = (object: ObjectSchema, id: string | null): SObjectValue | null => {
  const row = rowOwnedBy(object, owner(id));
  return row === undefined ? null : recordOf(object, row);
};

const hierarchyMembers = (object: ObjectSchema): LibraryTable => ({
  [`static ${object.name} getOrgDefaults()`]: () =>
    valuesOf(object, transaction().data.org.orgId) ?? new SObjectValue(object.name),
  [`static ${object.name} getInstance()`]: () => merged(object, transaction().user.userId),
  [`static ${object.name} getInstance(Id ownerId)`]: (id: string | null) => merged(object, owner(id)),
  [`static ${object.name} getValues(Id ownerId)`]: (id: string | null) => valuesOf(object, id),
});

export const settingMembers = (object: ObjectSchema): LibraryTable =>
  object.settingsType === 'List' ? listMembers(object) : hierarchyMembers(object);
