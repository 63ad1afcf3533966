import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { z } from 'zod';
import {
  accessTokenFor,
  askForToken,
  assertionFor,
  connectedApp,
  JWT_BEARER,
  startShippingOrg,
} from '../../fixtures/start-shipping-org.ts';
import { rawClient, type Reply } from './bayeux-client.ts';

const GUEST = 'guest@shipping.example';
const { sandbox, stop, call, connection } = await startShippingOrg({
  cometd: { connectMilliseconds: 150, reconnectMilliseconds: 600, concurrentClients: 3 },
  pubSub: { deliveredEventsPerDay: 6 },
  sessionTimeoutMinutes: 1_000_000,
  users: [{ username: GUEST, profile: 'Minimum Access - Salesforce' }],
  connectedApps: [{ ...connectedApp, approvedUsernames: [GUEST] }],
});
after(stop);

const CHANNEL = '/event/ShipmentSent__e';
const token = String(connection.accessToken);
const open = () => rawClient(sandbox.url, { token });
const send = (reference: string) => call('POST', '/sobjects/ShipmentSent__e', { Code__c: reference });

const eventReply = z.object({
  channel: z.string(),
  data: z.object({
    schema: z.string(),
    payload: z.looseObject({ Code__c: z.string(), CreatedById: z.string(), CreatedDate: z.string() }),
    event: z.object({ replayId: z.int(), EventUuid: z.string(), EventApiName: z.string() }),
  }),
});
const eventsIn = (replies: readonly Reply[]) =>
  replies.filter((reply) => 'data' in reply).map((reply) => eventReply.parse(reply));
const referencesIn = (replies: readonly Reply[]) => eventsIn(replies).map(({ data }) => data.payload.Code__c);
const metaIn = (replies: readonly Reply[]) => replies.find((reply) => !('data' in reply));
const errorOf = (replies: readonly Reply[]) => metaIn(replies)?.error;

/** Subscribed, and past the first connect, which is never kept waiting. */
const subscribed = async (replayId?: number) => {
  const client = open();
  const clientId = await client.handshake();
  await client.connect(clientId);
  const reply = await client.subscribe(clientId, CHANNEL, replayId);
  return { ...client, clientId, reply, leave: () => client.send({ channel: '/meta/disconnect', clientId }) };
};

beforeEach(() => sandbox.clock.advance(100 * 3_600_000));

test('a client shakes hands, connects, subscribes and hears of an event while its connect waits', async () => {
  const client = await subscribed();
  assert.deepEqual(client.reply, {
    clientId: client.clientId,
    channel: '/meta/subscribe',
    id: '3',
    subscription: CHANNEL,
    successful: true,
  });
  const waiting = client.connect(client.clientId);
  await send('S-1');
  const replies = await waiting;
  const [event] = eventsIn(replies);
  assert.ok(event);
  assert.equal(event.channel, CHANNEL);
  assert.equal(event.data.payload.Code__c, 'S-1');
  assert.equal(event.data.event.EventApiName, 'ShipmentSent__e');
  assert.deepEqual(metaIn(replies)?.advice, {
    reconnect: 'retry',
    interval: 0,
    timeout: 150,
    'multiple-clients': false,
  });
  await client.leave();
});

test('a connect with nothing to tell is answered when its time is up', async () => {
  const client = await subscribed();
  const before = Date.now();
  const replies = await client.connect(client.clientId);
  assert.ok(Date.now() - before >= 140);
  assert.equal(replies.length, 1);
  await client.leave();
});

test('a client replays from a position, from everything that is kept, and is refused an unknown one', async () => {
  const first = await subscribed();
  await send('S-1');
  await send('S-2');
  const [event] = eventsIn(await first.connect(first.clientId));
  await first.leave();
  const resumed = await subscribed(event?.data.event.replayId);
  assert.deepEqual(referencesIn(await resumed.connect(resumed.clientId)), ['S-2']);
  await resumed.leave();
  const all = await subscribed(-2);
  assert.deepEqual(referencesIn(await all.connect(all.clientId)), ['S-1', 'S-2']);
  await all.leave();
  const unknown = await subscribed(12);
  assert.match(String(unknown.reply.error), /^400::The replayId \{12\} you provided was invalid\. {2}Please provide/);
  await unknown.leave();
});

test('an event whose connection broke is told again', async () => {
  const client = await subscribed();
  const cut = new AbortController();
  const broken = assert.rejects(client.connect(client.clientId, cut.signal));
  await call('GET', '/limits');
  cut.abort();
  await broken;
  await send('S-1');
  assert.deepEqual(referencesIn(await client.connect(client.clientId)), ['S-1']);
  await client.leave();
});

test('after unsubscribing nothing comes any more', async () => {
  const client = await subscribed();
  const [reply] = await client.send({
    channel: '/meta/unsubscribe',
    clientId: client.clientId,
    subscription: CHANNEL,
  });
  assert.equal(reply?.successful, true);
  await send('S-1');
  assert.deepEqual(referencesIn(await client.connect(client.clientId)), []);
  await client.leave();
});

test('a client that stays away or has said goodbye is unknown', async () => {
  const client = await subscribed();
  await client.leave();
  const [gone] = await client.connect(client.clientId);
  assert.deepEqual([gone?.error, gone?.advice], ['403::Unknown client', { reconnect: 'handshake', interval: 0 }]);
  const away = await subscribed();
  await new Promise((resolve) => setTimeout(resolve, 750));
  assert.equal(errorOf(await away.connect(away.clientId)), '403::Unknown client');
});

test('channels that are not there, not supported or badly named are refused by name', async () => {
  const client = await subscribed();
  const errors = [];
  for (const channel of [
    '/event/Nothing__e',
    '/event/shipmentsent__e',
    'event',
    '',
    '/data/ChangeEvents',
    '/topic/A',
  ]) {
    errors.push((await client.subscribe(client.clientId, channel)).error);
  }
  assert.deepEqual(errors, [
    '400::The channel you requested to subscribe to does not exist {/event/Nothing__e}',
    '400::The channel you requested to subscribe to does not exist {/event/shipmentsent__e}',
    "400::Channel subscriptions must start with a leading '/'",
    '400::Channel name not specified',
    '501::The sandbox does not support the channel /data/ChangeEvents.',
    '501::The sandbox does not support the channel /topic/A.',
  ]);
  await client.leave();
});

test('a channel is closed to who may not read its event', async () => {
  const assertion = await assertionFor(sandbox.clock.now(), { sub: GUEST });
  const { body } = await askForToken(sandbox.url, { grant_type: JWT_BEARER, assertion });
  const guest = rawClient(sandbox.url, { token: z.object({ access_token: z.string() }).parse(body).access_token });
  const clientId = await guest.handshake();
  assert.equal((await guest.subscribe(clientId, CHANNEL)).error, '403::Restricted channel');
  assert.equal((await guest.subscribe(clientId, '/systemTopic/TestResult')).error, '403::Restricted channel');
  await guest.send({ channel: '/meta/disconnect', clientId });
});

test('a handshake without a session, or with a wrong one, is denied with the reason', async () => {
  const reasonOf = async (wrong?: string) => {
    const [reply] = await rawClient(sandbox.url, { token: wrong }).send({ channel: '/meta/handshake', version: '1.0' });
    return [reply?.error, reply?.ext, reply?.advice];
  };
  const ext = (failureReason: string) => ({ sfdc: { failureReason }, replay: true, 'payload.format': true });
  const denied = '403::Handshake denied';
  const stop = { reconnect: 'none' };
  assert.deepEqual(await reasonOf(), [denied, ext('401::Request requires authentication'), stop]);
  assert.deepEqual(await reasonOf('wrong'), [denied, ext('401::Authentication invalid'), stop]);
});

test('a session that ends is noticed when the connect is answered', async () => {
  const own = await accessTokenFor(sandbox);
  const client = rawClient(sandbox.url, { token: own });
  const clientId = await client.handshake();
  await client.connect(clientId);
  const waiting = client.connect(clientId);
  await fetch(`${sandbox.url}/services/oauth2/revoke`, { method: 'POST', body: new URLSearchParams({ token: own }) });
  const [reply] = await waiting;
  assert.deepEqual([reply?.error, reply?.advice], ['401::Authentication invalid', { reconnect: 'none', interval: 0 }]);
  await client.send({ channel: '/meta/disconnect', clientId });
});

test('the cookie of the handshake must come back, and the version must be in the address', async () => {
  const forgetful = rawClient(sandbox.url, { token, keepsCookie: false });
  const clientId = await forgetful.handshake();
  assert.match(String(errorOf(await forgetful.connect(clientId))), /but no BAYEUX_BROWSER cookie present$/);
  const errorAt = async (path: string) =>
    errorOf(await rawClient(sandbox.url, { token, path }).send({ channel: '/meta/handshake' }));
  assert.match(String(await errorAt('/cometd')), /^400::API version in the URI is mandatory/);
  assert.match(String(await errorAt('/cometd/36.0')), /^400::Unsupported API version/);
  await new Promise((resolve) => setTimeout(resolve, 750));
});

test('one client more than allowed is denied', async () => {
  const clients = [await subscribed(), await subscribed(), await subscribed()];
  const [denied] = await open().send({ channel: '/meta/handshake', version: '1.0' });
  assert.match(JSON.stringify(denied?.ext), /403::Organization concurrent user limit exceeded/);
  for (const client of clients) await client.leave();
});

test('deliveries count against the allocation; beyond it the client is disconnected and the events stay', async () => {
  const client = await subscribed();
  for (const reference of ['1', '2', '3', '4', '5']) await send(reference);
  assert.equal(referencesIn(await client.connect(client.clientId)).length, 5);
  const limits = z.looseObject({ DailyDeliveredPlatformEvents: z.object({ Remaining: z.int() }) });
  assert.equal(limits.parse((await call('GET', '/limits')).body).DailyDeliveredPlatformEvents.Remaining, 1);
  await send('6');
  await send('7');
  const [refused] = await client.connect(client.clientId);
  assert.equal(refused?.error, '403::Organization total events daily limit exceeded');
  assert.equal(errorOf(await client.connect(client.clientId)), '403::Unknown client');
});
