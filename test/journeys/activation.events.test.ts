import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Fields } from './support/people.ts';
import type { Deal, DealInput } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** Activations asked for by ContractActivationRequested__e, one or many, while nobody waits. */

const world = await openWorld();
const { salesforce, netSuite, sidecar } = world;
const announcements = await world.listen('SalesOrderBooked__e');
const TOPIC = '/event/ContractActivationRequested__e';

const request = (deal: Deal, changes: Fields = {}): void =>
  void salesforce.create('ContractActivationRequested__e', {
    ContractId__c: deal.contractId,
    OrderId__c: deal.orderId,
    ActivationKey__c: deal.key,
    SourceKey__c: `request-${randomUUID()}`,
    CorrelationId__c: deal.correlationId,
    OccurredAt__c: new Date().toISOString(),
    ...changes,
  });
const requestedDeal = (input: DealInput = {}): Deal =>
  world.wonDeal({ ...input, order: { BridgeStatus__c: 'Requested', ...input.order } });
const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const statusOf = ({ orderId }: Deal) => salesforce.see('Order', orderId)['BridgeStatus__c'];
const untilAre = (deals: readonly Deal[], status: string): Promise<boolean> =>
  until(`all are ${status}`, () => Promise.resolve(deals.every((deal) => statusOf(deal) === status)));
const failureOf = (code: string, text: RegExp): Promise<Fields> =>
  until('the failure is listed', () =>
    Promise.resolve(
      salesforce.find('ErrorLog__c', { Code__c: code }).find(({ Cause__c: cause }) => text.test(String(cause))),
    ),
  );

test('an event books the order and the booking is announced', async () => {
  const deal = requestedDeal();
  request(deal);
  await untilAre([deal], 'Booked');
  const event = await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
  assert.equal(event['NetSuiteSalesOrderNumber__c'], salesOrdersOf(deal)[0]?.['tranId']);
  assert.equal(event['CorrelationId__c'], deal.correlationId);
});

test('the same event twice, and a second event for the same contract, write nothing more', async () => {
  const deal = requestedDeal();
  request(deal);
  await untilAre([deal], 'Booked');
  await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
  const { writes } = await netSuite.stats();
  await salesforce.operate('/events/repeat', { topic: TOPIC, newest: 1 });
  request(deal);
  // What is asked for afterwards is handled afterwards: then both have been seen.
  const last = requestedDeal();
  request(last);
  await untilAre([last], 'Booked');
  assert.equal(salesOrdersOf(deal).length, 1);
  assert.equal((await netSuite.stats()).writes, writes + 2, 'customer and order of the last one only');
  assert.equal(announcements.heard().filter(({ OrderId__c: id }) => id === deal.orderId).length, 1);
});

test('fifty contracts at once book fifty orders, each once, and one customer for each account', async () => {
  const product = world.product();
  const accounts = Array.from({ length: 10 }, () => world.account());
  const deals = accounts.flatMap((account) =>
    Array.from({ length: 5 }, () => requestedDeal({ account, lines: [{ product }] })),
  );
  for (const deal of deals) request(deal);
  await untilAre(deals, 'Booked');
  for (const deal of deals) assert.equal(salesOrdersOf(deal).length, 1);
  for (const id of accounts) assert.equal(netSuite.find('customer', ({ externalId }) => externalId === id).length, 1);
});

test('nobody waits for a refusal on this way: what a rep could settle on the page holds the order, too', async () => {
  const deal = requestedDeal({ lines: [] });
  request(deal);
  await untilAre([deal], 'On Hold');
  assert.match(String(salesforce.see('Order', deal.orderId)['HoldCause__c']), /has no product/);
});

test('an event for a contract that is not there is listed, and the stream goes on', async () => {
  const gone = requestedDeal();
  request(gone, { ContractId__c: '800Hs00000ZZZZZIA5' });
  request(gone, { ContractId__c: 'nonsense' });
  const next = requestedDeal();
  request(next);
  await untilAre([next], 'Booked');
  assert.match(String((await failureOf('NOT_FOUND', /800Hs00000ZZZZZIA5/))['Fix__c']), /contract/);
  assert.match(String((await failureOf('EVENT_UNREADABLE', /names no contract/))['Fix__c']), /order that is Requested/);
});

test('a broken stream is taken up where it was', async () => {
  await salesforce.operate('/streams/break');
  const deal = requestedDeal();
  request(deal);
  await untilAre([deal], 'Booked');
  assert.equal(salesOrdersOf(deal).length, 1);
});

test('what was asked for while the sidecar was stopped is booked when it is back, what was booked before is left', async () => {
  const { writes: before } = await netSuite.stats();
  await sidecar.stop();
  const deals = [requestedDeal(), requestedDeal(), requestedDeal()];
  for (const deal of deals) request(deal);
  await sidecar.start();
  await untilAre(deals, 'Booked');
  assert.equal((await netSuite.stats()).writes, before + 6);
});

test('a stored position that the org has forgotten: events are read from the earliest, lost requests are swept', async () => {
  await sidecar.stop();
  // The request is lost with the old stream; the order has said Requested for longer than a request takes.
  await salesforce.operate('/clock', { advanceMilliseconds: -20 * 60_000 });
  const lost = requestedDeal();
  request(lost);
  await salesforce.operate('/clock', { advanceMilliseconds: 20 * 60_000 });
  await salesforce.operate('/events/reset');
  const fresh = requestedDeal();
  request(fresh);
  await sidecar.start();
  await untilAre([lost, fresh], 'Booked');
  for (const deal of [lost, fresh]) assert.equal(salesOrdersOf(deal).length, 1);
  assert.ok(world.log.lines.some(({ outcome }) => outcome === 'REPLAY_EXPIRED'));
});
