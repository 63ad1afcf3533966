/**
 * Setup objects decide who may do what, so they are not saved together with others in one transaction. Each block of
 * `System.runAs` may begin anew.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dml_non_mix_sobjects.htm
 */
import { transactionFact } from '../library/system/transaction-fact.ts';
import type { SObjectValue } from '../values/sobject.ts';
import type { RowError, SaveVerb } from './database-work.ts';

const SETUP_OBJECTS: ReadonlySet<string> = new Set([
  'CustomPermission',
  'FieldPermissions',
  'GroupMember',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'QueueSobject',
  'SetupEntityAccess',
  'Territory2',
  'UserRole',
  'UserTerritory2Association',
]);

/** Fields of a user that decide about access; the others may change along with anything. */
const USER_FIELDS = ['UserRoleId', 'IsActive', 'ForecastEnabled', 'IsPortalEnabled', 'Username', 'ProfileId'];

/** A new user is like any other record as long as it has no role. */
const userIsSetup = (verb: SaveVerb, { fields }: SObjectValue): boolean => {
  if (verb === 'insert') return (fields.get('UserRoleId') ?? null) !== null;
  return verb !== 'update' || USER_FIELDS.some((name) => fields.has(name));
};

const isSetup = (verb: SaveVerb, record: SObjectValue): boolean => {
  if (record.type === 'User') return userIsSetup(verb, record);
  if (record.type === 'Group') return verb === 'delete' || verb === 'undelete';
  return SETUP_OBJECTS.has(record.type);
};

type Kind = 'setup' | 'other';

/** The first object of each kind that was saved since the transaction, or the block of `runAs`, began. */
type Saved = { first: Partial<Record<Kind, string>> };

const saved = transactionFact((): Saved => ({ first: {} }));

const kindOf = (verb: SaveVerb, record: SObjectValue): Kind => (isSetup(verb, record) ? 'setup' : 'other');

/** Users without a role and groups are saved along with either kind. */
const isNeutral = (verb: SaveVerb, record: SObjectValue): boolean =>
  (record.type === 'User' || record.type === 'Group') && !isSetup(verb, record);

/** Notes that a record is saved. @returns why it may not be, after what was saved before */
export const mixedDml = (verb: SaveVerb, record: SObjectValue): RowError | undefined => {
  if (isNeutral(verb, record)) return undefined;
  const { first } = saved();
  const kind = kindOf(verb, record);
  const original = first[kind === 'setup' ? 'other' : 'setup'];
  if (original === undefined) {
    first[kind] ??= record.type;
    return undefined;
  }
  return {
    statusCode: 'MIXED_DML_OPERATION',
    message: `DML operation on setup object is not permitted after you have updated a non-setup object (or vice versa): ${record.type}, original object: ${original}`,
    fields: [],
  };
};

/** Begins anew. @returns the way back */
export const beginUnmixed = (): (() => void) => {
  const state = saved();
  const before = state.first;
  state.first = {};
  return () => (state.first = before);
};
