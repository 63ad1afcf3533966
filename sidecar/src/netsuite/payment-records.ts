import { z } from 'zod';
import type { InvoiceStanding, Payment, PaymentLedger } from '../payments/index.ts';
import { invoiceStanding, payment } from '../payments/index.ts';
import { compareDecimals, decimal } from '../shared/money.ts';
import { allIds } from './all-ids.ts';
import type { LedgerTime } from './ledger-time.ts';
import { between, LEDGER_FORMAT } from './ledger-time.ts';
import { inGroups, marksFor, rowsByKey } from './rows-by-key.ts';
import { correlationIn, withoutSign } from './row-values.ts';
import type { SuiteQl } from './suiteql.ts';
import { SUITEQL_PAGE } from './suiteql.ts';

/** The customer payments of NetSuite, behind the port of the payments capability. */

const PAYMENTS = `
  SELECT p.id, p.tranid, p.status, p.voided, p.entity, c.symbol AS currency, TO_CHAR(p.trandate, 'YYYY-MM-DD') AS trandate,
    p.foreigntotal, p.foreignpaymentamountunused AS unused, p.memo,
    TO_CHAR(p.lastmodifieddate, '${LEDGER_FORMAT}') AS modified
  FROM transaction p JOIN currency c ON c.id = p.currency`;
const APPLICATIONS = `
  SELECT l.nextdoc AS payment, l.previousdoc AS invoice, SUM(l.foreignamount) AS amount, i.status,
    i.foreignamountpaid AS paid, i.foreignamountunpaid AS due
  FROM nexttransactionlinelink l JOIN transaction i ON i.id = l.previousdoc
  WHERE l.linktype = 'Payment'`;
const GROUPED = `GROUP BY l.nextdoc, l.previousdoc, i.status, i.foreignamountpaid, i.foreignamountunpaid
  ORDER BY l.nextdoc, l.previousdoc FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;

const CHANGED = `
  SELECT p.id FROM transaction p WHERE p.type = 'CustPymt' AND ${between('p.lastmodifieddate')} AND p.id > ?
  ORDER BY p.id FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;
const DELETED = `
  SELECT d.recordid AS id FROM deletedrecord d
  WHERE LOWER(d.type) IN ('customerpayment', 'customer payment') AND ${between('d.deleteddate')} AND d.recordid > ?
  ORDER BY d.recordid FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;

const STANDINGS = `
  SELECT i.id, i.status, i.foreignamountpaid AS paid, i.foreignamountunpaid AS due FROM transaction i`;

const paymentRow = z.object({
  id: z.string(),
  tranid: z.string().default(''),
  status: z.string(),
  voided: z.string().default('F'),
  entity: z.string(),
  currency: z.string(),
  trandate: z.string(),
  foreigntotal: decimal,
  unused: decimal.default('0'),
  memo: z.string().optional(),
  modified: z.string(),
});
const applicationRow = z.object({
  payment: z.string(),
  invoice: z.string(),
  amount: decimal,
  status: z.string(),
  paid: decimal.default('0'),
  due: decimal.default('0'),
});
const invoiceStandingRow = z.object({
  id: z.string(),
  status: z.string(),
  paid: decimal.default('0'),
  due: decimal.default('0'),
});
type PaymentRow = z.infer<typeof paymentRow>;
type ApplicationRow = z.infer<typeof applicationRow>;

const PAYMENT_STATUSES: Readonly<Record<string, Payment['status']>> = {
  A: 'Pending',
  B: 'Not Deposited',
  C: 'Deposited',
  R: 'Rejected',
  V: 'Voided',
};
const INVOICE_STATUSES: Readonly<Record<string, InvoiceStanding['status']>> = {
  A: 'Open',
  B: 'Paid In Full',
  D: 'Pending Approval',
  E: 'Rejected',
  V: 'Voided',
};

type StandingRow = Pick<ApplicationRow, 'status' | 'paid' | 'due'>;

const standingOf = (row: StandingRow): { readonly [Field in keyof InvoiceStanding]: unknown } => {
  const status = INVOICE_STATUSES[row.status];
  const isPartly = status === 'Open' && compareDecimals(row.paid, '0') !== 0;
  return { status: isPartly ? 'Partially Paid' : status, paid: withoutSign(row.paid), due: withoutSign(row.due) };
};

const applicationOf = (row: ApplicationRow): unknown => ({
  invoiceId: row.invoice,
  amount: withoutSign(row.amount),
  standing: standingOf(row),
});

const paymentOf = (row: PaymentRow, applications: readonly ApplicationRow[], time: LedgerTime): Payment =>
  payment.parse({
    id: row.id,
    number: row.tranid,
    status: row.voided === 'T' ? 'Voided' : PAYMENT_STATUSES[row.status],
    customerId: row.entity,
    currency: row.currency,
    receivedOn: row.trandate,
    amountReceived: withoutSign(row.foreigntotal),
    amountUnapplied: withoutSign(row.unused),
    correlationId: correlationIn(row.memo),
    modifiedAt: time.fromLedger(row.modified),
    applications: applications.map(applicationOf),
  });

/** What the payments settle, one row for each document, however many one payment settles. */
const applicationsOf = (suiteQl: SuiteQl, payments: readonly string[]): Promise<readonly ApplicationRow[]> =>
  rowsByKey<ApplicationRow>(async (last) => {
    const after = last === undefined ? '' : 'AND (l.nextdoc > ? OR (l.nextdoc = ? AND l.previousdoc > ?))';
    const { rows } = await suiteQl.page({
      query: `${APPLICATIONS} AND l.nextdoc IN (${marksFor(payments)}) ${after} ${GROUPED}`,
      params: last === undefined ? payments : [...payments, last.payment, last.payment, last.invoice],
      row: applicationRow,
    });
    return rows;
  });

type Needs = { readonly suiteQl: SuiteQl; readonly time: LedgerTime; readonly now: () => Promise<string> };

export const paymentLedger = ({ suiteQl, time, now }: Needs): PaymentLedger => ({
  now,
  byIds: (ids) =>
    inGroups(ids, async (group) => {
      const query = `${PAYMENTS} WHERE p.type = 'CustPymt' AND p.id IN (${marksFor(group)}) ORDER BY p.id`;
      const [headers, applications] = await Promise.all([
        suiteQl.all({ query, params: group, row: paymentRow }),
        applicationsOf(suiteQl, group),
      ]);
      const byPayment = Map.groupBy(applications, ({ payment: id }) => id);
      return headers.map((row) => paymentOf(row, byPayment.get(row.id) ?? [], time));
    }),
  async standings(invoiceIds) {
    const rows = await inGroups(invoiceIds, (group) =>
      suiteQl.all({
        query: `${STANDINGS} WHERE i.id IN (${marksFor(group)}) ORDER BY i.id`,
        params: group,
        row: invoiceStandingRow,
      }),
    );
    return new Map(rows.map((row) => [row.id, invoiceStanding.parse(standingOf(row))]));
  },
  async changed(window) {
    const both = [time.toLedgerStart(window.after), time.toLedger(window.until)];
    const [changed, deleted] = await Promise.all([allIds(suiteQl, CHANGED, both), allIds(suiteQl, DELETED, both)]);
    return [...new Set([...changed, ...deleted])];
  },
});
