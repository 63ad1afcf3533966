import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld({ environment: { BULK_ABOVE_ROWS: '250' } });
const { netSuite, salesforce, sidecar } = world;
const { runs, runInvoices, begin, finishes, orgUse, mirrorOf, linesOf } = batchesOf(world);
const { operations } = netSuite.sandbox.book;

const DOCUMENTS = 3_000;
const isWaiting = async (code: string): Promise<boolean> => {
  const { json } = await sidecar.call('GET /v1/failures?state=waiting', { as: 'viewer' });
  return JSON.stringify(json).includes(code);
};

test('a run that breaks off while reading goes on with what it has not read; many rows travel by the Bulk API', async () => {
  operations.generateInvoices({ count: DOCUMENTS, linesEach: 1, customers: 20, days: 200 });
  // The clock, the boundaries, two looks for the tax of lines and some of the stretches pass.
  netSuite.sandbox.faults.add({ path: '/suiteql', after: 5, times: 1, fault: { kind: 'drop-before' } });
  const before = await orgUse();
  await begin('invoices');
  await until('the run waits', () => isWaiting('NETSUITE_AWAY'));
  const [unfinished] = await runs();
  assert.equal(unfinished?.state, 'reading');
  const { created, failed, changed } = await finishes([]);
  assert.deepEqual([created, failed], [DOCUMENTS, 0]);
  assert.ok(Number(changed) > 0 && Number(changed) < DOCUMENTS, `read ${String(changed)} in the second attempt`);
  assert.equal((await runs())[0]?.id, unfinished.id);
  const after = await orgUse();
  assert.equal(after.apiCalls['composite'] ?? 0, before.apiCalls['composite'] ?? 0);
  assert.ok((after.apiCalls['jobs'] ?? 0) > (before.apiCalls['jobs'] ?? 0));
  assert.equal(after.writes - before.writes, 2 * DOCUMENTS);
});

test('few changed rows travel as collections', async () => {
  const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
  const line = { item: { id: '98' }, quantity: 1, price: { id: '-1' }, rate: 10 };
  const many = netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: Array.from({ length: 240 }, () => line) },
  });
  const before = await orgUse();
  await runInvoices();
  const after = await orgUse();
  assert.equal(after.apiCalls['jobs'], before.apiCalls['jobs']);
  // One for the document, two for its lines: 200 and 40.
  assert.equal((after.apiCalls['composite'] ?? 0) - (before.apiCalls['composite'] ?? 0), 3);
  assert.equal(linesOf(many).length, 240);
  assert.equal(mirrorOf(many)['Total__c'], 2400);
  assert.equal([...salesforce.sandbox.org.rows('Invoice__c')].length, DOCUMENTS + 1);
});
