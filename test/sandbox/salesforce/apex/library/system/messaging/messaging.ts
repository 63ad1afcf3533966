/** The class Messaging and its results, custom notifications, and emails that come in. */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import type { ApexSet } from '../../../values/set.ts';
import { abstractMember, libraryClass, libraryInterface, type LibraryClass } from '../../define.ts';
import { getters, PlainObject, plainClass, properties, setters } from '../plain-object.ts';
import { transactionFact } from '../transaction-fact.ts';
import { emailClasses } from './email-classes.ts';
import { sendEmail } from './send-email.ts';

/** Custom notifications of the running transaction, each with whom it was for. */
export const sentNotifications = transactionFact(
  (): { readonly notification: PlainObject; readonly recipients: readonly unknown[] }[] => [],
);

const NOTIFICATION = 'Messaging.CustomNotification';

const sendNotification = (notification: PlainObject, users: ApexSet | null): void => {
  if (users === null) throw nullPointer();
  for (const name of ['notificationTypeId', 'title', 'body']) {
    if (notification.get(name) === null) {
      throw apexException('System.IllegalArgumentException', `Missing required field: ${name}`);
    }
  }
  sentNotifications().push({ notification, recipients: users.toArray() });
};

const notification = plainClass({
  name: NOTIFICATION,
  initial: () => ({}),
  members: {
    'new(String typeId, String sender, String title, String body, String targetId, String targetPageRef)': (
      ...given: readonly unknown[]
    ) => {
      const [notificationTypeId, senderId, title, body, targetId, targetPageRef] = given;
      return new PlainObject(NOTIFICATION, { notificationTypeId, senderId, title, body, targetId, targetPageRef });
    },
    'void send(Set<String> users)': sendNotification,
    ...setters(
      'String NotificationTypeId',
      'String Title',
      'String Body',
      'String SenderId',
      'String TargetId',
      'String TargetPageRef',
      'String ActionGroup',
    ),
  },
});

const results: readonly LibraryClass[] = [
  plainClass({
    name: 'Messaging.SendEmailResult',
    members: {
      ...getters('List<Messaging.SendEmailError> Errors'),
      'Boolean isSuccess()': (self: PlainObject) => self.get('success'),
    },
  }),
  plainClass({
    name: 'Messaging.SendEmailError',
    members: getters('List<String> Fields', 'String Message', 'System.StatusCode StatusCode', 'String TargetObjectId'),
  }),
];

const INBOUND = 'Messaging.InboundEmail';

const inbound: readonly LibraryClass[] = [
  plainClass({
    name: INBOUND,
    initial: () => ({ htmlBodyIsTruncated: false, plainTextBodyIsTruncated: false }),
    members: properties(
      `List<${INBOUND}.BinaryAttachment> binaryAttachments`,
      `List<${INBOUND}.TextAttachment> textAttachments`,
      `List<${INBOUND}.Header> headers`,
      'List<String> ccAddresses',
      'List<String> toAddresses',
      'List<String> references',
      'String fromAddress',
      'String fromName',
      'String htmlBody',
      'Boolean htmlBodyIsTruncated',
      'String inReplyTo',
      'String messageId',
      'String plainTextBody',
      'Boolean plainTextBodyIsTruncated',
      'String replyTo',
      'String subject',
    ),
  }),
  plainClass({
    name: `${INBOUND}.BinaryAttachment`,
    initial: () => ({}),
    members: properties('Blob body', 'String fileName', 'String mimeTypeSubType', `List<${INBOUND}.Header> headers`),
  }),
  plainClass({
    name: `${INBOUND}.TextAttachment`,
    initial: () => ({ bodyIsTruncated: false }),
    members: properties(
      'String body',
      'Boolean bodyIsTruncated',
      'String charset',
      'String fileName',
      'String mimeTypeSubType',
      `List<${INBOUND}.Header> headers`,
    ),
  }),
  plainClass({
    name: `${INBOUND}.Header`,
    initial: () => ({}),
    members: properties('String name', 'String value'),
  }),
  plainClass({
    name: 'Messaging.InboundEnvelope',
    initial: () => ({}),
    members: properties('String fromAddress', 'String toAddress'),
  }),
  plainClass({
    name: 'Messaging.InboundEmailResult',
    initial: () => ({ success: true }),
    members: properties('String message', 'Boolean success'),
  }),
  libraryInterface({
    name: 'Messaging.InboundEmailHandler',
    members: {
      'Messaging.InboundEmailResult handleInboundEmail(Messaging.InboundEmail email, Messaging.InboundEnvelope envelope)':
        abstractMember,
    },
  }),
];

const messaging = libraryClass({
  name: 'System.Messaging',
  members: {
    'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails)': sendEmail,
    'static List<Messaging.SendEmailResult> sendEmail(List<Messaging.Email> emails, Boolean allOrNothing)': sendEmail,
    // The sandbox's org has no daily allowance of emails that could run out.
    'static void reserveSingleEmailCapacity(Integer amountReserved)': () => undefined,
    'static void reserveMassEmailCapacity(Integer amountReserved)': () => undefined,
  },
});

export const messagingClasses: readonly LibraryClass[] = [
  ...emailClasses,
  ...results,
  ...inbound,
  messaging,
  notification,
];
