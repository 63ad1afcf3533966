/**
 * What administrators have set up in an org before anyone works in it: the standard profiles, and the record types, permission
 * sets, custom permissions and static resources that the package brings.
 */
import type { PermissionSetSchema, Schema } from '../schema/types.ts';
import type { SObjectRecord, Value } from './types.ts';

/** Puts a row into the org; what is not said has its default. */
export type Plant = (object: string, values: Readonly<Record<string, Value>>) => SObjectRecord;

const ADMINISTRATION = [
  'ApiEnabled',
  'AuthorApex',
  'CustomizeApplication',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'ViewAllData',
  'ViewSetup',
];

/** https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm */
const PROFILES = [
  'Standard User',
  'Read Only',
  'Minimum Access - Salesforce',
  'Marketing User',
  'Contract Manager',
  'Solution Manager',
  'Standard Platform User',
  'Chatter Free User',
];

/** @returns the administrator's profile */
export const plantProfiles = (plant: Plant): SObjectRecord => {
  const license = plant('UserLicense', {
    Name: 'Salesforce',
    MasterLabel: 'Salesforce',
    LicenseDefinitionKey: 'SFDC',
    Status: 'Active',
    TotalLicenses: 100,
  });
  const facts = { UserLicenseId: license.Id, UserType: 'Standard', PermissionsApiEnabled: true };
  const all = Object.fromEntries(ADMINISTRATION.map((name) => [`Permissions${name}`, true]));
  const administrator = plant('Profile', { ...facts, ...all, Name: 'System Administrator' });
  for (const Name of PROFILES) plant('Profile', { ...facts, Name });
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
