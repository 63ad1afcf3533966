/**
 * Who may do what: the one place that answers, for Apex, flows, queries and every API, whether or not a transaction runs.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 */
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { entityKey, type AccessOrg, type Grants } from './grants.ts';
import { grantsOfUser, type GrantsOfUser } from './grants-of-user.ts';
import { isFieldGranted, type FieldUse } from './field-security.ts';
import { followed, groupOf } from './object-groups.ts';
import { ADMINISTRATOR_PROFILE, type ObjectPermission } from './standard-profiles.ts';

export type { ObjectPermission } from './standard-profiles.ts';
export type { AccessOrg } from './grants.ts';
export { isPermissionable, type FieldUse } from './field-security.ts';

export type UserAccess = {
  readonly userId: string;
  /** An administrator: no object, field or record is closed. */
  readonly isAdministrator: boolean;
  mayUse(object: ObjectSchema, permission: ObjectPermission): boolean;
  mayUseField(field: FieldSchema, use: FieldUse, object: ObjectSchema): boolean;
  /** An org-wide permission by its name in metadata: `ApiEnabled`, `ViewAllData`. */
  holds(permission: string): boolean;
  /** A custom permission, in any case. */
  holdsCustom(name: string): boolean;
  /** Access to a thing in setup that is given by name. */
  mayEnter(type: 'ApexClass' | 'Flow' | 'RecordType' | 'ExternalCredentialPrincipal', name: string): boolean;
};

/** Whether the object can be written at all; custom metadata, for one, cannot. */
const isPossible = (object: ObjectSchema, permission: ObjectPermission): boolean => {
  if (permission === 'create') return object.createable;
  if (permission === 'edit' || permission === 'modifyAll') return object.updateable;
  return permission === 'delete' ? object.deletable : true;
};

/** A permission on an object is also had through these. */
const IMPLIED_BY: Readonly<Record<ObjectPermission, readonly ObjectPermission[]>> = {
  read: ['read', 'create', 'edit', 'delete', 'viewAll', 'modifyAll'],
  create: ['create'],
  edit: ['edit', 'delete', 'modifyAll'],
  delete: ['delete', 'modifyAll'],
  viewAll: ['viewAll', 'modifyAll'],
  modifyAll: ['modifyAll'],
};

const isGranted = ({ grants }: GrantsOfUser, object: ObjectSchema, permission: ObjectPermission): boolean => {
  const given = grants.objects.get(object.name.toLowerCase());
  return given !== undefined && IMPLIED_BY[permission].some((one) => given.has(one));
};

/** What org-wide permissions open without asking further. */
const isOpenToAll = ({ permissions }: Grants, permission: ObjectPermission): boolean =>
  permissions.has('ModifyAllData') || (permissions.has('ViewAllData') && ['read', 'viewAll'].includes(permission));

type Asked = { readonly org: AccessOrg; readonly user: GrantsOfUser };

/** https://help.salesforce.com/s/articleView?id=platform.custommetadatatypes_permissions.htm */
const mayReadMetadata = ({ permissions, entities }: Grants, { name }: ObjectSchema): boolean =>
  permissions.has('CustomizeApplication') || entities.has(entityKey('CustomMetadata', name));

const mayChangeSetup = ({ permissions }: Grants, changedWith: string | undefined): boolean =>
  changedWith !== undefined && permissions.has(changedWith);

const isReading = (permission: ObjectPermission): boolean => permission === 'read' || permission === 'viewAll';

const mayInGroup = ({ user }: Asked, object: ObjectSchema, permission: ObjectPermission): boolean => {
  const group = groupOf(object);
  if (group.kind === 'metadata') return isReading(permission) && mayReadMetadata(user.grants, object);
  if (group.kind === 'setup') return isReading(permission) || mayChangeSetup(user.grants, group.changedWith);
  if (group.kind === 'open' && !['viewAll', 'modifyAll'].includes(permission)) return true;
  return isOpenToAll(user.grants, permission) || isGranted(user, object, permission);
};

const mayUseObject = (asked: Asked, object: ObjectSchema, permission: ObjectPermission): boolean => {
  const masterName = followed(object);
  const master = masterName === undefined ? undefined : asked.org.schema.find(masterName);
  if (master === undefined) return mayInGroup(asked, object, permission);
  return (
    isGranted(asked.user, object, permission) ||
    mayInGroup(asked, master, isReading(permission) || permission === 'modifyAll' ? permission : 'edit')
  );
};

const isFieldPossible = (field: FieldSchema, use: FieldUse): boolean => {
  if (use === 'create') return field.createable;
  return use === 'edit' ? field.updateable : true;
};

const openAccess = (asked: Asked, userId: string): UserAccess => {
  const { user } = asked;
  const { grants } = user;
  const isAdministrator = user.profile?.Name === ADMINISTRATOR_PROFILE;
  const mayUse = (object: ObjectSchema, permission: ObjectPermission): boolean =>
    isPossible(object, permission) && (isAdministrator || mayUseObject(asked, object, permission));
  const holds = (permission: string): boolean => grants.permissions.has(permission);
  return {
    userId,
    isAdministrator,
    mayUse,
    mayUseField: (field, use, object) =>
      isFieldPossible(field, use) &&
      mayUse(object, use) &&
      (isAdministrator || isFieldGranted(user, field, { use, object })),
    holds,
    holdsCustom: (name) => grants.entities.has(entityKey('CustomPermission', name)),
    mayEnter: (type, name) =>
      (isAdministrator && type !== 'ExternalCredentialPrincipal') || grants.entities.has(entityKey(type, name)),
  };
};

/**
 * Whether the user may start a flow: by the permission for all flows, or by access to this one, which alone opens a flow that
 * overrides the default. https://help.salesforce.com/s/articleView?id=platform.flow_distribute_internal_restrict.htm
 * @param needsOwn whether the flow asks for access of its own
 */
export const mayRunFlow = (access: UserAccess, { name, needsOwn }: { name: string; needsOwn: boolean }): boolean =>
  (!needsOwn && (access.isAdministrator || access.holds('RunFlow'))) || access.mayEnter('Flow', name);

/** Objects whose rows decide about access. */
const SOURCES = [
  'User',
  'Profile',
  'PermissionSet',
  'PermissionSetAssignment',
  'PermissionSetGroup',
  'PermissionSetGroupComponent',
  'ObjectPermissions',
  'FieldPermissions',
  'SetupEntityAccess',
];

type Answer = { readonly access: UserAccess; readonly until: number };
type Known = { readonly stamp: number; readonly users: Map<string, Answer> };

const known = new WeakMap<object, Known>();

const knownIn = (org: AccessOrg): Known['users'] => {
  const stamp = org.changes(SOURCES);
  const found = known.get(org);
  if (found?.stamp === stamp) return found.users;
  const users = new Map<string, Answer>();
  known.set(org, { stamp, users });
  return users;
};

/** What the user may do as the org stands now; worked out once until something changes that access depends on. */
export const accessOf = (org: AccessOrg, userId: string): UserAccess => {
  const users = knownIn(org);
  const found = users.get(userId);
  if (found !== undefined && org.clock.now().getTime() < found.until) return found.access;
  const user = grantsOfUser(org, userId);
  const access = openAccess({ org, user }, userId);
  users.set(userId, { access, until: user.until });
  return access;
};
