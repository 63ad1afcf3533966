import { email, flag, instant, number, picklist, reference, standardObject, text } from './define.ts';

/** What an administrator sets up: the organization, its people, currencies and record types. */
const LANGUAGES = ['en_US', 'de', 'fr', 'es'];

export const organization = standardObject({
  name: 'Organization',
  keyPrefix: '00D',
  writable: false,
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('Country', 80),
    text('TimeZoneSidKey', 40),
    picklist('LanguageLocaleKey', LANGUAGES),
    text('DefaultLocaleSidKey', 40),
    text('DefaultCurrencyIsoCode', 3),
    text('OrganizationType', 40),
    text('InstanceName', 5),
    text('NamespacePrefix', 15),
    flag('IsSandbox'),
    flag('IsMultiCurrencyOrganization'),
    number('FiscalYearStartMonth', 2, { scale: 0 }),
  ],
});

export const user = standardObject({
  name: 'User',
  keyPrefix: '005',
  currency: true,
  fields: [
    text('Username', 80, { required: true, unique: true }),
    text('LastName', 80, { required: true }),
    text('FirstName', 40),
    text('Name', 121, { label: 'Full Name', createable: false, updateable: false, nameField: true }),
    email('Email', { required: true, length: 128 }),
    text('Alias', 8, { required: true }),
    text('CommunityNickname', 40),
    text('Title', 80),
    text('Department', 80),
    flag('IsActive', { label: 'Active', defaultValue: true }),
    text('TimeZoneSidKey', 40, { required: true }),
    text('LocaleSidKey', 40, { required: true }),
    text('EmailEncodingKey', 40, { required: true }),
    picklist('LanguageLocaleKey', LANGUAGES, { required: true }),
    picklist('UserType', ['Standard', 'AutomatedProcess', 'CloudIntegrationUser'], {
      createable: false,
      updateable: false,
      defaultValue: 'Standard',
    }),
    text('DefaultCurrencyIsoCode', 3),
    reference('ProfileId', ['Profile'], { required: true, children: 'Users' }),
    reference('ManagerId', ['User'], { children: 'ManagedUsers' }),
    text('FederationIdentifier', 512),
    instant('LastLoginDate', { createable: false, updateable: false }),
  ],
});

export const profile = standardObject({
  name: 'Profile',
  keyPrefix: '00e',
  writable: false,
  currency: false,
  fields: [text('Name', 255, { required: true, nameField: true }), text('Description', 255)],
});

export const group = standardObject({
  name: 'Group',
  keyPrefix: '00G',
  currency: false,
  fields: [
    text('Name', 40, { required: true, nameField: true }),
    text('DeveloperName', 80),
    picklist('Type', ['Regular', 'Queue', 'Organization'], { required: true, updateable: false }),
    email('Email', { length: 255 }),
    flag('DoesSendEmailToMembers'),
    flag('DoesIncludeBosses'),
  ],
});

const editableCurrencyType = standardObject({
  name: 'CurrencyType',
  keyPrefix: '01L',
  currency: false,
  fields: [
    text('IsoCode', 3, { required: true, unique: true, nameField: true }),
    number('ConversionRate', 18, { scale: 6, required: true }),
    number('DecimalPlaces', 2, { scale: 0, required: true }),
    flag('IsActive'),
    flag('IsCorporate'),
  ],
});
/** Created and changed, never deleted. https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_currencytype.htm */
export const currencyType = { ...editableCurrencyType, deletable: false };

export const recordType = standardObject({
  name: 'RecordType',
  keyPrefix: '012',
  writable: false,
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('DeveloperName', 80, { required: true }),
    text('NamespacePrefix', 15),
    text('Description', 255),
    text('SobjectType', 40, { required: true }),
    flag('IsActive'),
  ],
});
