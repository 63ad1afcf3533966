import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import type { Fields } from './support/people.ts';
import { pusher } from './support/push.ts';
import { openWorld } from './support/world.ts';

/** Payments that cannot be read: each waits alone where a person sees it, and goes on by itself. */

const world = await openWorld();
const { netSuite, salesforce, sidecar } = world;
const { pollPayments } = batchesOf(world);
const push = pusher(world);
const events = await world.listen('PaymentReceived__e');
const { operations } = netSuite.sandbox.book;

const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
const paidInvoice = () => {
  const invoice = netSuite.create('invoice', {
    entity: { id: customer },
    item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
  });
  return { invoice, payment: operations.payInvoice({ id: invoice }).payment };
};

const heardOf = (paymentId: string, count = 1): Promise<readonly Fields[]> =>
  until(`${count} events of payment ${paymentId}`, () => {
    const said = events.heard().filter((event) => event['NetSuitePaymentId__c'] === paymentId);
    return Promise.resolve(said.length >= count && said);
  });
const logOf = (paymentId: string) =>
  salesforce.find('ErrorLog__c', { RecordName__c: netSuite.see('customerPayment', paymentId)['tranId'] });
const statusOf = (paymentId: string): string =>
  logOf(paymentId)
    .map((entry) => String(entry['Status__c']))
    .join();

const failure = z.object({ id: z.string(), state: z.string(), code: z.string() });
const parked = async () =>
  z
    .object({ failures: z.array(failure) })
    .parse((await sidecar.call('GET /v1/failures?state=parked', { as: 'viewer' })).json).failures;

test('a payment with an unknown status waits alone; pushed or polled, the others are announced', async () => {
  const [odd, good] = [paidInvoice(), paidInvoice()];
  operations.setStatus({ id: odd.payment, status: 'Q' });
  await push('customer-payment.changed', odd.payment);
  await push('customer-payment.changed', odd.payment);
  await pollPayments();
  await heardOf(good.payment);
  const [entry] = await until('the log is in the org', () => {
    const entries = logOf(odd.payment);
    return Promise.resolve(entries.length > 0 && entries);
  });
  assert.deepEqual(
    ['Code__c', 'Status__c', 'FieldOrLine__c', 'AmountAtRisk__c', 'ObjectName__c'].map((field) => entry?.[field]),
    ['SCHEMA_CHANGED', 'New', 'Status', 300.5, 'Payment'],
  );
  assert.match(String(entry?.['Fix__c']), /^Correct the Status in NetSuite/);

  operations.setStatus({ id: odd.payment, status: 'C' });
  await pollPayments();
  const [said] = await heardOf(odd.payment);
  assert.deepEqual([said?.['Status__c'], said?.['AmountApplied__c']], ['Deposited', '300.5']);
  await until('the log is resolved', () => Promise.resolve(statusOf(odd.payment) === 'Resolved'));
  assert.deepEqual(await parked(), []);
});

test('a payment that could not be read is announced at once when a person replays it', async () => {
  const { payment } = paidInvoice();
  operations.setStatus({ id: payment, status: 'Q' });
  await push('customer-payment.changed', payment);
  await until('it waits for a person', async () => (await parked()).length === 1);
  const replay = async () => {
    const [waiting] = await parked();
    assert.equal(
      (await sidecar.call(`POST /v1/failures/${waiting?.id}/replay`, { as: 'operator', body: {} })).status,
      202,
    );
  };
  await replay();
  await until('it waits again', async () => (await parked()).length === 1);
  operations.setStatus({ id: payment, status: 'C' });
  await replay();
  await heardOf(payment);
  await until('the log is resolved', () => Promise.resolve(statusOf(payment) === 'Replayed'));
});

test('a payment taken back from an invoice with an unknown status waits until somebody knows how that stands', async () => {
  const { invoice, payment } = paidInvoice();
  await push('customer-payment.changed', payment);
  await heardOf(payment);
  operations.unapplyPayment({ id: payment });
  operations.setStatus({ id: invoice, status: 'Q' });
  await push('customer-payment.changed', payment);
  await until('it waits for a person', async () => (await parked()).some(({ code }) => code === 'SCHEMA_CHANGED'));
  operations.setStatus({ id: invoice, status: 'A' });
  await pollPayments();
  const said = await heardOf(payment, 3);
  const reversal = said.find((event) => event['Kind__c'] === 'reversed');
  assert.deepEqual([reversal?.['InvoiceStatus__c'], reversal?.['InvoiceAmountDue__c']], ['Open', '300.5']);
  await until('nobody need look any more', async () => (await parked()).length === 0);
});
