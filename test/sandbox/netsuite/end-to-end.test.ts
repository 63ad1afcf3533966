import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { generateKeyPairSync } from 'node:crypto';
import { NetSuiteClient, NetSuiteRateLimitError, NetSuiteValidationError } from '@brokenrubik/netsuite-sdk';
import { z } from 'zod';
import type { NetSuiteSandbox } from './index.ts';
import { ACCOUNT_ID, caller, idIn, operate, integration, publicPem, start, type Call } from './testing/test-account.ts';

const sdkKeys = generateKeyPairSync('rsa', { modulusLength: 3072 });
const realFetch = globalThis.fetch;
let sandbox: NetSuiteSandbox;
let sdk: NetSuiteClient;
let call: Call;

before(async () => {
  sandbox = await start({
    integrations: [
      { clientId: 'sdk', certificateId: 'sdk', certificatePem: publicPem(sdkKeys.publicKey), role: 'sdk' },
      integration,
    ],
  });
  call = await caller(sandbox);
  sdk = new NetSuiteClient({
    accountId: ACCOUNT_ID,
    clientId: 'sdk',
    certificateId: 'sdk',
    privateKey: sdkKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    maxRetries: 0,
  });
  // The client's hosts are fixed, so that only its fetch can be led here.
  globalThis.fetch = (input, init) =>
    realFetch(
      (input instanceof Request ? input.url : input.toString()).replace(
        /^https:\/\/[^/]+\.suitetalk\.api\.netsuite\.com/,
        sandbox.url,
      ),
      init,
    );
});
after(async () => {
  globalThis.fetch = realFetch;
  await sandbox.stop();
});

const suiteQl = async (q: string): Promise<Record<string, unknown>[]> => {
  const answer = await call('POST', '/query/v1/suiteql', { body: { q }, headers: { prefer: 'transient' } });
  return z.object({ items: z.array(z.record(z.string(), z.unknown())) }).parse(await answer.json()).items;
};
const record = async (path: string) => z.looseObject({}).parse(await (await call('GET', `/record/v1${path}`)).json());
const idOf = z.object({ id: z.string() });

test('an order goes from the customer to the paid invoice', async () => {
  await call('POST', '/record/v1/customer', {
    body: { companyName: 'Example Ltd', subsidiary: { id: '1' }, externalId: 'ACC-1' },
  });
  const booked = await call('PUT', '/record/v1/salesOrder/eid:ORDER-1?replace=item', {
    body: { entity: { externalId: 'ACC-1' }, item: { items: [{ item: { id: '98' }, quantity: 2, rate: 150.5 }] } },
  });
  const order = idIn(booked);
  assert.equal(booked.status, 204);

  await operate(sandbox, 'POST /operations/approveOrder', { id: order });
  const billed = z.looseObject({}).parse(await operate(sandbox, 'POST /operations/billOrder', { id: order }));
  const invoice = String(billed['invoice']);
  assert.match(invoice, /^\d+$/, JSON.stringify(billed));

  const [row] = await suiteQl(
    `SELECT id, type, status, foreigntotal, foreignamountunpaid FROM transaction WHERE id = ${invoice}`,
  );
  assert.deepEqual(
    [row?.['type'], row?.['status'], Number(row?.['foreigntotal']), Number(row?.['foreignamountunpaid'])],
    ['CustInvc', 'A', 301, 301],
  );

  const paid = await call('POST', '/record/v1/customerPayment', {
    body: {
      customer: { externalId: 'ACC-1' },
      payment: 301,
      apply: { items: [{ doc: { id: invoice }, apply: true, amount: 301 }] },
    },
  });
  assert.equal(paid.status, 204, await paid.text());
  const settled = await record(`/invoice/${invoice}?simpleEnumFormat=true`);
  assert.deepEqual([settled['status'], settled['amountRemaining']], ['B', 0]);
  const applied = await suiteQl(
    `SELECT nextdoc, foreignamount FROM nexttransactionlinelink WHERE previousdoc = ${invoice} AND linktype = 'Payment'`,
  );
  assert.deepEqual(
    applied.map(({ nextdoc, foreignamount }) => [nextdoc, Number(foreignamount)]),
    [[idIn(paid), 301]],
  );
});

test('an order is billed by transformation', async () => {
  const order = idIn(
    await call('PUT', '/record/v1/salesOrder/eid:ORDER-2', {
      body: { entity: { externalId: 'ACC-1' }, item: { items: [{ item: { id: '98' }, quantity: 1, rate: 10 }] } },
    }),
  );
  await operate(sandbox, 'POST /operations/approveOrder', { id: order });
  const billed = await call('POST', `/record/v1/salesOrder/${order}/!transform/invoice`, { body: { memo: 'by hand' } });
  assert.equal(billed.status, 204, await billed.text());
  assert.match(billed.headers.get('location') ?? '', /\/invoice\/\d+$/);
  const invoice = await record(`/invoice/${idIn(billed)}`);
  assert.deepEqual([invoice['memo'], idOf.parse(invoice['createdFrom']).id], ['by hand', order]);
});

test('the client SDK creates, upserts, updates, reads, lists and deletes records', async () => {
  const created = await sdk.createRecord('customer', { companyName: 'SDK Ltd', subsidiary: { id: '1' } });
  assert.match(created.operationId ?? '', /-/);
  const upserted = await sdk.upsertRecord('customer', 'SDK-1', { companyName: 'SDK Two', subsidiary: { id: '1' } });
  const warned = await sdk.updateRecord('customer', upserted.id, { phone: '555-0101', nonsense: 1 });
  assert.deepEqual(warned.propertyValidation, ['nonsense']);
  const read = z.looseObject({}).parse(await sdk.getRecord('customer', 'eid:SDK-1', { fields: 'phone' }));
  assert.equal(read['phone'], '555-0101');
  const listed = await sdk.listRecords('customer', { q: 'companyName START_WITH SDK' });
  assert.deepEqual(listed.items.map(({ id }) => id).sort(), [created.id, upserted.id].sort());
  await sdk.deleteRecord('customer', created.id);
  await assert.rejects(sdk.getRecord('customer', created.id), /does not exist/);
});

test('the client SDK reads a refusal', async () => {
  await assert.rejects(
    sdk.createRecord('customer', { companyName: 'No Company', subsidiary: { id: '777' } }),
    (error) => {
      assert.ok(error instanceof NetSuiteValidationError);
      return error.errorDetails.length === 1;
    },
  );
  sandbox.faults.add({ times: 1, fault: { kind: 'status', status: 429 } });
  await assert.rejects(sdk.getRecord('customer', 'eid:SDK-1'), NetSuiteRateLimitError);
});

test('the client SDK asks SuiteQL at once, page by page and as a job', async () => {
  const all = await sdk.suiteqlAll('SELECT id, name FROM currency ORDER BY id');
  const page = await sdk.suiteql('SELECT id, name FROM currency ORDER BY id', { limit: 2 });
  assert.deepEqual([page.count, page.totalResults], [2, all.length]);
  const job = await sdk.suiteqlAsync('SELECT id FROM currency ORDER BY id', { limit: 2 });
  const { succeeded, results } = await job.wait({ pollInterval: 10 });
  assert.equal(succeeded, 1);
  assert.equal(z.object({ count: z.number() }).parse(results[0]?.result).count, 2);
});

test('the client SDK runs a batch and reads the metadata', async () => {
  const job = await sdk.batchCreate(
    'customer',
    [
      { companyName: 'Batch A', subsidiary: { id: '1' } },
      { companyName: 'Batch B', subsidiary: { id: '777' } },
    ],
    { idempotencyKey: 'batch-1' },
  );
  const { succeeded, failed, results } = await job.wait({ pollInterval: 10 });
  assert.deepEqual([succeeded, failed], [1, 1]);
  assert.match(results[0]?.recordId ?? '', /^\d+$/);
  await assert.rejects(sdk.batchCreate('customer', [{ companyName: 'Batch C' }], { idempotencyKey: 'batch-1' }), {
    name: 'NetSuiteIdempotencyError',
    jobId: job.id,
  });
  const schema = z.looseObject({}).parse(await sdk.getMetadata({ select: 'customer', format: 'jsonschema' }));
  assert.equal(schema['type'], 'object');
});

test('a thousand invoices are made up at once and found by SuiteQL', async () => {
  await operate(sandbox, 'POST /operations/generateInvoices', { count: 1000, linesEach: 3, customers: 20 });
  const [row] = await suiteQl("SELECT COUNT(*) AS n FROM transaction WHERE type = 'CustInvc'");
  assert.ok(Number(row?.['n']) >= 1000);
});

test('an operation that does not exist, or lacks its input, says so', async () => {
  assert.match(String((await operate(sandbox, 'POST /operations/nonsense', {}))['error']), /no such operation/);
  assert.notEqual((await operate(sandbox, 'POST /operations/billOrder', { id: 'nobody' }))['error'], undefined);
});
