import type { Transaction } from './database.ts';

/** Which events have been seen: the answer to "is this one a repetition?", for ever and across replicas. */

/**
 * Notes an event in the transaction that reacts to it.
 * @param source who names the event, for example `netsuite` or a Pub/Sub topic.
 * @returns false when it was noted before: do nothing and acknowledge it.
 */
export const receiveWithin = async (tx: Transaction, source: string, eventId: string): Promise<boolean> =>
  (await tx.run('insert into orderbridge.inbox (source, event_id) values ($1, $2) on conflict do nothing', [
    source,
    eventId,
  ])) === 1;
