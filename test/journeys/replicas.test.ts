import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { Deal } from './support/won-deal.ts';
import { openWorld } from './support/world.ts';

/** Several sidecars on one database are one sidecar: they share the work, and nothing happens twice. */

const world = await openWorld();
const { salesforce, netSuite, sidecar } = world;
const other = await world.replica();
const announcements = await world.listen('SalesOrderBooked__e');

const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const announcedOf = ({ orderId }: Deal) => announcements.heard().filter(({ OrderId__c: id }) => id === orderId);
const untilBooked = (deals: readonly Deal[]): Promise<boolean> =>
  until('all are booked and announced', () =>
    Promise.resolve(
      deals.every(
        (deal) => salesforce.see('Order', deal.orderId)['BridgeStatus__c'] === 'Booked' && announcedOf(deal).length > 0,
      ),
    ),
  );
const areBookedOnce = (deals: readonly Deal[]): void => {
  for (const deal of deals) {
    assert.equal(salesOrdersOf(deal).length, 1);
    assert.equal(announcedOf(deal).length, 1);
    assert.equal(netSuite.find('customer', ({ externalId }) => externalId === deal.accountId).length, 1);
  }
};
const requestedDeal = (account: string): Deal => {
  const deal = world.wonDeal({ account, order: { BridgeStatus__c: 'Requested' } });
  salesforce.create('ContractActivationRequested__e', {
    ContractId__c: deal.contractId,
    OrderId__c: deal.orderId,
    ActivationKey__c: deal.key,
    SourceKey__c: `request-${randomUUID()}`,
    CorrelationId__c: deal.correlationId,
    OccurredAt__c: new Date().toISOString(),
  });
  return deal;
};

test('two sidecars asked for the same contract at the same moment book it once and answer the same order', async () => {
  const deals = [world.wonDeal(), world.wonDeal(), world.wonDeal()];
  await Promise.all(
    deals.flatMap(({ contractId }) =>
      [sidecar, other].map((each) => each.call(`POST /v1/contracts/${contractId}/activation`)),
    ),
  );
  await untilBooked(deals);
  areBookedOnce(deals);
  for (const { contractId } of deals) {
    const one = await sidecar.call(`POST /v1/contracts/${contractId}/activation`);
    const another = await other.call(`POST /v1/contracts/${contractId}/activation`);
    assert.deepEqual([one.status, another.status], [200, 200]);
    assert.deepEqual(another.json, one.json);
  }
});

test('requests by event are handled once although both hear them, and one goes on where the other stops', async () => {
  const account = world.account();
  const deals = Array.from({ length: 6 }, () => requestedDeal(account));
  await other.stop();
  deals.push(...Array.from({ length: 6 }, () => requestedDeal(account)));
  await untilBooked(deals);
  areBookedOnce(deals);
  await other.start();
  const next = requestedDeal(account);
  await untilBooked([next]);
  areBookedOnce([next]);
});

test('a run asked of both at once mirrors each invoice once', async () => {
  const deal = world.wonDeal();
  const { json } = await world.activate(deal.contractId);
  const id = String(json['salesOrderId']);
  await netSuite.operate('/operations/approveOrder', { id });
  await netSuite.operate('/operations/billOrder', { id });
  const [invoice] = netSuite.find('invoice', () => true);
  const body = { flow: 'invoices' };
  await Promise.all([sidecar, other].map((each) => each.call('POST /v1/runs', { as: 'operator', body })));
  const mirrors = () => salesforce.find('Invoice__c', { NetSuiteInvoiceId__c: invoice?.id });
  await until('the invoice is mirrored', () => Promise.resolve(mirrors().length > 0));
  const runs = async () => JSON.stringify((await other.call('GET /v1/runs', { as: 'viewer' })).json);
  await until('all runs are finished', async () => !/"state":"(?!finished)/.test(await runs()));
  assert.equal(mirrors().length, 1);
});
