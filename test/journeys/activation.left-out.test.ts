import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packageWithFieldsOfTheOrg } from '../../sidecar/test/support/changed-package.ts';
import { openWorld } from './support/world.ts';

/** What people typed and no mapping row sends is listed where they see it; it never falls off in silence. */

const world = await openWorld({ salesforce: { sourceDirectories: [await packageWithFieldsOfTheOrg()] } });
const { salesforce, netSuite } = world;
const logged = (correlationId: string) =>
  world.log.lines.filter((line) => line.correlationId === correlationId && line.outcome === 'not sent');

test('values of custom fields that no mapping row sends are listed on the booked order, and their fields in the log', async () => {
  const deal = world.wonDeal({
    order: { Campaign__c: 'Spring', Gift__c: true },
    lines: [{ fields: { ChargeType__c: 'One-Time' } }, { fields: { ChargeType__c: 'One-Time', Colour__c: 'red' } }],
  });
  assert.equal((await world.activate(deal.contractId)).status, 201);
  assert.equal(
    salesforce.see('Order', deal.orderId)['NotSent__c'],
    ['Campaign (Campaign__c): Spring', 'Gift (Gift__c): true', 'Line 2, Colour (Colour__c): red'].join('\n'),
  );
  const [line, ...others] = logged(deal.correlationId);
  assert.deepEqual(others, []);
  assert.deepEqual(line?.['fields'], ['Order.Campaign__c', 'Order.Gift__c', 'OrderItem.Colour__c']);
  assert.doesNotMatch(JSON.stringify(line), /Spring|red/);
});

test('an order that was sent whole shows nothing', async () => {
  const deal = world.wonDeal({ lines: [{ fields: { ChargeType__c: 'One-Time' } }] });
  assert.equal((await world.activate(deal.contractId)).status, 201);
  assert.equal(salesforce.see('Order', deal.orderId)['NotSent__c'] ?? null, null);
  assert.deepEqual(logged(deal.correlationId), []);
});

test("a line without a kind of charge takes its product's; where neither has one, the order says so", async () => {
  const metered = world.product({ product: { ChargeType__c: 'Usage' } });
  const unsaid = world.product();
  const deal = world.wonDeal({
    lines: [{ product: metered }, { product: metered, fields: { ChargeType__c: 'One-Time' } }, { product: unsaid }],
  });
  const { json } = await world.activate(deal.contractId);
  const lines = netSuite.linesOf('salesOrder', String(json['salesOrderId']), 'item');
  assert.deepEqual(
    lines.map((line) => line['custcol_ob_charge_type']),
    ['Usage', 'One-Time', undefined],
  );
  assert.equal(
    salesforce.see('Order', deal.orderId)['NotSent__c'],
    `Line 3: neither the line nor ${unsaid.code} has a charge type`,
  );
  assert.deepEqual(logged(deal.correlationId)[0]?.['linesWithoutChargeType'], [3]);
  assert.equal((await world.activate(deal.contractId)).status, 200);
});

test('changing a value that is not sent does not make another order of it', async () => {
  const deal = world.wonDeal({ order: { Campaign__c: 'Spring' } });
  assert.equal((await world.activate(deal.contractId)).status, 201);
  salesforce.update('Order', deal.orderId, { Campaign__c: 'Autumn' });
  assert.equal((await world.activate(deal.contractId)).status, 200);
});
