import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import type { Bus, Publish } from '../../src/integration-health/index.ts';
import type { OutgoingEvent } from '../../src/shared/outgoing-event.ts';
import { needsAPerson, tryAgain, type Failure } from '../../src/shared/failure.ts';
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

const busy = tryAgain({ code: 'LIMIT_REACHED', message: 'no more this hour', advice: '' });
const wrong = needsAPerson({ code: 'SAVE_REFUSED', message: 'data value too large', advice: '' });

/** An event bus that keeps what it takes and refuses what a test says. */
const bus = (refuses: (sourceKey: string) => Failure | undefined = () => undefined) => {
  const taken: string[] = [];
  const aside: string[] = [];
  const publish: Publish = (topic, events) =>
    Promise.resolve(
      events.map(({ fields }) => {
        const sourceKey = String(fields.SourceKey__c);
        const failure = refuses(sourceKey);
        if (failure !== undefined) return { failure, isOfEvent: true };
        taken.push(`${topic.slice('/event/'.length)} ${sourceKey}`);
        return undefined;
      }),
    );
  const setAside: Bus['setAside'] = ({ fields }, { message }) =>
    Promise.resolve(void aside.push(`${fields.SourceKey__c}: ${message}`));
  return { taken, aside, publish, setAside };
};
const tryAllAgain = (): Promise<number> => database.run('update orderbridge.outbox set next_attempt_at = now()');

beforeEach(async () => {
  await database.run('delete from orderbridge.outbox');
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
});

test('events go out once, in order, and leave nothing waiting', async () => {
  await add(event('a', '1'), event('b', '2'), event('a', '3'));
  const all = bus();
  assert.partialDeepStrictEqual(await outbox.drain(all), { published: 3, refused: [], tryAgainAt: undefined });
  assert.deepEqual(all.taken, ['Booked__e 1', 'Booked__e 2', 'Booked__e 3']);
  assert.equal((await outbox.drain(all)).published, 0);
  assert.deepEqual(await outbox.backlog(), { waiting: 0, oldestAt: undefined, setAside: 0 });
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
  const all = bus();
  await add(event('a', '1'), event('a', '1'));
  await outbox.drain(all);
  await add(event('a', '1'));
  await outbox.drain(all);
  assert.deepEqual(all.taken, ['Booked__e 1']);
});

test('an event refused for a while holds back the later ones of its own key only', async () => {
  await add(event('a', '1'), event('a', '2'), event('b', '3'), event('a', '4', '/event/Other__e'));
  const first = bus((sourceKey) => (sourceKey === '1' ? busy : undefined));
  const result = await outbox.drain(first);
  assert.deepEqual(first.taken, ['Booked__e 3', 'Other__e 4']);
  assert.deepEqual(result.refused, [{ event: event('a', '1'), failure: busy }]);
  assert.ok(result.tryAgainAt !== undefined && result.tryAgainAt > new Date());
  assert.equal((await outbox.backlog()).waiting, 2);

  await tryAllAgain();
  const later = bus();
  await outbox.drain(later);
  assert.deepEqual(later.taken, ['Booked__e 1', 'Booked__e 2']);
});

test('an event refused for good is set aside and holds back none', async () => {
  await add(event('a', '1'), event('a', '2'), event('b', '3'));
  const strict = bus((sourceKey) => (sourceKey === '1' ? wrong : undefined));
  const result = await outbox.drain(strict);
  assert.deepEqual(strict.taken, ['Booked__e 3', 'Booked__e 2']);
  assert.deepEqual(strict.aside, ['1: data value too large']);
  assert.equal(result.tryAgainAt, undefined);
  assert.deepEqual(await outbox.backlog(), { waiting: 0, oldestAt: undefined, setAside: 1 });
  await tryAllAgain();
  assert.equal((await outbox.drain(strict)).refused.length, 0, 'nobody asks for it again by himself');
});

test('an event is not set aside before that is written down', async () => {
  await add(event('a', '1'));
  const strict = { ...bus(() => wrong), setAside: () => Promise.reject(new Error('no database')) };
  await assert.rejects(outbox.drain(strict), /no database/);
  assert.deepEqual((await outbox.drain(bus())).published, 1);
});

test('an event that was set aside goes out when it is asked for, once', async () => {
  await add(event('a', '1'));
  const strict = bus(() => wrong);
  await outbox.drain(strict);
  const asked = { topic: '/event/Booked__e', sourceKey: '1' };
  assert.deepEqual(await outbox.publishAgain(asked, strict.publish), { event: event('a', '1'), failure: wrong });
  assert.equal((await outbox.backlog()).setAside, 1);
  const corrected = bus();
  assert.equal(await outbox.publishAgain(asked, corrected.publish), undefined);
  assert.equal(await outbox.publishAgain(asked, corrected.publish), undefined);
  assert.deepEqual(corrected.taken, ['Booked__e 1']);
  assert.equal((await outbox.backlog()).setAside, 0);
});

test('a bus that is away takes nothing and loses nothing', async () => {
  await add(event('a', '1'));
  const gone = tryAgain({ code: 'SALESFORCE_AWAY', message: 'bus is away', advice: '' });
  const { closed, refused } = await outbox.drain({ ...bus(), publish: () => Promise.reject(gone) });
  assert.deepEqual([[...closed], refused], [[['/event/Booked__e', gone]], []]);
  const back = bus();
  await outbox.drain(back);
  assert.deepEqual(back.taken, ['Booked__e 1'], 'at once, without a pause of its own');
});

test('a topic that takes nothing holds up no other topic', async () => {
  await add(event('a', '1', '/event/Missing__e'), event('b', '2', '/event/Missing__e'), event('a', '3'));
  const { publish, ...rest } = bus();
  const missing = needsAPerson({ code: 'NOT_FOUND', message: 'no such topic', advice: '' });
  const partly: Publish = (topic, events) =>
    topic === '/event/Missing__e' ? Promise.reject(missing) : publish(topic, events);
  const { closed, open } = await outbox.drain({ ...rest, publish: partly });
  assert.deepEqual([...closed.keys(), ...open], ['/event/Missing__e', '/event/Booked__e']);
  assert.deepEqual(rest.taken, ['Booked__e 3']);
  assert.deepEqual(
    (await outbox.list(10)).map(({ sourceKey, state, lastError }) => [sourceKey, state, lastError]),
    [
      ['1', 'waiting', 'no such topic'],
      ['2', 'waiting', 'no such topic'],
    ],
  );
});

test('an event the bus gave no answer for counts as refused for a while', async () => {
  await add(event('a', '1'), event('b', '2'));
  const short = { ...bus(), publish: () => Promise.resolve([undefined]) };
  const { refused } = await outbox.drain(short);
  assert.deepEqual(
    refused.map(({ failure }) => [failure.kind, failure.code]),
    [['try-again', 'ANSWER_UNREADABLE']],
  );
});

test('two drains at once publish each event once', async () => {
  await add(...Array.from({ length: 50 }, (_, number) => event(String(number % 7), String(number))));
  const { taken, ...rest } = bus();
  await Promise.all([outbox.drain({ ...rest }), outbox.drain({ ...rest })]);
  assert.equal(taken.length, 50);
  for (const key of [0, 1, 2, 3, 4, 5, 6]) {
    const numbers = taken.map((line) => Number(line.split(' ')[1])).filter((number) => number % 7 === key);
    assert.deepEqual(
      numbers,
      numbers.toSorted((left, right) => left - right),
    );
  }
});
