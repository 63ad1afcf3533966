import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal, DealInput } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** An order leaves in any currency that both sides use; what its customer lacks is added, what a side lacks is waited for. */

const world = await openWorld();
const { salesforce, netSuite } = world;
const { faults } = netSuite.sandbox;
const [USD, EUR, JPY] = ['1', '4', '5'];

/** A customer of the US company in US dollars, whose account is linked to it. */
const linkedCustomer = (more: Fields = {}) => {
  const customerId = netSuite.create('customer', {
    companyName: `Customer ${Math.random()}`,
    subsidiary: { id: '1' },
    creditLimit: 5000,
    ...more,
  });
  return { customerId, accountId: world.account({ NetSuiteCustomerId__c: customerId }) };
};
const dealIn = (currency: string, more: DealInput = {}): Deal => world.wonDeal({ product: { currency }, ...more });
const currenciesOf = (customerId: string) =>
  netSuite.linesOf('customer', customerId, 'currencyList').map(({ currency }) => currency);
const orderSeen = (deal: Deal): Fields => salesforce.see('Order', deal.orderId);
const untilStatus = (deal: Deal, status: string): Promise<Fields> =>
  until(`the order is ${status}`, () =>
    Promise.resolve(orderSeen(deal)['BridgeStatus__c'] === status && orderSeen(deal)),
  );
const ordersUnder = (deal: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key);

test('an order in a currency its customer is not billed in yet adds that currency to the customer, and nothing else', async () => {
  const { customerId, accountId } = linkedCustomer();
  const deal = dealIn('EUR', { account: accountId });
  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  const order = netSuite.see('salesOrder', String(json['salesOrderId']));
  assert.partialDeepStrictEqual(order, { entity: { id: customerId }, currency: { id: EUR } });
  assert.deepEqual(currenciesOf(customerId), [{ id: USD }, { id: EUR }]);
  assert.partialDeepStrictEqual(netSuite.see('customer', customerId), { currency: { id: USD }, creditLimit: 5000 });
});

test('a currency the customer has costs no write: the next order writes itself alone', async () => {
  const { customerId, accountId } = linkedCustomer({ currencyList: { items: [{ currency: { id: EUR } }] } });
  const before = await netSuite.stats();
  const { status } = await world.activate(dealIn('EUR', { account: accountId }).contractId);
  assert.equal(status, 201);
  assert.equal((await netSuite.stats()).recordWrites, before.recordWrites + 1);
  assert.equal(currenciesOf(customerId).length, 2);
});

test('orders in one new currency at the same moment add it once', async () => {
  const { customerId, accountId } = linkedCustomer();
  const deals = Array.from({ length: 4 }, () => dealIn('JPY', { account: accountId }));
  const answers = await Promise.all(deals.map(({ contractId }) => world.activate(contractId)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 201, 201],
  );
  assert.deepEqual(currenciesOf(customerId), [{ id: USD }, { id: JPY }]);
});

test('a first order in another currency than its account makes the customer in the one and bills it in both', async () => {
  const deal = dealIn('EUR', { account: { CurrencyIsoCode: 'JPY' } });
  const { json } = await world.activate(deal.contractId);
  const customerId = String(json['customerId']);
  assert.partialDeepStrictEqual(netSuite.see('customer', customerId), { currency: { id: JPY } });
  assert.deepEqual(currenciesOf(customerId), [{ id: JPY }, { id: EUR }]);
});

test('a lost answer to the adding of a currency is looked up, and the order books at once', async () => {
  const { customerId, accountId } = linkedCustomer();
  faults.add({ method: 'PATCH', path: `/customer/${customerId}`, times: 1, fault: { kind: 'drop-after-commit' } });
  const { status } = await world.activate(dealIn('EUR', { account: accountId }).contractId);
  assert.equal(status, 201);
  assert.deepEqual(currenciesOf(customerId), [{ id: USD }, { id: EUR }]);
});

test('NetSuite away while a currency is added lets the order wait and book later, without a person', async () => {
  const { accountId } = linkedCustomer();
  const deal = dealIn('EUR', { account: accountId });
  faults.add({ method: 'PATCH', path: '/customer/', times: 2, fault: { kind: 'status', status: 503 } });
  assert.equal((await world.activate(deal.contractId)).json['status'], 'accepted');
  await untilStatus(deal, 'Booked');
  assert.equal(ordersUnder(deal).length, 1);
});

test('a currency that NetSuite will not add holds the order in its words; added by a person, the order books by itself', async () => {
  const { customerId, accountId } = linkedCustomer();
  const deal = dealIn('EUR', { account: accountId });
  const message = 'A script of this account keeps the currencies of customers.';
  faults.add({
    method: 'PATCH',
    path: `/customer/${customerId}`,
    fault: { kind: 'status', status: 400, code: 'USER_ERROR', message },
  });
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ subject: { field: 'CurrencyIsoCode' } }] });
  const held = await untilStatus(deal, 'On Hold');
  assert.match(String(held['HoldCause__c']), /does not take EUR for customer \d+ .*A script of this account keeps/);
  assert.match(String(held['HoldFix__c']), /Add EUR to the currencies of that customer in NetSuite/);
  assert.deepEqual(ordersUnder(deal), []);
  netSuite.update('customer', customerId, { currencyList: { items: [{ currency: { id: EUR } }] } });
  await untilStatus(deal, 'Booked');
  faults.clear();
});

test('a currency that NetSuite refuses only with the order holds it in its words, and goes on when the customer is edited', async () => {
  const { customerId, accountId } = linkedCustomer();
  const deal = dealIn('EUR', { account: accountId });
  const message = 'There is no exchange rate for this currency.';
  faults.add({
    method: 'PUT',
    path: `/salesOrder/eid:${deal.key}`,
    times: 2,
    fault: { kind: 'status', status: 400, code: 'USER_ERROR', message },
  });
  const { json } = await world.activate(deal.contractId);
  assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'MISSING_CURRENCY_CODE' }] });
  assert.match(String((await untilStatus(deal, 'On Hold'))['HoldCause__c']), /There is no exchange rate/);
  netSuite.update('customer', customerId, { comments: 'looked at' });
  await untilStatus(deal, 'Booked');
});

test('an account whose own currency NetSuite does not have waits for it, and books once it is enabled', async () => {
  const deal = dealIn('USD', { account: { CurrencyIsoCode: 'SEK' } });
  await world.activate(deal.contractId);
  const held = await untilStatus(deal, 'On Hold');
  assert.match(String(held['HoldCause__c']), /Currency of Account \d+ says "SEK"/);
  assert.match(String(held['HoldFix__c']), /Enable SEK in NetSuite/);
  netSuite.create('currency', { name: 'Swedish Krona', symbol: 'SEK', currencyPrecision: '2' });
  await untilStatus(deal, 'Booked');
});
