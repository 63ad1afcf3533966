/**
 * Money received: customer payments, which settle invoices; customer deposits, taken before there is an invoice; and deposit
 * applications, which settle invoices from a deposit.
 */
import { Big } from 'big.js';
import { asText, draftOf, isBlank } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { StoredRecord, TransactionLink } from '../records/types.ts';
import { applyFunds, fundsOf, linkApplications, unlinkApplications } from './applications.ts';
import { dateAndNumber, fill, fromCustomer } from './document-header.ts';
import { accountOfType } from './invoice.ts';
import { keep } from './ledger.ts';
import type { Ledger, RecordRules } from './ledger.ts';
import { amountText, numberOf, precisionOf, sumOf } from './money.ts';
import { mustBeOpen, postingPeriod } from './posting-period.ts';
import { appliedTo } from './settlement.ts';

const receiptDefaults = (ledger: Ledger, draft: Draft): void => {
  dateAndNumber(ledger, draft);
  fromCustomer(ledger, draft, 'customer');
  if (isBlank(draft.fields['account'])) fill(draft, 'undepFunds', 'true');
  fill(draft, 'arAcct', accountOfType(ledger, 'AcctRec'));
};

/** What the given applications come to: an amount, or else all that is due. */
const impliedPayment = (ledger: Ledger, draft: Draft): Big | undefined => {
  const lines = (draft.sublists['apply'] ?? []).filter(({ fields }) => fields['apply'] !== false);
  if (lines.length === 0) return undefined;
  return sumOf(
    lines.map(({ fields }) => {
      const invoice = ledger.store.get('invoice', asText(fields['doc']));
      const due = numberOf(invoice?.fields['total']).minus(appliedTo(ledger, asText(fields['doc']), draft.id));
      return isBlank(fields['amount']) ? due : numberOf(fields['amount']);
    }),
  );
};

/** The amount received, in the currency's precision. */
const received = (ledger: Ledger, draft: Draft): { amount: Big; precision: number } => {
  const precision = precisionOf(ledger, asText(draft.fields['currency']));
  const amount = new Big(amountText(numberOf(draft.fields['payment']), precision));
  if (amount.lt(0)) throw refused('negativePayment', 'payment');
  draft.fields['payment'] = amountText(amount, precision);
  draft.fields['total'] = amountText(amount, precision);
  return { amount, precision };
};

const completePayment = (ledger: Ledger, draft: Draft): void => {
  const { amount, precision } = received(ledger, draft);
  postingPeriod(ledger, draft);
  const applied = applyFunds(ledger, draft, fundsOf(draft, 'customer', amount));
  draft.fields['applied'] = amountText(applied, precision);
  draft.fields['unapplied'] = amountText(amount.minus(applied), precision);
  draft.fields['pending'] = amountText(new Big(0), precision);
  draft.fields['status'] = isBlank(draft.fields['account']) ? 'B' : 'C';
};

export const paymentRules: RecordRules = {
  defaults: (ledger, draft) => {
    receiptDefaults(ledger, draft);
    fill(draft, 'payment', impliedPayment(ledger, draft)?.toFixed());
    draft.fields['autoApply'] ??= false;
  },
  complete: completePayment,
  saved: (ledger, record) => linkApplications(ledger, record),
  deleting: (ledger, record) => {
    mustBeOpen(ledger, record);
    unlinkApplications(ledger, record);
  },
};

/** What has been taken out of a deposit. */
export const usedOf = ({ store }: Ledger, depositId: string, except?: string): Big =>
  sumOf(
    store
      .linksFrom(depositId)
      .filter(({ linkType, nextDoc }) => linkType === 'DepAppl' && nextDoc !== except)
      .map(({ foreignAmount }) => numberOf(foreignAmount)),
  );

const depositStatus = (draft: Draft, left: Big): string => {
  if (left.eq(0)) return 'C';
  return isBlank(draft.fields['account']) ? 'A' : 'B';
};

const countDeposit = (ledger: Ledger, draft: Draft): void => {
  const { amount, precision } = received(ledger, draft);
  const used = usedOf(ledger, draft.id);
  if (used.gt(amount)) throw refused('overApplied', 'payment');
  draft.fields['applied'] = amountText(used, precision);
  draft.fields['unapplied'] = amountText(amount.minus(used), precision);
  draft.fields['status'] = depositStatus(draft, amount.minus(used));
};

export const depositRules: RecordRules = {
  defaults: receiptDefaults,
  complete: (ledger, draft) => {
    postingPeriod(ledger, draft);
    countDeposit(ledger, draft);
  },
  deleting: (ledger, record) => {
    mustBeOpen(ledger, record);
    if (ledger.store.linksFrom(record.id).length > 0) throw refused('linkedTransaction');
  },
};

/** Brings a deposit up to date after an application of it changed. */
export const refreshDeposit = (ledger: Ledger, depositId: string): void => {
  const deposit = ledger.store.get('customerDeposit', depositId);
  if (deposit === undefined || deposit.fields['status'] === 'V') return;
  const draft = draftOf(deposit);
  countDeposit(ledger, draft);
  keep(ledger, draft);
};

const depositLink = (record: StoredRecord): TransactionLink => ({
  previousType: 'customerDeposit',
  previousDoc: asText(record.fields['deposit']),
  nextType: 'depositApplication',
  nextDoc: record.id,
  linkType: 'DepAppl',
  foreignAmount: asText(record.fields['total']),
});

const completeApplication = (ledger: Ledger, draft: Draft): void => {
  postingPeriod(ledger, draft);
  const depositId = asText(draft.fields['deposit']);
  const deposit = numberOf(ledger.store.get('customerDeposit', depositId)?.fields['total']);
  const left = deposit.minus(usedOf(ledger, depositId, draft.id));
  const applied = applyFunds(ledger, draft, fundsOf(draft, 'customer', left));
  const precision = precisionOf(ledger, asText(draft.fields['currency']));
  draft.fields['total'] = amountText(applied, precision);
  draft.fields['applied'] = amountText(applied, precision);
  draft.fields['unapplied'] = amountText(new Big(0), precision);
  draft.fields['status'] = 'A';
};

export const depositApplicationRules: RecordRules = {
  defaults: (ledger, draft) => {
    dateAndNumber(ledger, draft);
    fromCustomer(ledger, draft, 'customer');
    fill(draft, 'arAcct', accountOfType(ledger, 'AcctRec'));
  },
  complete: completeApplication,
  saved: (ledger, record) => {
    linkApplications(ledger, record, [depositLink(record)]);
    refreshDeposit(ledger, asText(record.fields['deposit']));
  },
  deleting: (ledger, record) => {
    mustBeOpen(ledger, record);
    unlinkApplications(ledger, record);
  },
  deleted: (ledger, record) => refreshDeposit(ledger, asText(record.fields['deposit'])),
};
