import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWorld } from './support/world.ts';

/** The story through the package: people act over REST as themselves, Apex calls the sidecar. */

const world = await openWorld();
const { netSuite } = world;
const rep = await world.signIn('rep');

const ownDeal = () => world.wonDeal({ account: { OwnerId: rep.userId }, contract: { OwnerId: rep.userId } });

test('a rep who presses Activate has the order booked, and its number on contract and order, in the same session', async () => {
  const deal = ownDeal();
  const screen = await rep.activate(deal.contractId);
  assert.deepEqual([screen.status, screen.outcome, screen.message], [200, 'BOOKED', 'Booked in NetSuite.']);
  const [booked, ...others] = netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key);
  assert.deepEqual(others, []);
  assert.equal(screen['salesOrderNumber'], booked?.['tranId']);
  for (const object of ['Contract', 'Order']) {
    const id = object === 'Contract' ? deal.contractId : deal.orderId;
    const [seen] = await rep.query(`SELECT Status, NetSuiteSalesOrderNumber__c FROM ${object} WHERE Id = '${id}'`);
    assert.deepEqual([seen?.['Status'], seen?.['NetSuiteSalesOrderNumber__c']], ['Activated', booked?.['tranId']]);
  }
});
