import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NetSuiteError } from '../http/netsuite-error.ts';
import { handMadeBook, record, suiteQlOver } from './hand-made-book.ts';

const customers = Array.from({ length: 2500 }, (_, index) =>
  record(`customer/${index + 1}`, { entityId: `CUS${index + 1}` }),
);
const suiteQl = suiteQlOver(handMadeBook(customers));
const q = 'SELECT id FROM customer ORDER BY id';

test('a page knows how many rows there are and whether more follow', () => {
  const { items, ...first } = suiteQl.run({ q, limit: 1000, offset: 0 });
  assert.deepEqual(first, { totalResults: 2500, count: 1000, hasMore: true });
  assert.deepEqual(items[999], { id: '1000' });

  const last = suiteQl.run({ q, limit: 1000, offset: 2000 });
  assert.deepEqual([last.count, last.totalResults, last.hasMore], [500, 2500, false]);
  assert.deepEqual(last.items[0], { id: '2001' });
});

test('a page behind the end is empty', () => {
  const page = suiteQl.run({ q, limit: 1000, offset: 5000 });
  assert.deepEqual([page.items, page.count, page.totalResults, page.hasMore], [[], 0, 2500, false]);
});

test('a full last page has no successor', () => {
  const page = suiteQl.run({ q, limit: 500, offset: 2000 });
  assert.deepEqual([page.count, page.totalResults, page.hasMore], [500, 2500, false]);
});

test('FETCH FIRST counts as the whole result', () => {
  const fetching = `${q} FETCH FIRST 1500 ROWS ONLY`;
  const first = suiteQl.run({ q: fetching, limit: 1000, offset: 0 });
  const second = suiteQl.run({ q: fetching, limit: 1000, offset: 1000 });
  assert.deepEqual([first.count, first.totalResults, first.hasMore], [1000, 1500, true]);
  assert.deepEqual([second.count, second.totalResults, second.hasMore], [500, 1500, false]);
});

test('rows beyond the account limit are not given', () => {
  const limited = suiteQlOver(handMadeBook(customers), { suiteQlRowLimit: 1200 });
  const second = limited.run({ q, limit: 1000, offset: 1000 });
  assert.deepEqual([second.count, second.totalResults, second.hasMore], [200, 1200, false]);
});

test('the thousand-and-first page is refused', () => {
  const page = { q, limit: 2, offset: 2000 };
  assert.throws(() => suiteQl.run(page), NetSuiteError);
  assert.equal(suiteQl.run({ ...page, offset: 1998 }).count, 2);
});

test('the count follows what changes between two pages', () => {
  const book = handMadeBook(customers.slice(0, 3));
  const changing = suiteQlOver(book);
  assert.equal(changing.run({ q, limit: 2, offset: 0 }).totalResults, 3);
  book.tell((listener) => listener.saved(record('customer/9', { entityId: 'CUS9' })));
  assert.equal(changing.run({ q, limit: 2, offset: 0 }).totalResults, 4);
});
