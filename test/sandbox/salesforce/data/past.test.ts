import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';

const codesOf = (org: ReturnType<typeof openShippingOrg>['org']) =>
  [...org.rows('Shipment__c')].map((row) => row.TrackingCode__c);

const rail = (TrackingCode__c: string) => ({ Carrier__c: 'Rail', TrackingCode__c });

test('a past shows the org as it was, and the present returns whole', () => {
  const { org, caller, id, update } = openShippingOrg();
  const changed = id('Shipment__c', rail('one'));
  const deleted = id('Shipment__c', rail('two'));
  const past = org.remember();
  update('Shipment__c', { Id: changed, TrackingCode__c: 'one, later' });
  org.remove(caller, { object: 'Shipment__c', ids: [deleted], allOrNone: true });
  id('Shipment__c', rail('three'));
  id('Shipment__c', rail('four'));
  const present = codesOf(org);
  past.show();
  assert.deepEqual(codesOf(org), ['one', 'two']);
  assert.equal(org.lookup('Shipment__c', 'TrackingCode__c', 'one').length, 1);
  org.showPresent();
  assert.deepEqual(codesOf(org), present);
  assert.deepEqual(present, ['one, later', 'three', 'four']);
  past.forget();
});

test('pasts follow one another, each with what had been written by then', () => {
  const { org, id } = openShippingOrg();
  id('Shipment__c', rail('one'));
  const first = org.remember();
  id('Shipment__c', rail('two'));
  const second = org.remember();
  id('Shipment__c', rail('three'));
  first.show();
  assert.deepEqual(codesOf(org), ['one']);
  second.show();
  assert.deepEqual(codesOf(org), ['one', 'two']);
  org.showPresent();
  assert.deepEqual(codesOf(org), ['one', 'two', 'three']);
});

test('what a failed transaction wrote while the past was shown is gone in the present', () => {
  const { org, id, update } = openShippingOrg();
  const changed = id('Shipment__c', rail('one'));
  const kept = id('Shipment__c', rail('kept'));
  const past = org.remember();
  update('Shipment__c', { Id: changed, TrackingCode__c: 'one, later' });
  past.show();
  assert.throws(() =>
    org.transaction(() => {
      update('Shipment__c', { Id: kept, TrackingCode__c: 'never' });
      throw new Error('repeated');
    }),
  );
  org.showPresent();
  assert.deepEqual(codesOf(org), ['one, later', 'kept']);
});
