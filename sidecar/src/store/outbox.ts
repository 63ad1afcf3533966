import { z } from 'zod';
import { publishJob, type OutgoingEvent, type Outbox, type Publish } from '../integration-health/index.ts';
import { nullable, type Database, type Sql, type Transaction } from './database.ts';
import { addWithin as addJobWithin } from './jobs.ts';

/**
 * Events wait here from the transaction that decided them until the bus has taken them. A source key is published once,
 * events of one key go out in the order they came, and a refused one holds back only the later events of its own key. The
 * bus may see an event twice (taken, but the answer lost): its source key lets the other side drop the second.
 */

const BATCH = 200;
const DRAIN_LOCK = 7_206_402;

const eventRow = z
  .object({
    position: z.number(),
    topic: z.string(),
    key: z.string(),
    fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .transform(({ position, ...event }) => ({ position, event: event satisfies OutgoingEvent }));
type Waiting = z.infer<typeof eventRow>;

const identified = z.looseObject({ SourceKey__c: z.string().min(1) });

/**
 * Adds an event to the transaction that decided it, and the job that publishes it after the commit. An event whose topic and
 * `SourceKey__c` were added before is not added again.
 */
export const addEventWithin = async (tx: Transaction, event: OutgoingEvent): Promise<void> => {
  await tx.run(
    `insert into orderbridge.outbox (topic, key, source_key, fields) values ($1, $2, $3, $4)
     on conflict (topic, source_key) do nothing`,
    [event.topic, event.key, identified.parse(event.fields).SourceKey__c, event.fields],
  );
  await addJobWithin(tx, publishJob);
};

/** The first waiting event of each key, so that a batch never holds two whose order matters. */
const heads = (sql: Sql): Promise<readonly Waiting[]> =>
  sql.rows(
    eventRow,
    `select position, topic, key, fields from orderbridge.outbox event
     where published_at is null and next_attempt_at <= now() and not exists (
       select from orderbridge.outbox earlier where earlier.published_at is null
         and earlier.topic = event.topic and earlier.key = event.key and earlier.position < event.position)
     order by position limit ${BATCH}`,
  );

const markPublished = async (sql: Sql, positions: readonly number[]): Promise<void> => {
  await sql.run(
    'update orderbridge.outbox set published_at = now(), last_error = null where position = any($1::bigint[])',
    [positions],
  );
};

/** Refused events are tried again after a pause that doubles up to an hour. */
const markRefused = async (sql: Sql, position: number, error: string): Promise<void> => {
  await sql.run(
    `update orderbridge.outbox set attempts = attempts + 1, last_error = $2,
       next_attempt_at = now() + least(interval '2 s' * power(2, attempts), interval '1 hour')
     where position = $1`,
    [position, error],
  );
};

const byTopic = (batch: readonly Waiting[]): readonly [string, readonly Waiting[]][] => [
  ...Map.groupBy(batch, ({ event }) => event.topic).entries(),
];

const publishTopic = async (sql: Sql, publish: Publish, batch: readonly Waiting[]): Promise<number> => {
  const errors = await publish(
    batch[0]?.event.topic ?? '',
    batch.map(({ event }) => event),
  );
  const isTaken = (index: number): boolean => index < errors.length && errors[index] === undefined;
  await markPublished(
    sql,
    batch.filter((_, index) => isTaken(index)).map(({ position }) => position),
  );
  const refused = batch.map(({ position }, index) => ({ position, index })).filter(({ index }) => !isTaken(index));
  for (const { position, index } of refused)
    await markRefused(sql, position, errors[index] ?? 'no answer for this event');
  return refused.length;
};

const drainAll = async (sql: Sql, publish: Publish): Promise<{ published: number; refused: number }> => {
  const total = { published: 0, refused: 0 };
  for (let batch = await heads(sql); batch.length > 0; batch = await heads(sql)) {
    for (const [, ofTopic] of byTopic(batch)) {
      const refused = await publishTopic(sql, publish, ofTopic);
      total.refused += refused;
      total.published += ofTopic.length - refused;
    }
  }
  return total;
};

/** When the first refused event may be tried again; what waits behind one goes with it. */
const NEXT = `
  select min(next_attempt_at) as next from (
    select distinct on (topic, key) next_attempt_at from orderbridge.outbox
    where published_at is null order by topic, key, position) head`;
const nextRow = z.object({ next: nullable(z.date()) });

export type OutboxBacklog = { readonly waiting: number; readonly oldestAt?: Date | undefined };
const backlogRow = z.object({ waiting: z.number(), oldest: nullable(z.date()) });

export type StoredOutbox = Outbox & {
  /** How much waits and since when, for metrics and the health page. */
  readonly backlog: () => Promise<OutboxBacklog>;
};

export const openOutbox = (database: Database): StoredOutbox => ({
  drain: (publish) =>
    database.session(async (sql) => {
      await sql.run('select pg_advisory_lock($1)', [DRAIN_LOCK]);
      try {
        const total = await drainAll(sql, publish);
        const next = await sql.row(nextRow, NEXT);
        return { ...total, tryAgainAt: next?.next };
      } finally {
        await sql.run('select pg_advisory_unlock($1)', [DRAIN_LOCK]);
      }
    }),
  backlog: async () => {
    const found = await database.row(
      backlogRow,
      'select count(*) as waiting, min(added_at) as oldest from orderbridge.outbox where published_at is null',
    );
    return { waiting: found?.waiting ?? 0, oldestAt: found?.oldest };
  },
});
