/**
 * Objects that have no permissions of their own: details follow their master, setup objects a permission of the whole org, and
 * some belong to whoever works in the org.
 * https://help.salesforce.com/s/articleView?id=platform.users_profiles_cruds.htm
 */
import type { ObjectSchema } from '../schema/types.ts';

/** Standard details, and the object whose permissions they follow: what changes a detail is an edit of its master. */
const FOLLOWS: Readonly<Record<string, string>> = {
  AccountTeamMember: 'Account',
  CampaignMember: 'Campaign',
  CampaignMemberStatus: 'Campaign',
  CaseComment: 'Case',
  OpportunityContactRole: 'Opportunity',
  OpportunityLineItem: 'Opportunity',
  OpportunityTeamMember: 'Opportunity',
  OrderItem: 'Order',
  PricebookEntry: 'Pricebook2',
};

/** The object that an object takes its permissions from. */
export const followed = ({ name, sharesOf }: ObjectSchema): string | undefined => sharesOf ?? FOLLOWS[name];

/** Everybody reads and writes them; which records, others decide. */
const OPEN: ReadonlySet<string> = new Set([
  'Attachment',
  'ContentDocument',
  'ContentDocumentLink',
  'ContentVersion',
  'EmailMessage',
  'Event',
  'Note',
  'ProcessInstanceWorkitem',
  'Task',
]);

/** The org-wide permission that it takes to change records of setup; the platform keeps the others itself. */
const CHANGED_WITH: Readonly<Record<string, string>> = {
  CurrencyType: 'CustomizeApplication',
  FieldPermissions: 'ManageProfilesPermissionsets',
  Group: 'ManageUsers',
  GroupMember: 'ManageUsers',
  ObjectPermissions: 'ManageProfilesPermissionsets',
  PermissionSet: 'ManageProfilesPermissionsets',
  PermissionSetAssignment: 'ManageUsers',
  PermissionSetGroup: 'ManageProfilesPermissionsets',
  PermissionSetGroupComponent: 'ManageProfilesPermissionsets',
  PermissionSetLicenseAssign: 'ManageUsers',
  QueueSobject: 'ManageUsers',
  SetupEntityAccess: 'ManageProfilesPermissionsets',
  User: 'ManageUsers',
  UserRole: 'ManageRoles',
};

/** Standard objects without an owner that profiles and permission sets open all the same. */
const PERMITTED: ReadonlySet<string> = new Set(['Asset', 'Pricebook2', 'Product2', 'Contact']);

/**
 * Who opens an object: `permitted` profiles and permission sets, `open` nobody needs to, `setup` a permission of the org,
 * `metadata` an access of its own.
 */
export type ObjectGroup =
  | { readonly kind: 'permitted' }
  | { readonly kind: 'open' }
  | { readonly kind: 'metadata' }
  | { readonly kind: 'setup'; readonly changedWith: string | undefined };

const isPermitted = ({ kind, name, fields }: ObjectSchema): boolean =>
  kind === 'custom' || kind === 'event' || fields.has('ownerid') || PERMITTED.has(name);

/** How access to an object is given. */
export const groupOf = (object: ObjectSchema): ObjectGroup => {
  if (OPEN.has(object.name)) return { kind: 'open' };
  if (object.kind === 'metadata') return { kind: 'metadata' };
  if (isPermitted(object)) return { kind: 'permitted' };
  const changedWith = object.kind === 'setting' ? 'CustomizeApplication' : CHANGED_WITH[object.name];
  return { kind: 'setup', changedWith };
};
