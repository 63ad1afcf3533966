/**
 * Every refusal of records and documents, in NetSuite's words where they are known. Texts marked "assumed" are not quoted by
 * any source; a client must not depend on them.
 */
import { badRequest, recordDoesNotExist, userError } from '../http/netsuite-error.ts';
import type { NetSuiteError } from '../http/netsuite-error.ts';

export { recordDoesNotExist };

const at = (errorPath: string | undefined): { errorPath?: string } => (errorPath === undefined ? {} : { errorPath });

/** A value of the request that means nothing here: an unknown id, a wrong type. Documented. */
export const invalidContent = (value: string, field: string, path: string): NetSuiteError =>
  badRequest(
    'INVALID_CONTENT',
    `Error while accessing resource: You have entered an Invalid Field Value ${value} for the following field: ${field}`,
    at(path),
  );

/** A value that exists but may not stand here, such as a location of another subsidiary. Observed. */
export const invalidChoice = (value: string, field: string, path?: string): NetSuiteError =>
  userError(`You have entered an Invalid Field Value ${value} for the following field: ${field}.`, at(path));

/** Observed. @param labels names of the fields on the form */
export const pleaseEnter = (labels: readonly string[]): NetSuiteError =>
  userError(`Please enter value(s) for: ${labels.join(', ')}.`);

/** Observed. */
export const entityExists = (): NetSuiteError => userError('This entity already exists.');

/** Assumed. */
export const contactExists = (): NetSuiteError =>
  userError('A contact record with this name already exists. Every contact record must have a unique name.');

/** Assumed. */
export const itemExists = (): NetSuiteError =>
  userError('An item with this name already exists. Please choose another name.', at('itemId'));

/** Assumed; the wording is that of SuiteScript's errors. */
export const tooLong = (field: string, maxLength: number, path: string): NetSuiteError =>
  userError(
    `The field ${field.toLowerCase()} contained more than the maximum number ( ${maxLength} ) of characters allowed.`,
    at(path),
  );

/** Malformed body. Documented. */
export const malformed = (): NetSuiteError =>
  badRequest('INVALID_REQUEST', 'The request could not be understood by the server due to malformed syntax.');

/** Refusals without a part that varies. All assumed. */
const SENTENCES = {
  periodClosed: 'The transaction date you specified is not within the date range of an open accounting period.',
  periodMissing: 'The transaction date you specified is not within the date range of your accounting period.',
  currencyFixed: 'The currency of a transaction cannot be changed after it has been saved.',
  currencyInUse: 'This currency cannot be removed because transactions have been entered in it.',
  orderBilled: 'This order has been billed; its lines cannot be changed.',
  linkedTransaction: 'This transaction cannot be deleted because it is linked to by one or more transactions.',
  recordInUse: 'This record cannot be deleted because it has dependent records.',
  nothingToBill: 'There are no lines left to bill on this sales order.',
  nothingToFulfil: 'There are no lines left to fulfill on this sales order.',
  notApproved: 'This transaction is pending approval.',
  alreadyVoid: 'This transaction has already been voided.',
  overApplied: 'The amount applied is more than the amount of the payment.',
  overDue: 'The amount applied is more than the amount due on the document.',
  noSuchDocument: 'The document to apply to does not belong to this customer, or is not open.',
  otherCurrency: 'The document to apply to is in another currency.',
  noLines: 'You must enter at least one line item for this transaction.',
  negativePayment: 'The payment amount must be zero or more.',
  overFulfilled: 'The quantity is more than what remains on the sales order line.',
  transactionHasPayments: 'This transaction has payments or credits applied to it and cannot be voided.',
} as const;

/** @param path where in the body, when one field is to blame */
export const refused = (reason: keyof typeof SENTENCES, path?: string): NetSuiteError =>
  userError(SENTENCES[reason], at(path));

/** A line's item without a tax schedule. Assumed. */
export const taxScheduleMissing = (item: string, path?: string): NetSuiteError =>
  userError(`The item ${item} has no tax schedule; taxes cannot be calculated.`, at(path));
