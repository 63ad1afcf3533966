/**
 * What the running user may do with an object or a field, for describe calls, user mode and `stripInaccessible`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_perms_enforcing.htm
 */
import { accessOf, type FieldUse, type ObjectPermission, type UserAccess } from '../../access/user-access.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { transaction } from '../runtime/current.ts';

export { isPermissionable, type FieldUse } from '../../access/user-access.ts';

/** What the user of the running transaction may do. */
export const runningAccess = (): UserAccess => {
  const { data, user } = transaction();
  return accessOf(data.org, user.userId);
};

export const mayUse = (object: ObjectSchema, permission: ObjectPermission): boolean =>
  runningAccess().mayUse(object, permission);

export const mayUseField = (field: FieldSchema, use: FieldUse, place: { readonly object: ObjectSchema }): boolean =>
  runningAccess().mayUseField(field, use, place.object);
