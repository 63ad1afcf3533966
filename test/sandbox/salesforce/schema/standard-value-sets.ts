/**
 * Standard value sets of the package take the place of the values that standard fields have from the start.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/standardvalueset_names.htm
 */
import type { ValueSets } from './source-picklist.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/** Which standard fields a standard value set fills. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  AccountRating: ['Account.Rating', 'Lead.Rating'],
  AccountType: ['Account.Type'],
  CampaignStatus: ['Campaign.Status'],
  CampaignType: ['Campaign.Type'],
  CaseOrigin: ['Case.Origin'],
  CasePriority: ['Case.Priority'],
  CaseReason: ['Case.Reason'],
  CaseStatus: ['Case.Status'],
  CaseType: ['Case.Type'],
  ContractStatus: ['Contract.Status'],
  EventType: ['Event.Type'],
  Industry: ['Account.Industry', 'Lead.Industry'],
  LeadSource: ['Account.AccountSource', 'Contact.LeadSource', 'Lead.LeadSource', 'Opportunity.LeadSource'],
  LeadStatus: ['Lead.Status'],
  OpportunityStage: ['Opportunity.StageName'],
  OpportunityType: ['Opportunity.Type'],
  OrderStatus: ['Order.Status'],
  OrderType: ['Order.Type'],
  Product2Family: ['Product2.Family'],
  Salutation: ['Contact.Salutation', 'Lead.Salutation'],
  TaskPriority: ['Task.Priority'],
  TaskStatus: ['Task.Status'],
  TaskSubject: ['Task.Subject'],
  TaskType: ['Task.Type'],
};

type Filled = readonly [name: string, field: FieldSchema];

const filled = (object: ObjectSchema, sets: ValueSets): readonly Filled[] =>
  Object.entries(FIELDS).flatMap(([set, paths]) => {
    const values = sets.get(set);
    const path = paths.find((one) => one.startsWith(`${object.name}.`));
    const key = path?.split('.')[1]?.toLowerCase() ?? '';
    const field = object.fields.get(key);
    if (values === undefined || field === undefined) return [];
    const defaultValue = values.find(({ isDefault }) => isDefault)?.value;
    return [[key, { ...field, picklistValues: values, defaultValue }] as const];
  });

/** The object with the values the package gives its standard fields. */
export const withStandardValues = (object: ObjectSchema, sets: ValueSets): ObjectSchema => {
  const fields = filled(object, sets);
  return fields.length === 0 ? object : { ...object, fields: new Map([...object.fields, ...fields]) };
};
