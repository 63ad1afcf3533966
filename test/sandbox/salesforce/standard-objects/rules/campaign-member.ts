/**
 * Campaign members show who they are, and their campaign counts them.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_campaignmember.htm
 */
import { derive, rowBehind, rowsWhere, type ObjectRules, type Pending, type Saved } from '../../data/context.ts';
import { refusals } from '../../data/save-failure.ts';
import type { SObjectRecord, Value } from '../../data/types.ts';

const SHOWN = ['Name', 'FirstName', 'LastName', 'Title', 'Email', 'Phone', 'MobilePhone'];

const companyOf = ({ data }: Pending, person: SObjectRecord, isContact: boolean): Value =>
  (isContact ? rowBehind(data, 'Account', person.AccountId)?.Name : person.Company) ?? null;

const showPerson = (pending: Pending): void => {
  const { data, values, before } = pending;
  const contact = rowBehind(data, 'Contact', values.ContactId);
  const person = contact ?? rowBehind(data, 'Lead', values.LeadId);
  if (person === undefined) {
    if (before === undefined) throw refusals.missing(['LeadId']);
    return;
  }
  for (const name of SHOWN) values[name] = person[name] ?? null;
  values.Type = contact === undefined ? 'Lead' : 'Contact';
  values.LeadOrContactId = person.Id;
  values.LeadOrContactOwnerId = person.OwnerId ?? null;
  values.CompanyOrAccount = companyOf(pending, person, contact !== undefined);
};

const count = ({ data, now, before, after }: Saved): void => {
  const campaign = rowBehind(data, 'Campaign', (after ?? before)?.CampaignId);
  if (campaign === undefined) return;
  const members = rowsWhere(data, 'CampaignMember', { field: 'CampaignId', value: campaign.Id });
  const leads = members.filter(({ Type }) => Type === 'Lead').length;
  const values = {
    NumberOfLeads: leads,
    NumberOfContacts: members.length - leads,
    NumberOfResponses: members.filter(({ HasResponded }) => HasResponded === true).length,
  };
  derive(data, campaign, { object: 'Campaign', now, values });
};

export const campaignMemberRules: ObjectRules = {
  beforeSave(pending) {
    const { values, before, now } = pending;
    showPerson(pending);
    values.HasResponded = values.Status === 'Responded';
    values.FirstRespondedDate = values.HasResponded ? (before?.FirstRespondedDate ?? now.slice(0, 10)) : null;
  },
  afterSave: count,
};
