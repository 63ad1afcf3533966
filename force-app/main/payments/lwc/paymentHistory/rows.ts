/** Payments as rows of a table, each followed by a row for every invoice that it settles. */
import settlesLabel from '@salesforce/label/c.PaymentSettles';
import { fillIn } from 'c/fillIn';

const urlOf = (objectName: string, id: string): string => `/lightning/r/${objectName}/${id}/view`;

export type SettledRow = SettledInvoice & {
  readonly key: string;
  readonly url: string;
  readonly text: string;
  readonly amountClass: string;
};

export type PaymentRow = PaymentEntry & {
  readonly url: string;
  readonly amountClass: string;
  readonly hasUnapplied: boolean;
  readonly settledRows: readonly SettledRow[];
};

/** What does not stand is crossed out, besides saying so. */
const amountClass = (stands: boolean): string =>
  stands ? 'slds-text-align_right' : 'slds-text-align_right slds-text-color_weak crossed-out';

const settledRow = (entry: PaymentEntry, settled: SettledInvoice): SettledRow => ({
  ...settled,
  key: `${entry.id}-${settled.invoiceId}`,
  url: urlOf('Invoice__c', settled.invoiceId),
  text: fillIn(settlesLabel, settled.invoiceNumber),
  amountClass: amountClass(!settled.isReversed),
});

export const paymentRows = (entries: readonly PaymentEntry[]): readonly PaymentRow[] =>
  entries.map((entry) => ({
    ...entry,
    url: urlOf(entry.objectName, entry.id),
    amountClass: amountClass(!entry.isTakenBack),
    hasUnapplied: !entry.isTakenBack && (entry.unapplied ?? 0) !== 0,
    settledRows: entry.settles.map((settled) => settledRow(entry, settled)),
  }));
