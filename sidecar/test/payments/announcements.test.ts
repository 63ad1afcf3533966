import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Announcement, Said } from '../../src/payments/announcements.ts';
import { announcementsOf } from '../../src/payments/announcements.ts';
import type { InvoiceStanding, Payment } from '../../src/payments/index.ts';
import { contentOf } from '../../src/payments/index.ts';

/** What has to be said, as a table: the payment as it stands, what was said before, what is new. */

const PARTLY: InvoiceStanding = { status: 'Partially Paid', paid: '40', due: '60' };
const OPEN: InvoiceStanding = { status: 'Open', paid: '0', due: '100' };
const applied = (invoiceId: string, amount = '40', standing = PARTLY) => ({ invoiceId, amount, standing });

const paymentWith = (changes: Partial<Payment> = {}): Payment => ({
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
  applications: [applied('7')],
  ...changes,
});
const APPLIED = paymentWith();
const IDLE = paymentWith({ applications: [], amountUnapplied: '40' });

const saidOf = (payment: Payment, announcements: readonly Announcement[]): readonly Said[] =>
  announcements.map((each) => ({
    invoiceId: each.invoiceId,
    kind: each.kind,
    content: contentOf(payment, each),
  }));
/** All that is said when nothing was said before. */
const afterSaying = (payment: Payment): readonly Said[] => saidOf(payment, announcementsOf(payment, [], new Map()));

type Case = {
  readonly title: string;
  readonly payment: Payment;
  readonly said: readonly Said[];
  readonly says: readonly string[];
};

const CASES: readonly Case[] = [
  { title: 'a new payment is applied', payment: APPLIED, said: [], says: ['applied 7 40 Partially Paid'] },
  { title: 'what was said is not said again', payment: APPLIED, said: afterSaying(APPLIED), says: [] },
  {
    title: 'another amount is said',
    payment: paymentWith({ applications: [applied('7', '30')] }),
    said: afterSaying(APPLIED),
    says: ['applied 7 30 Partially Paid'],
  },
  {
    title: 'another day of settling is said',
    payment: paymentWith({ applications: [{ ...applied('7'), appliedOn: '2026-03-05' }] }),
    said: afterSaying(APPLIED),
    says: ['applied 7 40 Partially Paid'],
  },
  {
    title: 'another method is said',
    payment: paymentWith({ method: 'ACH' }),
    said: afterSaying(APPLIED),
    says: ['applied 7 40 Partially Paid'],
  },
  {
    title: 'another standing of the invoice is said',
    payment: paymentWith({ applications: [applied('7', '40', { status: 'Paid In Full', paid: '100', due: '0' })] }),
    said: afterSaying(APPLIED),
    says: ['applied 7 40 Paid In Full'],
  },
  {
    title: 'one more invoice is said alone',
    payment: paymentWith({ applications: [applied('7'), applied('8')] }),
    said: afterSaying(APPLIED),
    says: ['applied 8 40 Partially Paid'],
  },
  {
    title: 'an application taken back is reversed, with the invoice as it stands',
    payment: paymentWith({ applications: [] }),
    said: afterSaying(APPLIED),
    says: ['reversed 7 0 Open'],
  },
  {
    title: 'a void reverses everything',
    payment: paymentWith({ status: 'Voided', applications: [] }),
    said: afterSaying(paymentWith({ applications: [applied('7'), applied('8')] })),
    says: ['reversed 7 0 Open', 'reversed 8 0 -'],
  },
  {
    title: 'a void that still lists its applications reverses them too',
    payment: paymentWith({ status: 'Voided' }),
    said: afterSaying(APPLIED),
    says: ['reversed 7 0 Open'],
  },
  { title: 'a void nobody had heard of says nothing', payment: paymentWith({ status: 'Voided' }), said: [], says: [] },
  { title: 'idle money is said once', payment: IDLE, said: [], says: ['unapplied none 0 -'] },
  { title: 'idle money that was said is not said again', payment: IDLE, said: afterSaying(IDLE), says: [] },
  {
    title: 'idle money that settles something is taken back',
    payment: APPLIED,
    said: afterSaying(IDLE),
    says: ['applied 7 40 Partially Paid', 'reversed none 0 -'],
  },
  {
    title: 'an empty payment says nothing',
    payment: paymentWith({ applications: [], amountReceived: '0' }),
    said: [],
    says: [],
  },
];

for (const { title, payment, said, says } of CASES)
  test(title, () => {
    const news = announcementsOf(payment, said, new Map([['7', OPEN]]));
    assert.deepEqual(
      news.map((each) => `${each.kind} ${each.invoiceId} ${each.amountApplied} ${each.standing?.status ?? '-'}`),
      says,
    );
  });

test('a reversal that was said is not said again', () => {
  const payment = paymentWith({ applications: [] });
  const standings = new Map([['7', OPEN]]);
  const said = saidOf(payment, announcementsOf(payment, afterSaying(APPLIED), standings));
  assert.deepEqual(announcementsOf(payment, said, standings), []);
});
