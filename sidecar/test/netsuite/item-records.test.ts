import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openAccountFor, statsOf } from './account-under-test.ts';

const newItem = (itemId: string, more: Readonly<Record<string, unknown>> = {}) => ({
  itemId,
  subsidiary: { items: [{ id: '1' }] },
  includeChildren: true,
  ...more,
});

test('items are found by code without regard to case, and by id', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const { id } = sandbox.book.create('serviceSaleItem', newItem('GTX Pro', { taxSchedule: { id: '1' } }));
  const item = { id, code: 'GTX Pro', isActive: true, hasTaxSchedule: true };
  assert.deepEqual(await netSuite.items.byCodes(['gtx PRO']), [item]);
  assert.deepEqual(await netSuite.items.byIds([id]), [item]);
  assert.deepEqual(await netSuite.items.byCodes(['GTXPro']), []);
});

test('an item says that it is inactive, and that it has no tax schedule', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const { id } = sandbox.book.create('inventoryItem', newItem('Old Box'));
  sandbox.book.operations.setItemInactive({ id });
  assert.deepEqual(await netSuite.items.byCodes(['Old Box']), [
    { id, code: 'Old Box', isActive: false, hasTaxSchedule: false },
  ]);
});

test('what was found is remembered for half a minute, what was missing is asked again', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  assert.equal((await netSuite.items.byCodes(['Licence', 'Later'])).length, 1);
  sandbox.book.create('serviceSaleItem', newItem('Later', { taxSchedule: { id: '1' } }));
  assert.equal((await netSuite.items.byCodes(['Licence', 'Later'])).length, 2);
  await netSuite.items.byCodes(['Licence', 'Later']);
  assert.equal((await statsOf(sandbox)).requests.suiteql, 2);
  sandbox.book.operations.setItemInactive({ id: '99' });
  sandbox.clock.advance(31_000);
  assert.equal((await netSuite.items.byCodes(['Licence']))[0]?.isActive, false);
});

test('an item that cannot be sold is asked for each time, because somebody may be correcting it', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const { id } = sandbox.book.create('serviceSaleItem', newItem('No Tax'));
  assert.equal((await netSuite.items.byIds([id]))[0]?.hasTaxSchedule, false);
  sandbox.book.update('serviceSaleItem', id, { taxSchedule: { id: '1' } });
  assert.equal((await netSuite.items.byIds([id]))[0]?.hasTaxSchedule, true);
});

test('nothing is asked for nothing', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  assert.deepEqual(await netSuite.items.byCodes([]), []);
  assert.deepEqual(await netSuite.invoices.byIds([]), { documents: [], unreadable: [] });
  assert.deepEqual(await netSuite.payments.byIds([]), { payments: [], unreadable: [] });
  assert.equal((await statsOf(sandbox)).requests.suiteql, 0);
});

test('more items than one query may name are found all the same', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const codes = Array.from({ length: 1_100 }, (_, index) => `Part ${index}`);
  for (const code of codes) sandbox.book.create('serviceSaleItem', newItem(code));
  assert.equal((await netSuite.items.byCodes(codes)).length, 1_100);
});

test('reference lists are looked up by name without regard to case', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const kinds = ['Currency', 'Subsidiary', 'Terms', 'Department', 'Location', 'Class', 'Country'];
  const { find } = await netSuite.references.current([...kinds, 'TaxSchedule', 'TaxCode', 'BillingSchedule', 'Planet']);
  assert.equal(find('Currency', 'gbp'), '2');
  assert.equal(find('Subsidiary', ' united kingdom '), '2');
  assert.equal(find('Terms', 'Net 30'), '2');
  assert.equal(find('Department', 'Services'), '2');
  assert.equal(find('Location', 'London'), '2');
  assert.equal(find('Class', 'Hardware'), '2');
  assert.equal(find('Country', 'United Kingdom'), 'GB');
  assert.equal(find('Country', 'Philipines'), undefined);
  assert.equal(find('Currency', 'XXX'), undefined);
  assert.equal(find('TaxSchedule', 'taxable'), '1');
  assert.notEqual(find('TaxCode', 'vat-gb:s-gb'), undefined);
  assert.notEqual(find('BillingSchedule', 'Monthly'), undefined);
  assert.equal(find('Planet', 'Earth'), undefined);
  sandbox.book.create('term', { name: 'Net 90', daysUntilNetDue: 90 });
  assert.equal((await netSuite.references.current(['Terms'])).find('Terms', 'Net 90'), undefined);
  netSuite.references.forget();
  assert.notEqual((await netSuite.references.current(['Terms'])).find('Terms', 'Net 90'), undefined);
});

test('a list that nobody looks anything up in is not read, and one that was read is kept', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const asked = async () => (await statsOf(sandbox)).requests.suiteql;
  await netSuite.references.current(['Currency', 'Country']);
  assert.equal(await asked(), 1);
  await netSuite.references.current(['Currency', 'Terms']);
  assert.equal(await asked(), 2);
});
