import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Item, SoldProduct } from '../../src/products/index.ts';
import { resolveItems } from '../../src/products/index.ts';

const item = (id: string, code: string, changes: Partial<Item> = {}): Item => ({
  id,
  code,
  isActive: true,
  hasTaxSchedule: true,
  ...changes,
});
const CATALOGUE = [
  item('1', 'GTX Pro'),
  item('2', 'Twice'),
  item('3', 'TWICE'),
  item('4', 'Retired', { isActive: false }),
  item('5', 'Untaxed', { hasTaxSchedule: false }),
];

const sold = (changes: Partial<SoldProduct> = {}): SoldProduct => ({
  lineId: 'line-1',
  line: 1,
  productId: 'product-1',
  code: 'GTX Pro',
  name: 'The GTX Pro',
  itemId: undefined,
  ...changes,
});

const resolve = async (products: readonly SoldProduct[], requiresTaxSchedule = true) => {
  const links: { productId: string; itemId: string }[] = [];
  const asked: string[] = [];
  const resolution = await resolveItems({
    items: {
      byIds: (ids) => Promise.resolve(CATALOGUE.filter(({ id }) => ids.includes(id))),
      byCodes: (codes) => {
        asked.push(...codes);
        const wanted = codes.map((code) => code.toLowerCase());
        return Promise.resolve(CATALOGUE.filter(({ code }) => wanted.includes(code.toLowerCase())));
      },
    },
    products: { link: (added) => Promise.resolve(void links.push(...added)) },
    resolveCode: (code) => Promise.resolve(code === 'GTXPro' ? 'GTX Pro' : code),
    requiresTaxSchedule,
  })(products);
  return { ...resolution, links, asked };
};

const FOUND: readonly (readonly [title: string, product: SoldProduct, id: string])[] = [
  ['by its code', sold(), '1'],
  ['by its code in another case', sold({ code: 'gtx PRO' }), '1'],
  ['by what its code is an alias of', sold({ code: 'GTXPro' }), '1'],
  ['by its name where it has no code', sold({ code: undefined, name: 'GTX Pro' }), '1'],
  ['by the id it is linked to, whatever its code says', sold({ itemId: '1', code: 'Something else' }), '1'],
];
for (const [title, product, id] of FOUND)
  test(`an item is found ${title}`, async () => {
    const { lines, findings } = await resolve([product]);
    assert.deepEqual(
      lines.map(({ lineId, item: { id: found } }) => [lineId, found]),
      [['line-1', id]],
    );
    assert.deepEqual(findings, []);
  });

const FINDINGS: readonly (readonly [title: string, product: SoldProduct, code: string, cause: RegExp])[] = [
  ['a code nobody knows', sold({ code: 'GTX' }), 'INVALID_SKU', /Line 1 sells "GTX", which NetSuite does not have/],
  ['a code two items have', sold({ code: 'Twice' }), 'INVALID_SKU', /fits 2 NetSuite items: 2, 3/],
  ['a link to an item that is gone', sold({ itemId: '99' }), 'INVALID_SKU', /does not have/],
  ['an inactive item', sold({ code: 'Retired' }), 'ITEM_INACTIVE', /Retired is inactive/],
  ['an item without tax schedule', sold({ code: 'Untaxed' }), 'TAX_CLASS_MISSING', /no tax schedule/],
];
for (const [title, product, code, cause] of FINDINGS)
  test(`${title} is a finding that names the line, never a guess`, async () => {
    const { lines, findings } = await resolve([product]);
    assert.deepEqual(lines, []);
    assert.partialDeepStrictEqual(findings, [{ code, subject: { line: 1, id: 'product-1' } }]);
    assert.match(findings[0]?.cause ?? '', cause);
  });

test('where taxes need no schedule, an item without one is sold', async () => {
  assert.equal((await resolve([sold({ code: 'Untaxed' })], false)).lines.length, 1);
});

test('every line is judged, and each code is asked for once', async () => {
  const lines = [sold(), sold({ lineId: 'line-2', line: 2 }), sold({ lineId: 'line-3', line: 3, code: 'Nope' })];
  const { lines: resolved, findings, asked } = await resolve(lines);
  assert.equal(resolved.length, 2);
  assert.deepEqual(
    findings.map(({ subject }) => subject.line),
    [3],
  );
  assert.deepEqual(asked, ['GTX Pro', 'Nope']);
});

test('looking links nothing; linking links what was found by its own code, once, and nothing that goes by an alias', async () => {
  const { link, links } = await resolve([
    sold(),
    sold({ lineId: 'line-2' }),
    sold({ lineId: 'line-3', productId: 'product-2', code: 'GTXPro' }),
    sold({ lineId: 'line-4', productId: 'product-3', itemId: '1' }),
  ]);
  assert.deepEqual(links, []);
  await link();
  assert.deepEqual(links, [{ productId: 'product-1', itemId: '1' }]);
});
