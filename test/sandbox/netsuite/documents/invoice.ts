/** An invoice: what a customer owes. It posts to a period, falls due by its terms, and is open until it is paid in full. */
import { asText, idOf, isBlank } from '../records/draft.ts';
import type { Draft } from '../records/draft.ts';
import { refused } from '../records/refusals.ts';
import type { StoredRecord, TransactionLink } from '../records/types.ts';
import { fill } from './document-header.ts';
import type { Ledger, RecordRules } from './ledger.ts';
import { numberOf } from './money.ts';
import { refreshOrder } from './order-progress.ts';
import { mustBeOpen, postingPeriod } from './posting-period.ts';
import { completeSale, saleDefaults } from './sale-document.ts';
import { settleDraft } from './settlement.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** @param date `YYYY-MM-DD` */
export const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

/** The first account of a type; a document without an own account posts there. */
export const accountOfType = ({ store }: Ledger, acctType: string): { id: string } | undefined => {
  for (const { id, fields } of store.list('account')) if (fields['acctType'] === acctType) return { id };
  return undefined;
};

const termsChanged = ({ previous, fields, given }: Draft): boolean =>
  previous !== undefined &&
  !given.has('dueDate') &&
  ['tranDate', 'terms'].some((field) => asText(previous.fields[field]) !== asText(fields[field]));

/** Date plus the days of the terms; the date itself without terms. */
const dueDate = ({ store }: Ledger, draft: Draft): void => {
  if (termsChanged(draft)) delete draft.fields['dueDate'];
  if (!isBlank(draft.fields['dueDate'])) return;
  const days = numberOf(store.get('term', asText(draft.fields['terms']))?.fields['daysUntilNetDue']);
  draft.fields['dueDate'] = plusDays(asText(draft.fields['tranDate']), days.toNumber());
};

const defaults = (ledger: Ledger, draft: Draft): void => {
  saleDefaults(ledger, draft);
  fill(draft, 'approvalStatus', ledger.account.preferences.invoiceApprovalRequired ? '1' : '2');
  const customer = ledger.store.get('customer', asText(draft.fields['entity']));
  fill(draft, 'account', customer?.fields['receivablesAccount'] ?? accountOfType(ledger, 'AcctRec'));
};

const complete = (ledger: Ledger, draft: Draft): void => {
  completeSale(ledger, draft);
  postingPeriod(ledger, draft);
  dueDate(ledger, draft);
  settleDraft(ledger, draft);
};

/** Orders its lines bill. */
const ordersOf = (record: StoredRecord): Set<string> =>
  new Set((record.sublists['item'] ?? []).flatMap(({ fields }) => idOf(fields['orderDoc']) ?? []));

const orderLink = (record: StoredRecord, order: string): TransactionLink => ({
  previousType: 'salesOrder',
  previousDoc: order,
  nextType: 'invoice',
  nextDoc: record.id,
  linkType: 'OrdBill',
  foreignAmount: asText(record.fields['total']),
});

const refreshOrders = (ledger: Ledger, links: readonly TransactionLink[]): void => {
  const orders = new Set(links.filter(({ linkType }) => linkType === 'OrdBill').map(({ previousDoc }) => previousDoc));
  for (const order of orders) refreshOrder(ledger, order);
};

/** Links an invoice to the orders it bills, and brings those up to date. */
export const linkOrders = (ledger: Ledger, record: StoredRecord): void => {
  const before = ledger.store.linksTo(record.id);
  const links = [...ordersOf(record)].map((order) => orderLink(record, order));
  ledger.store.setLinks(record.id, links);
  refreshOrders(ledger, [...before, ...links]);
};

export const invoiceRules: RecordRules = {
  defaults,
  complete,
  saved: linkOrders,
  deleting: (ledger, record) => {
    mustBeOpen(ledger, record);
    if (ledger.store.linksFrom(record.id).length > 0) throw refused('linkedTransaction');
  },
  deleted: (ledger, record) => {
    for (const order of ordersOf(record)) refreshOrder(ledger, order);
  },
};
