/**
 * The rows of what a package set up, once more after a deploy: a row that stands for the same thing keeps its id and gets new
 * values, new things get rows, and rows of things that are gone go. What people and clients made themselves stays.
 */
import { plantAutomation } from '../approvals/plant-automation.ts';
import { objectNamed, type Data } from './context.ts';
import { plantMetadata } from './seed-metadata.ts';
import { plantProfiles } from './seed-profiles.ts';
import { plantSetup, type Plant } from './seed-setup.ts';
import { plantedIn, planter } from './seed.ts';
import type { SObjectRecord, Value } from './types.ts';

type Values = Readonly<Record<string, Value>>;

/** By which values rows stand for the same thing; by all that is said of it where none are listed. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  CustomNotificationType: ['DeveloperName'],
  CustomPermission: ['DeveloperName'],
  EmailTemplate: ['DeveloperName', 'FolderId'],
  FieldPermissions: ['ParentId', 'Field'],
  Folder: ['DeveloperName', 'Type'],
  Group: ['DeveloperName', 'Type'],
  ObjectPermissions: ['ParentId', 'SobjectType'],
  PermissionSet: ['Name'],
  PermissionSetGroup: ['DeveloperName'],
  ProcessDefinition: ['DeveloperName', 'TableEnumOrId'],
  ProcessNode: ['ProcessDefinitionId', 'DeveloperName'],
  Profile: ['Name'],
  RecordType: ['SobjectType', 'DeveloperName'],
  SetupEntityAccess: ['ParentId', 'SetupEntityId'],
  StaticResource: ['Name'],
  UserLicense: ['Name'],
  UserRole: ['DeveloperName'],
};

const keyFields = (object: string, values: Values): readonly string[] =>
  object.endsWith('__mdt') ? ['DeveloperName'] : (KEYS[object] ?? Object.keys(values));

const keyOf = (values: Values, fields: readonly string[]): string =>
  JSON.stringify(fields.map((field) => values[field] ?? null));

/** Finds rows by their keys without looking through all of them each time. */
const finder = (data: Data): ((object: string, values: Values) => SObjectRecord | undefined) => {
  const indexes = new Map<string, Map<string, SObjectRecord>>();
  return (object, values) => {
    const fields = keyFields(object, values);
    const name = `${object} ${fields.join()}`;
    const rows = [...data.store.table(objectNamed(data, object)).live()];
    const index = indexes.get(name) ?? new Map(rows.map((row) => [keyOf(row, fields), row]));
    indexes.set(name, index);
    return index.get(keyOf(values, fields));
  };
};

const sign = (data: Data, planted: ReadonlySet<string>, author: string): void => {
  for (const object of data.schema.all().filter((one) => one.fields.has('createdbyid'))) {
    const unsigned = [...data.store.table(object).all()].filter(
      (row) => planted.has(row.Id) && row.CreatedById === null,
    );
    for (const row of unsigned) data.store.put(object, { ...row, CreatedById: author, LastModifiedById: author });
  }
};

const dropGone = (data: Data, before: ReadonlySet<string>, now: ReadonlySet<string>): void => {
  for (const object of data.schema.all()) {
    const gone = [...data.store.table(object).all()].filter(({ Id }) => before.has(Id) && !now.has(Id));
    for (const { Id } of gone) data.store.drop(object, Id);
  }
};

/**
 * Brings the rows of a package up to date with the schema that `data` now has.
 * @param author the id of who deploys
 * @throws SourceInvalid when a record names another that does not exist
 */
export const plantAgain = (data: Data, { author, now }: { author: string; now: string }): void => {
  const before = plantedIn(data.store);
  const planted = new Set<string>();
  const find = finder(data);
  const plantNew = planter(data, now);
  const plant: Plant = (name, values) => {
    const known = find(name, values);
    const row = known === undefined ? plantNew(name, values) : { ...known, ...values, Id: known.Id };
    if (known !== undefined) data.store.put(objectNamed(data, name), row);
    planted.add(row.Id);
    return row;
  };
  const profiles = plantProfiles(plant, data.schema);
  plantMetadata(plant, data.schema, data.store);
  plantSetup(plant, data.schema, profiles);
  const users = data.store.table(objectNamed(data, 'User'));
  const userNamed = (username: string): string | undefined =>
    [...users.live()].find((user) => String(user.Username).toLowerCase() === username.toLowerCase())?.Id;
  const { automation } = data.schema.setup ?? {};
  if (automation !== undefined) plantAutomation(plant, automation, userNamed);
  dropGone(data, before.package, planted);
  sign(data, planted, author);
  before.package = planted;
};
