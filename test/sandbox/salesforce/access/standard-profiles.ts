/**
 * What the standard profiles allow on objects before any permission set adds to it. Profiles of the project's own making allow
 * what their files and permission sets say. https://help.salesforce.com/s/articleView?id=platform.standard_profiles.htm
 */
import type { ObjectSchema } from '../schema/types.ts';

export type ObjectPermission = 'read' | 'create' | 'edit' | 'delete' | 'viewAll' | 'modifyAll';

/** Its users may do everything with every object and field. */
export const ADMINISTRATOR_PROFILE = 'System Administrator';

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
  if (profile === ADMINISTRATOR_PROFILE) return true;
  if (object.kind !== 'standard') return false;
  const allowed = STANDARD_PROFILES[profile] ?? [];
  if (!allowed.includes(permission)) return false;
  return permission === 'read' || !READ_ONLY_FOR_USERS.has(object.name);
};
