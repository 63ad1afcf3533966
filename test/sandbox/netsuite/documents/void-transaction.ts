/** Voiding keeps a document and its number, and takes its effect away: status V, nothing applied any more. */
import { Big } from 'big.js';
import { Unsupported } from '../../shared/unsupported.ts';
import { asText, draftOf } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { StoredRecord, TransactionLink } from '../records/types.ts';
import { settleAll } from './applications.ts';
import { keep } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { amountText, precisionOf } from './money.ts';
import { refreshOrder } from './order-progress.ts';
import { mustBeOpen } from './posting-period.ts';
import { refreshDeposit } from './receipts.ts';

const VOIDABLE = new Set(['invoice', 'creditMemo', 'customerPayment', 'customerDeposit', 'depositApplication']);

const AMOUNTS = [
  'subtotal',
  'discountTotal',
  'taxTotal',
  'total',
  'payment',
  'applied',
  'unapplied',
  'amountPaid',
  'amountRemaining',
  'amountRemainingTotalBox',
];

const LINE_AMOUNTS = ['amount', 'rate', 'tax1Amt', 'grossAmt'];

const zero = (fields: Record<string, unknown>, names: readonly string[], text: string): void => {
  for (const name of names) if (name in fields) fields[name] = text;
};

const zeroAmounts = (ledger: Ledger, draft: Draft): void => {
  const nothing = amountText(new Big(0), precisionOf(ledger, asText(draft.fields['currency'])));
  zero(draft.fields, AMOUNTS, nothing);
  for (const line of draft.sublists['item'] ?? []) zero(line.fields, LINE_AMOUNTS, nothing);
};

/** What is applied to a document, or made from it, must be taken back first. */
const mustBeVoidable = (ledger: Ledger, record: StoredRecord): void => {
  if (!VOIDABLE.has(record.type)) throw new Unsupported(`voiding the record type ${record.type}`);
  if (record.fields['status'] === 'V') throw refused('alreadyVoid');
  mustBeOpen(ledger, record);
  if (ledger.store.linksFrom(record.id).length > 0) throw refused('transactionHasPayments');
};

const carryOn = (ledger: Ledger, links: readonly TransactionLink[]): void => {
  settleAll(ledger, links);
  for (const { linkType, previousDoc } of links) {
    if (linkType === 'OrdBill') refreshOrder(ledger, previousDoc);
    if (linkType === 'DepAppl') refreshDeposit(ledger, previousDoc);
  }
};

/**
 * @throws NetSuiteError when it is void already, has been settled in part, or its period is closed; Unsupported for orders
 */
export const voidTransaction = (ledger: Ledger, record: StoredRecord): StoredRecord => {
  mustBeVoidable(ledger, record);
  const links = ledger.store.linksTo(record.id);
  const draft = draftOf(record);
  draft.fields['status'] = 'V';
  if (draft.sublists['apply'] !== undefined) draft.sublists['apply'] = [];
  if (ledger.account.preferences.voidZeroesAmounts) zeroAmounts(ledger, draft);
  const voided = keep(ledger, draft);
  // An invoice stays linked to its order; money that was applied comes free.
  ledger.store.setLinks(record.id, record.type === 'invoice' ? links : []);
  carryOn(ledger, links);
  return voided;
};
