import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { firstPage, handMadeBook, itemLines, record, suiteQlOver } from './hand-made-book.ts';
import type { SuiteQlPage } from './index.ts';

const INVOICES = 100_000;
const PAGE = 1000;

const book = handMadeBook();
const suiteQl = suiteQlOver(book, { timeZone: 'GMT' });

const line = { item: { id: '7' }, itemType: 'Service', quantity: '1', rate: '0.1', amount: '0.10' };

/** Five invoices share each second, so that a page often ends inside one. */
const invoice = (index: number) =>
  record(
    `invoice/${index + 1}`,
    {
      tranId: `INV${index + 1}`,
      entity: { id: String(1 + (index % 1000)) },
      tranDate: '2026-01-15',
      status: 'A',
      total: '0.30',
      amountPaid: '0.00',
      amountRemaining: '0.30',
    },
    {
      sublists: itemLines(index * 3 + 1, [line, line, line]),
      lastModifiedDate: new Date(Date.UTC(2025, 0, 1) + Math.floor(index / 5) * 1000),
    },
  );

const timed = <Result>(what: string, act: () => Result): Result => {
  const start = performance.now();
  const result = act();
  process.stdout.write(`  ${what}: ${(performance.now() - start).toFixed(1)} ms\n`);
  return result;
};

before(() => {
  timed(`${INVOICES} invoices of three lines`, () =>
    book.tell((listener) => {
      for (let index = 0; index < INVOICES; index += 1) listener.saved(invoice(index));
    }),
  );
});

const KEYSET = `
  SELECT t.id, t.foreigntotal, TO_CHAR(t.lastmodifieddate,'YYYY-MM-DD HH24:MI:SS') AS lm
  FROM transaction t
  WHERE t.type IN ('CustInvc','CustCred','CustPymt')
    AND ( t.lastmodifieddate > TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS')
       OR (t.lastmodifieddate = TO_TIMESTAMP(?, 'YYYY-MM-DD HH24:MI:SS') AND t.id > ?) )
  ORDER BY t.lastmodifieddate, t.id
  FETCH FIRST 1000 ROWS ONLY`;

const keysetPages = function* (): Generator<SuiteQlPage> {
  let params = ['2020-01-01 00:00:00', '2020-01-01 00:00:00', '0'];
  for (;;) {
    const page = firstPage(suiteQl, KEYSET, params);
    const last = page.items.at(-1);
    if (last === undefined) return;
    yield page;
    const { lm, id } = last;
    params = [lm, lm, id].map(String);
  }
};

test('keyset paging by last change finds every invoice once', () => {
  const pages = timed('all keyset pages', () => [...keysetPages()]);
  const ids = new Set(pages.flatMap(({ items }) => items.map(({ id }) => id)));
  assert.equal(pages.length, INVOICES / PAGE);
  assert.equal(ids.size, INVOICES);
  assert.ok(pages.every(({ count, totalResults, hasMore }) => count === PAGE && totalResults === PAGE && !hasMore));
});

test('the boundaries of 300,000 lines are found by counting rows', () => {
  const { items } = timed('boundaries of all item lines', () =>
    firstPage(
      suiteQl,
      `SELECT key FROM (SELECT x.*, ROWNUM AS rn FROM
         (SELECT uniquekey AS key FROM transactionline WHERE mainline = 'F' ORDER BY uniquekey) x)
       WHERE MOD(rn, 1000) = 0`,
    ),
  );
  assert.deepEqual(
    items.map(({ key }) => key),
    Array.from({ length: (INVOICES * 3) / PAGE }, (_, index) => String((index + 1) * PAGE)),
  );
});

test('the lines of a range of invoices come as one page', () => {
  const { items, count } = timed('lines of 300 invoices', () =>
    firstPage(
      suiteQl,
      `SELECT tl.transaction, tl.id, tl.foreignamount FROM transactionline tl
       WHERE tl.transaction > ? AND tl.transaction <= ? AND NVL(tl.mainline,'F') = 'F' AND NVL(tl.taxline,'F') = 'F'
       ORDER BY tl.transaction, tl.id`,
      ['50000', '50300'],
    ),
  );
  assert.equal(count, 900);
  assert.deepEqual(items[899], { transaction: '50300', id: '3', foreignamount: '-0.1' });
});

test('sums over everything are exact', () => {
  const { items } = timed('sums', () =>
    firstPage(suiteQl, 'SELECT COUNT(*) n, SUM(foreigntotal) s, SUM(foreignamountunpaid) u FROM transaction'),
  );
  assert.deepEqual(items, [{ n: '100000', s: '30000', u: '30000' }]);
});

test('the hundred-thousandth row is on the last page', () => {
  const page = timed('last offset page', () =>
    suiteQl.run({ q: 'SELECT id FROM transaction ORDER BY id', limit: PAGE, offset: INVOICES - PAGE }),
  );
  assert.deepEqual([page.items.at(-1), page.totalResults, page.hasMore], [{ id: '100000' }, INVOICES, false]);
});
