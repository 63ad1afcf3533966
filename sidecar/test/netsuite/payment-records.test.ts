import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Payment } from '../../src/payments/index.ts';
import { newCustomer, newInvoice, openAccountFor } from './account-under-test.ts';
import type { UnderTest } from './account-under-test.ts';

const START = new Date('2026-03-02T09:00:00Z');
const NOON = { after: '2026-03-02T11:59:00.000Z', until: '2026-03-02T12:01:00.000Z' };

const only = async ({ netSuite }: UnderTest, id: string): Promise<Payment> => {
  const { payments, unreadable } = await netSuite.payments.byIds([id]);
  const [payment, ...others] = payments;
  assert.ok(payment, `payment ${id} was not found`);
  assert.deepEqual([others, unreadable], [[], []]);
  return payment;
};

test('a payment is read with what it settles', async (context) => {
  const under = await openAccountFor(context, { sandbox: { start: START } });
  const customer = newCustomer(under.sandbox);
  const invoice = newInvoice(under.sandbox, customer, { tranDate: '2026-02-20' });
  const fields = { memo: 'Orderbridge ob-800000000000001AAA', paymentMethod: { id: '7' } };
  const { payment } = under.sandbox.book.operations.payInvoice({ id: invoice, date: '2026-03-01', fields });
  const { number, modifiedAt, ...rest } = await only(under, payment);
  assert.match(number, /\d+$/);
  assert.match(modifiedAt, /^2026-03-02T09:00:0\d\.000Z$/);
  assert.deepEqual(rest, {
    id: payment,
    type: 'Payment',
    status: 'Not Deposited',
    customerId: customer,
    currency: 'USD',
    receivedOn: '2026-03-01',
    method: 'ACH',
    amountReceived: '300.5',
    amountUnapplied: '0',
    correlationId: 'ob-800000000000001AAA',
    applications: [
      {
        invoiceId: invoice,
        amount: '300.5',
        appliedOn: '2026-03-01',
        standing: { status: 'Paid In Full', paid: '300.5', due: '0' },
      },
    ],
  });
});

test('a part payment leaves the invoice partially paid, with what is due', async (context) => {
  const under = await openAccountFor(context);
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox), { tranDate: '2026-03-04' });
  const { payment } = under.sandbox.book.operations.payInvoice({ id, amount: '100.25', date: '2026-03-01' });
  const { method, applications } = await only(under, payment);
  assert.equal(method, undefined);
  assert.deepEqual(applications[0], {
    invoiceId: id,
    amount: '100.25',
    // Money that was there first settles the invoice when there is one.
    appliedOn: '2026-03-04',
    standing: { status: 'Partially Paid', paid: '100.25', due: '200.25' },
  });
});

test('what was paid too much stays unapplied', async (context) => {
  const under = await openAccountFor(context);
  const customer = newCustomer(under.sandbox);
  const invoice = newInvoice(under.sandbox, customer);
  const { payment } = under.sandbox.book.operations.recordPayment({
    customer,
    amount: '500',
    applications: [{ invoice, amount: '300.50' }],
  });
  const { amountReceived, amountUnapplied, applications } = await only(under, payment);
  assert.deepEqual([amountReceived, amountUnapplied, applications.length], ['500', '199.5', 1]);
});

test('a payment without an invoice settles nothing', async (context) => {
  const under = await openAccountFor(context);
  const customer = newCustomer(under.sandbox);
  const { payment } = under.sandbox.book.operations.recordPayment({ customer, amount: '50', autoApply: false });
  const { amountUnapplied, applications } = await only(under, payment);
  assert.deepEqual([amountUnapplied, applications], ['50', []]);
});

test('a payment of several invoices names each with its part', async (context) => {
  const under = await openAccountFor(context);
  const customer = newCustomer(under.sandbox);
  const invoices = Array.from({ length: 3 }, () => newInvoice(under.sandbox, customer));
  const { payment } = under.sandbox.book.operations.recordPayment({
    customer,
    amount: '600',
    applications: invoices.map((invoice, index) => ({ invoice, amount: String((index + 1) * 100) })),
  });
  const { applications } = await only(under, payment);
  assert.deepEqual(
    applications.map(({ invoiceId, amount, standing }) => [invoiceId, amount, standing.status]),
    invoices.map((id, index) => [id, String((index + 1) * 100), 'Partially Paid']),
  );
});

test('a payment of more invoices than a page holds is read whole', async (context) => {
  const under = await openAccountFor(context);
  const customer = newCustomer(under.sandbox);
  const invoices = Array.from({ length: 1_050 }, () => newInvoice(under.sandbox, customer));
  const { payment } = under.sandbox.book.operations.recordPayment({
    customer,
    amount: '1050',
    applications: invoices.map((invoice) => ({ invoice, amount: '1' })),
  });
  const { applications } = await only(under, payment);
  assert.deepEqual(
    applications.map(({ invoiceId }) => invoiceId),
    invoices,
  );
});

test('a payment that was taken back from its invoice settles nothing any more, and counts as changed', async (context) => {
  const under = await openAccountFor(context, { sandbox: { start: START } });
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox));
  const { payment } = under.sandbox.book.operations.payInvoice({ id });
  under.sandbox.clock.set(new Date('2026-03-02T12:00:00Z'));
  under.sandbox.book.operations.unapplyPayment({ id: payment });
  assert.deepEqual(await under.netSuite.payments.changed(NOON), [payment]);
  const { amountUnapplied, applications } = await only(under, payment);
  assert.deepEqual([amountUnapplied, applications], ['300.5', []]);
});

test('an invoice says how it stands after its payment was taken back', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  const [reopened, paid] = [newInvoice(sandbox, customer), newInvoice(sandbox, customer)];
  const { payment } = sandbox.book.operations.payInvoice({ id: reopened });
  sandbox.book.operations.payInvoice({ id: paid, amount: '300.5' });
  sandbox.book.operations.unapplyPayment({ id: payment });
  assert.deepEqual(await netSuite.payments.standings([reopened, paid, '999999']), {
    standings: new Map([
      [reopened, { status: 'Open', paid: '0', due: '300.5' }],
      [paid, { status: 'Paid In Full', paid: '300.5', due: '0' }],
    ]),
    unreadable: [],
  });
});

test('a payment with an unknown status, or of an invoice with one, is set aside; the others are read', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const { operations } = sandbox.book;
  const customer = newCustomer(sandbox);
  const paidInvoice = () => {
    const invoice = newInvoice(sandbox, customer);
    return { invoice, payment: operations.payInvoice({ id: invoice }).payment };
  };
  const [good, odd, ofOdd] = [paidInvoice(), paidInvoice(), paidInvoice()];
  operations.setStatus({ id: odd.payment, status: 'Q' });
  operations.setStatus({ id: ofOdd.invoice, status: 'Q' });
  const ids = [good, odd, ofOdd].map(({ payment }) => payment);
  const { payments, unreadable } = await netSuite.payments.byIds(ids);
  assert.deepEqual(
    payments.map(({ id }) => id),
    [good.payment],
  );
  assert.deepEqual(
    unreadable.map(({ id, failure }) => [id, failure.subject?.object, failure.subject?.field, failure.subject?.value]),
    [
      [odd.payment, 'Payment', 'Status', 'Q'],
      [ofOdd.payment, 'Payment', 'Invoice Status', 'Q'],
    ],
  );
  assert.deepEqual(unreadable[0]?.failure.story.amountAtRisk, { amount: '300.5', currency: 'USD' });
  const found = await netSuite.payments.standings([good.invoice, ofOdd.invoice]);
  assert.deepEqual([...found.standings.keys()], [good.invoice]);
  assert.deepEqual(
    found.unreadable.map(({ id, failure }) => [id, failure.subject?.object, failure.subject?.field]),
    [[ofOdd.invoice, 'Invoice', 'Status']],
  );
});

test('a voided payment is voided and settles nothing', async (context) => {
  const under = await openAccountFor(context, { sandbox: { start: START } });
  const id = newInvoice(under.sandbox, newCustomer(under.sandbox));
  const { payment } = under.sandbox.book.operations.payInvoice({ id });
  under.sandbox.clock.set(new Date('2026-03-02T12:00:00Z'));
  under.sandbox.book.operations.voidTransaction({ id: payment });
  assert.deepEqual(await under.netSuite.payments.changed(NOON), [payment]);
  const { status, applications } = await only(under, payment);
  assert.deepEqual([status, applications], ['Voided', []]);
});

test('a deleted payment is left out, but its id is among the changed ones', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const id = newInvoice(sandbox, newCustomer(sandbox));
  const { payment } = sandbox.book.operations.payInvoice({ id });
  const { payment: kept } = sandbox.book.operations.recordPayment({ customer: '4', amount: '1', autoApply: false });
  sandbox.clock.set(new Date('2026-03-02T12:00:00Z'));
  sandbox.book.operations.deleteRecord({ type: 'customerPayment', id: payment });
  assert.deepEqual(await netSuite.payments.changed(NOON), [payment]);
  assert.deepEqual(
    (await netSuite.payments.byIds([payment, kept])).payments.map((each) => each.id),
    [kept],
  );
});

test('a deposit is read with what its applications settle, and changes when one is made', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: START } });
  const customer = newCustomer(sandbox);
  const invoice = newInvoice(sandbox, customer);
  const { deposit } = sandbox.book.operations.createDeposit({ customer, amount: '400' });
  const read = async () => {
    const [payment] = (await netSuite.payments.byIds([deposit])).payments;
    return [
      payment?.type,
      payment?.status,
      payment?.amountUnapplied,
      payment?.applications.map(({ amount }) => amount),
    ];
  };
  assert.deepEqual(await read(), ['Deposit', 'Not Deposited', '400', []]);
  sandbox.clock.set(new Date('2026-03-02T12:00:00Z'));
  sandbox.book.operations.applyDeposit({ id: deposit, applications: [{ invoice, amount: '300.50' }] });
  assert.deepEqual(await netSuite.payments.changed(NOON), [deposit]);
  assert.deepEqual(await read(), ['Deposit', 'Not Deposited', '99.5', ['300.5']]);
});

test('credit memos and invoices are no payments', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: new Date('2026-03-02T12:00:00Z') } });
  const customer = newCustomer(sandbox);
  const invoice = newInvoice(sandbox, customer);
  const { creditMemo } = sandbox.book.operations.creditInvoice({ id: invoice });
  assert.deepEqual(await netSuite.payments.changed(NOON), []);
  assert.deepEqual(await netSuite.payments.byIds([invoice, creditMemo]), { payments: [], unreadable: [] });
});

test('more payments than a page has are all found', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { sandbox: { start: new Date('2026-03-02T12:00:00Z') } });
  const customer = newCustomer(sandbox);
  const made = Array.from(
    { length: 1_010 },
    () => sandbox.book.operations.recordPayment({ customer, amount: '1', autoApply: false }).payment,
  );
  assert.deepEqual(await netSuite.payments.changed(NOON), made);
  assert.equal((await netSuite.payments.byIds(made)).payments.length, 1_010);
});
