import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import { pusher } from './support/push.ts';
import type { Person } from './support/staff.ts';
import { openWorld } from './support/world.ts';

/** A payment that could not be saved is run again by finance, over the API. */

const world = await openWorld();
const { netSuite, salesforce } = world;
const { operations } = netSuite.sandbox.book;
const push = pusher(world);
const { runInvoices, mirrorOf } = batchesOf(world);
const [rep, finance] = await Promise.all([world.signIn('rep'), world.signIn('finance')]);

const askFor = (person: Person, entryId: string) =>
  person.call('POST /sobjects/ReplayRequested__e', {
    ErrorLogIds__c: entryId,
    RequestedById__c: person.userId,
    SourceKey__c: `replay-${entryId}`,
    CorrelationId__c: `replay-${entryId}`,
    OccurredAt__c: new Date().toISOString(),
    IsDryRun__c: false,
  });

test('finance replays a payment that failed, and it is settled once; a rep may not ask', async () => {
  const customer = netSuite.create('customer', { companyName: 'Western Mills', subsidiary: { id: '1' } });
  world.account({ NetSuiteCustomerId__c: customer });
  const invoice = netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
  });
  await runInvoices();
  await salesforce.operate('/row-faults', {
    object: 'PaymentApplication__c',
    times: 1_000,
    code: 'STORAGE_LIMIT_EXCEEDED',
  });
  const { payment } = operations.payInvoice({ id: invoice });
  await push('customer-payment.changed', payment);
  const entry = await until('the failure is in the error log', () =>
    Promise.resolve(
      salesforce.find('ErrorLog__c', {}).find(({ SourceKey__c: key }) => String(key).startsWith('PaymentReceived__e:')),
    ),
  );
  await fetch(`${salesforce.sandbox.url}/sandbox/row-faults`, { method: 'DELETE' });
  const entryId = String(entry['Id']);
  assert.equal((await finance.query(`SELECT Id FROM ErrorLog__c WHERE Id = '${entryId}'`)).length, 1);

  assert.ok((await askFor(rep, entryId)).status >= 400);
  const { status, json } = await askFor(finance, entryId);
  assert.equal(status, 201, JSON.stringify(json));
  await until('the entry is replayed', () =>
    Promise.resolve(salesforce.see('ErrorLog__c', entryId)['Status__c'] === 'Replayed'),
  );
  const applications = salesforce.find('PaymentApplication__c', { Invoice__c: mirrorOf(invoice)['Id'] });
  assert.deepEqual(
    applications.map((application) => application['AmountApplied__c']),
    [300.5],
  );
});
