import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asText } from '../records/draft.ts';
import { customerIn, line, orderFor, refusalOf, testBook } from '../records/test-book.ts';
import type { TestBook } from '../records/test-book.ts';

const leeds = { addr1: '1 High Street', city: 'Leeds', country: 'GB' };
const entry = (address: object, more: object = {}) => ({ addressBookAddress: address, ...more });

const printedOn = (book: TestBook, order: string, name: string): string =>
  asText(book.read('salesOrder', order).sublists[name]?.[0]?.fields['addrText']);

test('an order takes the default addresses of its customer, unless it brings its own', () => {
  const book = testBook();
  const items = [entry(leeds, { defaultBilling: true }), entry({ ...leeds, city: 'York' }, { defaultShipping: true })];
  const customer = customerIn(book, { addressBook: { items } });
  const order = orderFor(book, customer, line('98'));
  assert.equal(printedOn(book, order, 'billingAddress'), '1 High Street\nLeeds\nUnited Kingdom');
  assert.equal(printedOn(book, order, 'shippingAddress'), '1 High Street\nYork\nUnited Kingdom');

  book.update('salesOrder', order, { billingAddress: { city: 'Ripon' } });
  assert.equal(printedOn(book, order, 'billingAddress'), '1 High Street\nRipon\nUnited Kingdom');
});

test('one address is the default; a later one takes over', () => {
  const book = testBook();
  const customer = customerIn(book, { addressBook: { items: [entry(leeds, { defaultBilling: true })] } });
  book.update('customer', customer, { addressBook: { items: [entry(leeds, { defaultBilling: true, label: 'new' })] } });
  const lines = book.read('customer', customer).sublists['addressBook'] ?? [];
  assert.deepEqual(
    lines.map(({ fields }) => [asText(fields['label']), fields['defaultBilling']]),
    [
      ['', false],
      ['new', true],
    ],
  );
});

test('states are checked where the account says so and the country has a list', () => {
  const cases = [
    { checkStates: false, country: 'US', state: 'Nowhere', path: undefined },
    { checkStates: true, country: 'US', state: 'Nowhere', path: 'addressBook.items[0].addressBookAddress.state' },
    { checkStates: true, country: 'CA', state: 'QC', path: undefined },
    { checkStates: true, country: 'GB', state: 'Yorkshire', path: undefined },
  ];
  for (const { checkStates, country, state, path } of cases) {
    const book = testBook({ preferences: { checkStates } });
    const refusal =
      path === undefined
        ? 'accepted'
        : `400 USER_ERROR: Error while accessing a resource. You have entered an Invalid Field Value ${state} for the following field: state. (${path})`;
    assert.equal(
      refusalOf(() => customerIn(book, { addressBook: { items: [entry({ country, state })] } })),
      refusal,
    );
  }
});
