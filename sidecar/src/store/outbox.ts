import { z } from 'zod';
import {
  publishJob,
  type EventIdentity,
  type Outbox,
  type Publish,
  type UnpublishedEvent,
} from '../integration-health/index.ts';
import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import { alone } from './advisory-lock.ts';
import { nullable, type Database, type Sql, type Transaction } from './database.ts';
import { addWithin as addJobWithin } from './jobs.ts';
import { drainAll, eventRow, markPublished, refusalAt } from './outbox-drain.ts';

/**
 * Events wait here from the transaction that decided them until the bus has taken them. A source key is published once,
 * events of one key go out in the order they came, and one that is refused for a while holds back only the later events of
 * its own key; one refused for good waits for a person and holds back none. The bus may see an event twice (taken, but the
 * answer lost): its source key lets the other side drop the second.
 */

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

/** When the first refused event may be tried again; what waits behind one goes with it. */
const NEXT = `
  select min(next_attempt_at) as next from (
    select distinct on (topic, key) next_attempt_at from orderbridge.outbox
    where published_at is null and set_aside_at is null and topic <> all($1) order by topic, key, position) head`;
const nextRow = z.object({ next: nullable(z.date()) });

export type OutboxBacklog = {
  readonly waiting: number;
  readonly oldestAt?: Date | undefined;
  /** Refused for good; each has a failure of its own. */
  readonly setAside: number;
};
const backlogRow = z.object({ waiting: z.number(), oldest: nullable(z.date()), set_aside: z.number() });
const BACKLOG = `
  select count(*) filter (where set_aside_at is null) as waiting, min(added_at) filter (where set_aside_at is null) as oldest,
    count(set_aside_at) as set_aside
  from orderbridge.outbox where published_at is null`;

const unpublishedRow = z
  .object({
    topic: z.string(),
    source_key: z.string(),
    correlation_id: nullable(z.string()),
    is_set_aside: z.boolean(),
    added_at: z.date(),
    attempts: z.number(),
    last_error: nullable(z.string()),
  })
  .transform((row): UnpublishedEvent => ({
    topic: row.topic,
    sourceKey: row.source_key,
    correlationId: row.correlation_id,
    state: row.is_set_aside ? 'set aside' : 'waiting',
    addedAt: row.added_at,
    attempts: row.attempts,
    lastError: row.last_error,
  }));
const UNPUBLISHED = `
  select topic, source_key, fields->>'CorrelationId__c' as correlation_id, set_aside_at is not null as is_set_aside, added_at,
    attempts, last_error
  from orderbridge.outbox where published_at is null order by position limit $1`;

export type StoredOutbox = Outbox & {
  /** How much waits and since when, for metrics and the health page. */
  readonly backlog: () => Promise<OutboxBacklog>;
  /** What has not gone out, the oldest first. */
  readonly list: (limit: number) => Promise<readonly UnpublishedEvent[]>;
};

const publishOne = async (sql: Sql, { topic, sourceKey }: EventIdentity, publish: Publish) => {
  const found = await sql.row(
    eventRow,
    `select position, topic, key, fields from orderbridge.outbox
     where topic = $1 and source_key = $2 and published_at is null and set_aside_at is not null`,
    [topic, sourceKey],
  );
  if (found === undefined) return undefined;
  const refusal = refusalAt(await publish(topic, [found.event]), 0);
  if (refusal === undefined) await markPublished(sql, [found.position]);
  return refusal === undefined ? undefined : { event: found.event, failure: refusal.failure };
};

export const openOutbox = (database: Database): StoredOutbox => ({
  drain: (bus) =>
    alone(database, 'outboxDrain', async (sql) => {
      const tally = await drainAll(sql, bus);
      const next = await sql.row(nextRow, NEXT, [[...tally.closed.keys()]]);
      return { ...tally, tryAgainAt: next?.next };
    }),
  publishAgain: (identity, publish) => alone(database, 'outboxDrain', (sql) => publishOne(sql, identity, publish)),
  backlog: async () => {
    const found = await database.row(backlogRow, BACKLOG);
    return { waiting: found?.waiting ?? 0, oldestAt: found?.oldest, setAside: found?.set_aside ?? 0 };
  },
  list: (limit) => database.rows(unpublishedRow, UNPUBLISHED, [limit]),
});
