import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { salesforce, netSuite, sidecar } = world;
const { runs, runInvoices, begin, finishes, mirrorOf } = batchesOf(world);

afterEach(() => {
  salesforce.sandbox.faults.clear();
});

const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
const newInvoice = (rate = 150.25): string =>
  netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate }] },
  });

const failure = z.object({ id: z.string(), state: z.string(), code: z.string(), task: z.string() });
const failures = async (query: string) =>
  z
    .object({ failures: z.array(failure) })
    .parse((await sidecar.call(`GET /v1/failures?${query}`, { as: 'viewer' })).json).failures;
const logOf = (invoiceId: string) =>
  salesforce.find('ErrorLog__c', { RecordName__c: netSuite.see('invoice', invoiceId)['tranId'] }).at(-1);

test('a row that Salesforce refuses waits alone with a log of its own, the rest commits; replayed it goes through', async () => {
  await salesforce.operate('/row-faults', {
    object: 'Invoice__c',
    after: 1,
    code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
    message: 'Invoices above the limit need a reason.',
  });
  const ids = [newInvoice(), newInvoice(), newInvoice()];
  const { created, failed } = await runInvoices();
  assert.deepEqual([created, failed], [2, 1]);
  const [good = '', bad = '', alsoGood = ''] = ids;
  assert.equal(mirrorOf(good)['Status__c'], 'Open');
  assert.equal(mirrorOf(alsoGood)['Status__c'], 'Open');
  assert.equal(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: bad }).length, 0);
  const entry = await until('the log is in the org', () => Promise.resolve(logOf(bad)));
  assert.deepEqual([entry['Code__c'], entry['Status__c']], ['SAVE_REFUSED', 'New']);
  assert.match(String(entry['Cause__c']), /Invoices above the limit need a reason/);
  assert.deepEqual([entry['AmountAtRisk__c'], entry['CurrencyCode__c']], [300.5, 'USD']);
  const [parked] = await failures('state=parked');
  assert.ok(parked);
  const { status } = await sidecar.call(`POST /v1/failures/${parked.id}/replay`, { as: 'operator', body: {} });
  assert.equal(status, 202);
  await until('the log is resolved', () =>
    Promise.resolve(['Resolved', 'Replayed'].includes(String(logOf(bad)?.['Status__c']))),
  );
  assert.equal(mirrorOf(bad)['Status__c'], 'Open');
});

test('a refused row goes with the next run once its cause is gone, and its log is resolved', async () => {
  await salesforce.operate('/row-faults', {
    object: 'InvoiceLine__c',
    code: 'REQUIRED_FIELD_MISSING',
    message: 'Area',
  });
  const invoiceId = newInvoice();
  assert.equal((await runInvoices())['failed'], 1);
  await until('the log is in the org', () => Promise.resolve(logOf(invoiceId)));
  assert.equal((await runInvoices())['failed'], 0);
  await until('the log is resolved', () => Promise.resolve(logOf(invoiceId)?.['Status__c'] === 'Resolved'));
  assert.deepEqual(await failures('state=parked'), []);
});

test('a document with an unknown status waits alone where a person sees it, and goes on by itself', async () => {
  const [odd, good] = [newInvoice(), newInvoice()];
  netSuite.sandbox.book.operations.setStatus({ id: odd, status: 'Q' });
  assert.equal((await runInvoices())['failed'], 1);
  assert.equal(mirrorOf(good)['Status__c'], 'Open');
  assert.equal(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: odd }).length, 0);
  const entry = await until('the log is in the org', () => Promise.resolve(logOf(odd)));
  assert.deepEqual(
    ['Code__c', 'Status__c', 'FieldOrLine__c', 'AmountAtRisk__c', 'ObjectName__c'].map((field) => entry[field]),
    ['SCHEMA_CHANGED', 'New', 'Status', 300.5, 'Invoice'],
  );
  assert.match(String(entry['Cause__c']), /has a Status that Orderbridge does not know: Q\.$/);
  assert.match(String(entry['Fix__c']), /^Correct the Status in NetSuite/);

  const later = newInvoice();
  await runInvoices();
  assert.equal(mirrorOf(later)['Status__c'], 'Open');
  netSuite.sandbox.book.operations.setStatus({ id: odd, status: 'A' });
  await runInvoices();
  assert.equal(mirrorOf(odd)['Status__c'], 'Open');
  await until('the log is resolved', () => Promise.resolve(logOf(odd)?.['Status__c'] === 'Resolved'));
  assert.equal(salesforce.find('ErrorLog__c', { RecordName__c: entry['RecordName__c'] }).length, 1);
  assert.deepEqual(await failures('state=parked'), []);
});

test('a document that could not be read is mirrored at once when a person replays it', async () => {
  const odd = newInvoice();
  netSuite.sandbox.book.operations.setStatus({ id: odd, status: 'Q' });
  await runInvoices();
  const [parked] = await failures('state=parked');
  const replay = () => sidecar.call(`POST /v1/failures/${parked?.id}/replay`, { as: 'operator', body: {} });
  assert.equal((await replay()).status, 202);
  await until('it waits for a person again', async () => (await failures('state=parked')).length === 1);
  netSuite.sandbox.book.operations.setStatus({ id: odd, status: 'A' });
  await replay();
  await until('nothing waits for a person', async () => (await failures('state=parked')).length === 0);
  await until('the invoice is mirrored', () =>
    Promise.resolve(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: odd })[0]),
  );
  await until('the log is resolved', () => Promise.resolve(logOf(odd)?.['Status__c'] === 'Replayed'));
  assert.equal(mirrorOf(odd)['Status__c'], 'Open');
});

test('a locked row is tried again by itself', async () => {
  await salesforce.operate('/row-faults', { object: 'Invoice__c' });
  const invoiceId = newInvoice();
  assert.equal((await runInvoices())['failed'], 1);
  const [waiting] = await failures('state=waiting');
  assert.equal(waiting?.code, 'RECORD_LOCKED');
  await until('the invoice is mirrored', () =>
    Promise.resolve(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoiceId })[0]),
  );
  await until('nothing waits', async () => (await failures('state=waiting')).length === 0);
});

test('with Salesforce away in the middle the run waits and ends when it is back', async () => {
  const invoiceId = newInvoice();
  salesforce.sandbox.faults.add({ path: '/composite/', times: 1, fault: { kind: 'status', status: 503 } });
  const known = await runs();
  await begin('invoices');
  await until('the run waits', async () => (await failures('state=waiting'))[0]?.code === 'SALESFORCE_AWAY');
  await finishes(known);
  assert.equal(mirrorOf(invoiceId)['Status__c'], 'Open');
  await until('nothing waits', async () => (await failures('state=waiting')).length === 0);
});

test('an answer of Salesforce that is lost leaves nothing twice', async () => {
  const invoiceId = newInvoice();
  salesforce.sandbox.faults.add({ path: '/composite/', times: 1, fault: { kind: 'drop-after-commit' } });
  const known = await runs();
  await begin('invoices');
  const { updated } = await finishes(known);
  assert.equal(updated, 1);
  assert.equal(mirrorOf(invoiceId)['Status__c'], 'Open');
});

test('when batches have used their share of API calls the run waits, and nothing is lost', async () => {
  await sidecar.stop();
  await sidecar.start({ SALESFORCE_API_SHARE: '0.0001' });
  const invoiceId = newInvoice();
  const known = await runs();
  await begin('invoices');
  await until('the run waits', async () => (await failures('state=waiting'))[0]?.code === 'LIMIT_REACHED');
  assert.equal(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoiceId }).length, 0);
  await sidecar.stop();
  await sidecar.start();
  await finishes(known);
  assert.equal(mirrorOf(invoiceId)['Status__c'], 'Open');
});
