import { z } from 'zod';
import type { Invoice, InvoiceLine } from '../invoices/index.ts';
import { invoice } from '../invoices/index.ts';
import { compareDecimals, decimal, negated, sumOf } from '../shared/money.ts';
import type { LedgerTime } from './ledger-time.ts';

/**
 * Rows of the invoice query as documents. One row is one line with its header repeated; sales lines carry the ledger's
 * credit sign, which a reader of an invoice does not expect, so it is turned round.
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
  createdfrom: optional,
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

const turned = (row: InvoiceRow, value: string): string => (row.type === 'CustInvc' ? negated(value) : value);
const withoutSign = (value: string): string => value.replace(/^-/, '');

const lineOf = (row: InvoiceRow): InvoiceLine => ({
  key: `${row.id}-${row.lineid ?? ''}`,
  number: Number(row.linenumber ?? row.lineid ?? 1),
  itemId: row.item,
  itemCode: row.itemcode,
  description: row.linememo,
  quantity: row.quantity === undefined ? undefined : turned(row, row.quantity),
  unitPrice: row.rate,
  amount: turned(row, row.amount ?? '0'),
});

const correlationOf = (memo: string | undefined): string | undefined => /\bOrderbridge (\S+)/.exec(memo ?? '')?.[1];

/** The document that these rows, all of one id, make up. @throws ZodError when NetSuite's values do not fit */
const documentOf = (rows: readonly [InvoiceRow, ...InvoiceRow[]], time: LedgerTime): Invoice => {
  const [header] = rows;
  const lines = rows.filter(({ lineid, taxline }) => lineid !== undefined && taxline !== 'T').map(lineOf);
  const tax = rows.filter(({ taxline }) => taxline === 'T').map((row) => turned(row, row.amount ?? '0'));
  return invoice.parse({
    id: header.id,
    number: header.tranid,
    type: TYPES[header.type],
    status: statusOf(header),
    customerId: header.entity,
    salesOrderId: header.createdfrom,
    invoicedOn: header.trandate,
    dueOn: header.duedate,
    currency: header.currency,
    exchangeRate: header.exchangerate,
    subtotal: sumOf(lines.map(({ amount }) => amount)),
    taxTotal: sumOf(tax),
    total: withoutSign(header.foreigntotal),
    amountPaid: withoutSign(header.amountpaid),
    amountDue: withoutSign(header.amountdue),
    baseTotal: header.basetotal === undefined ? undefined : withoutSign(header.basetotal),
    subsidiary: header.subsidiary,
    correlationId: correlationOf(header.memo),
    modifiedAt: time.fromLedger(header.modified),
    lines,
  });
};

/** Rows, grouped by document in the order they came, as documents. */
export const documentsOf = (rows: readonly InvoiceRow[], time: LedgerTime): readonly Invoice[] =>
  [...Map.groupBy(rows, ({ id }) => id).values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [documentOf([first, ...rest], time)],
  );
