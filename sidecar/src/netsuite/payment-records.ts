import type { FoundPayments, PaymentLedger } from '../payments/index.ts';
import type { Unreadable } from '../shared/unreadable.ts';
import { allIds } from './all-ids.ts';
import { deletedRecords } from './deleted-records.ts';
import type { LedgerTime } from './ledger-time.ts';
import { between, LEDGER_FORMAT } from './ledger-time.ts';
import type { ApplicationRow, Outcome } from './payment-rows.ts';
import { applicationRow, paymentOf, paymentRow, standingIn } from './payment-rows.ts';
import { inGroups, marksFor, rowsByKey } from './rows-by-key.ts';
import type { SuiteQl } from './suiteql.ts';
import { SUITEQL_PAGE } from './suiteql.ts';

/** The customer payments and deposits of NetSuite, behind the port of the payments capability. */

const PAYMENTS = `
  SELECT p.id, p.tranid, p.type, p.status, p.voided, p.entity, c.symbol AS currency,
    TO_CHAR(p.trandate, 'YYYY-MM-DD') AS trandate, p.foreigntotal, p.foreignpaymentamountunused AS unused,
    BUILTIN.DF(p.paymentmethod) AS method, p.memo, TO_CHAR(p.lastmodifieddate, '${LEDGER_FORMAT}') AS modified
  FROM transaction p JOIN currency c ON c.id = p.currency`;
/** A payment may settle other things than invoices, a journal entry say: those are no business of ours. */
const APPLICATIONS = `
  SELECT l.nextdoc AS payment, l.previousdoc AS invoice, SUM(l.foreignamount) AS amount, i.status,
    TO_CHAR(i.trandate, 'YYYY-MM-DD') AS invoiced, i.foreignamountpaid AS paid, i.foreignamountunpaid AS due
  FROM nexttransactionlinelink l JOIN transaction i ON i.id = l.previousdoc
  WHERE l.linktype = 'Payment' AND i.type = 'CustInvc'`;
/** A deposit settles invoices through its applications: taken from the deposit, applied to the invoice. */
const APPLICATIONS_OF_DEPOSITS = `
  SELECT d.previousdoc AS payment, l.previousdoc AS invoice, SUM(l.foreignamount) AS amount, i.status,
    TO_CHAR(i.trandate, 'YYYY-MM-DD') AS invoiced, i.foreignamountpaid AS paid, i.foreignamountunpaid AS due
  FROM nexttransactionlinelink d JOIN nexttransactionlinelink l ON l.nextdoc = d.nextdoc
    JOIN transaction i ON i.id = l.previousdoc
  WHERE d.linktype = 'DepAppl' AND l.linktype = 'Payment' AND i.type = 'CustInvc'`;
const groupedBy = (payment: string): string => `
  GROUP BY ${payment}, l.previousdoc, i.status, i.trandate, i.foreignamountpaid, i.foreignamountunpaid
  ORDER BY ${payment}, l.previousdoc FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;

/** Where applications are read from, and the column that names the payment. */
const SOURCES = [
  { select: APPLICATIONS, payment: 'l.nextdoc' },
  { select: APPLICATIONS_OF_DEPOSITS, payment: 'd.previousdoc' },
] as const;
type Source = (typeof SOURCES)[number];

const CHANGED = `
  SELECT p.id FROM transaction p WHERE p.type IN ('CustPymt', 'CustDep') AND ${between('p.lastmodifieddate')} AND p.id > ?
  ORDER BY p.id FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;
/** Deposits whose applications changed. */
const CHANGED_APPLICATIONS = `
  SELECT d.previousdoc AS id FROM nexttransactionlinelink d JOIN transaction a ON a.id = d.nextdoc
  WHERE d.linktype = 'DepAppl' AND ${between('a.lastmodifieddate')} AND d.previousdoc > ?
  ORDER BY d.previousdoc FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;

const STANDINGS = `
  SELECT i.id, i.tranid, i.type, i.status, i.foreignamountpaid AS paid, i.foreignamountunpaid AS due FROM transaction i`;

/** What the payments settle, one row for each document, however many one payment settles. */
const applicationsIn = (
  suiteQl: SuiteQl,
  { select, payment }: Source,
  payments: readonly string[],
): Promise<readonly ApplicationRow[]> =>
  rowsByKey<ApplicationRow>(async (last) => {
    const after = last === undefined ? '' : `AND (${payment} > ? OR (${payment} = ? AND l.previousdoc > ?))`;
    const { rows } = await suiteQl.page({
      query: `${select} AND ${payment} IN (${marksFor(payments)}) ${after} ${groupedBy(payment)}`,
      params: last === undefined ? payments : [...payments, last.payment, last.payment, last.invoice],
      row: applicationRow,
    });
    return rows;
  });

const applicationsOf = async (suiteQl: SuiteQl, payments: readonly string[]): Promise<readonly ApplicationRow[]> =>
  (await Promise.all(SOURCES.map((source) => applicationsIn(suiteQl, source, payments)))).flat();

const readOf = <Read>(outcomes: readonly Outcome<Read>[]): readonly Read[] =>
  outcomes.flatMap((outcome) => ('read' in outcome ? [outcome.read] : []));
const faultsOf = <Read>(outcomes: readonly Outcome<Read>[]): readonly Unreadable[] =>
  outcomes.flatMap((outcome) => ('fault' in outcome ? [outcome.fault] : []));

type Needs = { readonly suiteQl: SuiteQl; readonly time: LedgerTime; readonly now: () => Promise<string> };

const paymentsOf = async ({ suiteQl, time }: Needs, ids: readonly string[]): Promise<FoundPayments> => {
  const outcomes = await inGroups(ids, async (group) => {
    const query = `${PAYMENTS} WHERE p.type IN ('CustPymt', 'CustDep') AND p.id IN (${marksFor(group)}) ORDER BY p.id`;
    const [headers, applications] = await Promise.all([
      suiteQl.all({ query, params: group, row: paymentRow }),
      applicationsOf(suiteQl, group),
    ]);
    const byPayment = Map.groupBy(applications, ({ payment }) => payment);
    return headers.map((row) => paymentOf(row, byPayment.get(row.id) ?? [], time));
  });
  return { payments: readOf(outcomes), unreadable: faultsOf(outcomes) };
};

export const paymentLedger = (needs: Needs): PaymentLedger => ({
  now: needs.now,
  byIds: (ids) => paymentsOf(needs, ids),
  async standings(invoiceIds) {
    const rows = await inGroups(invoiceIds, (group) =>
      needs.suiteQl.all({
        query: `${STANDINGS} WHERE i.id IN (${marksFor(group)}) ORDER BY i.id`,
        params: group,
        row: paymentRow,
      }),
    );
    const outcomes = rows.map(standingIn);
    return { standings: new Map(readOf(outcomes)), unreadable: faultsOf(outcomes) };
  },
  async changed(window) {
    const changed = [CHANGED, CHANGED_APPLICATIONS].map((query) =>
      allIds(needs.suiteQl, query, needs.time.bounds(window)),
    );
    const deleted = deletedRecords(needs, ['customer payment', 'customer deposit']);
    const found = await Promise.all([...changed, deleted(window)]);
    return [...new Set(found.flat())];
  },
});
