import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { openPubSub, subscribe } from '../../src/salesforce/index.ts';
import type {
  EventFields,
  Position,
  PubSub,
  ReceivedEvent,
  Subscription,
  SubscriptionOptions,
} from '../../src/salesforce/index.ts';
import { until } from '../support/until.ts';
import { startOrg } from './org.ts';
import type { TestOrg } from './org.ts';

const TOPIC = '/event/PaymentReceived__e';
let org: TestOrg;
let pubSub: PubSub;
before(async () => {
  org = await startOrg({ pubSub: { keepaliveMilliseconds: 80, idleCloseMilliseconds: 200 } });
  pubSub = openPubSub(org.connect());
});
after(async () => {
  pubSub.close();
  await org.stop();
});
beforeEach(async () => {
  org.faults.clear();
  await org.operate('/events/reset');
});

const payment = (key: string, more: EventFields = {}): EventFields => ({
  SourceKey__c: key,
  CorrelationId__c: `ob-${key}-00001`,
  CurrencyCode__c: 'EUR',
  Kind__c: 'Applied',
  NetSuitePaymentId__c: '77',
  OccurredAt__c: '2026-05-04T10:20:30.000Z',
  Version__c: '1',
  ...more,
});
const publish = async (...keys: string[]) => {
  const results = await pubSub.publish(
    TOPIC,
    keys.map((key) => ({ fields: payment(key) })),
  );
  return results.map((result) => (result.published ? result.replayId : assert.fail(result.failure)));
};

/** A subscription whose handlers write down what they are told. */
const follow = (replayFrom: Position, changes: Partial<SubscriptionOptions> = {}) => {
  const events: ReceivedEvent[] = [];
  const [unreadable, positions, gaps]: [string[], string[], string[]] = [[], [], []];
  const subscription: Subscription = subscribe(pubSub, {
    topic: TOPIC,
    replayFrom,
    backOff: { firstMilliseconds: 20, longestMilliseconds: 200 },
    onEvent: (event) => Promise.resolve(void events.push(event)),
    onUnreadable: ({ replayId }) => Promise.resolve(void unreadable.push(replayId)),
    onReplayId: (replayId) => Promise.resolve(void positions.push(replayId)),
    onGap: ({ lostReplayId }) => Promise.resolve(void gaps.push(lostReplayId)),
    ...changes,
  });
  const keys = () => events.map((event) => event.fields.SourceKey__c);
  const got = (count: number) => until(`${count} events`, () => Promise.resolve(events.length >= count));
  return { ...subscription, events, unreadable, positions, gaps, keys, got };
};

test('published events arrive in order with their values', async () => {
  const replayIds = await publish('a', 'b');
  const following = follow({ preset: 'EARLIEST' });
  await following.got(2);
  await following.close();
  assert.deepEqual(following.keys(), ['a', 'b']);
  assert.deepEqual(
    following.events.map((event) => event.replayId),
    replayIds,
  );
  assert.equal(following.events[0]?.fields.OccurredAt__c, '2026-05-04T10:20:30.000Z');
  assert.equal(following.events[0].fields.ReceivedOn__c, null);
});

test('each event is published or refused by itself', async () => {
  const results = await pubSub.publish(TOPIC, [
    { fields: payment('good') },
    { fields: payment('lacking', { Kind__c: null }) },
    { fields: payment('strange', { NoSuchField__c: 'x' }) },
    { fields: payment('also good') },
  ]);
  const codes = results.map((result) => (result.published ? 'published' : result.failure.code));
  assert.deepEqual(codes, ['published', 'SAVE_REFUSED', 'SCHEMA_CHANGED', 'published']);
});

test('more events than fit one request are published in several', async () => {
  org.faults.add({ path: 'PubSub/Publish', fault: { kind: 'delay', milliseconds: 1 } });
  const replayIds = await publish(...Array.from({ length: 450 }, (_, at) => `many-${at}`));
  assert.equal(new Set(replayIds).size, 450);
  assert.equal(org.faults.list()[0]?.struck, 3);
});

test('a refused token is renewed and the events are published', async () => {
  await publish('warm');
  await org.operate('/sessions/expire');
  assert.equal((await publish('renewed')).length, 1);
});

test('the next events are taken only when the handler is done', async () => {
  await publish('1', '2', '3', '4', '5');
  let [running, most] = [0, 0];
  const handled: unknown[] = [];
  const following = follow(
    { preset: 'EARLIEST' },
    {
      atOnce: 2,
      onEvent: async ({ fields }) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise(setImmediate);
        running -= 1;
        handled.push(fields.SourceKey__c);
      },
    },
  );
  await until('all five handled', () => Promise.resolve(handled.length === 5));
  await following.close();
  assert.equal(most, 1);
  assert.deepEqual(handled, ['1', '2', '3', '4', '5']);
});

test('a subscription resumes behind a stored position, whether of an event or of silence', async () => {
  const [first] = await publish('first', 'second');
  const following = follow({ replayId: first ?? assert.fail() });
  const silence = await until('a keepalive', () => Promise.resolve(following.positions.at(-1)));
  await following.close();
  assert.deepEqual(following.keys(), ['second']);
  await publish('third');
  const again = follow({ replayId: silence });
  await again.got(1);
  await again.close();
  assert.deepEqual(again.keys(), ['third']);
});

test('a broken stream is taken up behind the last handled event, without loss or repetition', async () => {
  const following = follow({ preset: 'EARLIEST' });
  await publish('before');
  await following.got(1);
  await org.operate('/streams/break');
  await publish('between');
  org.faults.add({ path: 'PubSub/Subscribe\\?', times: 2, fault: { kind: 'status', status: 503 } });
  await following.got(2);
  org.faults.add({ path: 'Subscribe/deliver', times: 1, fault: { kind: 'drop-after-commit' } });
  await publish('after');
  await following.got(3);
  await publish('last');
  await following.got(4);
  await following.close();
  assert.deepEqual(following.keys(), ['before', 'between', 'after', 'last']);
  assert.equal(following.trouble(), undefined);
});

test('a session that expires in mid-stream is renewed', async () => {
  const following = follow({ preset: 'EARLIEST' });
  await publish('with the old token');
  await following.got(1);
  await org.operate('/sessions/expire');
  await publish('with a new token');
  await following.got(2);
  await following.close();
});

test('a position older than the bus keeps leads to the earliest event, and the gap is told', async () => {
  const [old] = await publish('old');
  org.clock.advance(73 * 3_600_000);
  await publish('young');
  const following = follow({ replayId: old ?? assert.fail() });
  await following.got(1);
  await following.close();
  assert.deepEqual(following.keys(), ['young']);
  assert.deepEqual(following.gaps, [old]);
});

test('a position that is not one leads to the earliest event, and the gap is told', async () => {
  await publish('kept');
  const following = follow({ replayId: 'bm90IG9uZQ' });
  await following.got(1);
  await following.close();
  assert.equal(following.gaps.length, 1);
});

test('an event that cannot be read gives its position, and the stream goes on', async () => {
  const [first] = await publish('unreadable');
  org.faults.add({ path: 'Subscribe/deliver', times: 1, fault: { kind: 'truncate' } });
  const following = follow({ preset: 'EARLIEST' });
  await until('the unreadable event', () => Promise.resolve(following.unreadable.length === 1));
  await publish('readable');
  await following.got(1);
  await following.close();
  assert.deepEqual(following.unreadable, [first]);
  assert.deepEqual(following.keys(), ['readable']);
});

test('an event whose handler fails comes again', async () => {
  await publish('stubborn', 'next');
  const seen: unknown[] = [];
  const following = follow(
    { preset: 'EARLIEST' },
    {
      onEvent: ({ fields }) => {
        seen.push(fields.SourceKey__c);
        return seen.length < 3 ? Promise.reject(new Error('not yet')) : Promise.resolve();
      },
    },
  );
  await until('both handled', () => Promise.resolve(seen.length === 4));
  await following.close();
  assert.deepEqual(seen, ['stubborn', 'stubborn', 'stubborn', 'next']);
});

test('a stream that says nothing at all is given up and opened anew', async () => {
  org.faults.add({ path: 'PubSub/Subscribe\\?', times: 1, fault: { kind: 'delay', milliseconds: 700 } });
  const following = follow({ preset: 'EARLIEST' }, { watchdogMilliseconds: 150 });
  await publish('patience');
  await following.got(1);
  await following.close();
});

test('a topic that does not exist is a trouble that stays until it does', async () => {
  const following = follow({ preset: 'LATEST' }, { topic: '/event/Nothing__e' });
  const trouble = await until('trouble', () => Promise.resolve(following.trouble()));
  assert.equal(trouble.kind, 'needs-a-person');
  assert.equal(trouble.code, 'NOT_FOUND');
  await following.close();
});
