import type { Found, Invoice, InvoiceLine } from '../invoices/index.ts';
import { invoice } from '../invoices/index.ts';
import { compareDecimals, negated, sumOf } from '../shared/money.ts';
import type { Unreadable } from '../shared/unreadable.ts';
import { unreadable } from './document-faults.ts';
import { documentStatus } from './document-status.ts';
import type { HeaderCells, InvoiceRow, LineCells } from './invoice-rows.ts';
import { headerCells, lineCells } from './invoice-rows.ts';
import type { LedgerTime } from './ledger-time.ts';
import { correlationIn, withoutSign } from './row-values.ts';

/**
 * Documents out of their rows. Sales lines usually carry the ledger's credit sign, which a reader of an invoice does not
 * expect, so it is turned round. A document with a value nobody knows here is set aside, the others go on.
 */
const TYPES = { CustInvc: 'Invoice', CustCred: 'Credit Memo' } as const;

type Turn = (value: string) => string;
const asItIs: Turn = (value) => value;

const sideOf = (values: readonly (string | undefined)[]): -1 | 0 | 1 =>
  compareDecimals(sumOf(values.map((value) => value ?? '0')), '0');

/**
 * How the amounts of a document's lines read. Its total reads as a positive number, so its lines must add up to one; where
 * they add up to nothing, an invoice's lines are credits and a credit memo's are debits.
 */
const turnFor = (lines: readonly LineCells[], { type }: HeaderCells): Turn => {
  const side = sideOf(lines.map(({ amount }) => amount));
  return (side === 0 ? type === 'CustInvc' : side < 0) ? negated : asItIs;
};

/** How the tax of lines reads: as the tax of the document does, whichever sign the place it comes from gives it. */
const taxTurnFor = (lines: readonly LineCells[], taxTotal: string, turn: Turn): Turn => {
  const product = sideOf(lines.map(({ linetax }) => linetax)) * sideOf([taxTotal]);
  if (product === 0) return turn;
  return product < 0 ? negated : asItIs;
};

type Turns = { readonly amount: Turn; readonly tax: Turn };

const lineOf = (cells: LineCells, turns: Turns): Record<keyof InvoiceLine, unknown> => ({
  key: `${cells.id}-${cells.lineid ?? ''}`,
  number: Number(cells.linenumber ?? cells.lineid ?? 1),
  itemId: cells.item,
  itemCode: cells.itemcode,
  description: cells.linememo,
  quantity: cells.quantity === undefined ? undefined : turns.amount(cells.quantity),
  unitPrice: cells.rate,
  amount: turns.amount(cells.amount ?? '0'),
  taxAmount: cells.linetax === undefined ? undefined : turns.tax(cells.linetax),
  chargeType: cells.chargetype,
  serviceStartsOn: cells.servicestart,
  serviceEndsOn: cells.serviceend,
});

const headerOf = (cells: HeaderCells, time: LedgerTime): object => ({
  id: cells.id,
  number: cells.tranid,
  type: TYPES[cells.type],
  // A code nobody knows stays as it is, and is refused with the document.
  status: documentStatus({ ...cells, paid: cells.amountpaid }) ?? cells.status,
  customerId: cells.entity,
  salesOrderId: cells.salesorder,
  invoicedOn: cells.trandate,
  dueOn: cells.duedate,
  currency: cells.currency,
  exchangeRate: cells.exchangerate,
  total: withoutSign(cells.foreigntotal),
  amountPaid: withoutSign(cells.amountpaid),
  amountDue: withoutSign(cells.amountdue),
  baseTotal: cells.basetotal === undefined ? undefined : withoutSign(cells.basetotal),
  subsidiary: cells.subsidiary,
  correlationId: correlationIn(cells.memo),
  modifiedAt: time.fromLedger(cells.modified),
});

const assembled = (header: HeaderCells, rows: readonly LineCells[], time: LedgerTime): object => {
  const turn = turnFor(rows, header);
  const lines = rows.filter(({ lineid, taxline }) => lineid !== undefined && taxline !== 'T');
  const taxes = rows.filter(({ taxline }) => taxline === 'T');
  const taxTotal = turn(sumOf(taxes.map(({ amount }) => amount ?? '0')));
  const turns = { amount: turn, tax: taxTurnFor(lines, taxTotal, turn) };
  return {
    ...headerOf(header, time),
    subtotal: turn(sumOf(lines.map(({ amount }) => amount ?? '0'))),
    taxTotal,
    lines: lines.map((cells) => lineOf(cells, turns)),
  };
};

type Outcome = { readonly document: Invoice } | { readonly fault: Unreadable };

/** The document that these rows, all of one id, make up. */
const documentOf = (first: InvoiceRow, rows: readonly InvoiceRow[], time: LedgerTime): Outcome => {
  const header = headerCells.safeParse(first);
  if (!header.success) return { fault: unreadable(first, { error: header.error, read: first }) };
  const lines = lineCells.array().safeParse(rows);
  if (!lines.success) return { fault: unreadable(first, { error: lines.error, read: rows }) };
  const whole = assembled(header.data, lines.data, time);
  const document = invoice.safeParse(whole);
  if (document.success) return { document: document.data };
  return { fault: unreadable(first, { error: document.error, read: whole }) };
};

/** Rows, grouped by document in the order they came, as documents. */
export const documentsOf = (rows: readonly InvoiceRow[], time: LedgerTime): Found => {
  const documents: Invoice[] = [];
  const faults: Unreadable[] = [];
  for (const group of Map.groupBy(rows, ({ id }) => id).values()) {
    const [first] = group;
    if (first === undefined) continue;
    const outcome = documentOf(first, group, time);
    if ('document' in outcome) documents.push(outcome.document);
    else faults.push(outcome.fault);
  }
  return { documents, unreadable: faults };
};
