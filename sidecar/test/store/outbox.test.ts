import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import type { OutgoingEvent, Publish } from '../../src/integration-health/index.ts';
import { QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { addEventWithin, openOutbox } from '../../src/store/outbox.ts';
import { testDatabase } from '../support/test-database.ts';

const database = await testDatabase();
const outbox = openOutbox(database);

const event = (key: string, sourceKey: string, topic = '/event/Booked__e'): OutgoingEvent => ({
  topic,
  key,
  fields: { SourceKey__c: sourceKey, Amount__c: '12.50' },
});
const add = (...events: readonly OutgoingEvent[]): Promise<void> =>
  database.transaction(async (tx) => {
    for (const one of events) await addEventWithin(tx, one);
  });

/** An event bus that keeps what it takes and refuses what a test says. */
const bus = (refuses: (sourceKey: string) => boolean = () => false) => {
  const taken: string[] = [];
  const publish: Publish = (topic, events) =>
    Promise.resolve(
      events.map(({ fields }) => {
        const sourceKey = String(fields.SourceKey__c);
        if (refuses(sourceKey)) return 'refused by the bus';
        taken.push(`${topic.slice('/event/'.length)} ${sourceKey}`);
        return undefined;
      }),
    );
  return { taken, publish };
};
const tryAllAgain = (): Promise<number> => database.run('update orderbridge.outbox set next_attempt_at = now()');

beforeEach(async () => {
  await database.run('delete from orderbridge.outbox');
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
});

test('events go out once, in order, and leave nothing waiting', async () => {
  await add(event('a', '1'), event('b', '2'), event('a', '3'));
  const { taken, publish } = bus();
  assert.deepEqual(await outbox.drain(publish), { published: 3, refused: 0, tryAgainAt: undefined });
  assert.deepEqual(taken, ['Booked__e 1', 'Booked__e 2', 'Booked__e 3']);
  assert.equal((await outbox.drain(publish)).published, 0);
  assert.deepEqual(await outbox.backlog(), { waiting: 0, oldestAt: undefined });
});

test('adding an event adds the job that publishes it, in the same transaction', async () => {
  await add(event('a', '1'));
  const jobs = await database.rows(
    z.object({ name: z.string() }),
    `select task_identifier as name from ${QUEUE_SCHEMA}.jobs`,
  );
  assert.deepEqual(jobs, [{ name: 'publish-outbox' }]);
});

test('an event of a transaction that rolls back is never published', async () => {
  const failed = database.transaction(async (tx) => {
    await addEventWithin(tx, event('a', '1'));
    throw new Error('no');
  });
  await assert.rejects(failed);
  assert.equal((await outbox.backlog()).waiting, 0);
});

test('the same fact added twice is published once, also after it went out', async () => {
  const { taken, publish } = bus();
  await add(event('a', '1'), event('a', '1'));
  await outbox.drain(publish);
  await add(event('a', '1'));
  await outbox.drain(publish);
  assert.deepEqual(taken, ['Booked__e 1']);
});

test('a refused event holds back the later ones of its own key only', async () => {
  await add(event('a', '1'), event('a', '2'), event('b', '3'), event('a', '4', '/event/Other__e'));
  const first = bus((sourceKey) => sourceKey === '1');
  const result = await outbox.drain(first.publish);
  assert.deepEqual(first.taken, ['Booked__e 3', 'Other__e 4']);
  assert.equal(result.refused, 1);
  assert.ok(result.tryAgainAt !== undefined && result.tryAgainAt > new Date());
  assert.equal((await outbox.backlog()).waiting, 2);

  await tryAllAgain();
  const later = bus();
  await outbox.drain(later.publish);
  assert.deepEqual(later.taken, ['Booked__e 1', 'Booked__e 2']);
});

test('a bus that is away takes nothing and loses nothing', async () => {
  await add(event('a', '1'));
  const away: Publish = () => Promise.reject(new Error('bus is away'));
  await assert.rejects(outbox.drain(away), /bus is away/);
  const { taken, publish } = bus();
  await outbox.drain(publish);
  assert.deepEqual(taken, ['Booked__e 1']);
});

test('an event the bus gave no answer for counts as refused', async () => {
  await add(event('a', '1'), event('b', '2'));
  const short: Publish = () => Promise.resolve([undefined]);
  assert.deepEqual((await outbox.drain(short)).refused, 1);
});

test('two drains at once publish each event once', async () => {
  await add(...Array.from({ length: 50 }, (_, number) => event(String(number % 7), String(number))));
  const { taken, publish } = bus();
  await Promise.all([outbox.drain(publish), outbox.drain(publish)]);
  assert.equal(taken.length, 50);
  for (const key of [0, 1, 2, 3, 4, 5, 6]) {
    const numbers = taken.map((line) => Number(line.split(' ')[1])).filter((number) => number % 7 === key);
    assert.deepEqual(
      numbers,
      numbers.toSorted((left, right) => left - right),
    );
  }
});
