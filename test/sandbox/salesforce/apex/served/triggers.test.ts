import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { after, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { startApexOrg } from './start-apex-org.ts';

// The client's avro-js 1.12.2 requires `underscore` without declaring it, for a validator that nothing here calls.
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'underscore' ? 'node:util' : specifier, context),
});

const { call, connection, sandbox, stop } = await startApexOrg({
  'triggers/Shipments.trigger': `trigger Shipments on Shipment__c (before insert, before update, after insert, before delete) {
  ShipmentRules.runs++;
  if (Trigger.isDelete) {
    for (Shipment__c one : Trigger.old) if (one.IsUrgent__c) one.addError('urgent shipments stay');
  } else if (Trigger.isBefore) {
    for (Shipment__c one : Trigger.new) {
      if (one.BatchCode__c == 'bad') one.BatchCode__c.addError('no such batch');
      if (one.BatchCode__c == 'loop') while (true) { one.Notes__c = 'again'; List<Account> all = [SELECT Id FROM Account]; }
      one.Notes__c = UserInfo.getUserName() + ' ' + Trigger.new.size() + ' ' + ShipmentRules.runs;
    }
  } else {
    List<Account> accounts = new List<Account>();
    for (Shipment__c one : Trigger.new) if (one.BatchCode__c == 'account') accounts.add(new Account(Name = one.Name));
    insert accounts;
  }
}`,
  'classes/ShipmentRules.cls': 'public class ShipmentRules { public static Integer runs = 0; }',
  'triggers/Alarms.trigger': `trigger Alarms on ShipmentAlarm__e (after insert) {
  List<Account> accounts = new List<Account>();
  for (ShipmentAlarm__e one : Trigger.new) accounts.add(new Account(Name = 'Alarm ' + one.Code__c));
  insert accounts;
}`,
});
after(stop);

const OBJECT = 'Shipment__c';
const shipment = (fields: object = {}) => ({ Carrier__c: 'Rail', ...fields });
const notes = () => [...sandbox.org.rows(OBJECT)].map(({ Notes__c }) => Notes__c);
const lastNote = () => notes().at(-1);
const accountNames = () => [...sandbox.org.rows('Account')].map(({ Name }) => Name);
const created = z.object({ id: z.string() });
const ME = 'integration@shipping.example';

test('a record that comes in over REST passes its triggers as its user, each time with statics and limits of its own', async () => {
  const { status, body } = await call('POST', `/sobjects/${OBJECT}`, shipment({ BatchCode__c: 'account' }));
  assert.equal(status, 201);
  assert.equal(lastNote(), `${ME} 1 1`);
  assert.equal(accountNames().length, 1);
  await call('PATCH', `/sobjects/${OBJECT}/${created.parse(body).id}`, { Carrier__c: 'Road' });
  assert.equal(lastNote(), `${ME} 1 1`);
});

test('what a trigger refuses is refused over REST, with the field it names', async () => {
  const before = notes();
  const { status, body } = await call('POST', `/sobjects/${OBJECT}`, shipment({ BatchCode__c: 'bad' }));
  assert.equal(status, 400);
  assert.deepEqual(body, [
    { message: 'no such batch', errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', fields: ['BatchCode__c'] },
  ]);
  assert.deepEqual(notes(), before);
  const urgent = await call('POST', `/sobjects/${OBJECT}`, shipment({ IsUrgent__c: true }));
  const removed = await call('DELETE', `/sobjects/${OBJECT}/${created.parse(urgent.body).id}`);
  assert.equal(removed.status, 400);
  assert.match(JSON.stringify(removed.body), /urgent shipments stay/);
});

test('a trigger that uses up its limits fails the call, not the server', async () => {
  const { status, body } = await call('POST', `/sobjects/${OBJECT}`, shipment({ BatchCode__c: 'loop' }));
  assert.equal(status, 400);
  assert.match(JSON.stringify(body), /System\.LimitException: Too many SOQL queries: 101/);
});

test('collections, composites, trees and upserts pass their triggers', async () => {
  const attributes = { type: OBJECT };
  await call('POST', '/composite/sobjects', { records: [1, 2].map(() => ({ attributes, ...shipment() })) });
  assert.equal(lastNote(), `${ME} 2 1`);
  const subrequest = { method: 'POST', url: `/services/data/v68.0/sobjects/${OBJECT}` };
  const { body } = await call('POST', '/composite', {
    allOrNone: true,
    compositeRequest: [
      { ...subrequest, referenceId: 'good', body: shipment({ TrackingCode__c: 'undone' }) },
      { ...subrequest, referenceId: 'bad', body: shipment({ BatchCode__c: 'bad' }) },
    ],
  });
  assert.match(JSON.stringify(body), /no such batch/);
  assert.equal(sandbox.org.lookup(OBJECT, 'TrackingCode__c', 'undone').length, 0);
  const before = notes().length;
  await call('POST', `/composite/tree/${OBJECT}`, {
    records: ['a', 'b', 'c'].map((referenceId) => ({ attributes: { ...attributes, referenceId }, ...shipment() })),
  });
  assert.deepEqual([notes().length, lastNote()], [before + 3, `${ME} 3 1`]);
});

test('rows of a bulk job pass their triggers in chunks of two hundred', async () => {
  const records = Array.from({ length: 250 }, () => shipment());
  await connection.bulk2.loadAndWaitForResults({
    object: OBJECT,
    operation: 'insert',
    input: records,
    pollInterval: 20,
  });
  const last = notes().slice(-250);
  assert.deepEqual([last[0], last[249]], [`${ME} 200 1`, `${ME} 50 1`]);
});

const settled = async (name: string): Promise<void> => {
  while (!accountNames().includes(name)) await setImmediate();
};

test('events published over REST and Pub/Sub reach their triggers', async () => {
  await call('POST', '/sobjects/ShipmentAlarm__e', { Code__c: 'REST' });
  await settled('Alarm REST');
  const { default: PubSubClient } = await import('salesforce-pubsub-api-client');
  const configuration = {
    authType: 'user-supplied',
    accessToken: connection.accessToken ?? '',
    instanceUrl: 'https://org.example.com',
    organizationId: sandbox.org.orgId,
    pubSubEndpoint: sandbox.pubSubEndpoint,
    rejectUnauthorizedSsl: false,
  } as const;
  const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  const client = new PubSubClient(configuration, silent);
  await client.connect();
  await client.publish('/event/ShipmentAlarm__e', {
    CreatedDate: Date.now(),
    CreatedById: '005000000000000AAA',
    Code__c: { string: 'gRPC' },
  });
  await settled('Alarm gRPC');
  client.close();
});

test('Apex with mistakes stops the start, and all of them are told', async () => {
  const refused = startApexOrg({
    'classes/Wrong.cls': 'public class Wrong {\n  Strng name;\n  Integer size() { return other; }\n}',
    'triggers/Broken.trigger': 'trigger Broken on Nothing__c (before insert) { }',
  });
  await assert.rejects(refused, ({ name, message }: Error) => {
    assert.equal(name, 'ApexRefused');
    for (const part of [
      /Wrong\.cls:2:\d+ Invalid type: Strng/,
      /Wrong\.cls:3:\d+ .*other/,
      /Broken\.trigger:1:\d+ .*Nothing__c/,
    ]) {
      assert.match(message, part);
    }
    return true;
  });
});
