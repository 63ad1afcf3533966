import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

/** What the flows of the package do when nobody presses Activate: contracts activated over the API are asked for and announced. */

const world = await openWorld();
const rep = await world.signIn('rep');
const owned = { OwnerId: rep.userId };

test('a contract that a rep activates over the API is booked by itself, and the owner of the order is told its number', async () => {
  const deal = world.wonDeal({ account: owned, contract: owned, order: owned });
  const booked = await world.listen('SalesOrderBooked__e');
  const { status } = await rep.call(`PATCH /sobjects/Contract/${deal.contractId}`, { Status: 'Activated' });
  assert.equal(status, 204);
  await booked.hears('the order is booked', ({ ContractId__c }) => ContractId__c === deal.contractId);
  const [order] = await rep.query(
    `SELECT BridgeStatus__c, Status, NetSuiteSalesOrderNumber__c FROM Order WHERE Id = '${deal.orderId}'`,
  );
  assert.deepEqual([order?.['BridgeStatus__c'], order?.['Status']], ['Booked', 'Activated']);
  const { json } = await rep.call('GET /../../../sandbox/notifications');
  const told = JSON.stringify(json);
  assert.match(told, /is booked in NetSuite/);
  assert.ok(told.includes(String(order?.['NetSuiteSalesOrderNumber__c'])), told);
});
