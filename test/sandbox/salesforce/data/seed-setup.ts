/**
 * What administrators have set up in an org before anyone works in it: the standard profiles, and the record types, permission
 * sets, custom permissions and static resources that the package brings.
 */
import type { PermissionSetSchema, Schema } from '../schema/types.ts';
import { EVERYDAY_PERMISSIONS, USER_PERMISSIONS } from '../standard-objects/user-permissions.ts';
import type { SObjectRecord, Value } from './types.ts';

/** Puts a row into the org; what is not said has its default. */
export type Plant = (object: string, values: Readonly<Record<string, Value>>) => SObjectRecord;

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

/** @returns the administrator's profile */
export const plantProfiles = (plant: Plant): SObjectRecord => {
  const licenses = plantLicenses(plant);
  const [administrator] = PROFILES.map(({ name, license, userType, permissions = EVERYDAY_PERMISSIONS }) =>
    plant('Profile', {
      ...Object.fromEntries(permissions.map((permission) => [`Permissions${permission}`, true])),
      Name: name,
      UserLicenseId: licenses.get(license) ?? null,
      UserType: userType,
    }),
  );
  if (administrator === undefined) throw new Error('there are no profiles');
  return administrator;
};

const plantRecordTypes = (plant: Plant, schema: Schema): void => {
  for (const object of schema.all()) {
    for (const { developerName, label, isActive, description } of object.recordTypes ?? []) {
      plant('RecordType', {
        Name: label,
        DeveloperName: developerName,
        Description: description ?? null,
        IsActive: isActive,
        SobjectType: object.name,
      });
    }
  }
};

const plantPermissions = (plant: Plant, set: PermissionSetSchema, custom: ReadonlyMap<string, string>): void => {
  const { Id: ParentId } = plant('PermissionSet', { Name: set.name, Label: set.label });
  for (const one of set.objects) {
    plant('ObjectPermissions', {
      ParentId,
      SobjectType: one.object,
      PermissionsRead: one.read,
      PermissionsCreate: one.create,
      PermissionsEdit: one.edit,
      PermissionsDelete: one.delete,
      PermissionsViewAllRecords: one.viewAll,
      PermissionsModifyAllRecords: one.modifyAll,
    });
  }
  for (const { field, read, edit } of set.fields) {
    const [SobjectType = ''] = field.split('.');
    plant('FieldPermissions', { ParentId, SobjectType, Field: field, PermissionsRead: read, PermissionsEdit: edit });
  }
  for (const name of set.customPermissions) {
    const SetupEntityId = custom.get(name);
    if (SetupEntityId !== undefined)
      plant('SetupEntityAccess', { ParentId, SetupEntityId, SetupEntityType: 'CustomPermission' });
  }
};

/** @param schema brings what the package set up */
export const plantSetup = (plant: Plant, schema: Schema): void => {
  plantRecordTypes(plant, schema);
  const { customPermissions = [], permissionSets = [], staticResources = [] } = schema.setup ?? {};
  const custom = new Map(
    customPermissions.map(({ name, label }) => [
      name,
      plant('CustomPermission', { DeveloperName: name, MasterLabel: label, Language: 'en_US' }).Id,
    ]),
  );
  for (const set of permissionSets) plantPermissions(plant, set, custom);
  for (const { name, contentType, bytes } of staticResources) {
    plant('StaticResource', {
      Name: name,
      ContentType: contentType,
      Body: bytes.toString('base64'),
      BodyLength: bytes.length,
      CacheControl: 'Public',
    });
  }
};
