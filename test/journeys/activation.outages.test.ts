import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';
import { until } from '../../sidecar/test/support/until.ts';
import type { FaultRule } from '../sandbox/shared/faults.ts';
import type { Deal } from './support/won-deal.ts';
import type { Answer } from './support/world.ts';
import { openWorld } from './support/world.ts';

/** Whatever breaks between the clouds, an order is booked once, and nobody is told that it is not. */

const world = await openWorld();
const { salesforce, netSuite } = world;
const announcements = await world.listen('SalesOrderBooked__e');

const salesOrdersOf = ({ key }: Deal) => netSuite.find('salesOrder', ({ externalId }) => externalId === key);
const customersOf = ({ accountId }: Deal) => netSuite.find('customer', ({ externalId }) => externalId === accountId);
const statusOf = ({ orderId }: Deal) => salesforce.see('Order', orderId)['BridgeStatus__c'];
const untilIs = (deal: Deal, status: string): Promise<boolean> =>
  until(`the order is ${status}`, () => Promise.resolve(statusOf(deal) === status));
const isBookedOnce = (deal: Deal): void => {
  const [order, ...others] = salesOrdersOf(deal);
  assert.ok(order !== undefined);
  assert.deepEqual(others, []);
  assert.equal(customersOf(deal).length, 1);
  assert.partialDeepStrictEqual(salesforce.see('Order', deal.orderId), {
    BridgeStatus__c: 'Booked',
    Status: 'Activated',
    NetSuiteSalesOrderId__c: order.id,
    HoldCause__c: null,
  });
};
const probesOf = (deal: Deal): readonly string[] =>
  world.log.lines.filter(({ step, key }) => step === 'probe-by-key' && key === deal.key).map(({ outcome }) => outcome);

const inNetSuite = (rule: Omit<FaultRule, 'after' | 'probability'>): void => void netSuite.sandbox.faults.add(rule);
const inSalesforce = (rule: Omit<FaultRule, 'after' | 'probability'>): void => void salesforce.sandbox.faults.add(rule);
const putOrder = ({ key }: Deal) => ({ method: 'PUT', path: `/salesOrder/eid:${key}` });
const getOrder = ({ key }: Deal) => ({ method: 'GET', path: `/salesOrder/eid:${key}` });
const putCustomer = ({ accountId }: Deal) => ({ method: 'PUT', path: `/customer/eid:${accountId}` });
const status = (code: number) => ({ kind: 'status', status: code }) as const;

type Lost = {
  readonly title: string;
  readonly strike: (deal: Deal) => void;
  /** Of the answer to the person. */
  readonly answer: 201 | 202;
  readonly probes: readonly string[];
};

/** Each strikes one deal only, so that they can run side by side. */
const LOST: readonly Lost[] = [
  {
    title: 'the connection breaks after NetSuite has booked: the order is found by its key and the rep has the number',
    strike: (deal) => inNetSuite({ ...putOrder(deal), times: 1, fault: { kind: 'drop-after-commit' } }),
    answer: 201,
    probes: ['adopted'],
  },
  {
    title: 'the answer is cut off after NetSuite has booked: the same',
    strike: (deal) => {
      inNetSuite({ ...putOrder(deal), times: 1, fault: status(500) });
      inNetSuite({ ...putOrder(deal), times: 1, fault: { kind: 'drop-after-commit' } });
    },
    answer: 201,
    probes: ['adopted'],
  },
  {
    title: 'the connection breaks before NetSuite has booked: it is written once more, under the same key',
    strike: (deal) => inNetSuite({ ...putOrder(deal), times: 1, fault: { kind: 'drop-before' } }),
    answer: 202,
    probes: ['not there', 'not there'],
  },
  {
    title: 'the look for the lost order fails too: the job looks again before it writes',
    strike: (deal) => {
      inNetSuite({ ...putOrder(deal), times: 1, fault: { kind: 'drop-after-commit' } });
      inNetSuite({ ...getOrder(deal), times: 1, fault: status(503) });
    },
    answer: 202,
    probes: ['adopted'],
  },
  {
    title: 'the connection breaks after NetSuite has made the customer: the customer is found, not made again',
    strike: (deal) => inNetSuite({ ...putCustomer(deal), times: 1, fault: { kind: 'drop-after-commit' } }),
    answer: 202,
    probes: [],
  },
];
describe('an answer is lost', { concurrency: true }, () => {
  for (const { title, strike, answer: expected, probes } of LOST)
    test(title, async () => {
      const deal = world.wonDeal();
      strike(deal);
      const answer = await world.activate(deal.contractId);
      assert.equal(answer.status, expected, JSON.stringify(answer.json));
      await untilIs(deal, 'Booked');
      isBookedOnce(deal);
      assert.deepEqual(probesOf(deal), probes);
      await announcements.hears('the booking is announced', ({ OrderId__c: id }) => id === deal.orderId);
    });
});

test('an order that was changed while its answer was lost is not taken for what NetSuite booked', async () => {
  const deal = world.wonDeal({ order: { PoNumber: 'One' } });
  inNetSuite({ ...putOrder(deal), times: 1, fault: { kind: 'drop-after-commit' } });
  inNetSuite({ ...getOrder(deal), fault: status(503) });
  assert.equal((await world.activate(deal.contractId)).status, 202);
  salesforce.update('Order', deal.orderId, { PoNumber: 'Two' });
  netSuite.sandbox.faults.clear();
  const entry = await until('the change is listed', () =>
    Promise.resolve(salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId })[0]),
  );
  assert.equal(entry['Code__c'], 'KEY_REUSED');
  assert.deepEqual(
    salesOrdersOf(deal).map(({ otherRefNum }) => otherRefNum),
    ['One'],
  );
  salesforce.update('Order', deal.orderId, { PoNumber: 'One' });
  assert.equal((await world.activate(deal.contractId)).status, 200);
  isBookedOnce(deal);
});

describe('a whole cloud is in trouble', () => {
  afterEach(() => {
    netSuite.sandbox.faults.clear();
    salesforce.sandbox.faults.clear();
  });
  const isAccepted = ({ status: code, json }: Answer): void =>
    assert.deepEqual([code, json['status']], [202, 'accepted'], JSON.stringify(json));

  test('while NetSuite is away the order shows Accepted; when it is back the order books by itself', async () => {
    const deal = world.wonDeal();
    inNetSuite({ fault: status(503) });
    isAccepted(await world.activate(deal.contractId));
    await untilIs(deal, 'Accepted');
    assert.deepEqual(salesOrdersOf(deal), []);
    netSuite.sandbox.faults.clear();
    await untilIs(deal, 'Booked');
    isBookedOnce(deal);
  });

  test('while Salesforce is away the request is kept; when it is back the order books by itself', async () => {
    const deal = world.wonDeal();
    inSalesforce({ path: '/services/data', fault: status(503) });
    isAccepted(await world.activate(deal.contractId));
    salesforce.sandbox.faults.clear();
    await untilIs(deal, 'Booked');
    isBookedOnce(deal);
  });

  test('a storm of 429 delays the order and books it once', async () => {
    const deal = world.wonDeal();
    inNetSuite({ times: 8, path: '/record/|/query/', fault: status(429) });
    const answer = await world.activate(deal.contractId);
    assert.ok([201, 202].includes(answer.status), String(answer.status));
    await untilIs(deal, 'Booked');
    isBookedOnce(deal);
  });

  test('an expired NetSuite token is renewed within the call', async () => {
    const deal = world.wonDeal();
    const { tokens } = await netSuite.stats();
    await netSuite.operate('/tokens/expire');
    assert.equal((await world.activate(deal.contractId)).status, 201);
    assert.equal((await netSuite.stats()).tokens, tokens + 1);
  });

  test('an expired Salesforce session is renewed within the call', async () => {
    const deal = world.wonDeal();
    await salesforce.operate('/sessions/expire');
    assert.equal((await world.activate(deal.contractId)).status, 201);
    isBookedOnce(deal);
  });
});

describe('Salesforce does not take the number', () => {
  const writesOf = async (): Promise<number> => (await netSuite.stats()).writes;

  test('a locked record: the number is written a moment later, NetSuite is not asked to write again', async () => {
    const deal = world.wonDeal();
    await salesforce.operate('/row-faults', { object: 'Order' });
    assert.equal((await world.activate(deal.contractId)).status, 202);
    const written = await writesOf();
    await untilIs(deal, 'Booked');
    isBookedOnce(deal);
    assert.equal(await writesOf(), written);
  });

  test('the answer of the recording is lost: recording it again changes nothing', async () => {
    const deal = world.wonDeal();
    inSalesforce({ method: 'POST', path: '/composite$', times: 1, fault: { kind: 'drop-after-commit' } });
    await world.activate(deal.contractId);
    // Until the repeated recording is through, another attempt is told to wait.
    await until('it is known as recorded', async () => (await world.activate(deal.contractId)).status === 200);
    isBookedOnce(deal);
  });

  test('a rule of the org refuses it: the order is listed with the rule, and a replay completes it', async () => {
    const deal = world.wonDeal();
    const refusal = { code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', message: 'Contracts are frozen at quarter end.' };
    await salesforce.operate('/row-faults', { object: 'Contract', times: 2, ...refusal });
    const { json } = await world.activate(deal.contractId);
    assert.partialDeepStrictEqual(json, { status: 'on-hold', findings: [{ code: 'SAVE_REFUSED' }] });
    const entry = await until('the failure is listed', () =>
      Promise.resolve(salesforce.find('ErrorLog__c', { CorrelationId__c: deal.correlationId })[0]),
    );
    assert.match(String(entry['Cause__c']), /Contracts are frozen at quarter end/);
    assert.equal(salesOrdersOf(deal).length, 1);
    await world.sidecar.call(`POST ${String(entry['PayloadReference__c'])}/replay`);
    await untilIs(deal, 'Booked');
    isBookedOnce(deal);
  });
});
