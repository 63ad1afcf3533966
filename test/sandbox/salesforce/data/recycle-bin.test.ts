import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';

const rail = { Carrier__c: 'Rail' };

const openFreight = () => {
  const shipping = openShippingOrg();
  const { org, caller, id } = shipping;
  const account = id('Account', { Name: 'Acme' });
  const shipment = id('Shipment__c', { ...rail, Account__c: account, TrackingCode__c: 'once' });
  const parcel = id('Parcel__c', { Shipment__c: shipment });
  const remove = (object: string, ...ids: readonly string[]) => org.remove(caller, { object, ids, allOrNone: false });
  const undelete = (object: string, ...ids: readonly string[]) =>
    org.undelete(caller, { object, ids, allOrNone: false });
  const live = (object: string) => [...org.rows(object)].map(({ Id }) => Id);
  return { ...shipping, account, shipment, parcel, remove, undelete, live };
};

test('an undelete brings details and look-ups back', () => {
  const { org, account, shipment, parcel, remove, undelete, live } = openFreight();
  remove('Account', account);
  assert.equal(org.byId('Shipment__c', shipment)?.Account__c, null);
  assert.equal(undelete('Account', account)[0]?.success, true);
  assert.equal(org.byId('Shipment__c', shipment)?.Account__c, account);
  remove('Shipment__c', shipment);
  assert.deepEqual(live('Parcel__c'), []);
  undelete('Shipment__c', shipment);
  assert.deepEqual(live('Parcel__c'), [parcel]);
});

test('a look-up that points elsewhere by now stays', () => {
  const { org, account, shipment, remove, undelete, update, id } = openFreight();
  remove('Account', account);
  const other = id('Account', { Name: 'Other' });
  update('Shipment__c', { Id: shipment, Account__c: other });
  undelete('Account', account);
  assert.equal(org.byId('Shipment__c', shipment)?.Account__c, other);
});

test('what is not in the bin, or whose unique value is taken, does not come back', () => {
  const { shipment, remove, undelete, insert } = openFreight();
  assert.equal(undelete('Shipment__c', shipment)[0]?.errors[0]?.statusCode, 'UNDELETE_FAILED');
  remove('Shipment__c', shipment);
  insert('Shipment__c', { ...rail, TrackingCode__c: 'once' });
  assert.equal(undelete('Shipment__c', shipment)[0]?.errors[0]?.statusCode, 'DUPLICATE_VALUE');
});

test('a purged record is gone for good, unless the purge is taken back', () => {
  const { org, caller, shipment, remove, undelete } = openFreight();
  remove('Shipment__c', shipment);
  const purge = () => org.purge(caller, { object: 'Shipment__c', ids: [shipment], allOrNone: false });
  assert.throws(() =>
    org.transaction(() => {
      purge();
      throw new Error('changed its mind');
    }),
  );
  assert.equal(org.byId('Shipment__c', shipment)?.IsDeleted, true);
  assert.equal(purge()[0]?.success, true);
  assert.equal(undelete('Shipment__c', shipment)[0]?.errors[0]?.statusCode, 'INVALID_CROSS_REFERENCE_KEY');
});

test('a merge moves what hangs on the one that goes', () => {
  const { org, caller, account, shipment, id, live } = openFreight();
  const kept = id('Account', { Name: 'Kept' });
  const master = { Id: kept, Site: 'Hamburg' };
  const merge = { object: 'Account', master, losers: [account], allOrNone: true };
  assert.equal(org.merge(caller, merge)[0]?.success, true);
  assert.equal(org.byId('Shipment__c', shipment)?.Account__c, kept);
  assert.equal(org.byId('Account', kept)?.Site, 'Hamburg');
  assert.deepEqual(live('Account'), [kept]);
});

test('a merge whose master cannot be saved merges nothing', () => {
  const { org, caller, account, shipment, id } = openFreight();
  const master = { Id: id('Account', { Name: 'Kept' }), Name: null };
  const [result] = org.merge(caller, { object: 'Account', master, losers: [account], allOrNone: false });
  assert.equal(result?.errors[0]?.statusCode, 'REQUIRED_FIELD_MISSING');
  assert.equal(org.byId('Shipment__c', shipment)?.Account__c, account);
  const shipments = { object: 'Shipment__c', master: { Id: shipment }, losers: [shipment], allOrNone: false };
  assert.equal(org.merge(caller, shipments)[0]?.errors[0]?.statusCode, 'INVALID_TYPE_FOR_OPERATION');
});

test('a rollback to a savepoint takes back what was written since, and events that wait', () => {
  const { org, insert, live, account, published } = openFreight();
  org.transaction(() => {
    insert('ShipmentSent__e', { Code__c: 'kept' });
    const savepoint = org.savepoint();
    insert('Account', { Name: 'Lost' });
    insert('ShipmentSent__e', { Code__c: 'lost' });
    org.rollBackTo(savepoint);
  });
  assert.deepEqual(live('Account'), [account]);
  assert.deepEqual(published, ['ShipmentSent__e kept']);
});
