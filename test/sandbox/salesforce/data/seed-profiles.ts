/** The profiles of an org: the standard ones and those that the package brings, each with a permission set of its own. */
import { followed, groupOf } from '../access/object-groups.ts';
import { profilePermission, type ObjectPermission } from '../access/standard-profiles.ts';
import type { PermissionSetSchema, Schema } from '../schema/types.ts';
import { EVERYDAY_PERMISSIONS, USER_PERMISSIONS } from '../standard-objects/user-permissions.ts';
import { permissionFlags, plantGrants } from './seed-permissions.ts';
import type { Plant } from './seed-setup.ts';
import type { SObjectRecord } from './types.ts';

type ProfileSeed = {
  readonly name: string;
  readonly license: string;
  readonly userType: string;
  /** Without, a profile of people who work in the org. */
  readonly permissions?: readonly string[];
};

const standard = (name: string): ProfileSeed => ({ name, license: 'Salesforce', userType: 'Standard' });

/** https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm */
const PROFILES: readonly ProfileSeed[] = [
  { ...standard('System Administrator'), permissions: USER_PERMISSIONS.filter((name) => name !== 'PrivacyDataAccess') },
  ...['Standard User', 'Read Only', 'Marketing User', 'Contract Manager', 'Solution Manager'].map(standard),
  { ...standard('Minimum Access - Salesforce'), permissions: [] },
  { ...standard('Standard Platform User'), license: 'Salesforce Platform' },
  { name: 'Chatter Free User', license: 'Chatter Free', userType: 'CsnOnly', permissions: [] },
  { name: 'Chatter External User', license: 'Chatter External', userType: 'CsnOnly', permissions: [] },
];

const LICENSE_KEYS: Readonly<Record<string, string>> = {
  Salesforce: 'SFDC',
  'Salesforce Platform': 'AUL',
  'Chatter Free': 'CSN_User',
  'Chatter External': 'CSN_External',
};

const plantLicenses = (plant: Plant): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(LICENSE_KEYS).map(([name, key]) => [
      name,
      plant('UserLicense', {
        Name: name,
        MasterLabel: name,
        LicenseDefinitionKey: key,
        Status: 'Active',
        TotalLicenses: 100,
      }).Id,
    ]),
  );

/** The package's own profiles have no more than their files say; standard ones keep theirs besides. */
const seedsOf = (schema: Schema): readonly ProfileSeed[] => {
  const standardOnes = new Set(PROFILES.map(({ name }) => name));
  const own = (schema.setup?.profiles ?? []).filter(({ name }) => !standardOnes.has(name));
  return [...PROFILES, ...own.map(({ name }) => ({ ...standard(name), permissions: [] }))];
};

/** Profiles by name. */
export type Profiles = ReadonlyMap<string, SObjectRecord>;

export const plantProfiles = (plant: Plant, schema: Schema): Profiles => {
  const licenses = plantLicenses(plant);
  const files = new Map((schema.setup?.profiles ?? []).map((file) => [file.name, file]));
  return new Map(
    seedsOf(schema).map(({ name, license, userType, permissions = EVERYDAY_PERMISSIONS }) => {
      const file = files.get(name);
      const row = plant('Profile', {
        ...Object.fromEntries(permissions.map((permission) => [`Permissions${permission}`, true])),
        ...(file === undefined ? {} : permissionFlags(file)),
        Name: name,
        UserLicenseId: licenses.get(license) ?? null,
        UserType: userType,
      });
      return [name, row];
    }),
  );
};

/** What a standard profile allows on objects, but for those that the package's file speaks of. */
const standardGrants = (
  schema: Schema,
  profile: string,
  file: PermissionSetSchema | undefined,
): PermissionSetSchema['objects'] =>
  schema
    .all()
    .filter((object) => groupOf(object).kind === 'permitted' && followed(object) === undefined)
    .filter((object) => profilePermission(profile, object, 'read'))
    .filter(({ name }) => file?.objects.some((one) => one.object === name) !== true)
    .map((object) => {
      const may = (permission: ObjectPermission): boolean => profilePermission(profile, object, permission);
      return {
        ...{ object: object.name, read: may('read'), create: may('create'), edit: may('edit'), delete: may('delete') },
        ...{ viewAll: may('viewAll'), modifyAll: may('modifyAll') },
      };
    });

const NO_FILE: PermissionSetSchema = { name: '', label: '', objects: [], fields: [], customPermissions: [] };

/**
 * Each profile keeps its permissions in a permission set that nobody assigns.
 * @param custom ids of the package's custom permissions by name
 */
export const plantSetsOfProfiles = (
  plant: Plant,
  { schema, profiles, custom }: { schema: Schema; profiles: Profiles; custom: ReadonlyMap<string, string> },
): void => {
  const files = new Map((schema.setup?.profiles ?? []).map((file) => [file.name, file]));
  for (const [name, { Id: ProfileId }] of profiles) {
    const own = { Name: `X${ProfileId}`, Label: ProfileId, Type: 'Profile', IsCustom: false };
    const { Id: ParentId } = plant('PermissionSet', { ...own, ProfileId, IsOwnedByProfile: true });
    const file = files.get(name);
    const objects = [...standardGrants(schema, name, file), ...(file?.objects ?? [])];
    plantGrants(plant, { ParentId, custom }, { ...NO_FILE, ...file, objects });
  }
};
