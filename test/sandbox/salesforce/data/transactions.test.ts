import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';

const rail = { Carrier__c: 'Rail' };

test('good rows stand beside bad ones, or none stands when all or none is asked', () => {
  const { org, caller } = openShippingOrg();
  const save = (allOrNone: boolean) =>
    org.insert(caller, { object: 'Shipment__c', records: [rail, {}], allOrNone }).map(({ success }) => success);
  assert.deepEqual(save(false), [true, false]);
  assert.deepEqual(save(true), [false, false]);
  assert.equal([...org.rows('Shipment__c')].length, 1);
  assert.equal(org.writeCount(), 1);
});

test('a good row rolled back with a bad one says so', () => {
  const { org, caller } = openShippingOrg();
  const [first] = org.insert(caller, { object: 'Shipment__c', records: [rail, {}], allOrNone: true });
  assert.equal(first?.errors[0]?.statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
  assert.equal(first.id, null);
});

test('a failed transaction leaves rows, indexes and the write count as they were', () => {
  const { org, caller, id, update } = openShippingOrg();
  const kept = id('Shipment__c', { ...rail, TrackingCode__c: 'old' });
  const writes = org.writeCount();
  assert.throws(() =>
    org.transaction(() => {
      update('Shipment__c', { Id: kept, TrackingCode__c: 'new' });
      id('Shipment__c', { ...rail, TrackingCode__c: 'other' });
      org.remove(caller, { object: 'Shipment__c', ids: [kept], allOrNone: true });
      throw new Error('changed its mind');
    }),
  );
  const idsBy = (code: string) => org.lookup('Shipment__c', 'TrackingCode__c', code).map((row) => row.Id);
  assert.deepEqual([idsBy('old'), idsBy('new'), idsBy('other')], [[kept], [], []]);
  assert.equal(org.writeCount(), writes);
});

test('an upsert inserts, updates the row it finds, and refuses a key that several rows or two records have', () => {
  const { org, caller, id } = openShippingOrg();
  id('Shipment__c', { ...rail, BatchCode__c: 'twice' });
  id('Shipment__c', { ...rail, BatchCode__c: 'twice' });
  const upsert = (...keys: readonly string[]) =>
    org.upsert(caller, {
      object: 'Shipment__c',
      externalIdField: 'BatchCode__c',
      records: keys.map((BatchCode__c) => ({ BatchCode__c, ...rail })),
      allOrNone: false,
    });
  const [created] = upsert('one');
  const [updated] = upsert('ONE');
  assert.deepEqual([created?.created, updated?.created, updated?.id === created?.id], [true, false, true]);
  assert.equal(upsert('twice')[0]?.errors[0]?.statusCode, 'DUPLICATE_EXTERNAL_ID');
  assert.deepEqual(
    upsert('a', 'b', 'A').map((result) => result.errors[0]?.message),
    ['Duplicate external id specified: a', undefined, 'Duplicate external id specified: A'],
  );
});

test('an event published after commit waits for the commit, one published immediately does not', () => {
  const { org, insert, published } = openShippingOrg();
  assert.throws(() =>
    org.transaction(() => {
      insert('ShipmentSent__e', { Code__c: 'lost' });
      insert('ShipmentAlarm__e', { Code__c: 'heard' });
      throw new Error('rolled back');
    }),
  );
  org.transaction(() => {
    insert('ShipmentSent__e', { Code__c: 'kept' });
    assert.deepEqual(published, ['ShipmentAlarm__e heard']);
  });
  assert.deepEqual(published, ['ShipmentAlarm__e heard', 'ShipmentSent__e kept']);
});

test('a published event answers with an id of its own and the UUID it has on the bus', () => {
  const { insert, published } = openShippingOrg();
  const [result] = insert('ShipmentSent__e', { Code__c: 'x' });
  assert.match(result?.id ?? '', /^e[0-9A-Za-z]{17}$/);
  assert.deepEqual(result?.errors, [{ statusCode: 'OPERATION_ENQUEUED', message: 'uuid of x', fields: [] }]);
  assert.equal(insert('ShipmentSent__e', {})[0]?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
  assert.deepEqual(published, ['ShipmentSent__e x']);
});

test('a row that another transaction holds is refused and the others stand', () => {
  let seen = 0;
  const { insert } = openShippingOrg({
    rowFault: () => {
      seen += 1;
      return seen === 2 ? { statusCode: 'UNABLE_TO_LOCK_ROW', message: 'locked', fields: [] } : undefined;
    },
  });
  assert.deepEqual(
    insert('Shipment__c', rail, rail, rail).map((result) => result.errors[0]?.statusCode),
    [undefined, 'UNABLE_TO_LOCK_ROW', undefined],
  );
});

test('a hundred thousand rows are saved and found again', () => {
  const { org, caller, id } = openShippingOrg();
  const account = id('Account', { Name: 'Acme' });
  const records = Array.from({ length: 100_000 }, (_, at) => ({
    ...rail,
    Account__c: account,
    TrackingCode__c: `T${at}`,
  }));
  org.insert(caller, { object: 'Shipment__c', records, allOrNone: false });
  assert.equal(org.lookup('Shipment__c', 'TrackingCode__c', 'T99999').length, 1);
  assert.equal(org.lookup('Shipment__c', 'Account__c', account).length, 100_000);
});

test('rows of the platform itself are written past all checks, and taken back with the transaction', () => {
  const { org, caller } = openShippingOrg();
  const known = [...org.rows('Profile')].length;
  assert.throws(() =>
    org.transaction(() => {
      org.writeSystemRow(caller, { object: 'Profile', values: { Name: 'Taken back' } });
      throw new Error('changed its mind');
    }),
  );
  assert.equal([...org.rows('Profile')].length, known);
  const id = org.writeSystemRow(caller, { object: 'Profile', values: { Name: 'Night shift' } });
  org.changeSystemRow({ object: 'Profile', id, values: { Description: 'From ten to six' } });
  const row = org.byId('Profile', id);
  assert.deepEqual([row?.Name, row?.Description, row?.CreatedById], ['Night shift', 'From ten to six', caller.userId]);
  org.dropSystemRow({ object: 'Profile', id });
  assert.equal([...org.rows('Profile')].length, known);
});

test('what waits for the commit is forgotten with a failed part, and what must be undone with it is undone', () => {
  const { org } = openShippingOrg();
  const heard: string[] = [];
  org.transaction(() => {
    org.afterCommit(() => heard.push('whole'));
    assert.throws(() =>
      org.transaction(() => {
        org.afterCommit(() => heard.push('part'));
        org.onRollback(() => heard.push('undone'));
        throw new Error('changed its mind');
      }),
    );
    assert.deepEqual(heard, ['undone']);
  });
  assert.deepEqual(heard, ['undone', 'whole']);
});
