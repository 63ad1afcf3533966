import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import { GOOD, TOPIC, connect, decodedFields, startOrg } from './test-client.ts';
import type { Ended, Fetched, TestOrg } from './test-client.ts';

let org: TestOrg;
let client: ReturnType<typeof connect>;
before(async () => {
  org = await startOrg({ keepaliveMilliseconds: 40, idleCloseMilliseconds: 60, deliveredEventsPerDay: 1_000 });
  client = connect(org);
});
after(async () => {
  client.close();
  await org.server.stop();
});
beforeEach(() => {
  org.bus.reset();
  org.faults.clear();
});

const DOMAIN = 'sfdc.platform.eventbus.grpc';
const ended = async (stream: { ended: Promise<Ended | 'ended'> }): Promise<Ended> => {
  const end = await stream.ended;
  assert.notEqual(end, 'ended');
  return end === 'ended' ? assert.fail() : end;
};
const keysOf = async (fetched: Fetched): Promise<unknown[]> => {
  const { type } = await client.codec();
  return fetched.events.map(({ event }) => decodedFields.parse(type.fromBuffer(event.payload)).SourceKey__c);
};
const publishMany = (count: number): void => {
  for (let index = 1; index <= count; index += 1) org.publish(`K${index}`);
};

test('a subscription from the earliest event gets what is kept, in order, with growing replay ids of 8 bytes', async () => {
  publishMany(3);
  const stream = client.subscription({});
  const fetched = await stream.nextEvents();
  assert.deepEqual(await keysOf(fetched), ['K1', 'K2', 'K3']);
  const ids = fetched.events.map((event) => event.replayId.readBigUInt64BE());
  assert.ok(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n)));
  assert.deepEqual(fetched.latestReplayId, fetched.events[2]?.replayId);
  assert.equal(fetched.pendingNumRequested, 97);
  stream.cancel();
});

test('a subscription from the latest position gets only what is published afterwards', async () => {
  org.publish('before');
  const stream = client.subscription({ replayPreset: 'LATEST' });
  const alive = await stream.nextEvents();
  assert.deepEqual(alive.events, []);
  org.publish('after');
  assert.deepEqual(await keysOf(await stream.nextEvents()), ['after']);
  stream.cancel();
});

test('a subscription from a replay id continues behind it, and a keepalive position is as good as an event', async () => {
  const first = org.publish('first');
  org.publish('second');
  const resumed = client.subscription({ replayPreset: 'CUSTOM', replayId: first.replayId });
  assert.deepEqual(await keysOf(await resumed.nextEvents()), ['second']);
  const alive = await resumed.nextEvents();
  assert.deepEqual(alive.events, []);
  assert.equal(alive.latestReplayId.length, 8);
  resumed.cancel();
  org.publish('third');
  const again = client.subscription({ replayPreset: 'CUSTOM', replayId: alive.latestReplayId });
  assert.deepEqual(await keysOf(await again.nextEvents()), ['third']);
  again.cancel();
});

test('no more events arrive than were asked for, and asking again adds up', async () => {
  publishMany(6);
  const stream = client.subscription({ numRequested: 2 });
  assert.deepEqual(await keysOf(await stream.nextEvents()), ['K1', 'K2']);
  stream.write({ numRequested: 1 });
  stream.write({ numRequested: 2 });
  const rest: unknown[] = [];
  while (rest.length < 3) rest.push(...(await keysOf(await stream.nextEvents())));
  assert.deepEqual(rest, ['K3', 'K4', 'K5']);
  stream.cancel();
});

test('a request for more than 100 events counts as 100', async () => {
  publishMany(130);
  const stream = client.subscription({ numRequested: 500 });
  const fetched = await stream.nextEvents();
  assert.equal(fetched.events.length, 100);
  assert.equal(fetched.pendingNumRequested, 0);
  stream.cancel();
});

test('a stream with nothing requested is closed by the server', async () => {
  org.publish('only');
  const stream = client.subscription({ numRequested: 1 });
  await stream.nextEvents();
  assert.equal(await stream.ended, 'ended');
});

const refusedSubscriptions = [
  [{ numRequested: 0 }, status.INVALID_ARGUMENT, `${DOMAIN}.subscription.fetch.requested.events.invalid`],
  [{ numRequested: -5 }, status.INVALID_ARGUMENT, `${DOMAIN}.subscription.fetch.requested.events.invalid`],
  [{ replayPreset: 'CUSTOM' }, status.INVALID_ARGUMENT, `${DOMAIN}.subscription.fetch.replayid.validation.failed`],
  [
    { replayPreset: 'CUSTOM', replayId: Buffer.alloc(8, 7) },
    status.INVALID_ARGUMENT,
    `${DOMAIN}.subscription.fetch.replayid.corrupted`,
  ],
  [{ topicName: '/event/Nothing__e' }, status.NOT_FOUND, undefined],
  [{ topicName: '/data/AccountChangeEvent' }, status.UNIMPLEMENTED, undefined],
] as const;
for (const [request, code, errorCode] of refusedSubscriptions) {
  test(`a subscription with ${JSON.stringify(request)} is refused with status ${code}`, async () => {
    const end = await ended(client.subscription(request));
    assert.equal(end.code, code);
    assert.equal(end.errorCode, errorCode);
    assert.ok(end.rpcId && end.details.endsWith(`rpcId: ${end.rpcId}`));
  });
}

test('another topic in mid-stream ends the stream', async () => {
  const stream = client.subscription({});
  await stream.nextEvents();
  stream.write({ topicName: '/event/Other__e', numRequested: 1 });
  assert.equal((await ended(stream)).code, status.INVALID_ARGUMENT);
});

test('events are forgotten after 72 hours, and a replay id that old is corrupted', async () => {
  const old = org.publish('old');
  org.clock.advance(73 * 3_600_000);
  org.publish('young');
  const expired = client.subscription({ replayPreset: 'CUSTOM', replayId: old.replayId });
  assert.equal((await ended(expired)).errorCode, `${DOMAIN}.subscription.fetch.replayid.corrupted`);
  const stream = client.subscription({});
  assert.deepEqual(await keysOf(await stream.nextEvents()), ['young']);
  stream.cancel();
});

test('after a reset of the stream every earlier replay id is corrupted', async () => {
  const { replayId } = org.publish('gone');
  org.bus.reset();
  org.publish('new');
  const end = await ended(client.subscription({ replayPreset: 'CUSTOM', replayId }));
  assert.equal(end.errorCode, `${DOMAIN}.subscription.fetch.replayid.corrupted`);
});

test('a repeated event keeps its id and gets another replay id', async () => {
  org.publish('twice');
  org.bus.repeat(TOPIC, { newest: 1 });
  const stream = client.subscription({});
  const { events } = await stream.nextEvents();
  assert.equal(events.length, 2);
  assert.equal(events[0]?.event.id, events[1]?.event.id);
  assert.notDeepEqual(events[0]?.replayId, events[1]?.replayId);
  stream.cancel();
});

test('calls without the three headers, of an unknown token or of another org are not authenticated', async () => {
  const { accesstoken: _accesstoken, ...noToken } = GOOD;
  const { instanceurl: _instanceurl, ...noInstance } = GOOD;
  for (const headers of [noToken, noInstance, { ...GOOD, accesstoken: 'stale' }, { ...GOOD, tenantid: 'other' }]) {
    const stranger = connect(org, headers);
    const end = await ended(stranger.subscription({}));
    assert.equal(end.code, status.UNAUTHENTICATED);
    assert.equal(end.errorCode, `${DOMAIN}.service.auth.error`);
    assert.equal((await stranger.refused('GetTopic', { topicName: TOPIC })).code, status.UNAUTHENTICATED);
    stranger.close();
  }
});

test('a token that expires in mid-stream ends the stream at the next message', async () => {
  const caller = org.tokens.get('good-token') ?? assert.fail();
  const stream = client.subscription({});
  await stream.nextEvents();
  org.tokens.delete('good-token');
  const end = await ended(stream);
  org.tokens.set('good-token', caller);
  assert.equal(end.errorCode, `${DOMAIN}.service.auth.error`);
});

test('deliveries count against the daily allocation, and a stream above it ends', async () => {
  const { deliveredLastDay } = org.bus.usage();
  org.bus.countDelivered(1_000 - deliveredLastDay - 1);
  publishMany(2);
  const end = await ended(client.subscription({}));
  assert.equal(end.errorCode, `${DOMAIN}.subscription.limit.exceeded`);
  assert.ok(end.details.startsWith('You have exceeded the event delivery limit for your org.'));
  org.clock.advance(25 * 3_600_000);
  assert.equal(org.bus.usage().deliveredLastDay, 0);
  org.publish('next day');
  const stream = client.subscription({});
  assert.equal((await stream.nextEvents()).events.length, 3);
  assert.equal(org.bus.usage().deliveredLastDay, 3);
  stream.cancel();
});

test('faults break streams at the start, between deliveries and from outside', async () => {
  org.faults.add({ path: 'PubSub/Subscribe\\?', times: 1, fault: { kind: 'status', status: 503 } });
  assert.equal((await ended(client.subscription({}))).errorCode, `${DOMAIN}.service.unavailable`);

  org.publish('one');
  org.faults.add({ path: 'Subscribe/deliver', times: 1, fault: { kind: 'drop-after-commit' } });
  const dropped = client.subscription({});
  assert.equal((await dropped.nextEvents()).events.length, 1);
  const end = await ended(dropped);
  assert.equal(end.code, status.UNAVAILABLE);
  assert.equal(end.errorCode, undefined);

  const quiet = client.subscription({ replayPreset: 'LATEST' });
  await quiet.nextEvents();
  assert.equal(org.server.breakStreams('unauthenticated'), 1);
  assert.equal((await ended(quiet)).code, status.UNAUTHENTICATED);
});

test('a truncated delivery carries a payload that cannot be read', async () => {
  org.publish('unreadable');
  org.faults.add({ path: 'Subscribe/deliver', times: 1, fault: { kind: 'truncate' } });
  const stream = client.subscription({});
  const fetched = await stream.nextEvents();
  const { type } = await client.codec();
  assert.throws(() => type.fromBuffer(fetched.events[0]?.event.payload ?? Buffer.alloc(0)));
  stream.cancel();
});

test('managed subscriptions are refused by name', async () => {
  const stream = client.stream('ManagedSubscribe');
  stream.write({ developerName: 'Any', numRequested: 1 });
  const end = await ended(stream);
  assert.equal(end.code, status.UNIMPLEMENTED);
  assert.ok(end.details.startsWith('The sandbox does not support ManagedSubscribe.'));
});

test('who may not read an event is refused its topic', async () => {
  org.granted.delete('read');
  try {
    const { code } = await ended(client.subscription({}));
    assert.equal(code, status.PERMISSION_DENIED);
  } finally {
    org.granted.add('read');
  }
});
