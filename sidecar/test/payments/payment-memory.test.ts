import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import { announcementsOf } from '../../src/payments/announcements.ts';
import type { Payment } from '../../src/payments/index.ts';
import { openPaymentMemory } from '../../src/store/payment-memory.ts';
import { testDatabase } from '../support/test-database.ts';

const database = await testDatabase();
const memory = openPaymentMemory(database);
beforeEach(() => database.run('truncate orderbridge.payments, orderbridge.outbox, orderbridge.inbox cascade'));

const payment = (changes: Partial<Payment> = {}): Payment => ({
  id: '12',
  number: 'PYMT12',
  type: 'Payment',
  status: 'Deposited',
  customerId: '4',
  currency: 'EUR',
  receivedOn: '2026-03-01',
  amountReceived: '40',
  amountUnapplied: '0',
  modifiedAt: '2026-03-01T08:00:00.000Z',
  applications: [
    {
      invoiceId: '7',
      amount: '40',
      appliedOn: '2026-03-02',
      standing: { status: 'Partially Paid', paid: '40', due: '60' },
    },
  ],
  ...changes,
});
const LATER = '2026-03-01T09:00:00.000Z';
const READ_AT = new Date('2026-03-01T09:30:00.000Z');
const REVERSED = payment({ applications: [], amountUnapplied: '40', modifiedAt: LATER });

const announce = (state: Payment): Promise<number> =>
  memory.announce({ payment: state, accountId: '001000000000001AAA', readAt: READ_AT }, (said) =>
    announcementsOf(state, said, new Map()),
  );

const event = z.object({ fields: z.record(z.string(), z.unknown()) });
const events = async () =>
  (await database.rows(event, 'select fields from orderbridge.outbox order by position')).map(({ fields }) => fields);

test('what is said is committed with the event that says it, exact amounts as text', async () => {
  assert.equal(await announce(payment({ correlationId: 'ob-1', method: 'ACH' })), 1);
  assert.deepEqual(await events(), [
    {
      CorrelationId__c: 'ob-1',
      OccurredAt__c: '2026-03-01T08:00:00.000Z',
      SourceKey__c: 'payment-12-7-1',
      ApplicationKey__c: '12-7',
      Kind__c: 'applied',
      Version__c: '1',
      ReadAt__c: '2026-03-01T09:30:00.000Z',
      NetSuitePaymentId__c: '12',
      NetSuiteCustomerId__c: '4',
      AccountId__c: '001000000000001AAA',
      Method__c: 'ACH',
      DocumentNumber__c: 'PYMT12',
      PaymentType__c: 'Payment',
      Status__c: 'Deposited',
      CurrencyCode__c: 'EUR',
      ReceivedOn__c: '2026-03-01',
      AmountReceived__c: '40',
      AmountUnapplied__c: '0',
      NetSuiteInvoiceId__c: '7',
      AmountApplied__c: '40',
      AppliedOn__c: '2026-03-02',
      InvoiceStatus__c: 'Partially Paid',
      InvoiceAmountPaid__c: '40',
      InvoiceAmountDue__c: '60',
    },
  ]);
});

test('a reading older than what was said says nothing', async () => {
  await announce(payment());
  await announce(REVERSED);
  assert.equal(await announce(payment()), 0);
  assert.deepEqual(
    (await events()).map((fields) => [fields['Kind__c'], fields['Version__c']]),
    [
      ['applied', '1'],
      ['reversed', '2'],
      ['unapplied', '1'],
    ],
  );
});

test('many who read the same payment at once say it once', async () => {
  const counts = await Promise.all(Array.from({ length: 8 }, () => announce(payment())));
  assert.deepEqual(counts.toSorted(), [0, 0, 0, 0, 0, 0, 0, 1]);
});

test('money that settles nothing names no invoice and no day of settling; an unknown customer no account', async () => {
  await memory.announce({ payment: REVERSED, accountId: undefined, readAt: READ_AT }, (said) =>
    announcementsOf(REVERSED, said, new Map()),
  );
  const [unapplied] = await events();
  assert.ok(unapplied);
  assert.equal(unapplied['Kind__c'], 'unapplied');
  for (const field of ['NetSuiteInvoiceId__c', 'AppliedOn__c', 'AccountId__c', 'Method__c'])
    assert.equal(field in unapplied, false, field);
});

test('which invoices a payment settled, and how it was, is remembered', async () => {
  await announce(payment());
  assert.deepEqual(await memory.settledBefore(['12', '13']), new Map([['12', ['7']]]));
  assert.deepEqual(await memory.remembered('12'), payment());
  await announce(REVERSED);
  assert.deepEqual(await memory.settledBefore(['12']), new Map());
});

test('what cannot be said is not remembered as said', async () => {
  await assert.rejects(
    memory.announce({ payment: payment(), accountId: undefined, readAt: READ_AT }, () => {
      throw new Error('cannot decide');
    }),
  );
  assert.equal(await memory.remembered('12'), undefined);
  assert.deepEqual(await events(), []);
});
