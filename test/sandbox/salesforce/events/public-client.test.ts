import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { after, before, test } from 'node:test';
import { registerHooks } from 'node:module';
import type PubSubApiClient from 'salesforce-pubsub-api-client';
import { z } from 'zod';
import { ORG_ID, TOPIC, USER_ID, decodedFields, startOrg } from './test-client.ts';
import type { TestOrg } from './test-client.ts';

// The client's avro-js 1.12.2 requires `underscore` without declaring it, for a validator that nothing here calls.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'underscore' ? 'node:util' : specifier, context),
});

/** The public Node client, unchanged: it brings its own contract, its own Avro library and its own certificates. */
const receivedEvent = z.object({ replayId: z.number(), payload: decodedFields });
const batchAnswer = z.object({ results: z.array(z.object({ correlationKey: z.string() })) });
const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let org: TestOrg;
let client: PubSubApiClient;
before(async () => {
  org = await startOrg({ keepaliveMilliseconds: 30 });
  const configuration = {
    authType: 'user-supplied',
    accessToken: 'good-token',
    instanceUrl: 'https://org.example.com',
    organizationId: ORG_ID,
    pubSubEndpoint: `localhost:${org.server.port}`,
    rejectUnauthorizedSsl: false,
  } as const;
  const { default: Client } = await import('salesforce-pubsub-api-client');
  client = new Client(configuration, SILENT);
  await client.connect();
});
after(async () => {
  // In this order: on close the client takes its error listeners off streams that are still open.
  await org.server.stop();
  await setImmediate();
  client.close();
});

const FIELDS = {
  CreatedDate: 1_767_225_600_000,
  CreatedById: USER_ID,
  SourceKey__c: { string: 'INV-7' },
  Amount__c: { double: 99.25 },
  Final__c: { boolean: true },
  SettledOn__c: null,
  OccurredAt__c: { long: 1_767_225_600_000 },
};

test('the public client publishes and receives what it published', async () => {
  const published = await client.publish(TOPIC, FIELDS, 'correlation-7');
  assert.equal(published.correlationKey, 'correlation-7');
  const received = Promise.withResolvers<unknown>();
  client.subscribeFromEarliestEvent(
    TOPIC,
    (_info, type, data) => {
      if (type === 'event') received.resolve(data);
      if (type === 'error') received.reject(new Error('the subscription failed', { cause: data }));
    },
    1,
  );
  const event = receivedEvent.parse(await received.promise);
  assert.equal(event.replayId, published.replayId);
  assert.equal(event.payload.SourceKey__c, 'INV-7');
  assert.equal(event.payload.Amount__c, 99.25);
  assert.equal(event.payload.Final__c, true);
});

test('the public client publishes a batch on a stream', async () => {
  const answered = Promise.withResolvers<unknown>();
  const events = ['a', 'b'].map((key) => ({ id: key, payload: { ...FIELDS, SourceKey__c: { string: key } } }));
  await client.publishBatch(TOPIC, events, (_info, type, data) => {
    if (type === 'publishResponse') answered.resolve(data);
  });
  const { results } = batchAnswer.parse(await answered.promise);
  assert.deepEqual(
    results.map((result) => result.correlationKey),
    ['a', 'b'],
  );
});
