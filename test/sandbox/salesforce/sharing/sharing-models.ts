/**
 * What everybody may do with every record of an object, and which objects follow another's records.
 * https://help.salesforce.com/s/articleView?id=platform.sharing_model_fields.htm
 */
import type { FieldSchema, ObjectSchema, SharingModel } from '../schema/types.ts';

/** How far a record is open to a user: not at all, to be read, to be edited, to be deleted and given away. */
export const LEVELS = { none: 0, read: 1, edit: 2, all: 3 } as const;
export type Level = (typeof LEVELS)[keyof typeof LEVELS];

const OPENS: Readonly<Partial<Record<SharingModel, Level>>> = {
  Private: LEVELS.none,
  Read: LEVELS.read,
  ReadSelect: LEVELS.read,
  ReadWrite: LEVELS.edit,
  ReadWriteTransfer: LEVELS.edit,
  FullAccess: LEVELS.all,
};

/** An org's own defaults where the package says nothing. */
const DEFAULTS: Readonly<Record<string, SharingModel>> = {
  Account: 'ReadWrite',
  Asset: 'ControlledByParent',
  Campaign: 'FullAccess',
  Case: 'ReadWriteTransfer',
  Contact: 'ControlledByParent',
  Contract: 'ReadWrite',
  Lead: 'ReadWriteTransfer',
  Opportunity: 'ReadWrite',
  Order: 'ControlledByParent',
};

export const modelOf = ({ name, sharingModel }: ObjectSchema): SharingModel =>
  sharingModel ?? DEFAULTS[name] ?? 'ReadWrite';

/** What the default opens of every record that has an owner. */
export const openTo = (object: ObjectSchema): Level => OPENS[modelOf(object)] ?? LEVELS.none;

/** Standard details without an owner, and the reference to what they belong to. */
const DETAILS: Readonly<Record<string, string>> = {
  AccountTeamMember: 'AccountId',
  Attachment: 'ParentId',
  CampaignMember: 'CampaignId',
  CaseComment: 'ParentId',
  EmailMessage: 'ParentId',
  Note: 'ParentId',
  OpportunityContactRole: 'OpportunityId',
  OpportunityLineItem: 'OpportunityId',
  OpportunityTeamMember: 'OpportunityId',
  OrderItem: 'OrderId',
};

/** Objects that follow a parent although they have an owner, who sees those without a parent. */
const CONTROLLED: Readonly<Record<string, string>> = { Asset: 'AccountId', Contact: 'AccountId', Order: 'AccountId' };

const isMaster = ({ deleteConstraint, required, custom }: FieldSchema): boolean =>
  custom && required && deleteConstraint === 'Cascade';

/** The references to the records whose sharing goes for a record; none for an object with sharing of its own. */
export const mastersOf = (object: ObjectSchema): readonly FieldSchema[] => {
  if (object.kind === 'custom' && !object.fields.has('ownerid')) return [...object.fields.values()].filter(isMaster);
  const name = object.sharesOf === undefined ? (DETAILS[object.name] ?? controlledBy(object)) : '';
  const field = name === undefined ? undefined : object.fields.get(name.toLowerCase());
  return field === undefined ? [] : [field];
};

const controlledBy = (object: ObjectSchema): string | undefined =>
  modelOf(object) === 'ControlledByParent' ? CONTROLLED[object.name] : undefined;
