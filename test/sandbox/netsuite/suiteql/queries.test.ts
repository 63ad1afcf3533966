import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstPage, handMadeBook, itemLines, record, suiteQlOver } from './hand-made-book.ts';
import type { SuiteQlPage } from './index.ts';

const ref = (id: string) => ({ id });

const header = { entity: ref('10'), currency: ref('1'), subsidiary: ref('1'), exchangeRate: '1' };

const book = handMadeBook([
  record('customer/10', { entityId: 'CUS1', companyName: 'Acme', isPerson: false, currency: ref('1') }),
  record('customer/11', {
    entityId: 'CUS2',
    firstName: 'Ada',
    lastName: 'Byron',
    isPerson: true,
    email: 'ada@example.com',
  }),
  record('currency/1', { name: 'US Dollar', symbol: 'USD', isBaseCurrency: true }),
  record('currency/4', { name: 'Euro', symbol: 'EUR', exchangeRate: '1.085' }),
  record('subsidiary/1', { name: 'Parent Company', currency: ref('1'), country: 'US' }),
  record('serviceSaleItem/7', { itemId: 'Licence', incomeAccount: ref('54') }),
  record(
    'salesOrder/100',
    { ...header, tranId: 'SO1', tranDate: '2026-01-10', status: 'B', total: '100.00', custbody_channel: 'web' },
    { externalId: 'order-1' },
  ),
  record(
    'invoice/101',
    {
      ...header,
      tranId: 'INV1',
      tranDate: '2026-01-15',
      dueDate: '2026-02-14',
      status: 'A',
      subtotal: '100.10',
      taxTotal: '20.02',
      total: '120.12',
      amountPaid: '20.10',
      amountRemaining: '100.02',
    },
    {
      sublists: itemLines(900, [
        { item: ref('7'), itemType: 'Service', quantity: '2', rate: '25.05', amount: '50.10', custcol_sku: 'L-1' },
        { item: ref('7'), itemType: 'Service', quantity: '1', rate: '50', amount: '50.00', description: 'Set-up' },
      ]),
      lastModifiedDate: new Date('2026-01-16T03:30:05Z'),
    },
  ),
  record(
    'invoice/102',
    {
      ...header,
      entity: ref('11'),
      currency: ref('4'),
      exchangeRate: '1.085',
      tranId: 'INV2',
      tranDate: '2026-01-31',
      status: 'B',
      total: '0.10',
    },
    { lastModifiedDate: new Date('2026-01-31T23:00:00Z') },
  ),
  record('creditMemo/103', {
    ...header,
    tranId: 'CM1',
    tranDate: '2026-02-01',
    status: 'A',
    total: '0.20',
    applied: '0.05',
    unapplied: '0.15',
  }),
  record('customerPayment/104', {
    ...header,
    entity: null,
    customer: ref('10'),
    tranId: 'PYMT1',
    tranDate: '2026-02-01',
    status: 'C',
    payment: '20.10',
    applied: '20.10',
    unapplied: '0.00',
  }),
]);

const suiteQl = suiteQlOver(book);
const itemsOf = (q: string, params: readonly string[] = []): SuiteQlPage['items'] =>
  firstPage(suiteQl, q, params).items;

type Row = Readonly<Record<string, string>>;
type Case = { title: string; q: string; params?: readonly string[]; rows: readonly Row[] };

const cases = (): readonly Case[] => [
  {
    title: 'columns left NULL are left out',
    q: 'SELECT id, email FROM customer ORDER BY id',
    rows: [{ id: '10' }, { id: '11', email: 'ada@example.com' }],
  },
  {
    title: 'keys are in lower case',
    q: "SELECT ID AS TheId, TranID FROM Transaction WHERE TYPE = 'SalesOrd'",
    rows: [{ theid: '100', tranid: 'SO1' }],
  },
  {
    title: 'an expression without alias is called expr1',
    q: 'SELECT COUNT(*), MAX(id) FROM currency',
    rows: [{ expr1: '2', expr2: '4' }],
  },
  {
    title: 'raw dates follow the preference',
    q: 'SELECT trandate, duedate, lastmodifieddate FROM transaction WHERE id = 101',
    rows: [{ trandate: '1/15/2026', duedate: '2/14/2026', lastmodifieddate: '1/15/2026' }],
  },
  {
    title: 'TO_CHAR shows the wall clock of the zone',
    q: "SELECT TO_CHAR(t.lastmodifieddate,'YYYY-MM-DD HH24:MI:SS') AS lm FROM transaction t WHERE t.id = 101",
    rows: [{ lm: '2026-01-15 19:30:05' }],
  },
  {
    title: 'SYSDATE is the present of the zone',
    q: "SELECT TO_CHAR(SYSDATE,'YYYY-MM-DD HH24:MI:SS') AS now FROM dual",
    rows: [{ now: '2026-02-01 04:00:00' }],
  },
  {
    title: 'the raw status is a letter, CF a code, DF what people read',
    q: 'SELECT status, BUILTIN.CF(status) cf, BUILTIN.DF(status) df FROM transaction WHERE id = 101',
    rows: [{ status: 'A', cf: 'CustInvc:A', df: 'Invoice : Open' }],
  },
  {
    title: 'WHERE takes the letter',
    q: "SELECT id FROM transaction WHERE type = 'CustInvc' AND status = 'B'",
    rows: [{ id: '102' }],
  },
  {
    title: 'WHERE takes the composite code',
    q: "SELECT id FROM transaction WHERE status = 'CustInvc:A'",
    rows: [{ id: '101' }],
  },
  {
    title: 'WHERE takes both in a list',
    q: "SELECT id FROM transaction WHERE status IN ('CustInvc:A', 'C') ORDER BY id",
    rows: [{ id: '101' }, { id: '104' }],
  },
  {
    title: 'WHERE takes BUILTIN.CF',
    q: "SELECT id FROM transaction WHERE BUILTIN.CF(status) <> 'CustInvc:A' AND type = 'CustInvc'",
    rows: [{ id: '102' }],
  },
  {
    title: 'references display their names',
    q: 'SELECT BUILTIN.DF(t.entity) e, BUILTIN.DF(t.currency) c, BUILTIN.DF(t.type) ty FROM transaction t WHERE t.id = 102',
    rows: [{ e: 'CUS2', c: 'Euro', ty: 'Invoice' }],
  },
  {
    title: 'amounts are exact',
    q: 'SELECT foreigntotal, foreignamountpaid, foreignamountunpaid FROM transaction WHERE id = 101',
    rows: [{ foreigntotal: '120.12', foreignamountpaid: '20.1', foreignamountunpaid: '100.02' }],
  },
  {
    title: 'credits and payments have used and unused',
    q: 'SELECT id, foreigntotal, foreignpaymentamountused u, foreignpaymentamountunused n FROM transaction WHERE id IN (103, 104) ORDER BY 1',
    rows: [
      { id: '103', foreigntotal: '-0.2', u: '0.05', n: '0.15' },
      { id: '104', foreigntotal: '20.1', u: '20.1', n: '0' },
    ],
  },
  {
    title: 'sums are exact',
    q: 'SELECT SUM(foreigntotal) s, SUM(foreigntotal * 3) t, AVG(foreigntotal) a FROM transaction WHERE id IN (102, 103)',
    rows: [{ s: '-0.1', t: '-0.3', a: '-0.05' }],
  },
  {
    title: 'header lines carry the subsidiary',
    q: "SELECT tl.subsidiary, tl.foreignamount FROM transactionline tl WHERE tl.transaction = 101 AND tl.mainline = 'T'",
    rows: [{ subsidiary: '1', foreignamount: '120.12' }],
  },
  {
    title: 'item lines are credits',
    q: "SELECT id, uniquekey, item, quantity, rate, foreignamount, memo, custcol_sku FROM transactionline tl WHERE transaction = ? AND NVL(tl.mainline,'F') = 'F' AND NVL(tl.taxline,'F') = 'F' ORDER BY id",
    params: ['101'],
    rows: [
      {
        id: '1',
        uniquekey: '900',
        item: '7',
        quantity: '-2',
        rate: '25.05',
        foreignamount: '-50.1',
        custcol_sku: 'L-1',
      },
      { id: '2', uniquekey: '901', item: '7', quantity: '-1', rate: '50', foreignamount: '-50', memo: 'Set-up' },
    ],
  },
  {
    title: 'the lines of a document add up to zero',
    q: 'SELECT SUM(foreignamount) s, SUM(netamount) n FROM transactionline WHERE transaction = 101',
    rows: [{ s: '0', n: '0' }],
  },
  {
    title: 'the ledger is in the base currency',
    q: 'SELECT amount, debit, posting, amountunpaid FROM transactionaccountingline WHERE transaction = 101 AND transactionline = 0',
    rows: [{ amount: '120.12', debit: '120.12', posting: 'T', amountunpaid: '100.02' }],
  },
  {
    title: 'item lines post to their income account',
    q: 'SELECT account, credit FROM transactionaccountingline WHERE transaction = 101 AND transactionline = 1',
    rows: [{ account: '54', credit: '50.1' }],
  },
  {
    title: 'custom body fields are columns',
    q: "SELECT externalid FROM transaction WHERE custbody_channel = 'web'",
    rows: [{ externalid: 'order-1' }],
  },
  {
    title: 'text is compared as a number with a number',
    q: 'SELECT id FROM transaction WHERE id > ? AND foreigntotal >= ?',
    params: ['100', '120.12'],
    rows: [{ id: '101' }],
  },
  {
    title: 'dates are compared as dates',
    q: "SELECT id FROM transaction WHERE trandate >= TO_DATE('2026-01-31','YYYY-MM-DD') AND trandate < TO_DATE('2026-02-01','YYYY-MM-DD')",
    rows: [{ id: '102' }],
  },
  {
    title: "text in the user's format is a date",
    q: "SELECT id FROM transaction WHERE trandate = '1/31/2026'",
    rows: [{ id: '102' }],
  },
  {
    title: 'an instant is compared with the wall clock',
    q: "SELECT id FROM transaction WHERE lastmodifieddate = TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS')",
    params: ['2026-01-15 19:30:05'],
    rows: [{ id: '101' }],
  },
  {
    title: 'dates and instants calculate in days',
    q: "SELECT id FROM transaction WHERE lastmodifieddate > SYSDATE - 1 AND trandate - TO_DATE('2026-01-01','YYYY-MM-DD') = 30",
    rows: [{ id: '102' }],
  },
  {
    title: 'months are added at the end of the month',
    q: "SELECT ADD_MONTHS(trandate, 1) a, TRUNC(trandate, 'MM') m, TO_CHAR(LAST_DAY(trandate), 'DD Mon YYYY') l FROM transaction WHERE id = 102",
    rows: [{ a: '2/28/2026', m: '1/1/2026', l: '31 JAN 2026' }],
  },
  {
    title: 'left joins keep what has no partner',
    q: "SELECT c.id, COUNT(t.id) n FROM customer c LEFT OUTER JOIN transaction t ON t.entity = c.id AND t.type = 'CustPymt' GROUP BY c.id ORDER BY c.id",
    rows: [
      { id: '10', n: '1' },
      { id: '11', n: '0' },
    ],
  },
  {
    title: "Oracle's sign keeps what has no partner",
    q: "SELECT c.id, t.id AS payment FROM transaction t, customer c WHERE c.id = t.entity(+) AND t.type(+) = 'CustPymt' ORDER BY c.id",
    rows: [{ id: '10', payment: '104' }, { id: '11' }],
  },
  {
    title: 'tables may be joined by commas',
    q: 'SELECT c.entityid FROM customer c, transaction t WHERE t.entity = c.id AND t.id = 102',
    rows: [{ entityid: 'CUS2' }],
  },
  {
    title: 'sub-queries stand in IN, EXISTS and the select list',
    q: "SELECT c.id, (SELECT SUM(t.foreigntotal) FROM transaction t WHERE t.entity = c.id AND t.type = 'CustInvc') total FROM customer c WHERE c.id IN (SELECT entity FROM transaction) AND EXISTS (SELECT 1 FROM transaction x WHERE x.entity = c.id AND x.type = 'CustCred')",
    rows: [{ id: '10', total: '120.12' }],
  },
  {
    title: 'HAVING filters groups',
    q: 'SELECT entity, COUNT(*) n FROM transaction GROUP BY entity HAVING COUNT(*) > 1',
    rows: [{ entity: '10', n: '4' }],
  },
  {
    title: 'groups may be made of expressions',
    q: "SELECT TO_CHAR(trandate,'YYYY-MM') m, COUNT(*) n FROM transaction GROUP BY TO_CHAR(trandate,'YYYY-MM') ORDER BY m",
    rows: [
      { m: '2026-01', n: '3' },
      { m: '2026-02', n: '2' },
    ],
  },
  {
    title: 'DISTINCT drops repetitions',
    q: 'SELECT DISTINCT entity FROM transaction ORDER BY entity DESC',
    rows: [{ entity: '11' }, { entity: '10' }],
  },
  {
    title: 'UNION brings types together',
    q: 'SELECT id, foreigntotal v FROM transaction WHERE id = 102 UNION ALL SELECT id, id FROM currency UNION SELECT 1, 1 FROM dual ORDER BY 1',
    rows: [
      { id: '1', v: '1' },
      { id: '4', v: '4' },
      { id: '102', v: '0.1' },
    ],
  },
  {
    title: 'MINUS takes away',
    q: 'SELECT id FROM customer MINUS SELECT entity FROM transaction WHERE id = 102',
    rows: [{ id: '10' }],
  },
  {
    title: 'NULL comes last going up',
    q: 'SELECT id FROM customer ORDER BY email',
    rows: [{ id: '11' }, { id: '10' }],
  },
  {
    title: 'NULL comes first going down',
    q: 'SELECT id FROM customer ORDER BY email DESC',
    rows: [{ id: '10' }, { id: '11' }],
  },
  {
    title: 'NULLS FIRST and LAST are obeyed',
    q: 'SELECT id FROM customer ORDER BY email DESC NULLS LAST',
    rows: [{ id: '11' }, { id: '10' }],
  },
  {
    title: 'ROWNUM cuts before it orders',
    q: 'SELECT id FROM (SELECT id FROM transaction ORDER BY id) WHERE ROWNUM <= 2 ORDER BY id DESC',
    rows: [{ id: '101' }, { id: '100' }],
  },
  { title: 'no row is second where none was first', q: 'SELECT id FROM transaction WHERE ROWNUM = 2', rows: [] },
  {
    title: 'ROWNUM cuts before it counts',
    q: 'SELECT COUNT(*) n FROM transaction WHERE ROWNUM < 4',
    rows: [{ n: '3' }],
  },
  {
    title: 'rows are numbered in the order of the sub-query',
    q: 'SELECT rn, id FROM (SELECT x.*, ROWNUM AS rn FROM (SELECT id FROM transaction ORDER BY id DESC) x) WHERE MOD(rn, 2) = 0',
    rows: [
      { rn: '2', id: '103' },
      { rn: '4', id: '101' },
    ],
  },
  {
    title: 'FETCH FIRST cuts after it orders',
    q: 'SELECT id FROM transaction ORDER BY id DESC FETCH FIRST 2 ROWS ONLY',
    rows: [{ id: '104' }, { id: '103' }],
  },
  {
    title: 'OFFSET is read over',
    q: 'SELECT id FROM transaction ORDER BY id OFFSET 2 ROWS FETCH NEXT 1 ROWS ONLY',
    rows: [{ id: '100' }],
  },
  {
    title: 'text concatenates with ||, NULL being nothing',
    q: "SELECT entityid || '-' || email || 1.50 AS x FROM customer WHERE id = 10",
    rows: [{ x: 'CUS1-1.5' }],
  },
  {
    title: 'CASE, DECODE, NVL and NVL2 choose',
    q: "SELECT CASE WHEN isperson = 'T' THEN 'P' ELSE 'C' END a, CASE id WHEN 10 THEN 'ten' END b, DECODE(id, 10, 'x', 'y') c, NVL(email, 'none') d, NVL2(email, 1, 2) e, COALESCE(NULL, companyname) f FROM customer WHERE id = 10",
    rows: [{ a: 'C', b: 'ten', c: 'x', d: 'none', e: '2', f: 'Acme' }],
  },
  {
    title: 'text functions',
    q: "SELECT SUBSTR('abcdef', 2, 3) a, SUBSTR('abc', -2) b, INSTR('hello', 'l') c, UPPER('é') d, LENGTH('four') e, REPLACE('a-b', '-') f, LPAD('7', 3, '0') g, TRIM('  x ') h, CONCAT('a', NULL) i FROM dual",
    rows: [{ a: 'bcd', b: 'bc', c: '3', d: 'É', e: '4', f: 'ab', g: '007', h: 'x', i: 'a' }],
  },
  {
    title: 'number functions',
    q: "SELECT ROUND(2.345, 2) a, TRUNC(-2.349, 2) b, MOD(10, 4) c, ABS(-1.5) d, FLOOR(-0.5) e, CEIL(0.2) f, TO_NUMBER('1.10') g, GREATEST(1, 2.5) h, LEAST(3, 2) i, 1 / 3 j, TO_CHAR(1234.5, 'FM999,990.00') k FROM dual",
    rows: [
      {
        a: '2.35',
        b: '-2.34',
        c: '2',
        d: '1.5',
        e: '-1',
        f: '1',
        g: '1.1',
        h: '2.5',
        i: '2',
        j: '0.33333333',
        k: '1,234.50',
      },
    ],
  },
  {
    title: 'patterns are case-sensitive',
    q: "SELECT id FROM customer WHERE companyname LIKE 'A%' OR companyname LIKE 'a_me'",
    rows: [{ id: '10' }],
  },
  {
    title: 'comments are read over',
    q: "SELECT id -- the key\n FROM currency /* all of them */ WHERE symbol = 'EUR'",
    rows: [{ id: '4' }],
  },
];

for (const { title, q, params, rows } of cases()) {
  test(title, () => assert.deepEqual(itemsOf(q, params), rows));
}

test('a star offers every column but the hidden ones', () => {
  const [row] = itemsOf('SELECT * FROM currency WHERE id = 4');
  assert.deepEqual(row, {
    id: '4',
    name: 'Euro',
    symbol: 'EUR',
    exchangerate: '1.085',
    isbasecurrency: 'F',
    lastmodifieddate: '1/15/2026',
    isinactive: 'F',
  });
});

test('the user prefers another zone, format and sign', () => {
  const other = suiteQlOver(book, {
    timeZone: 'GMT',
    dateFormat: 'YYYY-MM-DD',
    salesLineSign: 'positive',
    nullColumns: 'null',
    suiteQlRawInstants: 'date-time',
  });
  const q =
    "SELECT t.lastmodifieddate lm, tl.foreignamount, t.memo FROM transaction t JOIN transactionline tl ON tl.transaction = t.id WHERE tl.id = 1 AND t.trandate = '2026-01-15'";
  assert.deepEqual(firstPage(other, q).items, [{ lm: '2026-01-16 3:30 am', foreignamount: '50.1', memo: null }]);
});

test('WITH names a query where the account takes it', () => {
  const other = suiteQlOver(book, { suiteQlCommonTableExpressions: 'accepted' });
  const q = 'WITH open AS (SELECT id FROM transaction WHERE id > 102) SELECT COUNT(*) n FROM open';
  assert.deepEqual(firstPage(other, q).items, [{ n: '2' }]);
});
