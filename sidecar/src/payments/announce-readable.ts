import { inStory } from '../shared/failure.ts';
import type { Unreadable } from '../shared/unreadable.ts';
import { announcementsOf } from './announcements.ts';
import { paymentCorrelation } from './payment.ts';
import type { Payment } from './payment.ts';
import type { FoundPayments, FoundStandings, Needs } from './ports.ts';
import { storyOfPayments } from './story-of-payments.ts';

/** Says what is new about payments as they stand in the ledger now, and hands back those that cannot be read. */

export type Announced = { readonly announced: number; readonly unreadable: readonly Unreadable[] };

export const announceReadable = async (needs: Needs, paymentIds: readonly string[]): Promise<Announced> => {
  const readAt = needs.clock.now();
  const { payments, unreadable } = await presentState(needs, paymentIds);
  const read = new Set(payments.map(({ id }) => id));
  await needs.scope.forget(paymentIds.filter((id) => !read.has(id)));
  const news = await takingPart(needs, await unlikeRemembered(needs, payments));
  return announceFound(needs, { payments: news, unreadable }, readAt);
};

/** Those that the flow takes; what was announced once stays current, whatever the flow takes by then. */
const takingPart = async (needs: Needs, payments: readonly Payment[]): Promise<readonly Payment[]> => {
  const remembered = await Promise.all(payments.map(({ id }) => needs.memory.remembered(id)));
  const known = new Set(remembered.flatMap((payment) => payment?.id ?? []));
  const dated = payments.map(({ id, customerId, receivedOn }) => ({ id, customerId, on: receivedOn }));
  const taken = await needs.scope.admit(dated, known);
  return payments.filter(({ id }) => taken.has(id));
};

/** Says everything about these payments once more, as they stand in the ledger now. */
export const announceAgain = async (needs: Needs, paymentIds: readonly string[]): Promise<Announced> => {
  const readAt = needs.clock.now();
  const found = await presentState(needs, paymentIds);
  await needs.memory.forget(paymentIds);
  return announceFound(needs, found, readAt);
};

const announceFound = (needs: Needs, found: FoundPayments, readAt: Date): Promise<Announced> =>
  announceChanged(needs, found, readAt).catch((error: unknown) => {
    throw inStory(error, storyOfPayments(found.payments));
  });

const announceChanged = async (
  needs: Needs,
  { payments: changed, unreadable }: FoundPayments,
  readAt: Date,
): Promise<Announced> => {
  await needs.ensureMirrored([...new Set(changed.flatMap(settledBy))]);
  const released = await releasedBy(needs, changed);
  const standings = await standingsOf(needs, [...released.values()].flat());
  const faults = faultsOf(released, standings);
  const held = new Set(faults.map(({ id }) => id));
  const readable = changed.filter(({ id }) => !held.has(id));
  const announced = await announceAll(needs, readable, { standings: standings.standings, readAt });
  return { announced, unreadable: [...unreadable, ...faults] };
};

const settledBy = ({ applications }: Payment): readonly string[] => applications.map(({ invoiceId }) => invoiceId);

/** Those that look different from when they were last announced: a poll that sees the others again costs no call. */
const unlikeRemembered = async (needs: Needs, payments: readonly Payment[]): Promise<readonly Payment[]> => {
  const remembered = await Promise.all(payments.map(({ id }) => needs.memory.remembered(id)));
  return payments.filter((payment, index) => JSON.stringify(payment) !== JSON.stringify(remembered[index]));
};

type Released = ReadonlyMap<string, readonly string[]>;

/** The invoices that each payment settled before and does not settle now. */
const releasedBy = async (needs: Needs, payments: readonly Payment[]): Promise<Released> => {
  const before = await needs.memory.settledBefore(payments.map(({ id }) => id));
  return new Map(
    payments.map((payment) => {
      const now = new Set(settledBy(payment));
      return [payment.id, (before.get(payment.id) ?? []).filter((id) => !now.has(id))];
    }),
  );
};

const standingsOf = (needs: Needs, invoiceIds: readonly string[]): Promise<FoundStandings> =>
  needs.ledger.standings([...new Set(invoiceIds)]);

/** A payment cannot be announced while nobody knows how an invoice stands that it released. */
const faultsOf = (released: Released, { unreadable }: FoundStandings): readonly Unreadable[] =>
  [...released].flatMap(([id, invoiceIds]) => {
    const fault = unreadable.find((invoice) => invoiceIds.includes(invoice.id));
    return fault === undefined ? [] : [{ id, failure: fault.failure }];
  });

type Read = Pick<FoundStandings, 'standings'> & { readonly readAt: Date };

const announceAll = async (
  needs: Needs,
  payments: readonly Payment[],
  { standings, readAt }: Read,
): Promise<number> => {
  if (payments.length === 0) return 0;
  const accounts = await needs.accountsOf([...new Set(payments.map(({ customerId }) => customerId))]);
  let announced = 0;
  for (const payment of payments) {
    const news = { payment, accountId: accounts.get(payment.customerId), readAt };
    const events = await needs.memory.announce(news, (said) => announcementsOf(payment, said, standings));
    announced += events;
    const correlationId = paymentCorrelation(payment.id, payment.correlationId);
    const step = { correlationId, journey: 'payments', step: 'announce', outcome: 'announced' };
    needs.log.info({ ...step, paymentId: payment.id, announced: events }, 'payment announced');
  }
  return announced;
};

const presentState = async (needs: Needs, ids: readonly string[]): Promise<FoundPayments> => {
  const { payments, unreadable } = await needs.ledger.byIds(ids);
  const here = new Set([...payments, ...unreadable].map(({ id }) => id));
  const gone = await Promise.all(ids.filter((id) => !here.has(id)).map((id) => needs.memory.remembered(id)));
  const deletions = gone.flatMap((payment) => (payment === undefined ? [] : [deleted(needs, payment)]));
  return { payments: [...payments, ...deletions], unreadable };
};

const deleted = (needs: Needs, payment: Payment): Payment => {
  if (payment.status === 'Deleted') return payment;
  const now = needs.clock.now().toISOString();
  // The two clocks may differ: a deletion is never older than what it deletes.
  const modifiedAt = payment.modifiedAt > now ? payment.modifiedAt : now;
  return { ...payment, status: 'Deleted', amountUnapplied: '0', applications: [], modifiedAt };
};
