import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CatalogueItem, Product } from '../../src/products/index.ts';
import { matchCatalogues } from '../../src/products/match-catalogues.ts';

const product = (id: string, changes: Partial<Product> = {}): Product => ({ id, name: id, code: id, ...changes });
const item = (id: string, code: string, changes: Partial<CatalogueItem> = {}): CatalogueItem => ({
  id,
  code,
  kind: 'Service',
  ...changes,
});
const match = (products: readonly Product[], items: readonly CatalogueItem[], aliases: Record<string, string> = {}) =>
  matchCatalogues({ products, items, resolveCode: (code) => aliases[code] ?? code });

test('a code that two items have is a product with several items, and is put on hold', () => {
  const found = match([product('Twice')], [item('1', 'Twice'), item('2', 'TWICE')]);
  assert.deepEqual(
    found.productsWithSeveralItems.map(({ items }) => items.map(({ id }) => id)),
    [['1', '2']],
  );
  assert.deepEqual(found.itemsWithoutProduct, []);
  assert.equal(found.changes[0]?.status, 'On Hold');
});

test('a product that is linked and another with the same code share the item', () => {
  const products = [product('A', { itemId: '1', code: 'X' }), product('B', { code: 'x' })];
  const found = match(products, [item('1', 'X')]);
  assert.deepEqual(
    found.itemsWithSeveralProducts.map(({ products: both }) => both.map(({ id }) => id)),
    [['A', 'B']],
  );
  assert.deepEqual(
    found.changes.map(({ productId, status }) => [productId, status]),
    [
      ['A', 'In Sync'],
      ['B', 'On Hold'],
    ],
  );
});

test('a product without a code goes by its name', () => {
  const found = match([product('Licence', { code: undefined })], [item('7', 'licence')]);
  assert.equal(found.changes[0]?.itemId, '7');
});

test('an alias uses an item without claiming it', () => {
  const found = match([product('Old'), product('New')], [item('1', 'New')], { Old: 'New' });
  assert.deepEqual(found.itemsWithSeveralProducts, []);
  assert.deepEqual(
    found.changes.map(({ productId, itemId, status }) => [productId, itemId, status]),
    [
      ['Old', undefined, 'In Sync'],
      ['New', '1', 'In Sync'],
    ],
  );
});

test('items that an order cannot sell are not missed as products', () => {
  assert.deepEqual(match([], [item('1', 'Rebate', { kind: 'Other' })]).itemsWithoutProduct, []);
});

test('a product that shows it already is left alone', () => {
  const shown = { itemId: '1', itemKind: 'Service', taxSchedule: 'Taxable', status: 'In Sync' };
  assert.deepEqual(match([product('A', shown)], [item('1', 'B', { taxSchedule: 'Taxable' })]).changes, []);
});
