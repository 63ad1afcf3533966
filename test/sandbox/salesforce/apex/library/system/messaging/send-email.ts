/**
 * `Messaging.sendEmail`: checks emails as the platform does and keeps what would have been sent.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_email_outbound_messaging.htm
 */
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import { ApexList } from '../../../values/list.ts';
import { textOf } from '../../../values/text.ts';
import { FailedRows } from '../exceptions/exception-details.ts';
import { PlainObject } from '../plain-object.ts';
import { transactionFact } from '../transaction-fact.ts';
import { isEmail, SINGLE } from './email-classes.ts';
import { statusCode } from '../status-code.ts';
import { putInOutbox } from './put-in-outbox.ts';

/** The emails that the running transaction sends when it commits. */
export const sentEmails = transactionFact((): PlainObject[] => []);

type Fault = { readonly statusCode: string; readonly message: string };

const addressesOf = (email: PlainObject): readonly unknown[] =>
  ['toAddresses', 'ccAddresses', 'bccAddresses'].flatMap((name) => {
    const list = email.get(name);
    return list instanceof ApexList ? list.items : [];
  });

const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && (ADDRESS.test(value) || /^[a-zA-Z0-9]{15,18}$/.test(value));

const noRecipient = (email: PlainObject): Fault | undefined =>
  addressesOf(email).length === 0 && email.get('targetObjectId') === null
    ? { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Add a recipient to send an email.' }
    : undefined;

const badAddress = (email: PlainObject): Fault | undefined => {
  const bad = addressesOf(email).find((address) => !isAddress(address));
  return bad === undefined
    ? undefined
    : { statusCode: 'INVALID_EMAIL_ADDRESS', message: `Email address is invalid: ${textOf(bad)}` };
};

const noBody = (email: PlainObject): Fault | undefined =>
  ['plainTextBody', 'htmlBody', 'templateId'].every((name) => email.get(name) === null)
    ? { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Missing body' }
    : undefined;

const faultOf = (email: PlainObject): Fault | undefined =>
  email.apexType === SINGLE ? (noRecipient(email) ?? badAddress(email) ?? noBody(email)) : undefined;

const failed = (faults: readonly (Fault | undefined)[]): Error => {
  const rows = faults.flatMap((fault, index) =>
    fault === undefined ? [] : [{ ...fault, index, id: null, fields: [], object: '' }],
  );
  const [first] = rows;
  const exception = apexException(
    'System.EmailException',
    `SendEmail failed. First exception on row ${first?.index ?? 0}; first error: ${first?.statusCode ?? ''}, ${first?.message ?? ''}: []`,
  );
  exception.details = new FailedRows(rows);
  return exception;
};

const errorOf = (fault: Fault): PlainObject =>
  new PlainObject('Messaging.SendEmailError', {
    message: fault.message,
    statusCode: statusCode(fault.statusCode),
    fields: new ApexList('List<String>'),
  });

const resultOf = (fault: Fault | undefined): PlainObject =>
  new PlainObject('Messaging.SendEmailResult', {
    success: fault === undefined,
    errors: new ApexList('List<Messaging.SendEmailError>', fault === undefined ? [] : [errorOf(fault)]),
  });

/** @param isAllOrNone an email that cannot be sent is an exception; otherwise its result says so */
export const sendEmail = (emails: ApexList | null, isAllOrNone: boolean | null = true): ApexList => {
  if (emails === null || emails.items.includes(null)) throw nullPointer();
  const running = transaction();
  running.limits.use('emailInvocations');
  const given = emails.items.filter(isEmail);
  const faults = given.map(faultOf);
  if (isAllOrNone !== false && faults.some((fault) => fault !== undefined)) throw failed(faults);
  const sent = given.filter((_email, index) => faults[index] === undefined);
  sentEmails().push(...sent);
  for (const email of sent) putInOutbox(email);
  running.hasUncommittedWork = true;
  return new ApexList('List<Messaging.SendEmailResult>', faults.map(resultOf));
};
