import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import type { Fields } from './support/people.ts';
import { pusher } from './support/push.ts';
import { openWorld } from './support/world.ts';

/** Somebody who may write the mirror changes it in Salesforce: it comes back as NetSuite holds it, and operations sees who it was. */

const world = await openWorld();
const { netSuite, salesforce, sidecar, log } = world;
const { runInvoices, mirrorOf } = batchesOf(world);
const push = pusher(world);

const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
salesforce.create('Account', { Name: 'Northern Mills', NetSuiteCustomerId__c: customer });
const newInvoice = (): string =>
  netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
  });

const looks = (): number =>
  log.lines.filter(({ step, outcome }) => step === 'put-back' && outcome === 'finished').length;

/** Has the sidecar look for changes now, and waits until it has. */
const lookForChanges = async (): Promise<void> => {
  const before = looks();
  const { status } = await sidecar.call('POST /v1/runs', { as: 'operator', body: { flow: 'foreign-changes' } });
  assert.equal(status, 202);
  await until('it has looked', () => Promise.resolve(looks() > before));
};

const entriesOf = (object: string): readonly Fields[] =>
  salesforce.find('ErrorLog__c', { Code__c: 'MIRROR_CHANGED', ObjectName__c: object });
const listed = (object: string): Promise<Fields> =>
  until(`the change of ${object} is listed`, () => Promise.resolve(entriesOf(object)[0]));

test('an invoice that somebody changed is put back, and listed with the name of who it was', async () => {
  const invoice = newInvoice();
  await runInvoices();
  salesforce.update('Invoice__c', String(mirrorOf(invoice)['Id']), { Total__c: 1, Status__c: 'Paid In Full' });
  await lookForChanges();
  assert.deepEqual([mirrorOf(invoice)['Total__c'], mirrorOf(invoice)['Status__c']], [300.5, 'Open']);
  const entry = await listed('Invoice__c');
  assert.match(
    String(entry['Cause__c']),
    /^Data Loader changed Invoice INV\w+ in Salesforce on [\d-]+ [\d:]+ UTC\. .+ has been put back\.$/,
  );
  assert.equal(entry['OwnerRole__c'], 'operations');
});

test('a change is put back once: the next look finds nothing', async () => {
  const before = entriesOf('Invoice__c').map(({ Attempts__c }) => Attempts__c);
  await lookForChanges();
  assert.deepEqual(
    entriesOf('Invoice__c').map(({ Attempts__c }) => Attempts__c),
    before,
  );
});

test('an invoice that somebody deleted is there again, with its lines', async () => {
  const invoice = newInvoice();
  await runInvoices();
  salesforce.remove('Invoice__c', String(mirrorOf(invoice)['Id']));
  await lookForChanges();
  const again = mirrorOf(invoice);
  assert.equal(again['Total__c'], 300.5);
  assert.equal(salesforce.find('InvoiceLine__c', { Invoice__c: again['Id'] }).length, 1);
});

test('a payment and its application that somebody changed say again what NetSuite holds', async () => {
  const invoice = newInvoice();
  const { payment } = netSuite.sandbox.book.operations.payInvoice({ id: invoice });
  await push('customer-payment.changed', payment);
  const applied = (): Fields | undefined =>
    salesforce.find('PaymentApplication__c', { SourceKey__c: `${payment}-${invoice}` })[0];
  const application = await until('the payment is applied', () => Promise.resolve(applied()));
  const [received] = salesforce.find('Payment__c', { NetSuitePaymentId__c: payment });
  salesforce.update('PaymentApplication__c', String(application['Id']), { AmountApplied__c: 5 });
  salesforce.update('Payment__c', String(received?.['Id']), { AmountReceived__c: 5 });
  await lookForChanges();
  await until('both are as they were', () =>
    Promise.resolve(
      applied()?.['AmountApplied__c'] === 300.5 &&
        salesforce.find('Payment__c', { NetSuitePaymentId__c: payment })[0]?.['AmountReceived__c'] === 300.5,
    ),
  );
  await listed('PaymentApplication__c');
  await listed('Payment__c');
});
