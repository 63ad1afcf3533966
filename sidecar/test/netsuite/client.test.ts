import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SalesOrder } from '../../src/order-bridge/index.ts';
import { adapterFor, newCustomer, openAccountFor, statsOf } from './account-under-test.ts';
import { failureFrom } from './failures.ts';

const PUT_ORDER = { method: 'PUT', path: 'salesOrder' } as const;

const orderFor = (customerId: string, more: Partial<SalesOrder> = {}): SalesOrder => ({
  key: 'OB-800000000000001AAA-1',
  correlationId: 'ob-800000000000001AAA',
  customerId,
  currencyId: '1',
  fields: [],
  lines: [{ itemId: '98', quantity: '2', unitPrice: '150.25', fields: [] }],
  ...more,
});

test('a storm of refusals shrinks the gate, loses no request and repeats no write', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, { account: { concurrency: 8 } });
  const customer = newCustomer(sandbox);
  sandbox.faults.add({ times: 12, path: 'services/rest/(query|record)', fault: { kind: 'status', status: 429 } });
  const orders = Array.from({ length: 10 }, (_, index) =>
    netSuite.salesOrders.book(orderFor(customer, { key: `OB-800000000000001AAA-${index + 1}` })),
  );
  const times = Array.from({ length: 10 }, () => netSuite.invoices.now());
  const [booked] = await Promise.all([Promise.all(orders), Promise.all(times)]);
  assert.equal(new Set(booked.map(({ id }) => id)).size, 10);
  assert.deepEqual((await statsOf(sandbox)).writes, { created: 10, updated: 0, deleted: 0 });
  assert.ok(netSuite.lanes.state().width < 8);
  assert.deepEqual([netSuite.lanes.state().busy, netSuite.lanes.state().waiting], [0, 0]);
});

test('an account that others fill up is worked at with the places that are left', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, {
    sandbox: { concurrencyLimit: 2, latencyMilliseconds: 5 },
    account: { concurrency: 6 },
  });
  await Promise.all(Array.from({ length: 40 }, () => netSuite.invoices.now()));
  const { refused429, concurrencyHighWater } = await statsOf(sandbox);
  assert.ok(refused429 > 0 && refused429 < 40, `${refused429} refused`);
  assert.equal(concurrencyHighWater, 2);
});

test('refusals that do not end are raised as busy, with the wait that NetSuite asks for', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'suiteql', fault: { kind: 'status', status: 429, retryAfterSeconds: 30 } });
  const failure = await failureFrom(netSuite.invoices.now());
  assert.deepEqual([failure.kind, failure.code, failure.retryAfterSeconds], ['try-again', 'NETSUITE_BUSY', 30]);
  assert.equal((await statsOf(sandbox)).requests.suiteql, 1);
});

test('refusals without a wait are repeated four times, then raised', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'suiteql', fault: { kind: 'status', status: 400, code: 'SSS_REQUEST_LIMIT_EXCEEDED' } });
  const failure = await failureFrom(netSuite.invoices.now());
  assert.deepEqual([failure.code, failure.outcomeUnknown], ['NETSUITE_BUSY', false]);
  assert.equal((await statsOf(sandbox)).requests.suiteql, 5);
});

test('the gate widens again when NetSuite has been quiet for a while', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'suiteql', times: 1, fault: { kind: 'status', status: 429 } });
  await netSuite.invoices.now();
  assert.equal(netSuite.lanes.state().width, 3);
  for (let count = 0; count < 20; count += 1) await netSuite.invoices.now();
  assert.equal(netSuite.lanes.state().width, 4);
});

test("people's requests pass before batch work that was there first", async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context, {
    sandbox: { latencyMilliseconds: 20 },
    account: { concurrency: 1 },
  });
  await netSuite.signIn();
  const order: string[] = [];
  const batch = Array.from({ length: 5 }, async (_, index) => {
    await netSuite.invoices.now();
    order.push(`batch ${index}`);
  });
  const people = netSuite.customers.byKey('001000000000001AAA').then(() => order.push('people'));
  await Promise.all([...batch, people]);
  assert.deepEqual(order.indexOf('people'), 1, order.join(', '));
  assert.equal((await statsOf(sandbox)).concurrencyHighWater, 1);
});

test('a connection that breaks before the write leaves the outcome unknown, and nothing in NetSuite', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  sandbox.faults.add({ ...PUT_ORDER, times: 1, fault: { kind: 'drop-before' } });
  const failure = await failureFrom(netSuite.salesOrders.book(orderFor(customer)));
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['try-again', 'OUTCOME_UNKNOWN', true]);
  assert.equal(await netSuite.salesOrders.find('OB-800000000000001AAA-1'), undefined);
});

test('a connection that breaks after the write leaves the outcome unknown, and the order under its key', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  sandbox.faults.add({ ...PUT_ORDER, times: 1, fault: { kind: 'drop-after-commit' } });
  const failure = await failureFrom(netSuite.salesOrders.book(orderFor(customer)));
  assert.deepEqual([failure.code, failure.outcomeUnknown], ['OUTCOME_UNKNOWN', true]);
  const found = await netSuite.salesOrders.find('OB-800000000000001AAA-1');
  assert.deepEqual(await netSuite.salesOrders.book(orderFor(customer)), found);
  assert.equal((await statsOf(sandbox)).writes.created, 1);
});

test('an unexpected error after the write leaves the outcome unknown as well', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customer = newCustomer(sandbox);
  sandbox.faults.add({ ...PUT_ORDER, times: 1, fault: { kind: 'status', status: 500 } });
  const failure = await failureFrom(netSuite.salesOrders.book(orderFor(customer)));
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['try-again', 'UPSTREAM_ERROR', true]);
  assert.match(failure.message, /Error ID/);
});

test('a query that breaks off is simply away: it changed nothing', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'suiteql', times: 1, fault: { kind: 'drop-before' } });
  const failure = await failureFrom(netSuite.invoices.now());
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['try-again', 'NETSUITE_AWAY', false]);
});

test('an answer that is cut off is unreadable and asked for again', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'suiteql', times: 1, fault: { kind: 'truncate' } });
  const failure = await failureFrom(netSuite.invoices.now());
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['try-again', 'ANSWER_UNREADABLE', false]);
  assert.match(await netSuite.invoices.now(), /Z$/);
});

test('maintenance, and a NetSuite that is not there at all, are away', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  for (const status of [502, 503, 504]) {
    sandbox.faults.add({ path: 'suiteql', times: 1, fault: { kind: 'status', status } });
    const failure = await failureFrom(netSuite.invoices.now());
    assert.deepEqual([failure.kind, failure.code], ['try-again', 'NETSUITE_AWAY']);
  }
  const nowhere = adapterFor(sandbox, { url: 'http://127.0.0.1:9' });
  assert.equal((await failureFrom(nowhere.invoices.now())).code, 'NETSUITE_AWAY');
});

test('a field that NetSuite does not know is refused, and nothing is written', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const fields = [{ field: 'custbody_ob_missing', value: { kind: 'text', value: 'x' } }] as const;
  const failure = await failureFrom(netSuite.salesOrders.book(orderFor(newCustomer(sandbox), { fields })));
  assert.deepEqual([failure.kind, failure.code], ['needs-a-person', 'VALUE_REFUSED']);
  assert.match(failure.message, /custbody_ob_missing/);
  assert.equal([...sandbox.book.list('salesOrder')].length, 0);
});
