import {
  flag,
  instant,
  longText,
  number,
  picklist,
  readOnly,
  reference,
  standardObject,
  text,
  url,
  whole,
} from './define.ts';

/** The org's code and what it runs in the background; and the sites it is reached by. */
const API_VERSION = number('ApiVersion', 18, { scale: 1 });
const STATUS = picklist('Status', ['Inactive', 'Active', 'Deleted'], { defaultValue: 'Active' });

export const apexClass = standardObject({
  name: 'ApexClass',
  keyPrefix: '01p',
  plural: 'Apex Classes',
  writable: false,
  currency: false,
  fields: [
    text('Name', 255, { required: true, nameField: true }),
    text('NamespacePrefix', 15),
    API_VERSION,
    STATUS,
    flag('IsValid'),
    number('BodyCrc', 18, { scale: 0 }),
    longText('Body', 1000000),
    whole('LengthWithoutComments'),
  ],
});

const EVENTS = [
  'BeforeInsert',
  'AfterInsert',
  'BeforeUpdate',
  'AfterUpdate',
  'BeforeDelete',
  'AfterDelete',
  'AfterUndelete',
];

export const apexTrigger = standardObject({
  name: 'ApexTrigger',
  keyPrefix: '01q',
  writable: false,
  currency: false,
  fields: [
    text('Name', 255, { required: true, nameField: true }),
    text('NamespacePrefix', 15),
    text('TableEnumOrId', 40),
    ...EVENTS.map((name) => flag(`Usage${name}`)),
    API_VERSION,
    STATUS,
    flag('IsValid'),
    longText('Body', 1000000),
    whole('LengthWithoutComments'),
  ],
});

export const apexPage = standardObject({
  name: 'ApexPage',
  keyPrefix: '066',
  label: 'Visualforce Page',
  writable: false,
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('NamespacePrefix', 15),
    text('MasterLabel', 80),
    text('Description', 255),
    API_VERSION,
    longText('Markup', 1000000),
  ],
});

const JOB_TYPES = ['Future', 'SharingRecalculation', 'ScheduledApex', 'BatchApex', 'BatchApexWorker', 'TestRequest'];
const JOB_STATES = ['Queued', 'Processing', 'Aborted', 'Completed', 'Failed', 'Preparing', 'Holding'];

export const asyncApexJob = standardObject({
  name: 'AsyncApexJob',
  keyPrefix: '707',
  label: 'Apex Job',
  writable: false,
  currency: false,
  fields: [
    picklist('JobType', [...JOB_TYPES, 'TestWorker', 'ApexToken', 'Queueable']),
    reference('ApexClassId', ['ApexClass'], { deleteConstraint: undefined }),
    picklist('Status', JOB_STATES),
    whole('JobItemsProcessed'),
    whole('TotalJobItems'),
    whole('NumberOfErrors'),
    instant('CompletedDate'),
    text('MethodName', 255),
    text('ExtendedStatus', 1000),
    reference('ParentJobId', ['AsyncApexJob'], { deleteConstraint: undefined }),
    text('LastProcessed', 15),
    whole('LastProcessedOffset'),
    reference('CronTriggerId', ['CronTrigger'], { deleteConstraint: undefined }),
  ],
});

const CRON_STATES = [
  'WAITING',
  'ACQUIRED',
  'EXECUTING',
  'COMPLETE',
  'ERROR',
  'DELETED',
  'PAUSED',
  'BLOCKED',
  'PAUSED_BLOCKED',
];

export const cronTrigger = standardObject({
  name: 'CronTrigger',
  keyPrefix: '08e',
  label: 'Scheduled Job',
  writable: false,
  currency: false,
  owned: true,
  fields: [
    reference('CronJobDetailId', ['CronJobDetail'], { deleteConstraint: undefined }),
    picklist('State', CRON_STATES),
    text('CronExpression', 255),
    text('TimeZoneSidKey', 40),
    instant('NextFireTime'),
    instant('PreviousFireTime'),
    instant('StartTime'),
    instant('EndTime'),
    whole('TimesTriggered'),
  ],
});

export const cronJobDetail = standardObject({
  name: 'CronJobDetail',
  keyPrefix: '08a',
  writable: false,
  currency: false,
  fields: [text('Name', 255, { nameField: true }), picklist('JobType', ['0', '1', '3', '4', '7', '8', '9', 'A'])],
});

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_eventbussubscriber.htm */
export const eventBusSubscriber = standardObject({
  name: 'EventBusSubscriber',
  keyPrefix: '0Mm',
  label: 'Event Bus Subscriber',
  writable: false,
  currency: false,
  fields: [
    text('ExternalId', 18),
    text('Name', 255, { nameField: true }),
    text('Type', 40),
    text('Topic', 255),
    picklist('Status', ['Running', 'Error', 'Suspended', 'Expired']),
    whole('Position', { precision: 9 }),
    whole('Tip', { precision: 9 }),
    whole('Retries'),
    text('LastError', 1000),
  ],
});

export const network = standardObject({
  name: 'Network',
  keyPrefix: '0DB',
  writable: false,
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('UrlPathPrefix', 255),
    picklist('Status', ['UnderConstruction', 'Live', 'DownForMaintenance']),
    text('Description', 4000),
    flag('OptionsSelfRegistrationEnabled'),
    reference('SelfRegProfileId', ['Profile']),
  ],
});

export const site = standardObject({
  name: 'Site',
  keyPrefix: '0DM',
  writable: false,
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    text('MasterLabel', 80),
    text('Subdomain', 80),
    text('UrlPathPrefix', 40),
    picklist('Status', ['Active', 'Inactive', 'InMaintenance']),
    picklist('SiteType', ['Visualforce', 'Siteforce', 'ChatterNetwork', 'ChatterNetworkPicasso']),
    reference('AdminId', ['User']),
    reference('GuestUserId', ['User']),
    text('Description', 255),
    url('TopLevelDomain', readOnly),
  ],
});

export const businessHours = standardObject({
  name: 'BusinessHours',
  keyPrefix: '01m',
  plural: 'Business Hours',
  writable: false,
  currency: false,
  fields: [
    text('Name', 80, { required: true, nameField: true }),
    flag('IsActive'),
    flag('IsDefault'),
    text('TimeZoneSidKey', 40),
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].flatMap((day) => [
      text(`${day}StartTime`, 13),
      text(`${day}EndTime`, 13),
    ]),
  ],
});
