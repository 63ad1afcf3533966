/**
 * What the running user may do with an object or a field: all of it as an administrator, otherwise what the user's profile and
 * permission sets allow. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 */
import type { SObjectRecord } from '../../data/types.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { transaction } from '../runtime/current.ts';
import { opensStandardFields, profilePermission, type ObjectPermission } from './profiles.ts';

const PERMISSION_FIELDS: Readonly<Record<ObjectPermission, string>> = {
  read: 'PermissionsRead',
  create: 'PermissionsCreate',
  edit: 'PermissionsEdit',
  delete: 'PermissionsDelete',
  viewAll: 'PermissionsViewAllRecords',
  modifyAll: 'PermissionsModifyAllRecords',
};

const ADMINISTRATOR = 'System Administrator';

const profileName = (userId: string): string => {
  const { org } = transaction().data;
  const profileId = org.byId('User', userId)?.ProfileId;
  return typeof profileId === 'string' ? String(org.byId('Profile', profileId)?.Name ?? '') : '';
};

export const isAdministrator = (userId: string): boolean => profileName(userId) === ADMINISTRATOR;

/** Ids of the permission sets a user has. */
export const permissionSetsOf = (userId: string): ReadonlySet<string> =>
  new Set(
    transaction()
      .data.org.lookup('PermissionSetAssignment', 'AssigneeId', userId)
      .map((row) => String(row.PermissionSetId)),
  );

const grants = (object: string, userId: string): readonly SObjectRecord[] =>
  [...permissionSetsOf(userId)].flatMap((set) => transaction().data.org.lookup(object, 'ParentId', set));

const isGranted = (object: ObjectSchema, permission: ObjectPermission, userId: string): boolean =>
  profilePermission(profileName(userId), object, permission) ||
  grants('ObjectPermissions', userId).some(
    (row) => row.SobjectType === object.name && row[PERMISSION_FIELDS[permission]] === true,
  );

/** Whether the object can be written at all; custom metadata, for one, cannot. */
const isPossible = (object: ObjectSchema, permission: ObjectPermission): boolean => {
  if (permission === 'create') return object.createable;
  if (permission === 'edit') return object.updateable;
  return permission === 'delete' ? object.deletable : true;
};

/** Objects without permissions of their own: everybody may see users, groups, record types and the like. */
const hasPermissions = (object: ObjectSchema): boolean =>
  object.kind === 'custom' || object.kind === 'event' || object.fields.has('ownerid');

/** @param userId the running user when left out */
export const mayUse = (
  object: ObjectSchema,
  permission: ObjectPermission,
  userId: string = transaction().user.userId,
): boolean => {
  if (!isPossible(object, permission)) return false;
  if (isAdministrator(userId)) return true;
  return hasPermissions(object) ? isGranted(object, permission, userId) : permission === 'read';
};

const SYSTEM_FIELDS: ReadonlySet<string> = new Set(['Id', 'OwnerId', 'CurrencyIsoCode', 'RecordTypeId']);
const isSystem = ({ name }: FieldSchema): boolean => SYSTEM_FIELDS.has(name);

/** Whether field-level security knows the field: required fields and those of the system are open to whoever sees the record. */
export const isPermissionable = (field: FieldSchema): boolean =>
  !field.required && !field.nameField && (field.custom || ((field.createable || field.updateable) && !isSystem(field)));

/**
 * Fields the platform itself keeps, required ones and names follow the object; the others are open where the profile or a
 * permission set says so.
 */
const isFieldGranted = (
  field: FieldSchema,
  { object, right, userId }: { object: ObjectSchema; right: string; userId: string },
): boolean => {
  if (!isPermissionable(field)) return true;
  if (!field.custom && opensStandardFields(profileName(userId), object)) return true;
  const name = `${object.name}.${field.name}`;
  return grants('FieldPermissions', userId).some((row) => row.Field === name && row[right] === true);
};

export type FieldUse = 'read' | 'create' | 'edit';

const isFieldPossible = (field: FieldSchema, use: FieldUse): boolean => {
  if (use === 'create') return field.createable;
  return use === 'edit' ? field.updateable : true;
};

/** @param place the field's object, and the user when it is not the running one */
export const mayUseField = (
  field: FieldSchema,
  use: FieldUse,
  place: { readonly object: ObjectSchema; readonly userId?: string },
): boolean => {
  const { object, userId = transaction().user.userId } = place;
  if (!isFieldPossible(field, use) || !mayUse(object, use, userId)) return false;
  const right = use === 'read' ? 'PermissionsRead' : 'PermissionsEdit';
  return isAdministrator(userId) || isFieldGranted(field, { object, right, userId });
};
