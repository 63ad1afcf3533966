import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields, NetSuiteRecord } from './support/people.ts';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** A contract becomes a sales order while a person waits. */

const world = await openWorld();
const { salesforce, netSuite } = world;
const announcements = await world.listen('SalesOrderBooked__e');

const salesOrdersOf = ({ key }: { key: string }): readonly NetSuiteRecord[] =>
  netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const customersOf = ({ accountId }: { accountId: string }): readonly NetSuiteRecord[] =>
  netSuite.find('customer', ({ externalId }) => externalId === accountId);

/** The record has these values, among others. */
const shows = (object: string, id: string, expected: Fields): void =>
  assert.partialDeepStrictEqual(salesforce.see(object, id), expected);

test('activating a contract books its order and brings number and ids back in the same call', async () => {
  const deal = world.wonDeal();
  const { status, json } = await world.activate(deal.contractId, { body: { requestedBy: 'a rep' } });
  assert.equal(status, 201, JSON.stringify(json));
  const [order, ...others] = salesOrdersOf(deal);
  const [customer] = customersOf(deal);
  assert.ok(order !== undefined && customer !== undefined);
  assert.deepEqual(others, []);
  assert.deepEqual(json, {
    status: 'booked',
    key: deal.key,
    correlationId: deal.correlationId,
    salesOrderId: order.id,
    salesOrderNumber: order['tranId'],
    customerId: customer.id,
    mappingVersion: '1',
  });
  assert.equal(order['total'], '1250.50');
  shows('Account', deal.accountId, {
    NetSuiteCustomerId__c: customer.id,
    NetSuiteCustomerNumber__c: customer['entityId'],
    SyncStatus__c: 'In Sync',
  });
  const numbers = { NetSuiteSalesOrderId__c: order.id, NetSuiteSalesOrderNumber__c: order['tranId'] };
  shows('Contract', deal.contractId, { ...numbers, Status: 'Activated' });
  shows('Order', deal.orderId, {
    ...numbers,
    Status: 'Activated',
    BridgeStatus__c: 'Booked',
    ActivationKey__c: deal.key,
    MappingVersion__c: '1',
  });
});

test('a booked order is announced once as SalesOrderBooked__e with its number', async () => {
  const deal = world.wonDeal();
  const { json } = await world.activate(deal.contractId);
  const event = await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
  assert.equal(event['NetSuiteSalesOrderNumber__c'], json['salesOrderNumber']);
  assert.equal(event['ActivationKey__c'], deal.key);
  assert.equal(event['CorrelationId__c'], deal.correlationId);
  await world.activate(deal.contractId);
  assert.equal(announcements.heard().filter(({ OrderId__c: id }) => id === deal.orderId).length, 1);
});

test('one correlation id leads from the order in Salesforce to memo and field in NetSuite and through the log', async () => {
  const deal = world.wonDeal({ order: { CorrelationId__c: 'story-of-one-deal' } });
  const { json } = await world.activate(deal.contractId);
  assert.equal(json['correlationId'], 'story-of-one-deal');
  const [order] = salesOrdersOf(deal);
  assert.match(String(order?.['memo']), /story-of-one-deal/);
  assert.equal(order?.['custbody_ob_correlation_id'], 'story-of-one-deal');
  assert.equal(salesforce.see('Order', deal.orderId)['CorrelationId__c'], 'story-of-one-deal');
  const lines = world.log.lines.filter(({ correlationId }) => correlationId === 'story-of-one-deal');
  assert.ok(lines.some(({ step, outcome }) => step === 'book-sales-order' && outcome === 'booked'));
  assert.ok(lines.some(({ step, outcome }) => step === 'find-or-create' && outcome === 'created'));
});

test('an order without a correlation id gets one, the same on every side', async () => {
  const deal = world.wonDeal();
  await world.activate(deal.contractId);
  assert.equal(salesOrdersOf(deal)[0]?.['custbody_ob_correlation_id'], deal.correlationId);
  assert.equal(salesforce.see('Order', deal.orderId)['CorrelationId__c'], deal.correlationId);
  assert.equal(salesforce.see('Contract', deal.contractId)['CorrelationId__c'], deal.correlationId);
});

test('asked again, the answer is 200 with the same order and nothing is written', async () => {
  const deal = world.wonDeal();
  const first = await world.activate(deal.contractId);
  await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
  const before = [await salesforce.stats(), (await netSuite.stats()).writes];
  const second = await world.activate(deal.contractId);
  assert.deepEqual([first.status, second.status], [201, 200]);
  assert.deepEqual(second.json, first.json);
  assert.deepEqual([await salesforce.stats(), (await netSuite.stats()).writes], before);
});

test('a booked contract that is asked for several times at once answers 200 to each', async () => {
  const deal = world.wonDeal();
  const first = await world.activate(deal.contractId);
  const answers = await Promise.all(Array.from({ length: 6 }, () => world.activate(deal.contractId)));
  assert.deepEqual(
    answers.map(({ status, json }) => [status, json]),
    answers.map(() => [200, first.json]),
  );
});

test('two requests at the same moment make one order and one customer', async () => {
  const deal = world.wonDeal();
  const answers = await Promise.all([world.activate(deal.contractId), world.activate(deal.contractId)]);
  const [one] = answers.filter(({ status }) => status === 201);
  const [other] = answers.filter((answer) => answer !== one);
  assert.ok(one !== undefined && other !== undefined);
  assert.ok([200, 202].includes(other.status), String(other.status));
  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json], [200, one.json]);
  assert.equal(salesOrdersOf(deal).length, 1);
  assert.equal(customersOf(deal).length, 1);
});

test('two first orders of one account at the same moment make one customer', async () => {
  const accountId = world.account();
  const deals = [world.wonDeal({ account: accountId }), world.wonDeal({ account: accountId })];
  const answers = await Promise.all(deals.map(({ contractId }) => world.activate(contractId)));
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201],
  );
  const [customer, another] = netSuite.find('customer', ({ companyName }) => companyName === deals[0]?.accountName);
  assert.equal(another, undefined);
  for (const deal of deals) assert.deepEqual(salesOrdersOf(deal)[0]?.['entity'], { id: customer?.id });
});

test('quantities, prices, dates and kind of charge reach the sales order line by line as they were typed', async () => {
  const deal = world.wonDeal({
    order: { PoNumber: 'PO 4711' },
    lines: [
      { fields: { Quantity: 3, UnitPrice: 0.07, Description: 'Setup', ChargeType__c: 'One-Time' } },
      {
        fields: {
          Quantity: 2,
          UnitPrice: UNIT_PRICE,
          ServiceDate: '2026-03-15',
          EndDate: '2026-09-14',
          ChargeType__c: 'Recurring',
        },
      },
    ],
  });
  const { json } = await world.activate(deal.contractId);
  const order = netSuite.see('salesOrder', String(json['salesOrderId']));
  assert.deepEqual([order['tranDate'], order['otherRefNum'], order['total']], ['2026-03-01', 'PO 4711', 2501.21]);
  const lines = netSuite.linesOf('salesOrder', String(json['salesOrderId']), 'item');
  assert.deepEqual(
    lines.map(({ quantity, rate, description, custcol_ob_order_item_id: id }) => [quantity, rate, description, id]),
    [
      ['3', '0.07', 'Setup', deal.lineIds[0]],
      ['2', '1250.5', deal.products[1]?.code, deal.lineIds[1]],
    ],
  );
  assert.deepEqual(
    lines.map((line) => [
      line['custcol_ob_charge_type'],
      line['custcol_ob_service_start'],
      line['custcol_ob_service_end'],
    ]),
    [
      ['One-Time', undefined, undefined],
      ['Recurring', '2026-03-15', '2026-09-14'],
    ],
  );
});

test('an order above 200 lines is accepted at once and booked with every line', async () => {
  const product = world.product();
  const lines = Array.from({ length: 201 }, (_, index) => ({ product, fields: { UnitPrice: index + 1 } }));
  const deal = world.wonDeal({ lines });
  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json['status']], [202, 'accepted']);
  await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
  const [order, ...others] = salesOrdersOf(deal);
  assert.deepEqual(others, []);
  const rates = netSuite.linesOf('salesOrder', order?.id ?? '', 'item').map(({ rate }) => Number(rate));
  assert.deepEqual(
    rates,
    lines.map(({ fields }) => fields.UnitPrice),
  );
  await until('a second press has the number', async () => (await world.activate(deal.contractId)).status === 200);
});
