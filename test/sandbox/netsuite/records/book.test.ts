import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BASE, customerIn, invoiceFor, line, orderFor, refusalOf, testBook, valuesOf } from './test-book.ts';
import type { TestBook } from './test-book.ts';
import type { RecordListener } from './types.ts';

const lineTexts = (book: TestBook, id: string): string[] =>
  (book.read('salesOrder', id).sublists['item'] ?? []).map((each) =>
    [
      each.line,
      ...valuesOf({ ...book.read('salesOrder', id), fields: each.fields }, 'item', 'quantity', 'amount'),
    ].join(' '),
  );

test('an upsert by external id makes a record once and then changes it', () => {
  const book = testBook();
  const entity = { id: customerIn(book) };
  const first = book.upsert('salesOrder', 'key-1', { entity, memo: 'one', item: { items: [line('98')] } });
  const second = book.upsert('salesOrder', 'key-1', { memo: 'two' });
  assert.deepEqual([first.created, second.created, first.id === second.id], [true, false, true]);
  assert.deepEqual(valuesOf(book.read('salesOrder', book.resolveId('salesOrder', 'eid:key-1')), 'memo', 'tranId'), [
    'two',
    'SO1001',
  ]);
  assert.equal(
    refusalOf(() => book.resolveId('salesOrder', 'eid:key-2')),
    '404 NONEXISTENT_ID: Record does not exist.',
  );
});

test('lines with a known number are changed, others added; replacing drops what is not named', () => {
  const cases = [
    { items: [{ line: 1, quantity: 5 }], replace: [], expected: ['1 98 5 750.00', '2 99 1 39.95'] },
    { items: [line('98')], replace: [], expected: ['1 98 1 150.00', '2 99 1 39.95', '3 98 1 150.00'] },
    {
      items: [{ line: 2 }, line('98', { quantity: 2 })],
      replace: ['item'],
      expected: ['2 99 1 39.95', '3 98 2 300.00'],
    },
    { items: [{ line: 2, rate: 40 }], replace: ['ITEM'], expected: ['2 99 1 40.00'] },
    { items: [{ line: 2, amount: 80, quantity: 2 }], replace: ['item'], expected: ['2 99 2 80.00'] },
    { items: [{ line: 2, item: { id: '98' } }], replace: ['item'], expected: ['2 98 1 150.00'] },
  ];
  for (const { items, replace, expected } of cases) {
    const book = testBook();
    const id = orderFor(book, customerIn(book), line('98'), line('99'));
    book.update('salesOrder', id, { item: { items } }, { replace });
    assert.deepEqual(lineTexts(book, id), expected);
  }
});

test('null clears a field, and so does replacing it without a value', () => {
  const book = testBook();
  const id = customerIn(book, { email: 'a@example.com', phone: '1', terms: { id: '2' } });
  book.update('customer', id, { email: null });
  book.update('customer', id, { phone: null }, { replaceSelectedFields: true, replace: ['phone', 'terms'] });
  assert.deepEqual(valuesOf(book.read('customer', id), 'email', 'phone', 'terms'), ['', '', '']);
});

test('a change that fails leaves everything as it was, and nobody hears of it', () => {
  const book = testBook();
  const customer = customerIn(book);
  const invoice = invoiceFor(book, customer, { amount: '100' });
  const heard: string[] = [];
  const listener: RecordListener = {
    saved: ({ type, id }) => void heard.push(`saved ${type} ${id}`),
    deleted: ({ type, id }) => void heard.push(`deleted ${type} ${id}`),
    linked: (id, links) => void heard.push(`linked ${id} ${links.length}`),
  };
  book.listen(listener);
  const tooMuch = { items: [{ doc: { id: invoice }, amount: 95 }] };
  refusalOf(() => book.create('customerPayment', { customer: { id: customer }, payment: 90, apply: tooMuch }));
  refusalOf(() => book.update('customer', customer, { companyName: 'Other', parent: { id: customer } }));
  assert.deepEqual(heard, []);
  assert.deepEqual(valuesOf(book.read('customer', customer), 'companyName'), ['Example Ltd']);

  const { payment } = book.operations.payInvoice({ id: invoice });
  book.remove('customerPayment', payment);
  assert.deepEqual(heard, [
    `saved customerPayment ${payment}`,
    `saved invoice ${invoice}`,
    `linked ${payment} 1`,
    `saved invoice ${invoice}`,
    `linked ${payment} 0`,
    `deleted customerPayment ${payment}`,
  ]);
});

test('a record reads as typed JSON with links, names and labels', () => {
  const book = testBook();
  const customer = customerIn(book, { externalId: 'ACC-1' });
  const id = orderFor(book, customer, line('99', { quantity: 2 }));
  const json = book.toJson(book.read('salesOrder', id), { baseUrl: BASE });
  const self = `${BASE}/services/rest/record/v1/salesOrder/${id}`;
  assert.deepEqual(
    {
      links: json['links'],
      total: json['total'],
      tranDate: json['tranDate'],
      createdDate: json['createdDate'],
      toBeEmailed: json['toBeEmailed'],
      status: json['status'],
      entity: json['entity'],
      item: json['item'],
    },
    {
      links: [{ rel: 'self', href: self }],
      total: 79.9,
      tranDate: '2026-03-10',
      createdDate: '2026-03-10T18:00:00Z',
      toBeEmailed: false,
      status: { id: 'F', refName: 'Pending Billing' },
      entity: {
        links: [{ rel: 'self', href: `${BASE}/services/rest/record/v1/customer/${customer}` }],
        id: customer,
        externalId: 'ACC-1',
        refName: 'CUS1001 Example Ltd',
      },
      item: { links: [{ rel: 'self', href: `${self}/item` }] },
    },
  );
  const simple = book.toJson(book.read('salesOrder', id), {
    baseUrl: BASE,
    simpleEnumFormat: true,
    fields: ['STATUS', 'id'],
  });
  assert.deepEqual(simple, { links: [{ rel: 'self', href: self }], id, status: 'F' });
});

test('sublists, their lines and sub-records are resources of their own', () => {
  const book = testBook();
  const address = { addr1: '1 High Street', city: 'Leeds', zip: 'LS1', country: { id: 'GB' } };
  const customer = customerIn(book, {
    addressBook: { items: [{ defaultBilling: true, addressBookAddress: address }] },
  });
  const id = orderFor(book, customer, line('98'), line('99'));
  const order = book.read('salesOrder', id);
  const options = { baseUrl: BASE };
  assert.equal(book.subResource(order, ['item'], options)['totalResults'], 2);
  assert.equal(book.subResource(order, ['ITEM', '2'], options)['amount'], 39.95);
  assert.deepEqual(book.subResource(order, ['billingAddress'], options)['country'], {
    id: 'GB',
    refName: 'United Kingdom',
  });
  assert.equal(
    book.subResource(book.read('customer', customer), ['addressBook', '1', 'addressBookAddress'], options)['addrText'],
    '1 High Street\nLeeds LS1\nUnited Kingdom',
  );
  for (const path of [['nothing'], ['item', '9'], ['item', '1', 'nothing']])
    assert.equal(
      refusalOf(() => book.subResource(order, path, options)),
      '404 NONEXISTENT_ID: Record does not exist.',
    );
});

test('what a client reads it may send back unchanged', () => {
  const book = testBook({ customFields: [{ id: 'custbody_contract' }, { id: 'custcol_source', maxLength: 40 }] });
  const id = orderFor(book, customerIn(book), line('98', { quantity: 2, custcol_source: 'a' }), line('99'));
  book.update('salesOrder', id, { custbody_contract: '800', startDate: '2026-01-01' });
  const before = book.read('salesOrder', id);
  book.update('salesOrder', id, book.toJson(before, { baseUrl: BASE, expandSubResources: true }));
  const after = book.read('salesOrder', id);
  assert.deepEqual([after.fields, after.sublists], [before.fields, before.sublists]);
});

test('prices come from the level and currency of the sale', () => {
  const prices = [
    { currencyPage: { id: '4' }, priceLevel: { id: '1' }, price: 90 },
    { currencyPage: { id: '1' }, priceLevel: { id: '5' }, price: 80 },
  ];
  const book = testBook({
    lists: {
      serviceSaleItem: [
        { id: '98', itemId: 'Advice', rate: 100, subsidiary: { items: [{ id: '1' }] }, price: { items: prices } },
      ],
    },
  });
  const entity = {
    id: customerIn(book, { currencyList: { items: [{ currency: { id: '4' } }, { currency: { id: '5' } }] } }),
  };
  const cases = [
    { more: {}, total: '100.00' },
    { more: { priceLevel: { id: '5' } }, total: '80.00' },
    { more: { priceLevel: { id: '2' } }, total: '90.00' },
    { more: { currency: { id: '4' } }, total: '90.00' },
    { more: { currency: { id: '4' }, priceLevel: { id: '2' } }, total: '81.00' },
  ];
  for (const { more, total } of cases) {
    const { id } = book.create('salesOrder', { entity, item: { items: [line('98')] }, ...more });
    assert.deepEqual(valuesOf(book.read('salesOrder', id), 'total'), [total]);
  }
  assert.equal(
    refusalOf(() => book.create('salesOrder', { entity, currency: { id: '5' }, item: { items: [line('98')] } })),
    '400 USER_ERROR: Error while accessing a resource. Please enter value(s) for: Amount.',
  );
});

test('a discount and a tax code change the total, to the cent', () => {
  const book = testBook({
    taxCodeOfCountry: { GB: '5' },
    lists: { discountItem: [{ id: '70', itemId: 'Partner', rate: -10, subsidiary: { items: [{ id: '1' }] } }] },
  });
  const british = customerIn(book, { subsidiary: { id: '2' } });
  const exempt = customerIn(book, { subsidiary: { id: '2' }, taxable: false });
  const cases = [
    { entity: british, more: {}, expected: ['99.99', '0.00', '20.00', '119.99'] },
    { entity: exempt, more: {}, expected: ['99.99', '0.00', '0.00', '99.99'] },
    {
      entity: british,
      more: { discountItem: { id: '70' }, discountRate: '-10%' },
      expected: ['99.99', '-10.00', '18.00', '107.99'],
    },
    { entity: british, more: { discountItem: { id: '70' } }, expected: ['99.99', '-10.00', '18.00', '107.99'] },
  ];
  for (const { entity, more, expected } of cases) {
    const { id } = book.create('invoice', {
      entity: { id: entity },
      item: { items: [line('98', { rate: '99.99' })] },
      ...more,
    });
    assert.deepEqual(valuesOf(book.read('invoice', id), 'subtotal', 'discountTotal', 'taxTotal', 'total'), expected);
  }
});
