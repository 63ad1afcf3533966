import { announcementsOf } from './announcements.ts';
import type { Payment } from './payment.ts';
import type { Needs } from './ports.ts';

/**
 * Tells Salesforce what payments settle now, one event for each invoice. The payment is read from NetSuite at this moment,
 * so that a late or repeated push says the truth too; what was said before is not said again.
 */
export const ANNOUNCE_PAYMENTS_TASK = 'announce-payments';

/** Payments in one query and one job; one page holds their applications with room to spare. */
export const PAYMENTS_PER_JOB = 100;

export const announcePayments =
  (needs: Needs) =>
  async (paymentIds: readonly string[]): Promise<{ readonly announced: number }> => {
    const payments = await presentState(needs, paymentIds);
    await needs.ensureMirrored([
      ...new Set(payments.flatMap(({ applications }) => applications.map(({ invoiceId }) => invoiceId))),
    ]);
    let announced = 0;
    for (const payment of payments) {
      announced += await needs.memory.announce(payment, (said) => announcementsOf(payment, said));
    }
    needs.log.info(
      { journey: 'payments', step: 'announce', outcome: 'announced', payments: payments.length, announced },
      'payments announced',
    );
    return { announced };
  };

const presentState = async (needs: Needs, ids: readonly string[]): Promise<readonly Payment[]> => {
  const present = await needs.ledger.byIds(ids);
  const here = new Set(present.map(({ id }) => id));
  const gone = await Promise.all(ids.filter((id) => !here.has(id)).map((id) => needs.memory.remembered(id)));
  return [...present, ...gone.flatMap((payment) => (payment === undefined ? [] : [deleted(needs, payment)]))];
};

const deleted = (needs: Needs, payment: Payment): Payment => ({
  ...payment,
  status: 'Deleted',
  amountUnapplied: '0',
  applications: [],
  modifiedAt: needs.clock.now().toISOString(),
});

/** The job for these payments. */
export const announceJob = (paymentIds: readonly string[], key: string) => ({
  task: ANNOUNCE_PAYMENTS_TASK,
  payload: { paymentIds },
  key: `${ANNOUNCE_PAYMENTS_TASK}:${key}`,
});
