import assert from 'node:assert/strict';
import { test } from 'node:test';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** From the won opportunity to the booked order, by a rep over REST: the flow makes the order, Apex books it. */

const world = await openWorld();
const { netSuite, salesforce } = world;
const rep = await world.signIn('rep');
const pricebookId = String(salesforce.find('Pricebook2', { IsStandard: true })[0]?.['Id']);

/** An open opportunity of the rep with a product that stands for an item. */
const openOpportunity = (account: object = {}): string => {
  const product = world.product();
  salesforce.update('Product2', product.id, { NetSuiteItemId__c: product.itemId });
  const id = salesforce.create('Opportunity', {
    Name: 'Two lines for the mill',
    AccountId: world.account({ OwnerId: rep.userId, ...account }),
    StageName: 'Negotiation/Review',
    CloseDate: '2026-03-01',
    OwnerId: rep.userId,
    CurrencyIsoCode: 'USD',
    Pricebook2Id: pricebookId,
  });
  for (const Quantity of [1, 3])
    salesforce.create('OpportunityLineItem', {
      OpportunityId: id,
      PricebookEntryId: product.entryId,
      Quantity,
      UnitPrice: UNIT_PRICE,
    });
  return id;
};

const close = async (id: string): Promise<void> => {
  const { status, json } = await rep.call(`PATCH /sobjects/Opportunity/${id}`, { StageName: 'Closed Won' });
  assert.equal(status, 204, JSON.stringify(json));
};
const ordersOf = (opportunityId: string) =>
  rep.query(
    `SELECT Id, BridgeStatus__c, ContractId, Contract.Status, TotalAmount, NetSuiteSalesOrderNumber__c
     FROM Order WHERE Opportunity__c = '${opportunityId}'`,
  );

test('closing an opportunity over REST ends with a booked order in NetSuite', async () => {
  const id = openOpportunity();
  await close(id);
  const [order, ...others] = await ordersOf(id);
  assert.ok(order);
  assert.deepEqual(others, []);
  assert.partialDeepStrictEqual(order, {
    BridgeStatus__c: 'Draft',
    TotalAmount: 4 * UNIT_PRICE,
    Contract: { Status: 'Draft' },
  });
  assert.equal((await rep.query(`SELECT Id FROM OrderItem WHERE OrderId = '${String(order['Id'])}'`)).length, 2);

  // What the deal did not say, the rep says on the contract; nothing else stands between the order and NetSuite.
  const contractId = String(order['ContractId']);
  const { status } = await rep.call(`PATCH /sobjects/Contract/${contractId}`, { BillingFrequency__c: 'Annually' });
  assert.equal(status, 204);
  assert.equal((await ordersOf(id))[0]?.['BridgeStatus__c'], 'Ready');

  const screen = await rep.activate(contractId);
  assert.equal(screen.outcome, 'BOOKED', JSON.stringify(screen));
  const [booked, ...more] = netSuite.find('salesOrder', ({ externalId }) => externalId === `OB-${contractId}-1`);
  assert.deepEqual(more, []);
  assert.equal(booked?.['total'], '5002.00');
  assert.partialDeepStrictEqual((await ordersOf(id))[0], {
    BridgeStatus__c: 'Booked',
    NetSuiteSalesOrderNumber__c: booked['tranId'],
    Contract: { Status: 'Activated' },
  });
});

test('saving a won opportunity again makes no second order', async () => {
  const id = openOpportunity();
  await close(id);
  await close(id);
  await rep.call(`PATCH /sobjects/Opportunity/${id}`, { NextStep: 'Send flowers' });
  assert.equal((await ordersOf(id)).length, 1);
});

test('an account outside the pilot has no order until it joins, and then one', async () => {
  const id = openOpportunity({ IsInPilot__c: false });
  await close(id);
  assert.deepEqual(await ordersOf(id), []);
  const accountId = String(salesforce.see('Opportunity', id)['AccountId']);
  salesforce.update('Account', accountId, { IsInPilot__c: true });
  await close(id);
  assert.equal((await ordersOf(id)).length, 1);
});
