import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account, NewCustomer } from '../../src/customers/index.ts';
import type { MappedField } from '../../src/shared/mapping.ts';
import { newCustomer, openAccountFor, statsOf } from './account-under-test.ts';
import { failureFrom } from './failures.ts';

const KEY = '001000000000001AAA';

const accountNamed = (name: string, more: Partial<Account> = {}): Account => ({
  id: KEY,
  name,
  parentId: undefined,
  customerId: undefined,
  subsidiary: undefined,
  taxId: undefined,
  website: undefined,
  source: {},
  ...more,
});

const text = (field: string, value: string): MappedField => ({ field, value: { kind: 'text', value } });
const reference = (field: string, id: string): MappedField => ({ field, value: { kind: 'reference', id } });

const newcomer = (more: Partial<NewCustomer> = {}): NewCustomer => ({
  key: KEY,
  parentId: undefined,
  fields: [text('companyName', 'Harbour Foods'), reference('subsidiary', '1'), reference('currency', '1')],
  address: [
    text('label', 'Billing'),
    { field: 'defaultBilling', value: { kind: 'boolean', value: true } },
    text('addr1', '1 Quay Street'),
    text('city', 'Bristol'),
    reference('country', 'GB'),
  ],
  ...more,
});

test('a customer is found by the key both sides share, with the number people know it by', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  assert.equal(await netSuite.customers.byKey(KEY), undefined);
  const id = newCustomer(sandbox, { externalId: KEY });
  const found = await netSuite.customers.byKey(KEY);
  assert.equal(found?.id, id);
  assert.match(found.number, /^CUS\d+$/);
});

test('a name matches without regard to case, and within the subsidiary where one is known', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const us = newCustomer(sandbox, { companyName: 'Harbour Foods' });
  const uk = newCustomer(sandbox, { companyName: 'HARBOUR FOODS', subsidiary: { id: '2' } });
  newCustomer(sandbox, { companyName: 'Harbour Foods Ltd' });
  const everywhere = await netSuite.customers.matching(accountNamed('Harbour foods'), 'name');
  assert.deepEqual(
    everywhere.map(({ id }) => id),
    [us, uk],
  );
  assert.deepEqual(
    everywhere.map(({ name }) => name),
    ['Harbour Foods', 'HARBOUR FOODS'],
  );
  const inUk = accountNamed('harbour foods', { subsidiary: 'united kingdom' });
  assert.deepEqual(
    (await netSuite.customers.matching(inUk, 'name')).map(({ id }) => id),
    [uk],
  );
});

test('a name with quotes, signs and other alphabets is a name and nothing else', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  for (const name of ["O'Neil & Söhne", '100% _pure_', '株式会社']) {
    const id = newCustomer(sandbox, { companyName: name });
    assert.deepEqual(
      (await netSuite.customers.matching(accountNamed(name), 'name')).map((each) => each.id),
      [id],
      name,
    );
  }
});

test('a tax number matches exactly, and an account without one matches nobody', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const id = newCustomer(sandbox, { vatRegNumber: 'GB123456789' });
  const match = (taxId?: string) => netSuite.customers.matching(accountNamed('Any', { taxId }), 'tax-id');
  assert.deepEqual(
    (await match('GB123456789')).map((each) => each.id),
    [id],
  );
  assert.deepEqual(await match('GB12345678'), []);
  assert.deepEqual(await match(), []);
});

test('a web address matches by its domain only', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const match = async (website?: string) =>
    (await netSuite.customers.matching(accountNamed('Any', { website }), 'domain')).map(({ id }) => id);
  const plain = newCustomer(sandbox, { companyName: 'A', url: 'http://example.com' });
  const deep = newCustomer(sandbox, { companyName: 'B', url: 'https://www.Example.com/about' });
  newCustomer(sandbox, { companyName: 'C', url: 'https://notexample.com' });
  newCustomer(sandbox, { companyName: 'D', url: 'https://example.com.au' });
  newCustomer(sandbox, { companyName: 'E', url: 'https://exampleXcom.org' });
  for (const website of ['example.com', 'https://www.example.com/', 'HTTP://EXAMPLE.COM/shop'])
    assert.deepEqual(await match(website), [plain, deep], website);
  assert.deepEqual(await match('not a site'), []);
  assert.deepEqual(await match(), []);
});

test('customers that were made inactive match nobody', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const id = newCustomer(sandbox);
  sandbox.book.operations.setCustomerInactive({ id });
  assert.deepEqual(await netSuite.customers.matching(accountNamed('Northern Mills'), 'name'), []);
});

test('a customer is created with its address and parent, and again under the same key changes the same one', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const parentId = newCustomer(sandbox, { companyName: 'Harbour Group' });
  const made = await netSuite.customers.create(newcomer({ parentId }));
  assert.deepEqual(await netSuite.customers.create(newcomer({ parentId })), made);
  const stored = sandbox.book.read('customer', made.id);
  assert.deepEqual(stored.fields['parent'], { id: parentId });
  const addresses = stored.sublists['addressBook'] ?? [];
  assert.equal(addresses.length, 1);
  assert.equal(addresses[0]?.subrecords?.['addressBookAddress']?.['city'], 'Bristol');
  assert.deepEqual((await statsOf(sandbox)).writes, { created: 1, updated: 1, deleted: 0 });
});

test('an existing customer is adopted by writing the key on it', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const id = newCustomer(sandbox);
  await netSuite.customers.adopt(id, KEY);
  assert.equal((await netSuite.customers.byKey(KEY))?.id, id);
});

test('a customer that NetSuite refuses says which field and whose it is', async (context) => {
  const { netSuite } = await openAccountFor(context);
  const withoutCompany = newcomer({ fields: [reference('subsidiary', '1')] });
  const failure = await failureFrom(netSuite.customers.create(withoutCompany));
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['needs-a-person', 'REQUIRED_MISSING', false]);
  const elsewhere = newcomer({ fields: [text('companyName', 'X'), reference('subsidiary', '99')] });
  const wrong = await failureFrom(netSuite.customers.create(elsewhere));
  assert.deepEqual([wrong.code, wrong.owner], ['MISSING_SUBSIDIARY', 'finance']);
});

test('a customer deals in its primary currency and in those on its list, and in no other', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customerId = newCustomer(sandbox, { currencyList: { items: [{ currency: { id: '4' } }] } });
  const answers = ['1', '4', '5'].map((currencyId) => netSuite.customers.dealsIn({ customerId, currencyId }));
  assert.deepEqual(await Promise.all(answers), [true, true, false]);
  assert.equal(await netSuite.customers.dealsIn({ customerId: '999', currencyId: '5' }), true);
});

test('a currency is added to a customer once, however often it is asked for, and the others stay', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  const customerId = newCustomer(sandbox, { currencyList: { items: [{ currency: { id: '4' } }] } });
  for (const currencyId of ['5', '5', '4', '1']) await netSuite.customers.addCurrency({ customerId, currencyId });
  const { fields, sublists } = sandbox.book.read('customer', customerId);
  assert.deepEqual(fields['currency'], { id: '1' });
  const listed = (sublists['currencyList'] ?? []).map((line) => line.fields['currency']);
  assert.deepEqual(listed, [{ id: '4' }, { id: '1' }, { id: '5' }]);
  const unknown = await failureFrom(netSuite.customers.addCurrency({ customerId, currencyId: '77' }));
  assert.deepEqual([unknown.kind, unknown.code], ['needs-a-person', 'MISSING_CURRENCY_CODE']);
});
