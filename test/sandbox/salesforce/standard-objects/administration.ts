import {
  address,
  email,
  flag,
  instant,
  longText,
  lookedAt,
  number,
  onceOnly,
  phone,
  picklist,
  readOnly,
  reference,
  standardObject,
  text,
  url,
  whole,
} from './define.ts';
import { PERMISSIONS } from './permissions.ts';

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
    flag('IsReadOnly'),
    instant('TrialExpirationDate'),
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
    reference('UserRoleId', ['UserRole'], { children: 'Users' }),
    reference('ContactId', ['Contact'], { ...onceOnly, children: 'Users' }),
    reference('AccountId', ['Account'], { ...readOnly, children: 'Users' }),
    reference('DelegatedApproverId', ['User', 'Group']),
    text('FederationIdentifier', 512),
    text('CompanyName', 80),
    text('Division', 80),
    text('EmployeeNumber', 20),
    ...address(''),
    phone('Phone'),
    phone('MobilePhone'),
    phone('Extension'),
    phone('Fax'),
    longText('AboutMe', 1000),
    longText('Signature', 1333),
    email('SenderEmail'),
    text('SenderName', 80),
    text('BadgeText', 80, readOnly),
    url('SmallPhotoUrl', readOnly),
    url('MediumPhotoUrl', readOnly),
    url('FullPhotoUrl', readOnly),
    flag('ReceivesInfoEmails'),
    flag('ReceivesAdminInfoEmails'),
    flag('ForecastEnabled', { label: 'Allow Forecasting' }),
    flag('IsPortalEnabled', readOnly),
    flag('UserPermissionsMarketingUser', { label: 'Marketing User' }),
    flag('UserPermissionsOfflineUser', { label: 'Offline User' }),
    flag('UserPermissionsKnowledgeUser', { label: 'Knowledge User' }),
    flag('UserPermissionsSFContentUser', { label: 'Salesforce CRM Content User' }),
    flag('UserPermissionsInteractionUser', { label: 'Flow User' }),
    flag('UserPreferencesActivityRemindersPopup'),
    instant('LastLoginDate', { createable: false, updateable: false }),
    instant('LastPasswordChangeDate', readOnly),
    ...lookedAt,
  ],
});

export const userLicense = standardObject({
  name: 'UserLicense',
  keyPrefix: '100',
  writable: false,
  currency: false,
  fields: [
    text('Name', 40, { required: true, nameField: true }),
    text('MasterLabel', 40),
    text('LicenseDefinitionKey', 40),
    picklist('Status', ['Active', 'Disabled']),
    whole('TotalLicenses'),
    whole('UsedLicenses'),
  ],
});

export const profile = standardObject({
  name: 'Profile',
  keyPrefix: '00e',
  writable: false,
  currency: false,
  fields: [
    text('Name', 255, { required: true, nameField: true }),
    text('Description', 255),
    reference('UserLicenseId', ['UserLicense']),
    picklist('UserType', ['Standard', 'PowerPartner', 'CSPLitePortal', 'CustomerSuccess', 'Guest', 'CsnOnly']),
    ...PERMISSIONS,
    ...lookedAt,
  ],
});

export const userRole = standardObject({
  name: 'UserRole',
  keyPrefix: '00E',
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('DeveloperName', 80),
    reference('ParentRoleId', ['UserRole']),
    text('RollupDescription', 80),
    picklist('OpportunityAccessForAccountOwner', ['None', 'Read', 'Edit'], { defaultValue: 'Edit' }),
    picklist('CaseAccessForAccountOwner', ['None', 'Read', 'Edit'], { defaultValue: 'Edit' }),
    picklist('ContactAccessForAccountOwner', ['None', 'Read', 'Edit'], { defaultValue: 'Edit' }),
    picklist('PortalType', ['None', 'CustomerPortal', 'Partner'], { ...readOnly, defaultValue: 'None' }),
  ],
});

export const group = standardObject({
  name: 'Group',
  keyPrefix: '00G',
  currency: false,
  fields: [
    text('Name', 40, { required: true, nameField: true }),
    text('DeveloperName', 80),
    picklist('Type', ['Regular', 'Queue', 'Organization', 'Role', 'RoleAndSubordinates'], {
      required: true,
      updateable: false,
      defaultValue: 'Regular',
    }),
    reference('RelatedId', ['User', 'UserRole'], readOnly),
    email('Email', { length: 255 }),
    flag('DoesSendEmailToMembers'),
    flag('DoesIncludeBosses'),
  ],
});

export const groupMember = standardObject({
  name: 'GroupMember',
  keyPrefix: '011',
  currency: false,
  fields: [
    reference('GroupId', ['Group'], {
      ...onceOnly,
      required: true,
      children: 'GroupMembers',
      deleteConstraint: 'Cascade',
    }),
    reference('UserOrGroupId', ['User', 'Group'], { ...onceOnly, required: true }),
  ],
});

export const queueSobject = standardObject({
  name: 'QueueSobject',
  keyPrefix: '03g',
  currency: false,
  fields: [
    reference('QueueId', ['Group'], {
      ...onceOnly,
      required: true,
      children: 'QueueSobjects',
      deleteConstraint: 'Cascade',
    }),
    text('SobjectType', 40, { ...onceOnly, required: true }),
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
