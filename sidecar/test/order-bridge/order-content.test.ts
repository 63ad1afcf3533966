import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BridgeOrder } from '../../src/order-bridge/index.ts';
import { changesSince, contentOf } from '../../src/order-bridge/order-content.ts';
import type { Mapping, MappingRow } from '../../src/shared/mapping.ts';
import { compileMapping } from '../../src/shared/mapping.ts';
import { order } from './an-order.ts';

const row = (targetRecord: MappingRow['targetRecord'], sourcePath: string): MappingRow => ({
  name: `${targetRecord} ${sourcePath}`,
  targetRecord,
  targetField: sourcePath,
  sourcePath,
  rule: 'Copy',
  argument: '',
  defaultValue: '',
  isRequired: false,
  sequence: 1,
  version: '1',
});
const mappingOf = (...paths: readonly string[]): Mapping =>
  compileMapping([...paths.map((path) => row('SalesOrder', path)), row('SalesOrderLine', 'Colour__c')], 'UTC');

const MAPPING = mappingOf('PoNumber', 'Contract.TermStartsOn__c');
const source = { PoNumber: 'PO 1', Contract: { TermStartsOn__c: '2026-03-01' }, Description: 'not sent' };
const [first] = order().lines;
const lineWith = (changes: Partial<BridgeOrder['lines'][number]>) =>
  first === undefined ? [] : [{ ...first, source: { Colour__c: 'red' }, ...changes }];
const typed = (changes: Partial<BridgeOrder> = {}): BridgeOrder => order({ source, lines: lineWith({}), ...changes });

const BEFORE = contentOf(typed(), MAPPING);
const changes = (now: BridgeOrder, mapping = MAPPING) => changesSince(BEFORE, now, mapping);

const CHANGES: readonly (readonly [what: string, changes: Partial<BridgeOrder>, field: string])[] = [
  ['account', { account: { id: '002', name: 'Acme', source: {} } }, 'Order.AccountId'],
  ['currency', { currency: 'EUR' }, 'Order.CurrencyIsoCode'],
  ['date', { effectiveOn: '2026-03-02' }, 'Order.EffectiveDate'],
  ['purchase order number', { source: { ...source, PoNumber: 'PO 2' } }, 'Order.PoNumber'],
  ['cleared purchase order number', { source: { ...source, PoNumber: null } }, 'Order.PoNumber'],
  [
    'start of the term',
    { source: { ...source, Contract: { TermStartsOn__c: '2026-04-01' } } },
    'Order.Contract.TermStartsOn__c',
  ],
  ['price', { lines: lineWith({ unitPrice: '9.51' }) }, 'OrderItem.UnitPrice'],
  ['quantity', { lines: lineWith({ quantity: '2' }) }, 'OrderItem.Quantity'],
  ['product', { lines: lineWith({ productId: '02t' }) }, 'OrderItem.Product2Id'],
  ['custom field of a line', { lines: lineWith({ source: { Colour__c: 'blue' } }) }, 'OrderItem.Colour__c'],
];
for (const [what, change, field] of CHANGES)
  test(`another ${what} is another content, and is named`, () => {
    assert.deepEqual(changes(typed(change)), [field]);
  });

test('another number of lines is another content', () => {
  assert.ok(changes(typed({ lines: [...lineWith({}), ...lineWith({})] })).includes('OrderItem.Quantity'));
});

test('what the bridge writes itself and what is not sent leave the content as it was', () => {
  const written = { bridgeStatus: 'Booked', salesOrderId: '7', activationKey: 'OB-800-1', isActivated: true } as const;
  assert.deepEqual(changes(typed({ ...written, source: { ...source, Description: 'still not sent' } })), []);
});

test('a price written with more zeros is the same content', () => {
  assert.deepEqual(changes(typed({ lines: lineWith({ unitPrice: '9.5', quantity: '1.00' }) })), []);
});

test('a mapping with more or fewer rows does not make another order', () => {
  const now = typed({ source: { ...source, PoNumber: 'PO 2' } });
  assert.deepEqual(changes(now, mappingOf('Contract.TermStartsOn__c', 'Description')), []);
});
