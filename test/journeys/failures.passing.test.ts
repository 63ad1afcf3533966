import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import type { FaultRule } from '../sandbox/shared/faults.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** What passes by itself: the order is Accepted, the list of failures names the reason, and nobody has to do anything. */

const world = await openWorld();
const { salesforce, netSuite, sidecar } = world;

afterEach(() => {
  netSuite.sandbox.faults.clear();
  salesforce.sandbox.faults.clear();
});

const failures = z.object({
  failures: z.array(z.object({ state: z.string(), code: z.string(), cause: z.string(), correlationId: z.string() })),
});
const waitsWith = (deal: Deal, code: string) =>
  until(`it waits with ${code}`, async () => {
    const { json } = await sidecar.call(`GET /v1/failures?code=${code}`, { as: 'viewer' });
    return failures.parse(json).failures.find(({ correlationId }) => correlationId === deal.correlationId);
  });
const statusOf = ({ orderId }: Deal) => salesforce.see('Order', orderId)['BridgeStatus__c'];
const untilBooked = (deal: Deal) => until('the order is booked', () => Promise.resolve(statusOf(deal) === 'Booked'));
const entriesOf = ({ correlationId }: Deal) => salesforce.find('ErrorLog__c', { CorrelationId__c: correlationId });
const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const onPut = ({ key }: Deal, times: number, fault: FaultRule['fault']): void =>
  void netSuite.sandbox.faults.add({ method: 'PUT', path: `/salesOrder/eid:${key}`, times, fault });

test('a tax engine that does not answer: the order is Accepted and books when the engine is back', async () => {
  const deal = world.wonDeal();
  const message = 'The tax engine did not respond in time. Tax service unavailable.';
  onPut(deal, 2, { kind: 'status', status: 400, code: 'USER_ERROR', message });
  const { status, json } = await world.activate(deal.contractId);
  assert.deepEqual([status, json['status']], [202, 'accepted']);
  const failure = await waitsWith(deal, 'TAX_SERVICE_AWAY');
  assert.ok(failure.cause.includes(message));
  await untilBooked(deal);
  assert.deepEqual([salesOrdersOf(deal).length, entriesOf(deal)], [1, []]);
});

test('a token that is refused again although signing in works is tried again with the work', async () => {
  const deal = world.wonDeal();
  onPut(deal, 4, { kind: 'expire-token' });
  const { json } = await world.activate(deal.contractId);
  assert.equal(json['status'], 'accepted');
  await waitsWith(deal, 'TOKEN_EXPIRED');
  await untilBooked(deal);
  assert.deepEqual([salesOrdersOf(deal).length, entriesOf(deal)], [1, []]);
});

test('the number that Salesforce does not take is told as booked, and written again', async () => {
  const deal = world.wonDeal();
  await salesforce.operate('/row-faults', { object: 'Order', times: 3 });
  const { json } = await world.activate(deal.contractId);
  assert.equal(json['status'], 'accepted');
  const { cause } = await waitsWith(deal, 'NOT_RECORDED');
  const number = String(salesOrdersOf(deal)[0]?.['tranId']);
  assert.match(cause, new RegExp(`is booked in NetSuite as ${number}, but Salesforce did not take the number`));
  await untilBooked(deal);
  assert.equal(salesOrdersOf(deal).length, 1);
});
