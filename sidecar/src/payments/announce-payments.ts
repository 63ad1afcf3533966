import { asFailure } from '../shared/failure.ts';
import { PRIORITY } from '../shared/jobs.ts';
import { announceAgain, announceReadable } from './announce-readable.ts';
import type { Needs } from './ports.ts';

/**
 * Tells Salesforce what payments settle now, one event for each invoice. The payment is read from NetSuite at this moment,
 * so that a late or repeated push says the truth too; what was said before is not said again. A payment that cannot be read
 * waits alone, and is read again at every poll.
 */
export const ANNOUNCE_PAYMENTS_TASK = 'announce-payments';
export const READ_PAYMENT_TASK = 'read-payment';

/** Payments in one query and one job; one page holds their applications with room to spare. */
export const PAYMENTS_PER_JOB = 100;

/** The key under which one payment that cannot be read is kept. */
export const paymentKey = (paymentId: string): string => `payment:${paymentId}`;

export const announcePayments =
  (needs: Needs) =>
  async (paymentIds: readonly string[]): Promise<{ readonly announced: number }> => {
    try {
      return await announceAndReport(needs, paymentIds);
    } catch (error) {
      if (paymentIds.length === 1 || asFailure(error).kind !== 'needs-a-person') throw error;
      // One of them is for a person to look at: it must not hold up the others.
      for (const id of paymentIds) await needs.jobs.add({ ...announceJob([id], id), priority: PRIORITY.news });
      return { announced: 0 };
    }
  };

const announceAndReport = async (
  needs: Needs,
  paymentIds: readonly string[],
): Promise<{ readonly announced: number }> => {
  const { announced, unreadable } = await announceReadable(needs, paymentIds);
  for (const payment of unreadable) await needs.unreadable.report(payment);
  const figures = { payments: paymentIds.length, announced, unreadable: unreadable.length };
  needs.log.info({ journey: 'payments', step: 'announce', outcome: 'finished', ...figures }, 'payments announced');
  return { announced };
};

/**
 * Reads one payment again because a person asked.
 * @throws Failure when it still cannot be read
 */
export const readPayment =
  (needs: Needs) =>
  async (paymentId: string): Promise<void> => {
    const [still] = (await announceReadable(needs, [paymentId])).unreadable;
    if (still !== undefined) throw still.failure;
  };

/** Says what these payments settle once more: somebody changed in Salesforce what was made of it. */
export const putBackPayments =
  (needs: Needs) =>
  async (paymentIds: readonly string[]): Promise<void> => {
    const { unreadable } = await announceAgain(needs, paymentIds);
    for (const payment of unreadable) await needs.unreadable.report(payment);
  };

/** Announces those that can be read by now; people need not look at them any more. */
export const announceLate = async (needs: Needs): Promise<void> => {
  const open = await needs.unreadable.open();
  if (open.length === 0) return;
  const { unreadable } = await announceReadable(needs, open);
  const still = new Set(unreadable.map(({ id }) => id));
  for (const id of open) if (!still.has(id)) await needs.unreadable.settle(id);
};

/** The job for these payments. */
export const announceJob = (paymentIds: readonly string[], key: string) => ({
  task: ANNOUNCE_PAYMENTS_TASK,
  payload: { paymentIds },
  key: `${ANNOUNCE_PAYMENTS_TASK}:${key}`,
});
