import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { z } from 'zod';
import { startApexOrg } from '../../apex/served/start-apex-org.ts';

/** The Streaming API as jsforce uses it, which speaks Bayeux through faye. */
const { call, connection, sandbox, stop } = await startApexOrg(
  {
    'classes/OneTest.cls': `@IsTest private class OneTest { @IsTest static void passes() { Integer one = 1; } }`,
  },
  { cometd: { connectMilliseconds: 400 } },
);
/** The declarations of the package leave it out. */
const canDisconnect = (client: object): client is { disconnect(): PromiseLike<void> | undefined } =>
  'disconnect' in client;
const clients: object[] = [];
after(async () => {
  for (const client of clients) if (canDisconnect(client)) await client.disconnect();
  await stop();
});
const newClient = (extensions: Parameters<typeof connection.streaming.createClient>[0] = []) => {
  const client = connection.streaming.createClient(extensions);
  clients.push(client);
  return client;
};

const CHANNEL = '/event/ShipmentSent__e';
const event = z.object({
  payload: z.looseObject({ Code__c: z.string() }),
  event: z.looseObject({ replayId: z.int() }),
});
const send = (code: string) => call('POST', '/sobjects/ShipmentSent__e', { Code__c: code });

/** Collects what a listener hears and lets a test wait for so many. */
const inbox = () => {
  const heard: unknown[] = [];
  const target = new EventTarget();
  return {
    hear: (message: unknown) => {
      heard.push(message);
      target.dispatchEvent(new Event('heard'));
    },
    next: async (count: number): Promise<readonly unknown[]> => {
      while (heard.length < count) await once(target, 'heard');
      return heard;
    },
  };
};

test('jsforce subscribes to a platform event and hears of it', async () => {
  const { hear, next } = inbox();
  const client = newClient();
  await client.subscribe(CHANNEL, hear);
  await send('J-1');
  await send('J-2');
  const codes = (await next(2)).map((one) => event.parse(one).payload.Code__c);
  assert.deepEqual(codes, ['J-1', 'J-2']);
});

test('its replay extension brings back what was sent before', async () => {
  const { hear, next } = inbox();
  await send('R-1');
  const client = newClient([new StreamingExtension.Replay(CHANNEL, -2)]);
  await client.subscribe(CHANNEL, hear);
  const codes = (await next(3)).map((one) => event.parse(one).payload.Code__c);
  assert.deepEqual(codes, ['J-1', 'J-2', 'R-1']);
});

test('its failure extension hears of a session that is over', async () => {
  const failed = new Promise<unknown>((resolve) => {
    const watching = new StreamingExtension.AuthFailure(resolve);
    const client = newClient([watching]);
    client.setHeader('Authorization', 'OAuth wrong');
    void client.subscribe(CHANNEL, () => undefined);
  });
  assert.match(JSON.stringify(await failed), /401::Authentication invalid/);
});

test('a run of tests is told on its system topic until it is over', async () => {
  const { hear, next } = inbox();
  const client = newClient();
  await client.subscribe('/systemTopic/TestResult', hear);
  const { body: jobId } = await call('POST', '/tooling/runTestsAsynchronous', {
    tests: [{ className: 'OneTest' }],
  });
  const notes = await next(3);
  const types = z.array(
    z.object({ event: z.looseObject({ type: z.string() }), sobject: z.object({ Id: z.string() }) }),
  );
  assert.deepEqual(
    types.parse(notes).map(({ event: { type }, sobject }) => [type, sobject.Id]),
    [
      ['created', jobId],
      ['updated', jobId],
      ['updated', jobId],
    ],
  );
  assert.equal([...sandbox.org.rows('AsyncApexJob')].find(({ Id }) => Id === jobId)?.Status, 'Completed');
});
