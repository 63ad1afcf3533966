import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal } from './support/won-deal.ts';
import { UNIT_PRICE } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** A sales order that somebody deletes in NetSuite: the order asks a person, who books it again or cancels it. */

const world = await openWorld();
const { salesforce, netSuite, sidecar, log } = world;

const orderOf = ({ orderId }: Deal): Fields => salesforce.see('Order', orderId);
const booked = async (): Promise<Deal & { readonly salesOrderId: string; readonly number: string }> => {
  const deal = world.wonDeal();
  const { json } = await world.activate(deal.contractId);
  assert.equal(json['status'], 'booked', JSON.stringify(json));
  return { ...deal, salesOrderId: String(json['salesOrderId']), number: String(json['salesOrderNumber']) };
};
const remove = (id: string): Promise<void> => netSuite.operate('/operations/deleteRecord', { type: 'salesOrder', id });
const sweep = async (): Promise<number> => {
  const from = log.lines.length;
  const { status } = await sidecar.call('POST /v1/runs', { as: 'operator', body: { flow: 'order-sweep' } });
  assert.equal(status, 202);
  const line = await until('deletions were looked for', () =>
    Promise.resolve(log.lines.slice(from).find(({ step }) => step === 'sweep-deleted')),
  );
  return Number(line['found']);
};
const entryOf = (deal: Deal, passes: (entry: Fields) => boolean = () => true): Promise<Fields> =>
  until('the failure is listed', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId }).find(passes)),
  );
const untilResolved = (deal: Deal) => entryOf(deal, ({ Status__c }) => Status__c === 'Resolved');

test('the order is put on hold and listed with what is at stake; activated again it is booked anew', async () => {
  const deal = await booked();
  await remove(deal.salesOrderId);
  assert.equal(await sweep(), 1);
  const entry = await entryOf(deal);
  assert.partialDeepStrictEqual(entry, {
    Code__c: 'ORDER_GONE',
    Class__c: 'NeedsAPerson',
    OwnerRole__c: 'operations',
    Contract__c: deal.contractId,
    Order__c: deal.orderId,
    Account__c: deal.accountId,
    AmountAtRisk__c: UNIT_PRICE,
  });
  assert.partialDeepStrictEqual(orderOf(deal), {
    BridgeStatus__c: 'On Hold',
    ActivationKey__c: `OB-${deal.contractId}-2`,
    HoldFix__c: 'Decide: activate the order again to book it as a new sales order, or cancel it.',
  });
  assert.match(
    String(orderOf(deal)['HoldCause__c']),
    new RegExp(`^Sales order ${deal.number} .* was deleted in NetSuite`),
  );

  const { status, json } = await world.activate(deal.contractId);
  assert.equal(status, 201, JSON.stringify(json));
  assert.notEqual(json['salesOrderId'], deal.salesOrderId);
  assert.partialDeepStrictEqual(orderOf(deal), {
    BridgeStatus__c: 'Booked',
    NetSuiteSalesOrderId__c: json['salesOrderId'],
    HoldCause__c: null,
  });
  await untilResolved(deal);
  assert.equal(await sweep(), 1, 'the overlap sees the deletion again');
  assert.equal(orderOf(deal)['BridgeStatus__c'], 'Booked');
});

test('a cancelled order settles it, too', async () => {
  const deal = await booked();
  await remove(deal.salesOrderId);
  await sweep();
  await entryOf(deal);
  salesforce.update('Order', deal.orderId, { BridgeStatus__c: 'Cancelled' });
  await untilResolved(deal);
});

test('the deletion of a sales order that was not ours is nobody’s business', async () => {
  const before = await sweep();
  const customer = netSuite.create('customer', { companyName: 'Northern Mills', subsidiary: { id: '1' } });
  const line = { item: { id: '98' }, quantity: 1, price: { id: '-1' }, rate: 10 };
  await remove(netSuite.create('salesOrder', { entity: { id: customer }, item: { items: [line] } }));
  assert.equal(await sweep(), before);
});
