import { z } from 'zod';
import type { Invoice, InvoiceLine } from '../invoices/index.ts';
import { invoice } from '../invoices/index.ts';
import { needsAPerson } from '../shared/failure.ts';
import { compareDecimals, decimal, negated, sumOf } from '../shared/money.ts';
import type { LedgerTime } from './ledger-time.ts';
import { correlationIn, withoutSign } from './row-values.ts';

/**
 * Rows of the invoice query as documents. One row is one line with its header repeated; sales lines usually carry the
 * ledger's credit sign, which a reader of an invoice does not expect, so it is turned round.
 */

const optional = z.string().optional();
export const invoiceRow = z.object({
  id: z.string(),
  tranid: z.string().default(''),
  type: z.enum(['CustInvc', 'CustCred']),
  status: z.string(),
  entity: z.string(),
  trandate: z.string(),
  duedate: optional,
  currency: z.string(),
  exchangerate: decimal,
  foreigntotal: decimal,
  amountpaid: decimal.default('0'),
  amountdue: decimal.default('0'),
  basetotal: decimal.optional(),
  subsidiary: optional,
  memo: optional,
  modified: z.string(),
  /** Of the order that it bills, or that the credited invoice bills. */
  salesorder: optional,
  lineid: optional,
  linenumber: optional,
  taxline: z.string().default('F'),
  item: optional,
  itemcode: optional,
  quantity: decimal.optional(),
  rate: decimal.optional(),
  amount: decimal.optional(),
  linememo: optional,
});
export type InvoiceRow = z.infer<typeof invoiceRow>;

const TYPES = { CustInvc: 'Invoice', CustCred: 'Credit Memo' } as const;
const STATUSES: Readonly<Record<string, Invoice['status']>> = {
  'CustInvc:A': 'Open',
  'CustInvc:B': 'Paid In Full',
  'CustInvc:D': 'Pending Approval',
  'CustInvc:E': 'Rejected',
  'CustInvc:V': 'Voided',
  'CustCred:A': 'Open',
  'CustCred:B': 'Paid In Full',
  'CustCred:V': 'Voided',
};

const statusOf = (row: InvoiceRow): Invoice['status'] | undefined => {
  const status = STATUSES[`${row.type}:${row.status}`];
  const isPartly = status === 'Open' && compareDecimals(row.amountpaid, '0') !== 0;
  return isPartly ? 'Partially Paid' : status;
};

/**
 * Whether a document's lines are shown with the opposite sign. Its total reads as a positive number, so its lines must add
 * up to one; where they add up to nothing, an invoice's lines are credits and a credit memo's are debits.
 */
const isTurned = (rows: readonly InvoiceRow[], { type }: InvoiceRow): boolean => {
  const side = compareDecimals(sumOf(rows.map(({ amount }) => amount ?? '0')), '0');
  return side === 0 ? type === 'CustInvc' : side < 0;
};

type Turn = (value: string) => string;

const lineOf = (row: InvoiceRow, turn: Turn): InvoiceLine => ({
  key: `${row.id}-${row.lineid ?? ''}`,
  number: Number(row.linenumber ?? row.lineid ?? 1),
  itemId: row.item,
  itemCode: row.itemcode,
  description: row.linememo,
  quantity: row.quantity === undefined ? undefined : turn(row.quantity),
  unitPrice: row.rate,
  amount: turn(row.amount ?? '0'),
});

const headerOf = (row: InvoiceRow, time: LedgerTime): object => ({
  id: row.id,
  number: row.tranid,
  type: TYPES[row.type],
  status: statusOf(row),
  customerId: row.entity,
  salesOrderId: row.salesorder,
  invoicedOn: row.trandate,
  dueOn: row.duedate,
  currency: row.currency,
  exchangeRate: row.exchangerate,
  total: withoutSign(row.foreigntotal),
  amountPaid: withoutSign(row.amountpaid),
  amountDue: withoutSign(row.amountdue),
  baseTotal: row.basetotal === undefined ? undefined : withoutSign(row.basetotal),
  subsidiary: row.subsidiary,
  correlationId: correlationIn(row.memo),
  modifiedAt: time.fromLedger(row.modified),
});

/** The document that these rows, all of one id, make up. @throws Failure SCHEMA_CHANGED when its values do not fit */
const documentOf = (rows: readonly [InvoiceRow, ...InvoiceRow[]], time: LedgerTime): Invoice => {
  const [header] = rows;
  const turn: Turn = isTurned(rows, header) ? negated : (value) => value;
  const lines = rows.filter(({ lineid, taxline }) => lineid !== undefined && taxline !== 'T');
  const taxes = rows.filter(({ taxline }) => taxline === 'T');
  const read = invoice.safeParse({
    ...headerOf(header, time),
    subtotal: turn(sumOf(lines.map(({ amount }) => amount ?? '0'))),
    taxTotal: turn(sumOf(taxes.map(({ amount }) => amount ?? '0'))),
    lines: lines.map((row) => lineOf(row, turn)),
  });
  if (read.success) return read.data;
  throw needsAPerson({
    code: 'SCHEMA_CHANGED',
    message: `NetSuite's ${TYPES[header.type]} ${header.tranid} (${header.id}) has values that Orderbridge does not know: ${z.prettifyError(read.error)}`,
    advice: 'Report it; the invoice run goes on where it stopped after the correction.',
    owner: 'engineer',
    subject: { object: TYPES[header.type], id: header.id, name: header.tranid },
  });
};

/** Rows, grouped by document in the order they came, as documents. */
export const documentsOf = (rows: readonly InvoiceRow[], time: LedgerTime): readonly Invoice[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [documentOf([first, ...rest], time)],
  );
