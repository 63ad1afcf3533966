import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** Where people keep the currencies of customers themselves, an order waits for them, and then books by itself. */

const world = await openWorld({ environment: { ADD_CUSTOMER_CURRENCIES: 'no' } });
const { salesforce, netSuite } = world;
const EUR = { currencyList: { items: [{ currency: { id: '4' } }] } };

const untilStatus = (deal: Deal, status: string): Promise<Fields> =>
  until(`the order is ${status}`, () => {
    const order = salesforce.see('Order', deal.orderId);
    return Promise.resolve(order['BridgeStatus__c'] === status && order);
  });

test('a linked customer without the currency is a finding beside all others, and nothing is written', async () => {
  const customerId = netSuite.create('customer', { companyName: 'Dollars Only', subsidiary: { id: '1' } });
  const deal = world.wonDeal({
    account: world.account({ NetSuiteCustomerId__c: customerId }),
    product: { currency: 'EUR', item: { isInactive: true } },
  });
  const before = await netSuite.stats();
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, {
    status: 'on-hold',
    findings: [
      { code: 'MISSING_CURRENCY_CODE', owner: 'finance', severity: 'pause', subject: { field: 'CurrencyIsoCode' } },
      { code: 'ITEM_INACTIVE' },
    ],
  });
  const held = await untilStatus(deal, 'On Hold');
  assert.match(
    String(held['HoldCause__c']),
    /Order \d+ is in EUR, which NetSuite customer \d+ \(Account \d+\) is not billed in/,
  );
  assert.match(String(held['HoldFix__c']), /Add EUR to the currencies of that customer in NetSuite/);
  assert.equal((await netSuite.stats()).recordWrites, before.recordWrites);

  netSuite.update('serviceSaleItem', deal.products[0]?.itemId ?? '', { isInactive: false });
  netSuite.update('customer', customerId, EUR);
  await untilStatus(deal, 'Booked');
});

test('a customer made for its first order holds it until a person adds the currency', async () => {
  const deal = world.wonDeal({ product: { currency: 'EUR' } });
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'MISSING_CURRENCY_CODE' }] });
  await untilStatus(deal, 'On Hold');
  const [customer] = netSuite.find('customer', ({ externalId }) => externalId === deal.accountId);
  netSuite.update('customer', customer?.id ?? '', EUR);
  await untilStatus(deal, 'Booked');
  assert.equal(netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key).length, 1);
});

test('an order in a currency the customer has is booked at once', async () => {
  const customerId = netSuite.create('customer', { companyName: 'Both', subsidiary: { id: '1' }, ...EUR });
  const deal = world.wonDeal({
    account: world.account({ NetSuiteCustomerId__c: customerId }),
    product: { currency: 'EUR' },
  });
  assert.equal((await world.activate(deal.contractId)).status, 201);
});
