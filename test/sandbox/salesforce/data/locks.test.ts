import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';
import type { SaveResult } from './types.ts';

const codesOf = (results: readonly SaveResult[]) =>
  results.flatMap(({ errors }) => errors.map(({ statusCode }) => statusCode));

test('what hangs on a locked record is locked with it, but for who may change all data', () => {
  const { org, id, insert } = openShippingOrg();
  const shipment = id('Shipment__c', { Carrier__c: 'Rail' });
  const parcel = id('Parcel__c', { Shipment__c: shipment });
  const profile = [...org.rows('Profile')].find(({ Name }) => Name === 'Standard User');
  const username = 'packer@shipping.example';
  const userId = id('User', {
    ...{ Username: username, LastName: 'Packer', Email: username, Alias: 'packer', ProfileId: profile?.Id },
    ...{ TimeZoneSidKey: 'GMT', LocaleSidKey: 'en_US', EmailEncodingKey: 'UTF-8', LanguageLocaleKey: 'en_US' },
  });
  const packer = { userId, username };
  org.locks.add(shipment);
  const batch = { object: 'Parcel__c', allOrNone: false };
  assert.deepEqual(codesOf(org.insert(packer, { ...batch, records: [{ Shipment__c: shipment }] })), [
    'ENTITY_IS_LOCKED',
  ]);
  assert.deepEqual(codesOf(org.update(packer, { ...batch, records: [{ Id: parcel }] })), ['ENTITY_IS_LOCKED']);
  assert.deepEqual(codesOf(org.remove(packer, { ...batch, ids: [parcel] })), ['ENTITY_IS_LOCKED']);
  assert.deepEqual(codesOf(insert('Parcel__c', { Shipment__c: shipment })), []);
  org.locks.remove(shipment);
  assert.deepEqual(codesOf(org.remove(packer, { ...batch, ids: [parcel] })), []);
});
