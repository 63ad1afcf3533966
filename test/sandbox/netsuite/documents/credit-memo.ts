/** A credit memo: takes back what an invoice charged. Its total can be applied to invoices of the same customer. */
import { asText } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { applyFunds, fundsOf, linkApplications, unlinkApplications } from './applications.ts';
import { fill } from './document-header.ts';
import { accountOfType } from './invoice.ts';
import type { Ledger, RecordRules } from './ledger.ts';
import { amountText, numberOf, precisionOf } from './money.ts';
import { mustBeOpen, postingPeriod } from './posting-period.ts';
import { completeSale, saleDefaults } from './sale-document.ts';

const complete = (ledger: Ledger, draft: Draft): void => {
  completeSale(ledger, draft);
  postingPeriod(ledger, draft);
  const total = numberOf(draft.fields['total']);
  const applied = applyFunds(ledger, draft, fundsOf(draft, 'entity', total));
  const precision = precisionOf(ledger, asText(draft.fields['currency']));
  const unapplied = total.minus(applied);
  draft.fields['applied'] = amountText(applied, precision);
  draft.fields['amountPaid'] = amountText(applied, precision);
  draft.fields['unapplied'] = amountText(unapplied, precision);
  draft.fields['amountRemaining'] = amountText(unapplied, precision);
  draft.fields['status'] = unapplied.eq(0) ? 'B' : 'A';
};

export const creditMemoRules: RecordRules = {
  defaults: (ledger, draft) => {
    saleDefaults(ledger, draft);
    fill(draft, 'account', accountOfType(ledger, 'AcctRec'));
  },
  complete,
  saved: (ledger, record) => linkApplications(ledger, record),
  deleting: (ledger, record) => {
    mustBeOpen(ledger, record);
    unlinkApplications(ledger, record);
  },
};
