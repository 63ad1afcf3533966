/**
 * Layouts of objects that the package has none for: those of the main standard objects as a new org has them, then the org's own
 * fields; any other object shows all its fields. https://help.salesforce.com/s/articleView?id=platform.customize_layout.htm
 */
import type { FieldSchema, ObjectSchema } from '../../../schema/types.ts';
import { isSystemField } from './system-fields.ts';

export type DefaultSection = {
  readonly label: string;
  readonly left: readonly string[];
  readonly right: readonly string[];
};

const section = (label: string, left: string, right = ''): DefaultSection => ({
  label,
  left: left.split(' ').filter((name) => name !== ''),
  right: right.split(' ').filter((name) => name !== ''),
});

const DESCRIPTION = section('Description Information', 'Description');

const STANDARD: Readonly<Record<string, readonly DefaultSection[]>> = {
  Account: [
    section('Account Information', 'OwnerId Name ParentId AccountNumber Site Type Industry AnnualRevenue', 'Rating Phone Fax Website TickerSymbol Ownership NumberOfEmployees Sic'),
    section('Address Information', 'BillingAddress', 'ShippingAddress'),
    DESCRIPTION,
  ],
  Contact: [
    section('Contact Information', 'OwnerId Name AccountId Title Department Birthdate ReportsToId LeadSource', 'Phone HomePhone MobilePhone OtherPhone Fax Email AssistantName AssistantPhone'),
    section('Address Information', 'MailingAddress', 'OtherAddress'),
    DESCRIPTION,
  ],
  Opportunity: [
    section('Opportunity Information', 'OwnerId IsPrivate Name AccountId Type LeadSource Pricebook2Id', 'Amount ExpectedRevenue CloseDate NextStep StageName Probability CampaignId ContractId'),
    DESCRIPTION,
  ],
  OpportunityLineItem: [section('Information', 'OpportunityId Product2Id Quantity UnitPrice', 'ServiceDate TotalPrice ListPrice Description')],
  Contract: [
    section('Contract Information', 'OwnerId AccountId CustomerSignedId CustomerSignedTitle CustomerSignedDate Pricebook2Id', 'Status StartDate EndDate ContractTerm OwnerExpirationNotice CompanySignedId CompanySignedDate'),
    section('Address Information', 'BillingAddress', 'ShippingAddress'),
    section('Description Information', 'SpecialTerms', 'Description'),
    section('Activation', 'ActivatedById', 'ActivatedDate'),
  ],
  Order: [
    section('Order Information', 'OwnerId OrderNumber AccountId ContractId OpportunityId Status Type', 'EffectiveDate EndDate TotalAmount Pricebook2Id PoNumber PoDate OrderReferenceNumber'),
    section('Address Information', 'BillingAddress', 'ShippingAddress'),
    section('Authorization', 'CustomerAuthorizedById CustomerAuthorizedDate ActivatedById', 'CompanyAuthorizedById CompanyAuthorizedDate ActivatedDate'),
    DESCRIPTION,
  ],
  OrderItem: [section('Order Product Information', 'OrderId OrderItemNumber Product2Id Quantity UnitPrice', 'ListPrice TotalPrice ServiceDate EndDate Description')],
  Product2: [section('Product Information', 'Name ProductCode StockKeepingUnit', 'Family IsActive QuantityUnitOfMeasure'), DESCRIPTION],
  Pricebook2: [section('Price Book Information', 'Name Description', 'IsActive IsStandard')],
  PricebookEntry: [section('Price Book Entry', 'Product2Id Pricebook2Id UnitPrice', 'IsActive UseStandardPrice')],
  Lead: [
    section('Lead Information', 'OwnerId Name Company Title LeadSource Industry AnnualRevenue', 'Phone MobilePhone Email Website Status Rating NumberOfEmployees'),
    section('Address Information', 'Address'),
    DESCRIPTION,
  ],
  Case: [
    section('Case Information', 'OwnerId CaseNumber ContactId AccountId', 'Status Priority Origin Type Reason'),
    section('Description Information', 'Subject Description'),
  ],
  Task: [section('Task Information', 'OwnerId Subject ActivityDate Priority', 'Status WhoId WhatId'), DESCRIPTION],
  Event: [section('Calendar Details', 'OwnerId Subject Location', 'StartDateTime EndDateTime WhoId WhatId'), DESCRIPTION],
  User: [
    section('General Information', 'Name Alias Email Username Title', 'IsActive ProfileId UserRoleId ManagerId Phone MobilePhone'),
    section('Locale Settings', 'TimeZoneSidKey LocaleSidKey', 'LanguageLocaleKey DefaultCurrencyIsoCode'),
  ],
}; // prettier-ignore

/** The key fields of a record where the system's default compact layout is used; of others, the name alone. */
export const SYSTEM_COMPACT: Readonly<Record<string, readonly string[]>> = {
  Account: ['Name', 'Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Contact: ['Name', 'Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['Name', 'AccountId', 'CloseDate', 'Amount', 'OwnerId'],
  Contract: ['ContractNumber', 'AccountId', 'Status', 'StartDate', 'EndDate'],
  Order: ['OrderNumber', 'AccountId', 'Status', 'EffectiveDate', 'TotalAmount'],
  OrderItem: ['OrderItemNumber', 'Product2Id', 'Quantity', 'UnitPrice', 'TotalPrice'],
  Product2: ['Name', 'ProductCode', 'Family'],
  Lead: ['Name', 'Title', 'Company', 'Phone', 'Email'],
  Case: ['CaseNumber', 'Subject', 'Status', 'Priority'],
  Task: ['Subject', 'ActivityDate', 'Status', 'Priority'],
  Event: ['Subject', 'StartDateTime', 'EndDateTime', 'Location'],
  User: ['Name', 'Title', 'Email', 'Phone'],
};

/** Left and right in turn. */
const inTurn = (label: string, fields: readonly FieldSchema[]): DefaultSection => {
  const names = fields.map(({ name }) => name);
  return { label, left: names.filter((_, at) => at % 2 === 0), right: names.filter((_, at) => at % 2 === 1) };
};

const AUDIT = section('System Information', 'CreatedById', 'LastModifiedById');

const generic = (object: ObjectSchema): readonly DefaultSection[] => {
  const shown = [...object.fields.values()].filter((field) => !isSystemField(field, object));
  const first = shown.toSorted((one, other) => Number(other.nameField) - Number(one.nameField));
  return [inTurn('Information', first), AUDIT];
};

/** @param object as the caller sees it */
export const defaultSections = (object: ObjectSchema): readonly DefaultSection[] => {
  const standard = STANDARD[object.name];
  if (standard === undefined) return generic(object);
  const own = [...object.fields.values()].filter(({ custom }) => custom);
  return [...standard, ...(own.length === 0 ? [] : [inTurn('Additional Information', own)]), AUDIT];
};
