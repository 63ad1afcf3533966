/**
 * Who may do what: the one place that answers, for Apex, flows, queries and every API, whether or not a transaction runs.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_objectpermissions.htm
 */
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { entityKey, type AccessOrg, type Grants } from './grants.ts';
import { grantsOfUser, type GrantsOfUser } from './grants-of-user.ts';
import { followed, groupOf } from './object-groups.ts';
import { ADMINISTRATOR_PROFILE, profilePermission, type ObjectPermission } from './standard-profiles.ts';

export type { ObjectPermission } from './standard-profiles.ts';
export type { AccessOrg } from './grants.ts';
export type FieldUse = 'read' | 'create' | 'edit';

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
  mayEnter(type: 'ApexClass' | 'Flow' | 'ExternalCredentialPrincipal', name: string): boolean;
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

const isGranted = ({ grants, profile }: GrantsOfUser, object: ObjectSchema, permission: ObjectPermission): boolean => {
  const given = grants.objects.get(object.name.toLowerCase());
  return (
    IMPLIED_BY[permission].some((one) => given?.has(one) === true) ||
    profilePermission(String(profile?.Name), object, permission)
  );
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

/** Those of people’s names follow the name. */
const SYSTEM_FIELDS: ReadonlySet<string> = new Set([
  // Status is required of everything that has one, though it has a default.
  ...['Id', 'OwnerId', 'CurrencyIsoCode', 'RecordTypeId', 'Status'],
  ...['FirstName', 'LastName', 'MiddleName', 'Salutation', 'Suffix'],
]);
/** What a line is a line of: the platform sets these along with the price book entry. */
const LINE_FIELDS: ReadonlySet<string> = new Set([
  'OrderId',
  'OpportunityId',
  'PricebookEntryId',
  'Product2Id',
  'Pricebook2Id',
]);
const isSystem = ({ name, deleteConstraint }: FieldSchema): boolean =>
  SYSTEM_FIELDS.has(name) || LINE_FIELDS.has(name) || deleteConstraint === 'Cascade';

/** Whether field-level security knows the field: required fields and those of the system are open to whoever sees the record. */
export const isPermissionable = (field: FieldSchema): boolean => {
  if (field.required || field.nameField) return false;
  return field.custom || field.type === 'address' || ((field.createable || field.updateable) && !isSystem(field));
};

const PART_OF_ADDRESS =
  /^(\w*?)(?:Street|City|State|StateCode|PostalCode|Country|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/** The name that permissions know a field by: parts of an address are opened with the whole. */
const securedName = ({ custom, name }: FieldSchema, object: ObjectSchema): string => {
  const address = custom ? undefined : PART_OF_ADDRESS.exec(name)?.[1];
  const whole = address === undefined ? undefined : object.fields.get(`${address}address`.toLowerCase());
  return `${object.name}.${whole?.name ?? name}`.toLowerCase();
};

/** Standard fields are open on objects of the standard profiles, and on those that no profile opens. */
const opensStandardFields = ({ profile }: GrantsOfUser, object: ObjectSchema): boolean =>
  profilePermission(String(profile?.Name), object, 'read') ||
  (object.kind === 'standard' && groupOf(object).kind !== 'permitted' && followed(object) === undefined);

/** Fields of events, metadata, settings and shares are open to whoever may use the object. */
const hasFieldSecurity = ({ kind, sharesOf }: ObjectSchema): boolean =>
  sharesOf === undefined && (kind === 'standard' || kind === 'custom');

const isFieldGranted = (
  user: GrantsOfUser,
  field: FieldSchema,
  { use, object }: { use: FieldUse; object: ObjectSchema },
): boolean => {
  if (!hasFieldSecurity(object) || !isPermissionable(field)) return true;
  if (!field.custom && opensStandardFields(user, object)) return true;
  const rights = user.grants.fields.get(securedName(field, object));
  if (use !== 'read') return rights?.has('edit') === true;
  if (rights !== undefined && rights.size > 0) return true;
  return user.grants.objects.get(object.name.toLowerCase())?.has('viewAllFields') === true;
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
