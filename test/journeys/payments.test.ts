import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { batchesOf } from './support/batches.ts';
import type { Fields } from './support/people.ts';
import { pusher } from './support/push.ts';
import { openWorld } from './support/world.ts';

const world = await openWorld();
const { netSuite, salesforce, log } = world;
const { runInvoices, pollPayments, mirrorOf } = batchesOf(world);
const push = pusher(world);
const events = await world.listen('PaymentReceived__e');
const { operations } = netSuite.sandbox.book;

const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
/** 300.50 are due on it. */
const ORDERLESS = {
  entity: { id: customer },
  item: { items: [{ item: { id: '98' }, quantity: 2, price: { id: '-1' }, rate: 150.25 }] },
};
const newInvoice = (): string => netSuite.create('invoice', ORDERLESS);

const accountId = salesforce.create('Account', { Name: 'Northern Mills', NetSuiteCustomerId__c: customer });

const paidInvoice = () => {
  const invoice = newInvoice();
  return { invoice, payment: operations.payInvoice({ id: invoice }).payment };
};

const said = (paymentId: string): readonly Fields[] =>
  events.heard().filter((event) => event['NetSuitePaymentId__c'] === paymentId);
/** Waits until so many events of the payment were heard. */
const hears = (paymentId: string, count: number): Promise<readonly Fields[]> =>
  until(`${count} events of payment ${paymentId}`, () =>
    Promise.resolve(said(paymentId).length >= count && said(paymentId)),
  );
/** Pushes a payment and waits until its first event is heard. */
const pushed = async (paymentId: string): Promise<Fields | undefined> => {
  await push('customer-payment.changed', paymentId);
  return (await hears(paymentId, 1))[0];
};
const announced = (): number =>
  log.lines.filter(({ step, outcome }) => step === 'announce' && outcome === 'finished').length;
/** Does something that causes announcement jobs, and waits until so many are through. */
const afterJobs = async (count: number, work: () => Promise<unknown>): Promise<void> => {
  const before = announced();
  await work();
  await until('the payments were looked at', () => Promise.resolve(announced() >= before + count));
};
const figures = (event: Fields | undefined): readonly unknown[] =>
  [
    'Kind__c',
    'NetSuiteInvoiceId__c',
    'AmountApplied__c',
    'InvoiceStatus__c',
    'InvoiceAmountPaid__c',
    'InvoiceAmountDue__c',
  ].map((field) => event?.[field] ?? undefined);

test('a partial payment is announced with what it settles and how invoice and payment stand', async () => {
  const invoice = newInvoice();
  await runInvoices();
  const { payment } = operations.payInvoice({ id: invoice, amount: '100.10' });
  const event = await pushed(payment);
  assert.deepEqual(figures(event), ['applied', invoice, '100.1', 'Partially Paid', '100.1', '200.4']);
  assert.deepEqual(
    [event?.['AmountReceived__c'], event?.['AmountUnapplied__c'], event?.['CurrencyCode__c'], event?.['Status__c']],
    ['100.1', '0', 'USD', 'Received'],
  );
  assert.equal(event?.['SourceKey__c'], `payment-${payment}-${invoice}-1`);
  const told = log.lines.filter(({ paymentId }) => paymentId === payment);
  assert.deepEqual(
    told.map(({ step, correlationId }) => [step, correlationId]),
    [
      ['receive-push', event['CorrelationId__c']],
      ['announce', event['CorrelationId__c']],
    ],
  );
});

test('a payment names the account, the method and the day of settling, pushed or polled', async () => {
  const whose = ['AccountId__c', 'Method__c', 'ReceivedOn__c', 'AppliedOn__c'];
  const later = { invoice: netSuite.create('invoice', { ...ORDERLESS, tranDate: '2026-03-04' }), date: '2026-03-01' };
  const fields = { paymentMethod: { id: '7' } };
  const pay = () => operations.payInvoice({ id: later.invoice, amount: '10', date: later.date, fields }).payment;
  const byPush = await pushed(pay());
  const missed = pay();
  await pollPayments();
  const [byPoll] = await hears(missed, 1);
  for (const event of [byPush, byPoll]) {
    assert.deepEqual(
      whose.map((field) => event?.[field]),
      // Events carry a date as its midnight in UTC, in milliseconds.
      [accountId, 'ACH', Date.parse('2026-03-01'), Date.parse('2026-03-04')],
    );
  }
  const stranger = netSuite.create('customer', { companyName: 'Stranger', subsidiary: { id: '1' } });
  const { payment } = operations.recordPayment({ customer: stranger, amount: '5', autoApply: false });
  const unknown = await pushed(payment);
  assert.deepEqual(
    whose.map((field) => unknown?.[field] ?? undefined),
    [undefined, undefined, unknown?.['ReceivedOn__c'], undefined],
  );
});

test('an over-payment settles the invoice and says what is left', async () => {
  const invoice = newInvoice();
  const { payment } = operations.recordPayment({
    customer,
    amount: '500',
    applications: [{ invoice, amount: '300.50' }],
  });
  const event = await pushed(payment);
  assert.deepEqual(figures(event), ['applied', invoice, '300.5', 'Paid In Full', '300.5', '0']);
  assert.deepEqual([event?.['AmountReceived__c'], event?.['AmountUnapplied__c']], ['500', '199.5']);
});

test('money that settles nothing is announced as such, and taken back when it settles something', async () => {
  const { payment } = operations.recordPayment({ customer, amount: '50' });
  await push('customer-payment.changed', payment);
  const [idle] = await hears(payment, 1);
  assert.deepEqual(figures(idle), ['unapplied', undefined, '0', undefined, undefined, undefined]);
  assert.equal(idle?.['AmountUnapplied__c'], '50');
  const invoice = newInvoice();
  operations.applyPayment({ id: payment, applications: [{ invoice, amount: '50' }] });
  await push('customer-payment.changed', payment);
  const [, ...later] = await hears(payment, 3);
  assert.deepEqual(later.map(figures).toSorted(), [
    ['applied', invoice, '50', 'Partially Paid', '50', '250.5'],
    ['reversed', undefined, '0', undefined, undefined, undefined],
  ]);
});

test('a payment of several invoices is announced once for each', async () => {
  const invoices = [newInvoice(), newInvoice(), newInvoice()];
  const { payment } = operations.recordPayment({
    customer,
    amount: '600',
    applications: invoices.map((invoice) => ({ invoice, amount: '200' })),
  });
  await push('customer-payment.changed', payment);
  const all = await hears(payment, 3);
  assert.deepEqual(all.map((event) => event['NetSuiteInvoiceId__c']).toSorted(), invoices.toSorted());
  assert.ok(all.every((event) => event['AmountApplied__c'] === '200' && event['InvoiceAmountDue__c'] === '100.5'));
});

test('an application taken back, a void and a deletion are reversals that say what is due again', async () => {
  const [unapplied, voided, deleted] = [paidInvoice(), paidInvoice(), paidInvoice()];
  for (const { payment } of [unapplied, voided, deleted]) await pushed(payment);
  operations.unapplyPayment({ id: unapplied.payment });
  operations.voidTransaction({ id: voided.payment });
  operations.deleteRecord({ type: 'customerPayment', id: deleted.payment });
  await push('customer-payment.changed', unapplied.payment);
  await push('customer-payment.changed', voided.payment);
  await push('customer-payment.deleted', deleted.payment);
  for (const { payment, invoice } of [unapplied, voided, deleted]) {
    const reversal = (await hears(payment, 2)).find((event) => event['Kind__c'] === 'reversed');
    assert.deepEqual(figures(reversal), ['reversed', invoice, '0', 'Open', '0', '300.5']);
    assert.equal(reversal?.['Version__c'], '2');
  }
  const left = (await hears(unapplied.payment, 3)).find((event) => event['Kind__c'] === 'unapplied');
  assert.equal(left?.['AmountUnapplied__c'], '300.5');
  const lastStatus = ({ payment }: { payment: string }): unknown => said(payment).at(-1)?.['Status__c'];
  assert.deepEqual([lastStatus(voided), lastStatus(deleted)], ['Voided', 'Deleted']);
});

test('pushes that come twice, late and out of order announce the truth once', async () => {
  const invoice = newInvoice();
  const { payment } = operations.payInvoice({ id: invoice, amount: '10' });
  const first = await push('customer-payment.changed', payment, { eventId: 'evt-of-the-first' });
  assert.equal(first.json['status'], 'stored');
  await hears(payment, 1);
  await afterJobs(1, async () => {
    const again = await push('customer-payment.changed', payment, { eventId: 'evt-of-the-first' });
    assert.deepEqual([again.status, again.json['status']], [202, 'known']);
    // An older event of the same payment, delivered late, and one that says it was deleted although it was not.
    await push('customer-payment.deleted', payment);
  });
  assert.equal(said(payment).length, 1);
});

test('a payment of an invoice that Salesforce does not know mirrors the invoice first', async () => {
  const invoice = newInvoice();
  const { payment } = operations.payInvoice({ id: invoice });
  assert.equal(salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoice }).length, 0);
  await push('customer-payment.changed', payment);
  await hears(payment, 1);
  assert.deepEqual([mirrorOf(invoice)['Status__c'], mirrorOf(invoice)['AmountDue__c']], ['Paid In Full', 0]);
});

test('a poll finds what no push brought and announces nothing twice', async () => {
  const pushed = operations.payInvoice({ id: newInvoice() }).payment;
  await push('customer-payment.changed', pushed);
  await hears(pushed, 1);
  const missed = operations.payInvoice({ id: newInvoice() }).payment;
  const gone = operations.payInvoice({ id: newInvoice() }).payment;
  await push('customer-payment.changed', gone);
  await hears(gone, 1);
  operations.deleteRecord({ type: 'customerPayment', id: gone });
  await afterJobs(1, pollPayments);
  await hears(missed, 1);
  await hears(gone, 2);
  const { length } = events.heard();
  await afterJobs(1, pollPayments);
  const { payment: next } = operations.payInvoice({ id: newInvoice() });
  await push('customer-payment.changed', next);
  await hears(next, 1);
  assert.equal(events.heard().length, length + 1);
});

test('with NetSuite away a push is kept and announced when NetSuite is back', async () => {
  const { payment } = operations.payInvoice({ id: newInvoice() });
  netSuite.sandbox.faults.add({ path: '/suiteql', times: 2, fault: { kind: 'status', status: 503 } });
  assert.equal((await push('customer-payment.changed', payment)).status, 202);
  const [event] = await hears(payment, 1);
  assert.equal(event?.['InvoiceStatus__c'], 'Paid In Full');
  netSuite.sandbox.faults.clear();
});

test('a push that was stored outlives the sidecar', async () => {
  const { payment } = operations.payInvoice({ id: newInvoice() });
  netSuite.sandbox.faults.add({ path: '/suiteql', fault: { kind: 'status', status: 503 } });
  await push('customer-payment.changed', payment);
  await world.sidecar.stop();
  netSuite.sandbox.faults.clear();
  await world.sidecar.start();
  await hears(payment, 1);
  assert.equal(said(payment).length, 1);
});

test('a deposit is announced as money that settles nothing, then with the invoice it is applied to, then as used up', async () => {
  const { deposit } = operations.createDeposit({ customer, amount: '400' });
  await push('customer-deposit.changed', deposit);
  const [idle] = await hears(deposit, 1);
  assert.deepEqual(
    ['Kind__c', 'PaymentType__c', 'AmountReceived__c', 'AmountUnapplied__c'].map((field) => idle?.[field]),
    ['unapplied', 'Deposit', '400', '400'],
  );
  const invoice = newInvoice();
  operations.applyDeposit({ id: deposit, applications: [{ invoice, amount: '300.50' }] });
  await pollPayments();
  const later = (await hears(deposit, 3)).slice(1);
  assert.deepEqual(later.map(figures).toSorted(), [
    ['applied', invoice, '300.5', 'Paid In Full', '300.5', '0'],
    ['reversed', undefined, '0', undefined, undefined, undefined],
  ]);
  const received = () => salesforce.find('Payment__c', { NetSuitePaymentId__c: deposit })[0];
  await until('Salesforce shows what is left of it', () =>
    Promise.resolve(received()?.['AmountUnapplied__c'] === 99.5),
  );
  assert.equal(received()?.['PaymentType__c'], 'Deposit');
});
