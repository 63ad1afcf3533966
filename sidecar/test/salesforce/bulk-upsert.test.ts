import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { asFailure } from '../../src/shared/failure.ts';
import { UPSERT_LIMITS, upsertMany } from '../../src/salesforce/index.ts';
import type { Row, RowOutcome, SalesforceConnection } from '../../src/salesforce/index.ts';
import { startOrg } from './org.ts';
import type { TestOrg } from './org.ts';

let org: TestOrg;
let connection: SalesforceConnection;
before(async () => {
  org = await startOrg();
  connection = org.connect();
});
after(() => org.stop());
beforeEach(() => org.faults.clear());

const INVOICES = { object: 'Invoice__c', externalIdField: 'NetSuiteInvoiceId__c' };
const LINES = { object: 'InvoiceLine__c', externalIdField: 'NetSuiteInvoiceLineId__c' };
const POLLING = { firstMilliseconds: 5, longestMilliseconds: 50, deadlineMilliseconds: 20_000 };
const LIMITS = { ...UPSERT_LIMITS, collectionRows: 450, jobRows: 400, polling: POLLING };

const invoice = (id: string, more: Row = {}): Row => ({
  NetSuiteInvoiceId__c: id,
  DocumentNumber__c: `INV, "${id}"\nsecond line`,
  DocumentType__c: 'Invoice',
  Status__c: 'Open',
  Total__c: 10.25,
  ...more,
});
const invoices = async function* (prefix: string, count: number): AsyncGenerator<Row> {
  for (let at = 1; at <= count; at += 1) yield await Promise.resolve(invoice(`${prefix}${at}`));
};
const counted = (outcomes: readonly RowOutcome[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(outcomes, (one) => one.result)).map(([result, group]) => [result, group.length]),
  );
const callsDuring = async (work: () => Promise<unknown>): Promise<number> => {
  const beforehand = connection.budget.callsMade();
  await work();
  return connection.budget.callsMade() - beforehand;
};

test('few rows travel as collections of 200', async () => {
  let outcomes: RowOutcome[] = [];
  const calls = await callsDuring(async () => {
    outcomes = await Array.fromAsync(upsertMany(connection, { ...INVOICES, rows: invoices('few', 450) }, LIMITS));
  });
  assert.deepEqual(counted(outcomes), { created: 450 });
  assert.equal(calls, 3);
});

test('many rows travel as bulk jobs, and each row has its outcome', async () => {
  const rows = [...(await Array.fromAsync(invoices('many', 900))), invoice('bad', { Status__c: 'Nonsense' })];
  const outcomes = await Array.fromAsync(upsertMany(connection, { ...INVOICES, rows }, LIMITS));
  assert.deepEqual(counted(outcomes), { created: 900, failed: 1 });
  const failed = outcomes.find((one) => one.result === 'failed') ?? assert.fail();
  assert.equal(failed.key, 'bad');
  assert.equal(failed.failure.kind, 'needs-a-person');
  assert.equal(failed.failure.code, 'SAVE_REFUSED');
  assert.equal(failed.failure.subject?.field, 'Status__c');
  const stored = org.org.lookup('Invoice__c', 'NetSuiteInvoiceId__c', 'many7').at(0) ?? assert.fail();
  assert.equal(stored.DocumentNumber__c, 'INV, "many7"\nsecond line');
  assert.equal(stored.Total__c, 10.25);
});

test('null empties a field in a bulk job and a missing value leaves it alone', async () => {
  const keep = invoice('keep', { CorrelationId__c: 'ob-keep-0001', Subtotal__c: 5 });
  await Array.fromAsync(upsertMany(connection, { ...INVOICES, rows: [keep] }, LIMITS));
  const rows = [{ NetSuiteInvoiceId__c: 'keep', Subtotal__c: null }, invoice('other')];
  const outcomes = await Array.fromAsync(
    upsertMany(connection, { ...INVOICES, rows }, { ...LIMITS, collectionRows: 1 }),
  );
  assert.deepEqual(counted(outcomes), { created: 1, updated: 1 });
  const stored = org.org.lookup('Invoice__c', 'NetSuiteInvoiceId__c', 'keep').at(0) ?? assert.fail();
  assert.equal(stored.Subtotal__c, null);
  assert.equal(stored.CorrelationId__c, 'ob-keep-0001');
});

for (const [how, collectionRows] of [
  ['as a collection', 10],
  ['as a bulk job', 0],
] as const) {
  test(`a parent is named by its external id, ${how}`, async () => {
    const [parent, child] = [`parent-${collectionRows}`, `line-${collectionRows}`];
    await Array.fromAsync(upsertMany(connection, { ...INVOICES, rows: [invoice(parent)] }, LIMITS));
    const rows = [{ NetSuiteInvoiceLineId__c: child, Invoice__r: { NetSuiteInvoiceId__c: parent } }];
    const outcomes = await Array.fromAsync(upsertMany(connection, { ...LINES, rows }, { ...LIMITS, collectionRows }));
    assert.deepEqual(counted(outcomes), { created: 1 });
    const [line] = org.org.lookup('InvoiceLine__c', 'NetSuiteInvoiceLineId__c', child);
    const [stored] = org.org.lookup('Invoice__c', 'NetSuiteInvoiceId__c', parent);
    assert.equal(line?.Invoice__c, stored?.Id);
  });
}

test('batch work stops before its next request when its share of the calls is used', async () => {
  const scarce = await startOrg({ dailyApiLimit: 4 });
  const poor = scarce.connect({ batchShare: 0.5 });
  const failure = await Array.fromAsync(upsertMany(poor, { ...INVOICES, rows: invoices('scarce', 500) })).then(
    () => assert.fail('it went on'),
    asFailure,
  );
  assert.equal(failure.kind, 'try-again');
  assert.equal(failure.code, 'LIMIT_REACHED');
  assert.equal(poor.budget.shareUsed(), 0.5);
  assert.equal([...scarce.org.rows('Invoice__c')].length, 400);
  await scarce.stop();
});

test('a job that is not over by the deadline is given up, to be tried again', async () => {
  org.faults.add({ method: 'GET', path: '/jobs/ingest/', fault: { kind: 'status', status: 503 } });
  const rows = invoices('slow', 2);
  const failure = await Array.fromAsync(
    upsertMany(connection, { ...INVOICES, rows }, { ...LIMITS, collectionRows: 0 }),
  ).then(() => assert.fail('it went on'), asFailure);
  assert.equal(failure.code, 'SALESFORCE_AWAY');
});
