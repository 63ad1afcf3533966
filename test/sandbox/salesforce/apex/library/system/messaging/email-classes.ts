/**
 * Emails and their attachments as objects.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_Messaging.htm
 */
import { libraryClass, type LibraryClass } from '../../define.ts';
import { accessors, getters, PlainObject, plainClass, properties, setters } from '../plain-object.ts';

export const SINGLE = 'Messaging.SingleEmailMessage';
export const MASS = 'Messaging.MassEmailMessage';

type Members = LibraryClass['members'];

/** As fields and through methods; fields begin with a small letter. */
const everyWay = (...declarations: readonly string[]): Members => ({
  ...properties(
    ...declarations.map((one) =>
      one.replace(/ (\w)(\w*)$/, (_all, first: string, rest: string) => ` ${first.toLowerCase()}${rest}`),
    ),
  ),
  ...accessors(...declarations),
});

/** Whether a value is an email of either kind. */
export const isEmail = (value: unknown): value is PlainObject =>
  value instanceof PlainObject && (value.apexType === SINGLE || value.apexType === MASS);

const email = libraryClass({
  name: 'Messaging.Email',
  holds: isEmail,
  members: everyWay(
    'Boolean BccSender',
    'String EmailPriority',
    'String ReplyTo',
    'Boolean SaveAsActivity',
    'String SenderDisplayName',
    'String Subject',
    'Boolean UseSignature',
  ),
});

const DEFAULTS = { bccSender: false, saveAsActivity: true, useSignature: true };

const single = plainClass({
  name: SINGLE,
  extends: 'Messaging.Email',
  initial: () => ({ ...DEFAULTS, treatBodiesAsTemplate: false, treatTargetObjectAsRecipient: true }),
  members: {
    ...everyWay(
      'List<String> BccAddresses',
      'List<String> CcAddresses',
      'String Charset',
      'Map<String,String> CustomHeaders',
      'List<String> EntityAttachments',
      'List<Messaging.EmailFileAttachment> FileAttachments',
      'String HtmlBody',
      'String InReplyTo',
      'Boolean OneClickPost',
      'String OptOutPolicy',
      'Id OrgWideEmailAddressId',
      'String PlainTextBody',
      'String References',
      'Id TargetObjectId',
      'Id TemplateId',
      'List<String> ToAddresses',
      'String UnsubscribeComment',
      'List<String> UnsubscribeUrls',
      'Id WhatId',
    ),
    ...setters('List<Id> DocumentAttachments', 'Boolean TreatBodiesAsTemplate', 'Boolean TreatTargetObjectAsRecipient'),
    ...getters('String TemplateName'),
    'Boolean isTreatBodiesAsTemplate()': (self: PlainObject) => self.get('treatBodiesAsTemplate'),
    'Boolean isTreatTargetObjectAsRecipient()': (self: PlainObject) => self.get('treatTargetObjectAsRecipient'),
    'Boolean isUserMail()': () => false,
  },
});

const mass = plainClass({
  name: MASS,
  extends: 'Messaging.Email',
  initial: () => DEFAULTS,
  members: everyWay('String Description', 'List<Id> TargetObjectIds', 'Id TemplateId', 'List<Id> WhatIds'),
});

const attachment = plainClass({
  name: 'Messaging.EmailFileAttachment',
  initial: () => ({ inline: false }),
  members: {
    ...everyWay('Blob Body', 'String ContentType', 'String FileName', 'Boolean Inline'),
    ...properties('Id id'),
    ...getters('Id Id'),
  },
});

export const emailClasses: readonly LibraryClass[] = [email, single, mass, attachment];
