import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import type PubSubApiClient from 'salesforce-pubsub-api-client';
import { z } from 'zod';
import { startShippingOrg, type Client } from './fixtures/start-shipping-org.ts';

// The client's avro-js 1.12.2 requires `underscore` without declaring it, for a validator that nothing here calls.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'underscore' ? 'node:util' : specifier, context),
});

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const TOPIC = '/event/ShipmentSent__e';

let client: Client;
let events: PubSubApiClient;
before(async () => {
  client = await startShippingOrg();
  const { default: PubSubClient } = await import('salesforce-pubsub-api-client');
  const { sandbox, connection } = client;
  const configuration = {
    authType: 'user-supplied',
    accessToken: connection.accessToken ?? '',
    // The client takes https addresses only, and calls none with a token supplied.
    instanceUrl: 'https://org.example.com',
    organizationId: sandbox.org.orgId,
    pubSubEndpoint: sandbox.pubSubEndpoint,
    rejectUnauthorizedSsl: false,
  } as const;
  events = new PubSubClient(configuration, SILENT);
  await events.connect();
});
after(async () => {
  // In this order: on close the client takes its error listeners off streams that are still open.
  await client.stop();
  await setImmediate();
  events.close();
});

const stats = z.object({
  apiCalls: z.record(z.string(), z.number()),
  writes: z.number(),
  eventsPublished: z.number(),
  eventsDelivered: z.number(),
});
const readStats = async () => stats.parse((await client.call('GET', '/sandbox/stats')).body);

test('an event published over REST reaches a subscriber of the Pub/Sub API with the same access token', async () => {
  const received = Promise.withResolvers<unknown>();
  events.subscribeFromEarliestEvent(
    TOPIC,
    (_info, type, data) => {
      if (type === 'event') received.resolve(data);
      if (type === 'error') received.reject(new Error('the subscription failed', { cause: data }));
    },
    1,
  );
  await client.call('POST', '/sobjects/ShipmentSent__e', { Code__c: 'S1' });
  const event = z
    .object({ payload: z.object({ Code__c: z.string(), CreatedById: z.string() }) })
    .parse(await received.promise);
  assert.equal(event.payload.Code__c, 'S1');
  assert.match(event.payload.CreatedById, /^005/);
  assert.equal((await readStats()).eventsDelivered, 1);
});

test('events of a composite call that is rolled back are never published', async () => {
  const before = (await readStats()).eventsPublished;
  const part = { method: 'POST', url: '/services/data/v68.0/sobjects/ShipmentSent__e' };
  const compositeRequest = [
    { ...part, referenceId: 'good', body: { Code__c: 'S2' } },
    { ...part, referenceId: 'bad', body: {} },
  ];
  await client.call('POST', '/composite', { allOrNone: true, compositeRequest });
  assert.equal((await readStats()).eventsPublished, before);
});

test('bulk jobs save through the same rules and count as calls', async () => {
  const before = await readStats();
  const { bulk2 } = client.connection;
  bulk2.pollInterval = 10;
  const { successfulResults, failedResults } = await bulk2.loadAndWaitForResults({
    object: 'Shipment__c',
    operation: 'upsert',
    externalIdFieldName: 'TrackingCode__c',
    input: [
      { TrackingCode__c: 'B1', Carrier__c: 'Rail', Weight__c: '1.5' },
      { TrackingCode__c: 'B2', Carrier__c: 'Railway Company', Weight__c: '1.5' },
    ],
  });
  assert.deepEqual([successfulResults.length, failedResults.length], [1, 1]);
  assert.match(String(failedResults[0]?.sf__Error), /^STRING_TOO_LONG:/);
  const { records } = await client.connection.query("SELECT Weight__c FROM Shipment__c WHERE TrackingCode__c = 'B1'");
  assert.partialDeepStrictEqual(records, [{ Weight__c: 1.5 }]);
  const after = await readStats();
  assert.ok((after.apiCalls.jobs ?? 0) > (before.apiCalls.jobs ?? 0));
  assert.equal(after.writes - before.writes, 1);
});
