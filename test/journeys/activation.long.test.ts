import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import { openWorld } from './support/world.ts';

/** An order may have more lines than Salesforce gives in one answer (2,000): none is lost, and none of another order slips in. */

const LINES = 2_050;

const world = await openWorld();
const { salesforce, netSuite } = world;

test('an order of 2,050 lines is booked with every line, at its place and with its quantity', async () => {
  const product = world.product();
  const lines = Array.from({ length: LINES }, (_, index) => ({ product, fields: { Quantity: index + 1 } }));
  const deal = world.wonDeal({ lines });
  const orderOf = () => salesforce.see('Order', deal.orderId);
  const cancelled = salesforce.create('Order', {
    AccountId: deal.accountId,
    ContractId: deal.contractId,
    Pricebook2Id: orderOf()['Pricebook2Id'],
    EffectiveDate: orderOf()['EffectiveDate'],
    Status: 'Draft',
    BridgeStatus__c: 'Cancelled',
    CurrencyIsoCode: 'USD',
  });
  salesforce.create('OrderItem', {
    OrderId: cancelled,
    PricebookEntryId: product.entryId,
    Quantity: 7,
    UnitPrice: 7,
  });

  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json['status']], [202, 'accepted']);
  await until('the order is booked', () => Promise.resolve(orderOf()['BridgeStatus__c'] === 'Booked'));
  const [order] = netSuite.find('salesOrder', ({ externalId }) => externalId === deal.key);
  const sent = netSuite.linesOf('salesOrder', order?.id ?? '', 'item');
  assert.deepEqual(
    sent.map(({ quantity, custcol_ob_order_item_id: id }) => [Number(quantity), id]),
    lines.map(({ fields }, index) => [fields.Quantity, deal.lineIds[index]]),
  );
});
