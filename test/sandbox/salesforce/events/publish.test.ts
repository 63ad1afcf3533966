import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { status } from '@grpc/grpc-js';
import type { Type } from 'avsc';
import { z } from 'zod';
import { EVENT_FIELDS, TOPIC, USER_ID, connect, eventObject, field, publishResponse, startOrg } from './test-client.ts';
import type { TestOrg } from './test-client.ts';

let org: TestOrg;
let client: ReturnType<typeof connect>;
let codec: { type: Type; schemaId: string; schemaJson: string };
before(async () => {
  org = await startOrg({ publishStreamIdleMilliseconds: 150 });
  client = connect(org);
  codec = await client.codec();
});
after(async () => {
  client.close();
  await org.server.stop();
});
beforeEach(() => {
  org.bus.reset();
  org.faults.clear();
});

const EMPTY = { SourceKey__c: 'K', Amount__c: null, Final__c: null, SettledOn__c: null, OccurredAt__c: null };
const produced = (fields: object, more: object = {}) => {
  const value = { CreatedDate: Date.now(), CreatedById: USER_ID, ...EMPTY, ...fields };
  return { id: client.newId(), schemaId: codec.schemaId, payload: codec.type.toBuffer(value), ...more };
};
const publish = async (...events: object[]) =>
  publishResponse.parse(await client.call('Publish', { topicName: TOPIC, events })).results;
const kept = () => org.bus.since(TOPIC, 'earliest').map((event) => event.fields);

test('the schema has required CreatedDate and CreatedById and nullable custom fields', () => {
  assert.deepEqual(JSON.parse(codec.schemaJson), {
    name: 'InvoiceSettled__e',
    namespace: 'com.sforce.eventbus',
    type: 'record',
    fields: [
      { name: 'CreatedDate', type: 'long', doc: 'CreatedDate:DateTime' },
      { name: 'CreatedById', type: 'string', doc: 'CreatedBy:EntityId' },
      { name: 'SourceKey__c', type: ['null', 'string'], doc: 'Data:Text', default: null },
      { name: 'Amount__c', type: ['null', 'double'], doc: 'Data:Double', default: null },
      { name: 'Final__c', type: ['null', 'boolean'], doc: 'Data:Boolean', default: null },
      { name: 'SettledOn__c', type: ['null', 'long'], doc: 'Data:DateOnly', default: null },
      { name: 'OccurredAt__c', type: ['null', 'long'], doc: 'Data:DateTime', default: null },
    ],
  });
});

test('the schema id stays while the fields stay, changes with them, and old ids remain known', async () => {
  assert.equal((await client.codec()).schemaId, codec.schemaId);
  org.current.object = eventObject([...EVENT_FIELDS, field('Note__c', 'textarea')]);
  const changed = await client.codec();
  assert.notEqual(changed.schemaId, codec.schemaId);
  await client.call('GetSchema', { schemaId: codec.schemaId });
  org.current.object = eventObject();
});

test('a published event reaches the bus with its values, its publisher and its id', async () => {
  const at = Date.parse('2026-03-01T10:15:00.000Z');
  const day = Date.parse('2026-03-01');
  const event = produced({
    SourceKey__c: 'INV-1',
    Amount__c: 12.5,
    Final__c: true,
    SettledOn__c: day,
    OccurredAt__c: at,
  });
  const result = (await publish(event)).at(0) ?? assert.fail();
  assert.equal(result.error, null);
  assert.equal(result.correlationKey, event.id);
  const stored = org.bus.since(TOPIC, 'earliest').at(0) ?? assert.fail();
  assert.deepEqual(stored.replayId, result.replayId);
  assert.equal(stored.eventUuid, event.id);
  const { CreatedDate: _createdDate, ...fields } = stored.fields;
  assert.deepEqual(fields, {
    CreatedById: USER_ID,
    SourceKey__c: 'INV-1',
    Amount__c: 12.5,
    Final__c: true,
    SettledOn__c: '2026-03-01',
    OccurredAt__c: '2026-03-01T10:15:00.000Z',
  });
});

test('an event that cannot be published fails alone, in its own result', async () => {
  const results = await publish(
    produced({ SourceKey__c: 'good' }),
    produced({ SourceKey__c: null }),
    produced({ SourceKey__c: 'x'.repeat(21) }),
    produced({}, { payload: Buffer.from([1, 2]) }),
    produced({}, { schemaId: 'unknown' }),
    produced({}, { payload: Buffer.alloc(1024 * 1024 + 1) }),
    produced({ SourceKey__c: 'also good' }),
  );
  assert.deepEqual(
    results.map((result) => result.error?.msg.replaceAll(codec.schemaId, 'S')),
    [
      undefined,
      'Required fields are missing: [SourceKey__c]',
      `SourceKey: data value too large: ${'x'.repeat(21)} (max length=20)`,
      'The payload does not fit the schema S.',
      'The schema unknown was not found.',
      'The event message exceeds the maximum size of 1 MB.',
      undefined,
    ],
  );
  assert.deepEqual(
    kept().map((fields) => fields.SourceKey__c),
    ['good', 'also good'],
  );
});

test('requests for an unknown topic, without events or above 4 MB are refused whole', async () => {
  const unknown = await client.refused('Publish', { topicName: '/event/No__e', events: [produced({})] });
  assert.equal(unknown.code, status.NOT_FOUND);
  assert.ok(unknown.rpcId);
  const none = await client.refused('Publish', { topicName: TOPIC, events: [] });
  assert.equal(none.code, status.INVALID_ARGUMENT);
  const large = Array.from({ length: 5 }, () => produced({}, { payload: Buffer.alloc(1024 * 1024) }));
  const refused = await client.refused('Publish', { topicName: TOPIC, events: large });
  assert.equal(refused.code, status.UNAVAILABLE);
  assert.match(refused.details, /reset reason: remote reset/);
  assert.deepEqual(kept(), []);
});

test('a publish stream answers each request, refuses another topic and closes when it is idle', async () => {
  const stream = client.stream('PublishStream');
  stream.write({ topicName: TOPIC, events: [produced({ SourceKey__c: 'a' })] });
  stream.write({ events: [produced({ SourceKey__c: 'b' }), produced({ SourceKey__c: null })] });
  assert.equal(publishResponse.parse(await stream.next()).results.length, 1);
  const second = publishResponse.parse(await stream.next()).results;
  assert.deepEqual(
    second.map((result) => result.error?.code),
    [undefined, 'PUBLISH'],
  );
  assert.equal(await stream.ended, 'ended');

  const switching = client.stream('PublishStream');
  switching.write({ topicName: TOPIC, events: [produced({})] });
  switching.write({ topicName: '/event/Other__e', events: [produced({})] });
  const end = await switching.ended;
  assert.equal(end === 'ended' ? undefined : end.code, status.INVALID_ARGUMENT);
});

test('a connection that drops after the commit has published', async () => {
  org.faults.add({ path: 'PubSub/Publish', times: 1, fault: { kind: 'drop-after-commit' } });
  const refused = await client.refused('Publish', { topicName: TOPIC, events: [produced({})] });
  assert.equal(refused.code, status.UNAVAILABLE);
  assert.equal(kept().length, 1);
});

test('who may not create an event publishes none', async () => {
  org.granted.clear();
  try {
    const { code } = await client.refused('Publish', { topicName: TOPIC, events: [produced({})] });
    assert.equal(code, status.PERMISSION_DENIED);
    const topic = z.looseObject({ canPublish: z.boolean(), canSubscribe: z.boolean() });
    const { canPublish, canSubscribe } = topic.parse(await client.call('GetTopic', { topicName: TOPIC }));
    assert.deepEqual({ canPublish, canSubscribe }, { canPublish: false, canSubscribe: false });
    assert.deepEqual(kept(), []);
  } finally {
    org.granted.add('create').add('read');
  }
});
