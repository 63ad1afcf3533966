import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { until } from '../../sidecar/test/support/until.ts';
import { openWorld } from './support/world.ts';

/** Both catalogues side by side: what has no counterpart, or several, on either side; and what the products show of it. */

const world = await openWorld();
const { salesforce, netSuite } = world;

const list = <Entry extends z.ZodType>(entry: Entry) => z.object({ count: z.number(), entries: z.array(entry) });
const product = z.object({ id: z.string(), code: z.string().optional(), name: z.string() });
const item = z.object({ id: z.string(), code: z.string() });
const answer = z.object({
  readAt: z.iso.datetime(),
  productsWithoutItem: list(product),
  productsWithLostItem: list(product),
  itemsWithoutProduct: list(item),
  productsWithSeveralItems: list(z.object({ product, items: z.array(item) })),
  itemsWithSeveralProducts: list(z.object({ item, products: z.array(product) })),
});
const matches = async () => {
  const { status, json } = await world.sidecar.call('GET /v1/products/matches', { as: 'operator' });
  assert.equal(status, 200, JSON.stringify(json));
  return answer.parse(json);
};
const newItem = (itemId: string, type = 'serviceSaleItem'): string =>
  netSuite.create(type, {
    itemId,
    rate: 1,
    taxSchedule: { id: '1' },
    subsidiary: { items: [{ id: '1' }] },
    includeChildren: true,
  });

const matched = world.product({ code: 'Same Code' });
const unknown = world.product({ code: 'Nobody Knows', item: 'none' });
const lost = world.product({ code: 'Was There', item: 'none', product: { NetSuiteItemId__c: '999999' } });
const alias = world.product({ code: 'Old Name', item: 'none' });
salesforce.create('ValueAlias__c', {
  Kind__c: 'Product',
  FromValue__c: 'Old Name',
  ToValue__c: 'Same Code',
  AliasKey__c: 'Product:Old Name',
  IsActive__c: true,
});
const unsold = newItem('Unsold', 'inventoryItem');
const twins = [world.product({ code: 'Twin' }), world.product({ code: 'TWIN', item: 'none' })];
const show = (id: string) => salesforce.see('Product2', id);

test('products without an item, items without a product, and doubles are listed for each side', async () => {
  const { productsWithoutItem, productsWithLostItem, itemsWithoutProduct, ...doubles } = await matches();
  assert.deepEqual(
    productsWithoutItem.entries.map(({ id }) => id),
    [unknown.id],
  );
  assert.equal(productsWithoutItem.count, 1);
  assert.deepEqual(
    productsWithLostItem.entries.map(({ code }) => code),
    ['Was There'],
  );
  assert.ok(itemsWithoutProduct.entries.some(({ id, code }) => id === unsold && code === 'Unsold'));
  assert.ok(!itemsWithoutProduct.entries.some(({ id }) => id === matched.itemId));
  const [double, ...others] = doubles.itemsWithSeveralProducts.entries;
  assert.deepEqual(others, []);
  assert.deepEqual(
    [double?.item.id, double?.products.map(({ id }) => id)],
    [twins[0]?.itemId, twins.map(({ id }) => id)],
  );
  assert.deepEqual(show(matched.id)['NetSuiteItemId__c'] ?? null, null);
});

test('a run shows on each product how it stands, and a second one writes nothing', async () => {
  const finished = () => world.log.lines.filter(({ journey, step }) => journey === 'products' && step === 'match');
  const run = async () => {
    const before = finished().length;
    const { status } = await world.sidecar.call('POST /v1/products/matches', { as: 'operator' });
    assert.equal(status, 202);
    await until('the run is through', () => Promise.resolve(finished().length > before));
    return finished().at(-1)?.['shown'];
  };
  await run();
  assert.partialDeepStrictEqual(show(matched.id), {
    NetSuiteItemId__c: matched.itemId,
    NetSuiteItemType__c: 'Service',
    SyncStatus__c: 'In Sync',
  });
  assert.ok(show(matched.id)['TaxSchedule__c']);
  assert.deepEqual(
    [unknown, lost, alias, ...twins].map(({ id }) => [
      show(id)['SyncStatus__c'],
      show(id)['NetSuiteItemId__c'] ?? null,
    ]),
    [
      ['Not Synced', null],
      ['Gone', '999999'],
      ['In Sync', null],
      ['On Hold', null],
      ['On Hold', null],
    ],
  );
  const { writes } = await salesforce.stats();
  assert.equal(await run(), 0);
  assert.equal((await salesforce.stats()).writes, writes);
});

test('only who may operate may compare', async () => {
  for (const as of ['viewer', 'nobody'] as const) {
    const { status } = await world.sidecar.call('GET /v1/products/matches', { as });
    assert.equal(status, as === 'viewer' ? 403 : 401);
  }
});

test('a list can be cut, its length cannot', async () => {
  const { json } = await world.sidecar.call('GET /v1/products/matches?limit=1', { as: 'operator' });
  const { itemsWithoutProduct } = answer.parse(json);
  assert.equal(itemsWithoutProduct.entries.length, 1);
  assert.ok(itemsWithoutProduct.count > 1);
});
