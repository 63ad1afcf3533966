/** Permission sets, groups of them and what they hold, as rows. */
import type { PermissionSetGroupSchema, PermissionSetSchema, SetupSchema } from '../schema/types.ts';
import { USER_PERMISSIONS } from '../standard-objects/user-permissions.ts';
import type { Plant } from './seed-setup.ts';
import type { Value } from './types.ts';

const KNOWN: ReadonlySet<string> = new Set(USER_PERMISSIONS);

/** Org-wide permissions as flags of a row; those the sandbox has no field for stay in the package's file. */
export const permissionFlags = (set: PermissionSetSchema): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    (set.userPermissions ?? []).filter((name) => KNOWN.has(name)).map((name) => [`Permissions${name}`, true]),
  );

/** Ids of custom permissions by name. */
type Custom = ReadonlyMap<string, string>;

const plantFields = (plant: Plant, ParentId: string, { fields }: PermissionSetSchema): void => {
  for (const { field, read, edit } of fields) {
    const [SobjectType = ''] = field.split('.');
    const rights = { PermissionsRead: read || edit, PermissionsEdit: edit };
    plant('FieldPermissions', { ParentId, SobjectType, Field: field, ...rights });
  }
};

/** Object, field and custom permissions. @param ParentId the permission set they belong to */
export const plantGrants = (
  plant: Plant,
  { ParentId, custom }: { readonly ParentId: string; readonly custom?: Custom },
  set: PermissionSetSchema,
): void => {
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
      PermissionsViewAllFields: one.viewAllFields ?? false,
    });
  }
  plantFields(plant, ParentId, set);
  for (const name of set.customPermissions) {
    const SetupEntityId = custom?.get(name);
    if (SetupEntityId !== undefined)
      plant('SetupEntityAccess', { ParentId, SetupEntityId, SetupEntityType: 'CustomPermission' });
  }
};

type Ids = ReadonlyMap<string, string>;

/** A group is assigned by way of a permission set that stands for it. */
const plantGroup = (
  plant: Plant,
  group: PermissionSetGroupSchema,
  { sets, muting }: { readonly sets: Ids; readonly muting: Ids },
): void => {
  const { Id: PermissionSetGroupId } = plant('PermissionSetGroup', {
    DeveloperName: group.name,
    MasterLabel: group.label,
    Status: 'Updated',
  });
  const members = [
    ...group.permissionSets.map((name) => sets.get(name)),
    ...group.mutingPermissionSets.map((name) => muting.get(name)),
  ];
  for (const PermissionSetId of members) {
    if (PermissionSetId !== undefined) plant('PermissionSetGroupComponent', { PermissionSetGroupId, PermissionSetId });
  }
  plant('PermissionSet', { Name: group.name, Label: group.label, Type: 'Group', PermissionSetGroupId });
};

/** @param custom ids of the package's custom permissions by name */
export const plantPermissionSets = (plant: Plant, setup: SetupSchema, custom: Custom): void => {
  const plantAll = (object: string, all: readonly PermissionSetSchema[] = []): Ids =>
    new Map(
      all.map((set): [string, string] => {
        const names =
          object === 'PermissionSet'
            ? { Name: set.name, Label: set.label }
            : { DeveloperName: set.name, MasterLabel: set.label };
        const { Id } = plant(object, { ...names, ...permissionFlags(set) });
        plantGrants(plant, { ParentId: Id, custom }, set);
        return [set.name, Id];
      }),
    );
  const sets = plantAll('PermissionSet', setup.permissionSets);
  const muting = plantAll('MutingPermissionSet', setup.mutingPermissionSets);
  for (const group of setup.permissionSetGroups ?? []) plantGroup(plant, group, { sets, muting });
};
