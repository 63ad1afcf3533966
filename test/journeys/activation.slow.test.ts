import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { FaultRule } from '../sandbox/shared/faults.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** NetSuite takes longer than a person should wait: the answer is an honest "accepted", and the order is booked once. */

const BUDGET_SECONDS = 2;
const SLOW = { kind: 'delay', milliseconds: 6000 } as const;

const world = await openWorld({ environment: { ACTIVATION_BUDGET_SECONDS: String(BUDGET_SECONDS) } });
const { salesforce, netSuite, log } = world;
const announcements = await world.listen('SalesOrderBooked__e');
afterEach(() => netSuite.sandbox.faults.clear());

const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const untilBookedOnce = async (deal: Deal): Promise<void> => {
  await until('the order is booked', () =>
    Promise.resolve(salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked'),
  );
  assert.equal(salesOrdersOf(deal).length, 1);
};
const onPut = (path: string, fault: FaultRule['fault']): void =>
  void netSuite.sandbox.faults.add({ method: 'PUT', path, times: 1, fault });
const activateSlowly = async (deal: Deal): Promise<void> => {
  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json['status']], [202, 'accepted'], JSON.stringify(json));
  assert.deepEqual(salesOrdersOf(deal), [], 'the person did not wait for NetSuite');
};

test('the order is booked once and announced, and the log says what was slow', async () => {
  const deal = world.wonDeal();
  onPut(`/salesOrder/eid:${deal.key}`, SLOW);
  await activateSlowly(deal);
  const slow = log.lines.filter(({ outcome }) => outcome === 'NETSUITE_SLOW');
  assert.deepEqual(
    slow.map(({ contractId, correlationId, budgetSeconds }) => [contractId, correlationId, budgetSeconds]),
    [[deal.contractId, deal.correlationId, BUDGET_SECONDS]],
  );
  await untilBookedOnce(deal);
  await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
});

test('an attempt that fails after its caller was answered is told under the id of the deal', async () => {
  const deal = world.wonDeal({ order: { CorrelationId__c: 'story-of-a-late-failure' } });
  onPut(`/customer/eid:${deal.accountId}`, SLOW);
  onPut(`/salesOrder/eid:${deal.key}`, { kind: 'status', status: 503 });
  await activateSlowly(deal);
  const late = await until('the late failure is logged', () =>
    Promise.resolve(log.lines.find(({ message }) => message.startsWith('an activation failed after'))),
  );
  assert.equal(late.correlationId, 'story-of-a-late-failure');
  await untilBookedOnce(deal);
});
