/**
 * Field-level security: which fields it knows, and which of them profile and permission sets open.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_fieldpermissions.htm
 */
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import type { FieldPermission } from './grants.ts';
import type { GrantsOfUser } from './grants-of-user.ts';
import { followed, groupOf } from './object-groups.ts';
import { profilePermission } from './standard-profiles.ts';

export type FieldUse = 'read' | 'create' | 'edit';

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

const NO_RIGHTS: ReadonlySet<FieldPermission> = new Set();

const seesAllFields = ({ grants }: GrantsOfUser, { name }: ObjectSchema): boolean =>
  grants.objects.get(name.toLowerCase())?.has('viewAllFields') === true;

/** Whether a user whose profile and permission sets open the object may use the field as well. */
export const isFieldGranted = (
  user: GrantsOfUser,
  field: FieldSchema,
  { use, object }: { use: FieldUse; object: ObjectSchema },
): boolean => {
  if (!hasFieldSecurity(object) || !isPermissionable(field)) return true;
  if (!field.custom && opensStandardFields(user, object)) return true;
  const rights = user.grants.fields.get(securedName(field, object)) ?? NO_RIGHTS;
  if (use !== 'read') return rights.has('edit');
  return rights.size > 0 || seesAllFields(user, object);
};
