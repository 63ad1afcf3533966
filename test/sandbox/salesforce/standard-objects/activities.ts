import {
  date,
  flag,
  instant,
  longText,
  number,
  option,
  picklist,
  readOnly,
  reference,
  standardObject,
  text,
  whole,
} from './define.ts';

/** What people do for customers, and the e-mails they send them. */
const ABOUT = ['Account', 'Asset', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Order', 'Product2', 'Solution'];
const MAILED = ['Account', 'Campaign', 'Case', 'Contract', 'Opportunity', 'Order'];
const WEEKDAYS = { precision: 3 };

const about = (children: string) => [
  reference('WhoId', ['Contact', 'Lead'], { label: 'Name ID', children }),
  reference('WhatId', [...ABOUT, 'ListEmail'], { label: 'Related To ID', children }),
  reference('AccountId', ['Account'], readOnly),
];

const repeated = [
  flag('IsRecurrence', { updateable: false }),
  picklist('RecurrenceType', [
    'RecursDaily',
    'RecursEveryWeekday',
    'RecursMonthly',
    'RecursMonthlyNth',
    'RecursWeekly',
    'RecursYearly',
    'RecursYearlyNth',
  ]),
  whole('RecurrenceInterval', WEEKDAYS),
  whole('RecurrenceDayOfWeekMask', WEEKDAYS),
  whole('RecurrenceDayOfMonth', WEEKDAYS),
  flag('IsReminderSet'),
  instant('ReminderDateTime'),
  flag('IsArchived', readOnly),
];

const done = option('Completed', { isClosed: true });
const high = option('High', { isHighPriority: true });

export const task = standardObject({
  name: 'Task',
  keyPrefix: '00T',
  owned: true,
  fields: [
    ...about('Tasks'),
    picklist('Subject', ['Call', 'Send Letter', 'Send Quote', 'Other'], { length: 255, nameField: true }),
    date('ActivityDate', { label: 'Due Date Only' }),
    picklist('Status', ['Not Started', 'In Progress', done, 'Waiting on someone else', 'Deferred'], {
      defaultValue: 'Not Started',
    }),
    picklist('Priority', [high, 'Normal', 'Low'], { defaultValue: 'Normal' }),
    picklist('Type', ['Call', 'Email', 'Meeting', 'Other']),
    picklist('TaskSubtype', ['Task', 'Email', 'ListEmail', 'Cadence', 'Call', 'LinkedIn'], { updateable: false }),
    longText('Description', 32000),
    flag('IsClosed', readOnly),
    flag('IsHighPriority', readOnly),
    instant('CompletedDateTime', readOnly),
    number('CallDurationInSeconds', 8, { scale: 0 }),
    picklist('CallType', ['Internal', 'Inbound', 'Outbound']),
    text('CallDisposition', 255, { label: 'Call Result' }),
    text('CallObject', 255),
    reference('RecordTypeId', ['RecordType']),
    date('RecurrenceStartDateOnly'),
    date('RecurrenceEndDateOnly'),
    reference('RecurrenceActivityId', ['Task'], readOnly),
    ...repeated,
  ],
});

export const event = standardObject({
  name: 'Event',
  keyPrefix: '00U',
  owned: true,
  fields: [
    ...about('Events'),
    picklist('Subject', ['Call', 'Email', 'Meeting', 'Send Letter/Quote', 'Other'], { length: 255, nameField: true }),
    text('Location', 255),
    flag('IsAllDayEvent'),
    instant('ActivityDateTime', { label: 'Due Date Time' }),
    date('ActivityDate', { label: 'Due Date Only' }),
    instant('StartDateTime'),
    instant('EndDateTime'),
    date('EndDate', readOnly),
    whole('DurationInMinutes', { label: 'Duration' }),
    longText('Description', 32000),
    picklist('Type', ['Call', 'Email', 'Meeting', 'Other']),
    picklist('ShowAs', ['Busy', 'OutOfOffice', 'Free'], { defaultValue: 'Busy' }),
    picklist('EventSubtype', ['Event'], { updateable: false }),
    flag('IsPrivate'),
    flag('IsChild', readOnly),
    flag('IsGroupEvent', readOnly),
    picklist('GroupEventType', ['0', '1', '2', '3'], readOnly),
    reference('RecordTypeId', ['RecordType']),
    instant('RecurrenceStartDateTime'),
    reference('RecurrenceActivityId', ['Event'], readOnly),
    date('RecurrenceEndDateOnly'),
    ...repeated,
  ],
});

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_emailmessage.htm */
export const emailMessage = standardObject({
  name: 'EmailMessage',
  keyPrefix: '02s',
  currency: false,
  fields: [
    reference('ParentId', ['Case'], { updateable: false, children: 'EmailMessages', deleteConstraint: 'Cascade' }),
    reference('RelatedToId', ABOUT, { updateable: false, children: 'Emails' }),
    reference('ActivityId', ['Task'], { updateable: false }),
    text('Subject', 3000, { updateable: false, nameField: true }),
    longText('TextBody', 32000, { updateable: false }),
    longText('HtmlBody', 32000, { updateable: false }),
    longText('Headers', 32000, { updateable: false }),
    text('FromName', 255, { updateable: false }),
    text('FromAddress', 1000, { updateable: false }),
    longText('ToAddress', 4000, { updateable: false }),
    longText('CcAddress', 4000, { updateable: false }),
    longText('BccAddress', 4000, { updateable: false }),
    flag('Incoming', { updateable: false }),
    flag('HasAttachment', readOnly),
    picklist('Status', ['0', '1', '2', '3', '4', '5'], { required: true, defaultValue: '5' }),
    instant('MessageDate', { updateable: false }),
    text('MessageIdentifier', 765, { updateable: false }),
    text('ThreadIdentifier', 765, { updateable: false }),
    flag('IsExternallyVisible'),
    flag('IsClientManaged', { updateable: false }),
  ],
});

export const listEmail = standardObject({
  name: 'ListEmail',
  keyPrefix: '0XB',
  owned: true,
  fields: [
    text('Name', 255, { required: true, nameField: true }),
    text('Subject', 3000),
    longText('HtmlBody', 32000),
    longText('TextBody', 32000),
    text('FromName', 121),
    text('FromAddress', 1000),
    picklist('Status', ['Draft', 'Scheduled', 'In Progress', 'Sent', 'Failed'], { defaultValue: 'Draft' }),
    flag('HasAttachment', readOnly),
    instant('ScheduledDate'),
    whole('TotalSent', readOnly),
    reference('RelatedToId', MAILED, { children: 'ListEmails' }),
    reference('CampaignId', ['Campaign']),
    flag('IsTracked'),
  ],
});
