import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SalesOrder } from '../../src/order-bridge/index.ts';
import { newCustomer, openAccountFor, statsOf } from './account-under-test.ts';
import { failureFrom } from './failures.ts';

const PROJECT = new URL('../../../netsuite', import.meta.url).pathname;
const KEY = 'OB-800000000000001AAA-1';

const orderFor = (customerId: string, more: Partial<SalesOrder> = {}): SalesOrder => ({
  key: KEY,
  correlationId: 'ob-800000000000001AAA',
  customerId,
  currencyId: '1',
  fields: [
    { field: 'tranDate', value: { kind: 'text', value: '2026-03-04' } },
    { field: 'custbody_ob_contract_id', value: { kind: 'text', value: '800000000000001AAA' } },
    { field: 'custbody_ob_override_pricing', value: { kind: 'boolean', value: true } },
  ],
  lines: [
    {
      itemId: '98',
      quantity: '2',
      unitPrice: '150.25',
      fields: [{ field: 'custcol_ob_service_start', value: { kind: 'text', value: '2026-04-01' } }],
    },
    { itemId: '99', quantity: '1', unitPrice: '0.1', fields: [] },
  ],
  ...more,
});

const open = (...[context, sandbox = {}]: Parameters<typeof openAccountFor>) =>
  openAccountFor(context, { ...sandbox, sandbox: { projectDirectories: [PROJECT], ...sandbox.sandbox } });

test('an order is booked with its prices, dates and custom fields, and read back with its number', async (context) => {
  const { sandbox, netSuite } = await open(context);
  const booked = await netSuite.salesOrders.book(orderFor(newCustomer(sandbox)));
  assert.match(booked.number, /^SO\d+$/);
  assert.equal(booked.status, 'Pending Approval');
  const { fields, sublists, externalId } = sandbox.book.read('salesOrder', booked.id);
  assert.equal(externalId, KEY);
  assert.equal(fields['total'], '300.60');
  assert.equal(fields['tranDate'], '2026-03-04');
  assert.equal(fields['custbody_ob_contract_id'], '800000000000001AAA');
  assert.equal(fields['custbody_ob_override_pricing'], true);
  assert.equal(fields['memo'], 'Orderbridge ob-800000000000001AAA');
  assert.equal(sublists['item']?.[0]?.fields['custcol_ob_service_start'], '2026-04-01');
});

test('the same order twice is one order with the same lines', async (context) => {
  const { sandbox, netSuite } = await open(context);
  const customer = newCustomer(sandbox);
  const first = await netSuite.salesOrders.book(orderFor(customer));
  assert.deepEqual(await netSuite.salesOrders.book(orderFor(customer)), first);
  assert.deepEqual(await netSuite.salesOrders.find(KEY), first);
  assert.equal(sandbox.book.read('salesOrder', first.id).sublists['item']?.length, 2);
  assert.deepEqual((await statsOf(sandbox)).writes, { created: 1, updated: 1, deleted: 0 });
});

test('two attempts at the same moment make one order', async (context) => {
  const { sandbox, netSuite } = await open(context, { sandbox: { latencyMilliseconds: 20 } });
  const customer = newCustomer(sandbox);
  const [one, other] = await Promise.all([
    netSuite.salesOrders.book(orderFor(customer)),
    netSuite.salesOrders.book(orderFor(customer)),
  ]);
  assert.equal(one.id, other.id);
  assert.equal([...sandbox.book.list('salesOrder')].length, 1);
});

test('an order that is not there is not there', async (context) => {
  const { netSuite } = await open(context);
  assert.equal(await netSuite.salesOrders.find('OB-800000000000009AAA-1'), undefined);
});

type Refusal = {
  readonly what: string;
  readonly order: Partial<SalesOrder>;
  readonly code: string;
  readonly says: RegExp;
};
const line = { itemId: '98', quantity: '1', unitPrice: '1', fields: [] };
const REFUSALS: readonly Refusal[] = [
  { what: 'an unknown customer', order: { customerId: '999' }, code: 'VALUE_REFUSED', says: /999.*entity/ },
  { what: 'an unknown item', order: { lines: [{ ...line, itemId: '999' }] }, code: 'INVALID_SKU', says: /999.*item/ },
  {
    what: 'a currency the customer does not have',
    order: { currencyId: '5' },
    code: 'MISSING_CURRENCY_CODE',
    says: /currency/i,
  },
  {
    what: 'a location of another subsidiary',
    order: { fields: [{ field: 'location', value: { kind: 'reference', id: '2' } }] },
    code: 'VALUE_REFUSED',
    says: /location/,
  },
  { what: 'an order without lines', order: { lines: [] }, code: 'VALUE_REFUSED', says: /line item/ },
];
for (const { what, order, code, says } of REFUSALS)
  test(`${what} is refused, and nothing is written`, async (context) => {
    const { sandbox, netSuite } = await open(context);
    const failure = await failureFrom(netSuite.salesOrders.book(orderFor(newCustomer(sandbox), order)));
    assert.deepEqual([failure.kind, failure.code], ['needs-a-person', code]);
    assert.match(failure.message, says);
    assert.equal([...sandbox.book.list('salesOrder')].length, 0);
  });

test('an item that became inactive, or lacks a tax schedule, is refused by name of the field', async (context) => {
  const { sandbox, netSuite } = await open(context, {
    sandbox: { account: { preferences: { requireTaxSchedule: false } } },
  });
  const customer = newCustomer(sandbox);
  sandbox.book.operations.setItemInactive({ id: '98' });
  const failure = await failureFrom(netSuite.salesOrders.book(orderFor(customer)));
  assert.deepEqual([failure.kind, failure.code], ['needs-a-person', 'INVALID_SKU']);
  assert.match(failure.message, /item\.items\[0\]\.item/);
});

test('a price with more digits than a number can carry is refused before anything is sent', async (context) => {
  const { sandbox, netSuite } = await open(context);
  const lines = [{ ...line, unitPrice: '0.12345678901234567891' }];
  const failure = await failureFrom(netSuite.salesOrders.book(orderFor(newCustomer(sandbox), { lines })));
  assert.deepEqual([failure.code, failure.owner], ['VALUE_REFUSED', 'rep']);
  assert.match(failure.message, /more digits/);
  assert.equal((await statsOf(sandbox)).requests.recordWrites, 0);
});
