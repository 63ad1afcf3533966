import { z } from 'zod';
import type { Bus, Drained, EventRefusal, Publish, PublishResults } from '../integration-health/index.ts';
import { asFailure, Failure, tryAgain } from '../shared/failure.ts';
import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { Sql } from './database.ts';

/**
 * One pass over what waits: per topic and in order per key, batch after batch, until nothing is left that may go now. A
 * topic that takes nothing is left alone for the rest of the pass; an event that is refused for good is set aside.
 */

const BATCH = 200;

export const eventRow = z
  .object({
    position: z.number(),
    topic: z.string(),
    key: z.string(),
    fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  })
  .transform(({ position, ...event }) => ({ position, event: event satisfies OutgoingEvent }));
type Waiting = z.infer<typeof eventRow>;

/** The first waiting event of each key, so that a batch never holds two whose order matters. */
const heads = (sql: Sql, closed: Iterable<string>): Promise<readonly Waiting[]> =>
  sql.rows(
    eventRow,
    `select position, topic, key, fields from orderbridge.outbox event
     where published_at is null and set_aside_at is null and next_attempt_at <= now() and topic <> all($1)
       and not exists (
         select from orderbridge.outbox earlier where earlier.published_at is null and earlier.set_aside_at is null
           and earlier.topic = event.topic and earlier.key = event.key and earlier.position < event.position)
     order by position limit ${BATCH}`,
    [[...closed]],
  );

export const markPublished = async (sql: Sql, positions: readonly number[]): Promise<void> => {
  await sql.run(
    `update orderbridge.outbox set published_at = now(), last_error = null, set_aside_at = null
     where position = any($1::bigint[])`,
    [positions],
  );
};

/** Tried again after a pause that doubles up to an hour. */
const markRefused = async (sql: Sql, position: number, error: string): Promise<void> => {
  await sql.run(
    `update orderbridge.outbox set attempts = attempts + 1, last_error = $2,
       next_attempt_at = now() + least(interval '2 s' * power(2, attempts), interval '1 hour')
     where position = $1`,
    [position, error],
  );
};

const markSetAside = async (sql: Sql, position: number, error: string): Promise<void> => {
  await sql.run(
    'update orderbridge.outbox set attempts = attempts + 1, last_error = $2, set_aside_at = now() where position = $1',
    [position, error],
  );
};

/** Their turn comes when the topic's does. */
const markHeldUp = async (sql: Sql, positions: readonly number[], error: string): Promise<void> => {
  await sql.run(
    'update orderbridge.outbox set attempts = attempts + 1, last_error = $2 where position = any($1::bigint[])',
    [positions, error],
  );
};

const NO_ANSWER: EventRefusal = {
  isOfEvent: true,
  failure: tryAgain({
    code: 'ANSWER_UNREADABLE',
    message: 'Salesforce: the answer has no result for this event.',
    advice: 'Nothing to do: the event is sent again; its source key lets the receiver drop a second one.',
    outcomeUnknown: true,
  }),
};

/** What became of the event at that place. */
export const refusalAt = (results: PublishResults, index: number): EventRefusal | undefined =>
  index < results.length ? results[index] : NO_ANSWER;

/** The results, or why the topic takes nothing. */
const tryPublish = (publish: Publish, topic: string, batch: readonly Waiting[]): Promise<PublishResults | Failure> =>
  publish(
    topic,
    batch.map(({ event }) => event),
  ).catch((thrown: unknown) => asFailure(thrown));

type Tally = {
  published: number;
  readonly refused: Drained['refused'][number][];
  readonly closed: Map<string, Failure>;
  readonly open: Set<string>;
};
type Pass = { readonly sql: Sql; readonly bus: Bus; readonly tally: Tally };

/** An event that was refused by itself: for a while, or for good. */
const put = async ({ sql, bus, tally }: Pass, { position, event }: Waiting, failure: Failure): Promise<void> => {
  tally.refused.push({ event, failure });
  if (failure.kind === 'try-again') return markRefused(sql, position, failure.message);
  await bus.setAside(event, failure);
  return markSetAside(sql, position, failure.message);
};

const close = async ({ sql, tally }: Pass, batch: readonly Waiting[], failure: Failure): Promise<void> => {
  const [first] = batch;
  if (first === undefined) return;
  tally.closed.set(first.event.topic, failure);
  await markHeldUp(
    sql,
    batch.map(({ position }) => position),
    failure.message,
  );
};

const publishBatch = async (pass: Pass, topic: string, batch: readonly Waiting[]): Promise<void> => {
  const results = await tryPublish(pass.bus.publish, topic, batch);
  if (results instanceof Failure) return close(pass, batch, results);
  const outcomes = batch.map((waiting, index) => ({ waiting, refusal: refusalAt(results, index) }));
  const taken = outcomes.filter(({ refusal }) => refusal === undefined);
  await markPublished(
    pass.sql,
    taken.map(({ waiting }) => waiting.position),
  );
  pass.tally.published += taken.length;
  if (taken.length > 0) pass.tally.open.add(topic);
  for (const { waiting, refusal } of outcomes)
    if (refusal?.isOfEvent === true) await put(pass, waiting, refusal.failure);
  const heldUp = outcomes.filter(({ refusal }) => refusal?.isOfEvent === false);
  const [first] = heldUp;
  if (first?.refusal === undefined) return undefined;
  return close(
    pass,
    heldUp.map(({ waiting }) => waiting),
    first.refusal.failure,
  );
};

/** Publishes until nothing is left that may go now. */
export const drainAll = async (sql: Sql, bus: Bus): Promise<Tally> => {
  const pass: Pass = { sql, bus, tally: { published: 0, refused: [], closed: new Map(), open: new Set() } };
  const { closed } = pass.tally;
  for (let batch = await heads(sql, closed.keys()); batch.length > 0; batch = await heads(sql, closed.keys())) {
    for (const [topic, ofTopic] of Map.groupBy(batch, ({ event }) => event.topic))
      await publishBatch(pass, topic, ofTopic);
  }
  return pass.tally;
};
