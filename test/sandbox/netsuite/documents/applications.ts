/**
 * Applying money to invoices: a payment, a credit memo or a deposit application settles invoices of its own customer and
 * currency, each up to what is due, together up to what there is.
 */
import { Big } from 'big.js';
import { asText, idOf, isBlank } from '../records/draft.ts';
import type { Draft, DraftLine } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { StoredRecord, TransactionLink } from '../records/types.ts';
import type { Ledger } from './ledger.ts';
import { amountText, numberOf, precisionOf, smaller, sumOfField } from './money.ts';
import { appliedTo, settle } from './settlement.ts';

export type Funds = {
  readonly customer: string;
  readonly currency: string;
  readonly available: Big;
};

const PAYABLE = new Set(['A', 'B']);

const pathOf = (line: DraftLine): string => line.given?.path ?? `apply.items[${line.line - 1}]`;

/** What is left to pay on an invoice, apart from what this document applies. */
const dueOn = (ledger: Ledger, invoice: StoredRecord, document: string): Big =>
  numberOf(invoice.fields['total']).minus(appliedTo(ledger, invoice.id, document));

/** A customer's money settles its own invoices and those of its sub-customers. */
const paysFor = ({ store }: Ledger, payer: string, invoice: StoredRecord): boolean => {
  for (
    let id = idOf(invoice.fields['entity']);
    id !== undefined;
    id = idOf(store.get('customer', id)?.fields['parent'])
  )
    if (id === payer) return true;
  return false;
};

const invoiceOf = (ledger: Ledger, line: DraftLine, { customer, currency }: Funds): StoredRecord => {
  const path = `${pathOf(line)}.doc`;
  const invoice = ledger.store.get('invoice', asText(line.fields['doc']));
  if (invoice === undefined || !paysFor(ledger, customer, invoice)) throw refused('noSuchDocument', path);
  if (!PAYABLE.has(asText(invoice.fields['status']))) throw refused('noSuchDocument', path);
  if (asText(invoice.fields['currency']) !== currency) throw refused('otherCurrency', path);
  return invoice;
};

const describe = (ledger: Ledger, line: DraftLine, { invoice, due }: { invoice: StoredRecord; due: string }): void => {
  const currency = ledger.store.get('currency', asText(invoice.fields['currency']));
  Object.assign(line.fields, {
    apply: true,
    due,
    total: invoice.fields['total'] ?? null,
    refNum: invoice.fields['tranId'] ?? null,
    applyDate: invoice.fields['tranDate'] ?? null,
    type: 'Invoice',
    currency: currency?.fields['symbol'] ?? null,
  });
};

const completeLine = (
  ledger: Ledger,
  line: DraftLine,
  { document, funds, left }: { document: string; funds: Funds; left: Big },
): Big => {
  const invoice = invoiceOf(ledger, line, funds);
  const precision = precisionOf(ledger, funds.currency);
  const due = dueOn(ledger, invoice, document);
  const wanted = isBlank(line.fields['amount']) ? smaller(due, left) : numberOf(line.fields['amount']);
  const amount = new Big(amountText(wanted, precision));
  if (amount.gt(due)) throw refused('overDue', `${pathOf(line)}.amount`);
  if (amount.gt(left)) throw refused('overApplied', `${pathOf(line)}.amount`);
  describe(ledger, line, { invoice, due: amountText(due, precision) });
  line.fields['amount'] = amountText(amount, precision);
  return amount;
};

const byDueDate = (one: StoredRecord, other: StoredRecord): number =>
  asText(one.fields['dueDate']).localeCompare(asText(other.fields['dueDate'])) || Number(one.id) - Number(other.id);

const isOpen = (document: StoredRecord, { currency }: Funds): boolean =>
  document.type === 'invoice' && document.fields['status'] === 'A' && asText(document.fields['currency']) === currency;

/** Lines for the customer's open invoices, the oldest due first, as far as the money goes. */
const automaticLines = (ledger: Ledger, draft: Draft, funds: Funds): void => {
  const lines = (draft.sublists['apply'] ??= []);
  let left = funds.available.minus(sumOfField(lines, 'amount'));
  const open = [...ledger.store.documentsOf(funds.customer)].filter((document) => isOpen(document, funds));
  for (const invoice of open.sort(byDueDate)) {
    if (left.lte(0)) return;
    if (lines.some((line) => asText(line.fields['doc']) === invoice.id)) continue;
    const amount = smaller(dueOn(ledger, invoice, draft.id), left);
    left = left.minus(amount);
    lines.push({
      line: lines.length + 1,
      lineUniqueKey: String(ledger.store.next('lineUniqueKey')),
      fields: { doc: { id: invoice.id }, apply: true, amount: amount.toFixed() },
    });
  }
};

/**
 * Checks and completes the `apply` lines. Lines with `apply` false are applications taken back.
 * @returns what is applied in all
 * @throws NetSuiteError when more is applied than is due or available, or to a document that cannot take it
 */
export const applyFunds = (ledger: Ledger, draft: Draft, funds: Funds): Big => {
  const wanted = (draft.sublists['apply'] ?? []).filter(({ fields }) => fields['apply'] !== false);
  if (draft.sublists['apply'] !== undefined) draft.sublists['apply'] = wanted;
  if (draft.given.has('autoApply') && draft.fields['autoApply'] === true) automaticLines(ledger, draft, funds);
  let left = funds.available;
  for (const line of draft.sublists['apply'] ?? [])
    left = left.minus(completeLine(ledger, line, { document: draft.id, funds, left }));
  if (draft.sublists['apply'] !== undefined)
    draft.sublists['apply'] = draft.sublists['apply'].filter(({ fields }) => !numberOf(fields['amount']).eq(0));
  return funds.available.minus(left);
};

const linkOf = (record: StoredRecord, line: { fields: StoredRecord['fields'] }): TransactionLink => ({
  previousType: 'invoice',
  previousDoc: asText(line.fields['doc']),
  nextType: record.type,
  nextDoc: record.id,
  linkType: 'Payment',
  foreignAmount: asText(line.fields['amount']),
});

/**
 * Links a saved document to what it settles, and settles it: also what it no longer settles.
 * @param others links to anything but invoices
 */
export const linkApplications = (
  ledger: Ledger,
  record: StoredRecord,
  others: readonly TransactionLink[] = [],
): void => {
  const before = ledger.store.linksTo(record.id);
  const links = (record.sublists['apply'] ?? []).map((line) => linkOf(record, line));
  ledger.store.setLinks(record.id, [...others, ...links]);
  settleAll(ledger, [...before, ...links]);
};

/** Settles every invoice the links name. */
export const settleAll = (ledger: Ledger, links: readonly TransactionLink[]): void => {
  const invoices = new Set(
    links.filter(({ linkType }) => linkType === 'Payment').map(({ previousDoc }) => previousDoc),
  );
  for (const invoice of invoices) settle(ledger, invoice);
};

/** Takes back everything a document applied. */
export const unlinkApplications = (ledger: Ledger, record: StoredRecord): void => {
  const links = ledger.store.linksTo(record.id);
  ledger.store.setLinks(record.id, []);
  settleAll(ledger, links);
};

/** What a document could still apply. */
export const fundsOf = (draft: Draft, customer: 'entity' | 'customer', amount: Big): Funds => ({
  customer: asText(draft.fields[customer]),
  currency: asText(draft.fields['currency']),
  available: amount,
});
