/** What has been paid or credited on an invoice, and the status that follows: counted from the links, never kept apart. */
import type { Big } from 'big.js';
import { asText, draftOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import { keep } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { amountText, numberOf, precisionOf, sumOf } from './money.ts';

/** Sum of what other documents apply to this one. @param except a document whose application is being decided anew */
export const appliedTo = ({ store }: Ledger, docId: string, except?: string): Big =>
  sumOf(
    store
      .linksFrom(docId)
      .filter(({ linkType, nextDoc }) => linkType === 'Payment' && nextDoc !== except)
      .map(({ foreignAmount }) => numberOf(foreignAmount)),
  );

const UNAPPROVED: Readonly<Record<string, string>> = { '1': 'D', '3': 'E' };

const statusOf = (draft: Draft, remaining: Big): string =>
  UNAPPROVED[asText(draft.fields['approvalStatus'])] ?? (remaining.eq(0) ? 'B' : 'A');

/**
 * Paid, remaining and status, written into the invoice's draft.
 * @throws NetSuiteError when more has been applied than the invoice now comes to
 */
export const settleDraft = (ledger: Ledger, draft: Draft): void => {
  const precision = precisionOf(ledger, asText(draft.fields['currency']));
  const total = numberOf(draft.fields['total']);
  const paid = appliedTo(ledger, draft.id);
  const remaining = total.minus(paid);
  if (paid.gt(0) && remaining.lt(0)) throw refused('overDue', 'total');
  draft.fields['amountPaid'] = amountText(paid, precision);
  draft.fields['amountRemaining'] = amountText(remaining, precision);
  draft.fields['amountRemainingTotalBox'] = amountText(remaining, precision);
  draft.fields['status'] = statusOf(draft, remaining);
};

/** Brings an invoice up to date after something was applied to it or taken back. */
export const settle = (ledger: Ledger, invoiceId: string): void => {
  const invoice = ledger.store.get('invoice', invoiceId);
  if (invoice === undefined || invoice.fields['status'] === 'V') return;
  const draft = draftOf(invoice);
  settleDraft(ledger, draft);
  keep(ledger, draft, ledger.settings.paymentTouchesInvoice);
};
