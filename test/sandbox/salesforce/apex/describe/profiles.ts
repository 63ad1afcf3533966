/**
 * What the standard profiles allow on objects before any permission set adds to it. Profiles of the project's own making allow
 * what permission sets assigned to their users do. https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm
 */
import type { ObjectSchema } from '../../schema/types.ts';

export type ObjectPermission = 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

const WORK: readonly ObjectPermission[] = ['read', 'create', 'edit', 'delete'];

/** On standard objects; custom objects are closed to all but administrators until a permission set opens them. */
const STANDARD_PROFILES: Readonly<Record<string, readonly ObjectPermission[]>> = {
  'Standard User': WORK,
  'Marketing User': WORK,
  'Contract Manager': WORK,
  'Solution Manager': WORK,
  'Read Only': ['read'],
};

/** Objects that take more than a Standard User's licence to change. */
const READ_ONLY_FOR_USERS: ReadonlySet<string> = new Set(['Campaign', 'Pricebook2', 'PricebookEntry', 'Product2']);

export const profilePermission = (profile: string, object: ObjectSchema, permission: ObjectPermission): boolean => {
  if (object.kind !== 'standard') return false;
  const allowed = STANDARD_PROFILES[profile] ?? [];
  if (!allowed.includes(permission)) return false;
  return permission === 'read' || !READ_ONLY_FOR_USERS.has(object.name);
};

/** Whether users of a profile see and write the standard fields of an object without further ado. */
export const opensStandardFields = (profile: string, object: ObjectSchema): boolean =>
  profilePermission(profile, object, 'read') || (object.kind === 'standard' && !object.fields.has('ownerid'));
