import { z } from 'zod';
import type { Chunk, Found, InvoiceLedger } from '../invoices/index.ts';
import type { Window } from '../shared/window.ts';
import { allIds } from './all-ids.ts';
import { deletedRecords } from './deleted-records.ts';
import { refuseNothingButFaults } from './document-faults.ts';
import { documentsOf } from './invoice-document.ts';
import { lineTaxOf } from './invoice-line-tax.ts';
import type { InvoiceRow } from './invoice-rows.ts';
import { invoiceRow } from './invoice-rows.ts';
import type { LedgerTime } from './ledger-time.ts';
import { between, LEDGER_FORMAT } from './ledger-time.ts';
import { inGroups, marksFor, rowsByKey } from './rows-by-key.ts';
import type { SuiteQl } from './suiteql.ts';
import { SUITEQL_PAGE } from './suiteql.ts';

/**
 * The invoices and credit memos of NetSuite, behind the port of the invoices capability. One query brings headers and
 * lines together; stretches of ids are cut so that each fills one page, and are read side by side. Within a stretch rows
 * are asked for by key, never by offset, because an offset drifts while documents change.
 */

/** Rows per stretch: a little under a page, so that the last document of a stretch still fits on it. */
const ROWS_PER_CHUNK = SUITEQL_PAGE - 20;

const COLUMNS = `
  t.id, t.tranid, t.type, t.status, t.entity, TO_CHAR(t.trandate, 'YYYY-MM-DD') AS trandate,
  TO_CHAR(t.duedate, 'YYYY-MM-DD') AS duedate, c.symbol AS currency, t.exchangerate, t.foreigntotal,
  NVL(t.foreignamountpaid, t.foreignpaymentamountused) AS amountpaid,
  NVL(t.foreignamountunpaid, t.foreignpaymentamountunused) AS amountdue, ml.netamount AS basetotal,
  BUILTIN.DF(ml.subsidiary) AS subsidiary, t.memo, TO_CHAR(t.lastmodifieddate, '${LEDGER_FORMAT}') AS modified,
  CASE f.type WHEN 'SalesOrd' THEN f.id WHEN 'CustInvc' THEN fl.createdfrom END AS salesorder,
  tl.id AS lineid, tl.linesequencenumber AS linenumber, tl.taxline, tl.item, BUILTIN.DF(tl.item) AS itemcode,
  tl.quantity, tl.rate, tl.foreignamount AS amount, tl.memo AS linememo, tl.custcol_ob_charge_type AS chargetype,
  TO_CHAR(tl.custcol_ob_service_start, 'YYYY-MM-DD') AS servicestart,
  TO_CHAR(tl.custcol_ob_service_end, 'YYYY-MM-DD') AS serviceend`;
const LINES = `transaction t LEFT JOIN transactionline tl ON tl.transaction = t.id AND NVL(tl.mainline, 'F') = 'F' AND NVL(tl.iscogs, 'F') = 'F'`;
const HEADERS = `JOIN currency c ON c.id = t.currency LEFT JOIN transactionline ml ON ml.transaction = t.id AND ml.mainline = 'T'
  LEFT JOIN transaction f ON f.id = ml.createdfrom
  LEFT JOIN transactionline fl ON fl.transaction = f.id AND fl.mainline = 'T'`;
const DOCUMENTS = `t.type IN ('CustInvc', 'CustCred')`;

/**
 * Changed itself, or settled by a payment or credit that changed: paying does not always touch the invoice. Taking money
 * back leaves no link to follow, so the open invoices of a customer whose payment was edited, and of those below it, are
 * looked at again; after a deletion, which does not even tell the customer, all open ones are.
 */
const SETTLING = `('CustPymt', 'CustCred', 'DepAppl')`;
const SETTLING_RECORDS = `('customerpayment', 'customer payment', 'creditmemo', 'credit memo', 'depositapplication', 'deposit application')`;
const CHANGED = `${DOCUMENTS} AND ((${between('t.lastmodifieddate')}) OR t.id IN (
  SELECT l.previousdoc FROM nexttransactionlinelink l JOIN transaction p ON p.id = l.nextdoc
  WHERE l.linktype IN ('Payment', 'DepAppl') AND ${between('p.lastmodifieddate')})
  OR (t.foreignamountunpaid > 0 AND (t.entity IN (
  SELECT k.id FROM transaction p JOIN customer k ON k.id = p.entity OR k.parent = p.entity
  WHERE p.type IN ${SETTLING} AND p.lastmodifieddate > p.createddate AND ${between('p.lastmodifieddate')})
  OR EXISTS (SELECT d.recordid FROM deletedrecord d
  WHERE LOWER(d.type) IN ${SETTLING_RECORDS} AND ${between('d.deleteddate')}))))`;
/** How often `CHANGED` asks for the window. */
const WINDOWS_IN_CHANGED = 4;

const BOUNDARIES = `
  SELECT b.id FROM (SELECT x.id, ROWNUM AS rn FROM (SELECT t.id FROM ${LINES} WHERE ${CHANGED} ORDER BY t.id) x) b
  WHERE MOD(b.rn, ${ROWS_PER_CHUNK}) = 0 AND b.id > ? ORDER BY b.id`;

const idRow = z.object({ id: z.string() });
const nowRow = z.object({ now: z.string() });

export const invoiceLedger = (suiteQl: SuiteQl, time: LedgerTime): InvoiceLedger => {
  const bounds = (window: Window): readonly string[] =>
    Array.from({ length: WINDOWS_IN_CHANGED }, () => time.bounds(window)).flat();

  const lineTax = lineTaxOf(suiteQl);
  const read = async (where: string, params: readonly string[]): Promise<Found> => {
    const tax = await lineTax();
    const columns = tax === undefined ? COLUMNS : `${COLUMNS}, ${tax} AS linetax`;
    const found = documentsOf(await rowsOf(suiteQl, { columns, where, params }), time);
    refuseNothingButFaults(found.documents, found.unreadable);
    return found;
  };

  return {
    async now() {
      const [row] = await suiteQl.all({
        query: `SELECT TO_CHAR(SYSDATE, '${LEDGER_FORMAT}') AS now FROM dual`,
        row: nowRow,
      });
      return time.fromLedger(row?.now ?? '');
    },
    async chunks(window) {
      const ends = await allIds(suiteQl, BOUNDARIES, bounds(window));
      return [...ends, undefined].map((uptoId, index): Chunk => ({
        number: index + 1,
        afterId: ends[index - 1] ?? '0',
        uptoId,
      }));
    },
    read: (window, { afterId, uptoId }) =>
      uptoId === undefined
        ? read(`${CHANGED} AND t.id > ?`, [...bounds(window), afterId])
        : read(`${CHANGED} AND t.id > ? AND t.id <= ?`, [...bounds(window), afterId, uptoId]),
    async byIds(ids) {
      const named = (group: readonly string[]) => read(`${DOCUMENTS} AND t.id IN (${marksFor(group)})`, group);
      return together(await inGroups(ids, async (group) => [await named(group)]));
    },
    ofCustomer: (customerId) => read(`${DOCUMENTS} AND t.entity = ?`, [customerId]),
    deleted: deletedRecords({ suiteQl, time }, ['invoice', 'credit memo']),
    async idsAfter(afterId) {
      const query = `SELECT t.id FROM transaction t WHERE ${DOCUMENTS} AND t.id > ? ORDER BY t.id FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;
      return (await suiteQl.all({ query, params: [afterId], row: idRow })).map(({ id }) => id);
    },
  };
};

const together = (parts: readonly Found[]): Found => ({
  documents: parts.flatMap(({ documents }) => documents),
  unreadable: parts.flatMap(({ unreadable }) => unreadable),
});

type RowsOf = { readonly columns: string; readonly where: string; readonly params: readonly string[] };

/** All rows that match, page after page by key (document, then line). */
const rowsOf = (suiteQl: SuiteQl, { columns, where, params }: RowsOf): Promise<readonly InvoiceRow[]> =>
  rowsByKey<InvoiceRow>(async (last) => {
    const after = last === undefined ? '' : ' AND (t.id > ? OR (t.id = ? AND tl.id > ?))';
    const { rows } = await suiteQl.page({
      query: `SELECT ${columns} FROM ${LINES} ${HEADERS} WHERE ${where}${after} ORDER BY t.id, tl.id FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`,
      params: last === undefined ? params : [...params, last.id, last.id, last.lineid ?? '0'],
      row: invoiceRow,
    });
    return rows;
  });
