import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chunk, Invoice } from '../../src/invoices/index.ts';
import type { NetSuite } from '../../src/netsuite/index.ts';
import { newCustomer, newInvoice, openAccountFor, SERVICE_LINE, statsOf } from './account-under-test.ts';
import type { Window } from '../../src/shared/window.ts';
import type { NetSuiteSandbox } from '../../../test/sandbox/netsuite/index.ts';

const START = new Date('2026-03-02T09:00:00Z');
const ALWAYS: Window = { after: '2000-01-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z' };

/** Everything that changed in the window, read as the batch reads it. */
const readAll = async ({ invoices }: NetSuite, window: Window): Promise<readonly Invoice[]> => {
  const pages: Invoice[] = [];
  for (const chunk of await invoices.chunks(window)) pages.push(...(await invoices.read(window, chunk)).documents);
  return pages;
};
const idsOf = (documents: readonly Invoice[]): readonly string[] => documents.map(({ id }) => id);

const at = (sandbox: NetSuiteSandbox, time: string): void => {
  sandbox.clock.set(new Date(time));
};

test('a window has what changed in it, both ends included, and nothing else', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const customer = newCustomer(sandbox);
  at(sandbox, '2026-03-02T10:00:00Z');
  const first = newInvoice(sandbox, customer);
  at(sandbox, '2026-03-02T11:00:00Z');
  const second = newInvoice(sandbox, customer);
  const between = (after: string, until: string) =>
    readAll(netSuite, { after: `2026-03-02T${after}.000Z`, until: `2026-03-02T${until}.000Z` });
  assert.deepEqual(idsOf(await between('10:00:00', '11:00:00')), [first, second]);
  assert.deepEqual(idsOf(await between('10:00:01', '10:59:59')), []);
  assert.deepEqual(idsOf(await between('10:00:01', '11:00:01')), [second]);
});

test('the present is the ledger’s own, to the second', async (context) => {
  const { netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  assert.match(await netSuite.invoices.now(), /^2026-03-02T09:00:0\d\.000Z$/);
});

test('more rows than a page become stretches of one page each, without a gap and without a row twice', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.book.operations.generateInvoices({ count: 1_500, linesEach: 3, customers: 5 });
  const chunks = await netSuite.invoices.chunks(ALWAYS);
  assert.equal(chunks.length, 5);
  assert.deepEqual(
    chunks.map(({ number }) => number),
    [1, 2, 3, 4, 5],
  );
  // The account is asked once where it shows the tax of lines.
  await netSuite.invoices.byIds(['1']);
  const before = (await statsOf(sandbox)).requests.suiteql;
  const pages = await Promise.all(chunks.map(async (chunk) => (await netSuite.invoices.read(ALWAYS, chunk)).documents));
  assert.equal((await statsOf(sandbox)).requests.suiteql - before, chunks.length, 'one request for each stretch');
  const ids = idsOf(pages.flat());
  assert.deepEqual(new Set(ids), new Set([...sandbox.book.list('invoice')].map(({ id }) => id)));
  assert.equal(ids.length, 1_500);
  assert.ok(pages.flat().every(({ lines }) => lines.length === 3));
});

test('a document at the edge of a stretch keeps all its lines', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  const sizes = [979, 1, 2, 1_005, 3];
  for (const size of sizes) newInvoice(sandbox, customer, { lines: Array.from({ length: size }, () => SERVICE_LINE) });
  const documents = await readAll(netSuite, ALWAYS);
  assert.deepEqual(
    documents.map(({ lines }) => lines.length),
    sizes,
  );
});

test('documents of one and the same second are all read', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const customer = newCustomer(sandbox);
  const made = Array.from({ length: 20 }, () => newInvoice(sandbox, customer));
  const documents = await readAll(netSuite, { after: '2026-03-02T09:00:00.000Z', until: '2026-03-02T09:00:10.000Z' });
  assert.deepEqual(idsOf(documents), made);
});

test('an empty window is one empty stretch', async (context) => {
  const { netSuite } = await openAccountFor(context);
  const chunks: readonly Chunk[] = await netSuite.invoices.chunks(ALWAYS);
  assert.deepEqual(chunks, [{ number: 1, afterId: '0', uptoId: undefined }]);
  assert.deepEqual(await readAll(netSuite, ALWAYS), []);
});

for (const paymentTouchesInvoice of [false, true])
  test(`an invoice that was only paid is found when paying ${paymentTouchesInvoice ? 'moves' : 'does not move'} its date`, async (context) => {
    const { sandbox, netSuite } = await openAccountFor(context, {
      sandbox: { start: START, settings: { paymentTouchesInvoice } },
    });
    const customer = newCustomer(sandbox);
    const [paid, credited] = [newInvoice(sandbox, customer), newInvoice(sandbox, customer)];
    newInvoice(sandbox, customer);
    at(sandbox, '2026-03-02T12:00:00Z');
    sandbox.book.operations.payInvoice({ id: paid, amount: '10' });
    const { creditMemo } = sandbox.book.operations.creditInvoice({ id: credited });
    const window = { after: '2026-03-02T11:59:00.000Z', until: '2026-03-02T12:01:00.000Z' };
    const documents = await readAll(netSuite, window);
    assert.deepEqual(idsOf(documents), [paid, credited, creditMemo]);
    assert.deepEqual(
      documents.map(({ status }) => status),
      ['Partially Paid', 'Paid In Full', 'Paid In Full'],
    );
  });

const TAKEN_BACK: Readonly<
  Record<string, (operations: NetSuiteSandbox['book']['operations'], payment: string) => unknown>
> = {
  'taken back': (operations, id) => operations.unapplyPayment({ id }),
  voided: (operations, id) => operations.voidTransaction({ id }),
  deleted: (operations, id) => operations.deleteRecord({ type: 'customerPayment', id }),
};
for (const [what, takeBack] of Object.entries(TAKEN_BACK))
  test(`an invoice that is open again because its payment was ${what} is found`, async (context) => {
    const { sandbox, netSuite } = await openAccountFor(context, {
      sandbox: { start: START, settings: { paymentTouchesInvoice: false } },
    });
    const { operations } = sandbox.book;
    const customer = newCustomer(sandbox);
    const invoice = newInvoice(sandbox, customer);
    const { payment } = operations.payInvoice({ id: invoice });
    operations.payInvoice({ id: newInvoice(sandbox, customer) });
    at(sandbox, '2026-03-02T12:00:00Z');
    takeBack(operations, payment);
    const window = { after: '2026-03-02T11:59:00.000Z', until: '2026-03-02T12:01:00.000Z' };
    const [found, ...others] = await readAll(netSuite, window);
    assert.deepEqual([found?.id, found?.status, found?.amountDue], [invoice, 'Open', '300.5']);
    assert.deepEqual(others, []);
  });

test('an invoice that is open again because its payer, the parent, took the payment back is found', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const { operations } = sandbox.book;
  const parent = newCustomer(sandbox, { companyName: 'Clyde Group' });
  const invoice = newInvoice(sandbox, newCustomer(sandbox, { companyName: 'Clyde Rope', parent: { id: parent } }));
  const applications = [{ invoice, amount: '300.5' }];
  const { payment } = operations.recordPayment({ customer: parent, amount: '300.5', applications });
  at(sandbox, '2026-03-02T12:00:00Z');
  operations.unapplyPayment({ id: payment });
  const window = { after: '2026-03-02T11:59:00.000Z', until: '2026-03-02T12:01:00.000Z' };
  assert.deepEqual(idsOf(await readAll(netSuite, window)), [invoice]);
});

test('an invoice settled from a deposit is found', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const customer = newCustomer(sandbox);
  const invoice = newInvoice(sandbox, customer);
  const { deposit } = sandbox.book.operations.createDeposit({ customer, amount: '300.5' });
  at(sandbox, '2026-03-02T12:00:00Z');
  sandbox.book.operations.applyDeposit({ id: deposit, applications: [{ invoice }] });
  const window = { after: '2026-03-02T11:59:00.000Z', until: '2026-03-02T12:01:00.000Z' };
  const [found] = await readAll(netSuite, window);
  assert.deepEqual([found?.id, found?.status], [invoice, 'Paid In Full']);
});

test('deleted invoices and credit memos are told apart from other deletions', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const { operations } = sandbox.book;
  const customer = newCustomer(sandbox);
  const kept = newInvoice(sandbox, customer);
  const invoice = newInvoice(sandbox, customer);
  const { creditMemo } = operations.creditInvoice({ id: kept, apply: false });
  const { payment } = operations.payInvoice({ id: kept });
  at(sandbox, '2026-03-02T12:00:00Z');
  operations.deleteRecord({ type: 'invoice', id: invoice });
  operations.deleteRecord({ type: 'creditMemo', id: creditMemo });
  operations.deleteRecord({ type: 'customerPayment', id: payment });
  const window = { after: '2026-03-02T11:59:00.000Z', until: '2026-03-02T12:01:00.000Z' };
  assert.deepEqual(await netSuite.invoices.deleted(window), [invoice, creditMemo]);
  assert.deepEqual(await netSuite.invoices.deleted({ ...window, until: '2026-03-02T11:59:59.000Z' }), []);
});

test('ids that exist come a page at a time, in order', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.book.operations.generateInvoices({ count: 1_100, linesEach: 1, customers: 2 });
  const first = await netSuite.invoices.idsAfter('0');
  const rest = await netSuite.invoices.idsAfter(first.at(-1) ?? '');
  assert.deepEqual([first.length, rest.length], [1_000, 100]);
  assert.deepEqual(await netSuite.invoices.idsAfter(rest.at(-1) ?? ''), []);
});

/** Summer time begins in Los Angeles on 8 March 2026 at 10:00 UTC, and ends on 1 November at 09:00 UTC. */
const MOMENTS = [
  ['before summer time begins', '2026-03-08T09:59:30Z'],
  ['after summer time began', '2026-03-08T10:00:30Z'],
  ['before the hour that comes twice', '2026-11-01T07:30:00Z'],
  ['in its first pass', '2026-11-01T08:30:00Z'],
  ['after the hour that comes twice', '2026-11-01T10:30:00Z'],
] as const;
for (const [what, moment] of MOMENTS)
  test(`times are UTC for a user in Los Angeles, ${what}`, async (context) => {
    const { sandbox, netSuite } = await openAccountFor(context, {
      sandbox: { start: new Date(moment), timeZone: 'America/Los_Angeles' },
      account: { timeZone: 'America/Los_Angeles' },
    });
    const id = newInvoice(sandbox, newCustomer(sandbox));
    const now = await netSuite.invoices.now();
    const late = Date.parse(now) - Date.parse(moment);
    assert.ok(late >= 0 && late < 10_000, now);
    const [document] = await readAll(netSuite, { after: new Date(moment).toISOString(), until: now });
    assert.equal(document?.id, id);
    assert.equal(document.modifiedAt.slice(0, 16), moment.slice(0, 16));
  });

test('nothing is lost in the hour that comes twice', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, {
    sandbox: { start: new Date('2026-11-01T08:10:00Z'), timeZone: 'America/Los_Angeles' },
    account: { timeZone: 'America/Los_Angeles' },
  });
  const customer = newCustomer(sandbox);
  const seen = new Set<string>();
  const made: string[] = [];
  let after = '2026-11-01T08:00:00.000Z';
  for (const minutes of [0, 30, 50, 70, 95, 130, 200]) {
    at(sandbox, new Date(Date.parse('2026-11-01T08:10:00Z') + minutes * 60_000).toISOString());
    made.push(newInvoice(sandbox, customer));
    const until = await netSuite.invoices.now();
    for (const id of idsOf(await readAll(netSuite, { after, until }))) seen.add(id);
    after = new Date(Date.parse(until) - 60_000).toISOString();
  }
  assert.deepEqual([...seen].toSorted(), made.toSorted());
});
