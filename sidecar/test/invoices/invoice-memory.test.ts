import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Invoice } from '../../src/invoices/index.ts';
import { MIRROR_INVOICE_TASK, mirrorKey } from '../../src/invoices/index.ts';
import { needsAPerson } from '../../src/shared/failure.ts';
import { openFailureLedger } from '../../src/store/failures.ts';
import { openInvoiceMemory } from '../../src/store/invoice-memory.ts';
import { testDatabase } from '../support/test-database.ts';

const database = await testDatabase();
const memory = openInvoiceMemory(database);
const failures = openFailureLedger(database);
beforeEach(() =>
  database.run('truncate orderbridge.documents, orderbridge.staged_documents, orderbridge.invoice_runs cascade'),
);

const EIGHT = '2026-03-01T08:00:00.000Z';
const NINE = '2026-03-01T09:00:00.000Z';
const line = { key: '7-1', number: 1, amount: '100' };
const documentWith = (changes: Partial<Invoice> = {}): Invoice => ({
  id: '7',
  number: 'INV7',
  type: 'Invoice',
  status: 'Open',
  customerId: '4',
  invoicedOn: '2026-03-01',
  currency: 'USD',
  exchangeRate: '1',
  subtotal: '100',
  taxTotal: '0',
  total: '100',
  amountPaid: '0',
  amountDue: '100',
  modifiedAt: EIGHT,
  lines: [line],
  ...changes,
});
const OPEN = documentWith();
const PAID = documentWith({ status: 'Paid In Full', amountPaid: '100', amountDue: '0' });

const at = (seconds: number): Date => new Date(Date.parse('2026-03-01T10:00:00Z') + seconds * 1000);
const stage = (document: Invoice, second = 0) => memory.stage({ readAt: at(second) }, [document]);
/** Writes what is staged, as if Salesforce took everything but `refused`. */
const write = async (...refused: readonly string[]): Promise<readonly Invoice[]> => {
  const batch = await memory.batch();
  const pages = await Array.fromAsync(batch.pages());
  await batch.settle(refused);
  return pages.flat();
};

test('a document that reads as it was written is not staged again, whatever its modification time', async () => {
  assert.deepEqual(await stage(OPEN), { changed: 1, unchanged: 0 });
  assert.deepEqual(await write(), [OPEN]);
  assert.deepEqual(await stage(documentWith({ modifiedAt: NINE }), 1), { changed: 0, unchanged: 1 });
  assert.deepEqual(await write(), []);
});

test('an older version never takes the place of a newer one, waiting or written', async () => {
  await stage({ ...PAID, modifiedAt: NINE });
  assert.deepEqual(await stage(OPEN, 1), { changed: 0, unchanged: 1 });
  assert.deepEqual(await write(), [{ ...PAID, modifiedAt: NINE }]);
  assert.deepEqual(await stage(OPEN, 2), { changed: 0, unchanged: 1 });
  assert.deepEqual(await write(), []);
});

test('of two readings with one modification time the later counts, in whatever order they arrive', async () => {
  await stage(PAID, 5);
  assert.equal((await stage(OPEN, 4)).changed, 0);
  assert.deepEqual(await write(), [PAID]);
  assert.equal((await stage(OPEN, 4)).changed, 0);
  assert.equal((await stage(OPEN, 6)).changed, 1);
});

test('a version that Salesforce refused gives way to a newer one, even to what is there already', async () => {
  await stage(OPEN);
  await write();
  await stage(PAID, 1);
  await write('7');
  assert.deepEqual(await memory.staged('7'), PAID);
  await stage(documentWith({ modifiedAt: NINE }), 2);
  assert.deepEqual(await memory.staged('7'), documentWith({ modifiedAt: NINE }));
});

test('what is staged while a batch is written belongs to the next one', async () => {
  await stage(OPEN);
  const batch = await memory.batch();
  await stage(PAID, 1);
  await batch.settle([]);
  assert.deepEqual(await write(), [PAID]);
});

test('a deletion is newer than what it deletes even where the clocks differ, and is told once', async () => {
  await stage(documentWith({ modifiedAt: '2026-03-01T11:00:00.000Z' }));
  await write();
  assert.equal(await memory.stageDeleted(['7', '8'], at(0)), 1);
  const [deleted] = await write();
  assert.deepEqual([deleted?.status, deleted?.amountDue], ['Deleted', '0']);
  assert.equal(await memory.stageDeleted(['7'], at(1)), 0);
});

test('a document that waits to be written for the first time can be deleted too', async () => {
  await stage(OPEN);
  assert.equal(await memory.stageDeleted(['7'], at(1)), 1);
  assert.equal((await memory.staged('7'))?.status, 'Deleted');
});

test('lines that a document has lost are named, of nothing else', async () => {
  await stage(documentWith({ lines: [line, { ...line, key: '7-2' }] }));
  await stage(documentWith({ id: '8', number: 'INV8', lines: [{ ...line, key: '8-1' }] }));
  await write();
  await stage({ ...PAID, modifiedAt: NINE }, 1);
  assert.deepEqual((await memory.batch()).removedLineKeys, ['7-2']);
});

test('a failure is over when its document does not wait any more', async () => {
  await stage(OPEN);
  const now = new Date();
  await failures.park({
    work: { task: MIRROR_INVOICE_TASK, key: mirrorKey('7'), priority: 10, payload: { documentId: '7' } },
    flow: 'Invoices',
    failure: needsAPerson({ code: 'SAVE_REFUSED', message: 'a rule', advice: 'settle it' }),
    about: {},
    beganAt: now,
    failedAt: now,
  });
  assert.deepEqual(await memory.mended(), []);
  await write();
  assert.deepEqual(await memory.mended(), ['7']);
  await failures.settle(MIRROR_INVOICE_TASK, mirrorKey('7'));
  assert.deepEqual(await memory.mended(), []);
});

test('the same work never runs twice at the same time, other work goes on', async () => {
  const steps: string[] = [];
  const slow = memory.alone('write', async () => {
    steps.push('first begins');
    await memory.alone('run', () => Promise.resolve(steps.push('other work')));
    steps.push('first ends');
  });
  await Promise.all([slow, memory.alone('write', () => Promise.resolve(steps.push('second')))]);
  assert.equal(steps.length, 4);
  assert.equal(steps.indexOf('first ends') - steps.indexOf('first begins'), 2);
});

test('work that fails lets the next one in', async () => {
  await assert.rejects(memory.alone('run', () => Promise.reject(new Error('broken off'))));
  assert.equal(await memory.alone('run', () => Promise.resolve('in')), 'in');
});

const WINDOW = { after: EIGHT, until: NINE };
const chunk = (number: number) => ({ number, afterId: String(number * 10), uptoId: String(number * 10 + 10) });

test('a stretch is read together with what it changed, and a run goes on with the unread ones', async () => {
  const run = await memory.startRun(WINDOW, [chunk(1), chunk(2)]);
  await memory.stage({ readAt: at(0), stretch: { run, chunk: chunk(1) } }, [OPEN]);
  assert.deepEqual((await memory.unfinishedRun())?.unread, [chunk(2)]);
  const watermark = await memory.watermark();
  await memory.finishReading(run);
  assert.notEqual(await memory.watermark(), watermark);
  assert.equal(await memory.watermark(), NINE);
  assert.equal((await memory.unfinishedRun())?.isReading, false);
});
