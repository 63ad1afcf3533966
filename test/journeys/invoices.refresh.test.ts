import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchesOf } from './support/batches.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { salesforce, netSuite, sidecar, wonDeal, activate } = world;
const { runInvoices, mirrorOf } = batchesOf(world);
const { operations } = netSuite.sandbox.book;

/** A deal with an invoice that the org has already. */
const mirroredInvoice = async () => {
  const deal = wonDeal();
  const { json } = await activate(deal.contractId);
  const id = String(json['salesOrderId']);
  operations.approveOrder({ id });
  const { invoice } = operations.billOrder({ id });
  await runInvoices();
  return { accountId: deal.accountId, invoice };
};

const refresh = (accountId: string) => sidecar.call(`POST /v1/accounts/${accountId}/invoices/refresh`, { as: 'org' });

test('an account shows at once what was paid, everybody hears of it, and asking again has to wait', async () => {
  const { accountId, invoice } = await mirroredInvoice();
  assert.equal(mirrorOf(invoice)['Status__c'], 'Open');
  operations.payInvoice({ id: invoice });
  const event = await world.listen('InvoicesSynced__e');
  const { status, json } = await refresh(accountId);
  assert.deepEqual([status, json], [200, { changed: 1, unchanged: 0, failed: 0 }]);
  assert.equal(mirrorOf(invoice)['Status__c'], 'Paid In Full');
  await event.hears('the account is announced', ({ AccountIds__c }) => AccountIds__c === accountId);

  const again = await refresh(accountId);
  assert.equal(again.status, 429);
  assert.ok(Number(again.headers.get('retry-after')) > 0);
});

test('what did not change is left as it is', async () => {
  const { accountId, invoice } = await mirroredInvoice();
  const before = mirrorOf(invoice);
  const { status, json } = await refresh(accountId);
  assert.deepEqual([status, json], [200, { changed: 0, unchanged: 1, failed: 0 }]);
  assert.deepEqual(mirrorOf(invoice), before);
});

test('an account that is no customer yet is told so, and one that is not there is not found', async () => {
  const prospect = salesforce.create('Account', { Name: 'Prospect' });
  assert.equal((await refresh(prospect)).status, 422);
  assert.equal((await refresh('001Hs0000009999')).status, 404);
});

test('while the flow is paused nothing is fetched', async () => {
  const { accountId } = await mirroredInvoice();
  await sidecar.call('POST /v1/flows/invoices/pause', { as: 'operator', body: {} });
  assert.equal((await refresh(accountId)).status, 409);
  await sidecar.call('POST /v1/flows/invoices/resume', { as: 'operator', body: {} });
  assert.equal((await refresh(accountId)).status, 200);
});
