import { announcementsOf } from './announcements.ts';
import { asFailure } from '../shared/failure.ts';
import type { InvoiceStanding, Payment } from './payment.ts';
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
    try {
      return await announceAll(needs, paymentIds);
    } catch (error) {
      if (paymentIds.length === 1 || asFailure(error).kind !== 'needs-a-person') throw error;
      // One of them is for a person to look at: it must not hold up the others.
      for (const id of paymentIds) await needs.jobs.add({ ...announceJob([id], id), priority: 5 });
      return { announced: 0 };
    }
  };

const announceAll = async (needs: Needs, paymentIds: readonly string[]): Promise<{ readonly announced: number }> => {
  const payments = await presentState(needs, paymentIds);
  await needs.ensureMirrored([...new Set(payments.flatMap(settledBy))]);
  const standings = await standingsOfReleased(needs, payments);
  let announced = 0;
  for (const payment of payments) {
    announced += await needs.memory.announce(payment, (said) => announcementsOf(payment, said, standings));
  }
  needs.log.info(
    { journey: 'payments', step: 'announce', outcome: 'announced', payments: payments.length, announced },
    'payments announced',
  );
  return { announced };
};

const settledBy = ({ applications }: Payment): readonly string[] => applications.map(({ invoiceId }) => invoiceId);

/** How the invoices stand that the payments settled before and do not settle now. */
const standingsOfReleased = async (
  needs: Needs,
  payments: readonly Payment[],
): Promise<ReadonlyMap<string, InvoiceStanding>> => {
  const before = await needs.memory.settledBefore(payments.map(({ id }) => id));
  const released = payments.flatMap((payment) => {
    const now = new Set(settledBy(payment));
    return (before.get(payment.id) ?? []).filter((id) => !now.has(id));
  });
  return needs.ledger.standings([...new Set(released)]);
};

const presentState = async (needs: Needs, ids: readonly string[]): Promise<readonly Payment[]> => {
  const present = await needs.ledger.byIds(ids);
  const here = new Set(present.map(({ id }) => id));
  const gone = await Promise.all(ids.filter((id) => !here.has(id)).map((id) => needs.memory.remembered(id)));
  return [...present, ...gone.flatMap((payment) => (payment === undefined ? [] : [deleted(needs, payment)]))];
};

const deleted = (needs: Needs, payment: Payment): Payment => {
  const now = needs.clock.now().toISOString();
  // The two clocks may differ: a deletion is never older than what it deletes.
  const modifiedAt = payment.modifiedAt > now ? payment.modifiedAt : now;
  return { ...payment, status: 'Deleted', amountUnapplied: '0', applications: [], modifiedAt };
};

/** The job for these payments. */
export const announceJob = (paymentIds: readonly string[], key: string) => ({
  task: ANNOUNCE_PAYMENTS_TASK,
  payload: { paymentIds },
  key: `${ANNOUNCE_PAYMENTS_TASK}:${key}`,
});
