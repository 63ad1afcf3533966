import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** A flow that people pause holds its work; when they resume it, everything happens, once. */

const world = await openWorld();
const { salesforce, netSuite } = world;
const replica = await world.replica();

const statusOf = ({ orderId }: Deal): unknown => salesforce.see('Order', orderId)['BridgeStatus__c'];
const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const decide = async (decision: string): Promise<void> => {
  const { status } = await world.sidecar.call(`POST /v1/flows/${decision}`, {
    body: { requestedBy: 'ada@example.com' },
  });
  assert.equal(status, 200);
};
const flows = z.array(z.object({ name: z.string(), held: z.number(), backlog: z.number() }));
const heldOf = async (name: string): Promise<number | undefined> => {
  const { json } = await replica.call('GET /v1/flows', { as: 'viewer' });
  return flows.parse(json['flows']).find((flow) => flow.name === name)?.held;
};

test('while activations are paused a rep reads "accepted", and nothing leaves; then each books once', async () => {
  await decide('contract-activation/pause');
  const deals = [world.wonDeal(), world.wonDeal()];
  for (const deal of deals) {
    const { status, json } = await world.activate(deal.contractId);
    assert.deepEqual([status, json['status']], [202, 'accepted']);
  }
  await until('both are held', async () => (await heldOf('contract-activation')) === 2);
  assert.deepEqual(deals.flatMap(salesOrdersOf), []);

  await decide('contract-activation/resume');
  for (const deal of deals) {
    await until('the order books', () => Promise.resolve(statusOf(deal) === 'Booked'));
    assert.equal(salesOrdersOf(deal).length, 1);
  }
  assert.equal(await heldOf('contract-activation'), 0);
});

test('while events are paused none goes out, and the order books all the same', async () => {
  const announced = await world.listen('SalesOrderBooked__e');
  await decide('events/pause');
  const deal = world.wonDeal();
  assert.equal((await world.activate(deal.contractId)).status, 201);
  await until('the event is held', async () => ((await heldOf('events')) ?? 0) > 0);
  const ofDeal = () => announced.heard().filter((event) => event['OrderId__c'] === deal.orderId);
  assert.deepEqual(ofDeal(), []);
  await decide('events/resume');
  await until('the event goes out', () => Promise.resolve(ofDeal().length === 1));
});
