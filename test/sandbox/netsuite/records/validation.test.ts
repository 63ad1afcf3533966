import assert from 'node:assert/strict';
import { test } from 'node:test';
import { customerIn, line, orderFor, refusalOf, testBook, valuesOf } from './test-book.ts';
import type { TestBook } from './test-book.ts';

const USER = '400 USER_ERROR: Error while accessing a resource.';
const invalid = (value: string, field: string, path: string): string =>
  `400 INVALID_CONTENT: Error while accessing resource: You have entered an Invalid Field Value ${value} for the following field: ${field} (${path})`;
const notHere = (value: string, field: string, path: string): string =>
  `${USER} You have entered an Invalid Field Value ${value} for the following field: ${field}. (${path})`;

type Case = { readonly why: string; readonly type: string; readonly body: object; readonly refusal: string };

const company = { companyName: 'Example Ltd', subsidiary: { id: '1' } };

const customerCases: readonly Case[] = [
  {
    why: 'a company has a name',
    type: 'customer',
    body: { subsidiary: { id: '1' } },
    refusal: `${USER} Please enter value(s) for: Company Name.`,
  },
  {
    why: 'a person has two',
    type: 'customer',
    body: { isPerson: true, subsidiary: { id: '1' } },
    refusal: `${USER} Please enter value(s) for: First Name, Last Name.`,
  },
  {
    why: 'a customer has a company to belong to',
    type: 'customer',
    body: { companyName: 'Example Ltd' },
    refusal: `${USER} Please enter value(s) for: Primary Subsidiary.`,
  },
  {
    why: 'names fit their field',
    type: 'customer',
    body: { ...company, companyName: 'x'.repeat(84) },
    refusal: `${USER} The field companyname contained more than the maximum number ( 83 ) of characters allowed. (companyName)`,
  },
  {
    why: 'references exist',
    type: 'customer',
    body: { ...company, subsidiary: { id: '77' } },
    refusal: invalid('77', 'subsidiary', 'subsidiary'),
  },
  {
    why: 'references by external id exist',
    type: 'customer',
    body: { ...company, parent: { externalId: 'nobody' } },
    refusal: invalid('nobody', 'parent', 'parent'),
  },
  {
    why: 'a reference is more than an empty object',
    type: 'customer',
    body: { ...company, terms: {} },
    refusal: '400 INVALID_REQUEST: The request could not be understood by the server due to malformed syntax.',
  },
  {
    why: 'countries are known',
    type: 'customer',
    body: { ...company, addressBook: { items: [{ addressBookAddress: { country: { id: 'Philipines' } } }] } },
    refusal: invalid('Philipines', 'country', 'addressBook.items[0].addressBookAddress.country'),
  },
  {
    why: 'enums take their ids only',
    type: 'customer',
    body: { ...company, emailPreference: 'XML' },
    refusal: invalid('XML', 'emailPreference', 'emailPreference'),
  },
  {
    why: 'switches are true or false',
    type: 'customer',
    body: { ...company, isInactive: 'T' },
    refusal: invalid('T', 'isInactive', 'isInactive'),
  },
  {
    why: 'external ids keep to letters, digits, underscore and hyphen',
    type: 'customer',
    body: { ...company, externalId: 'a|b' },
    refusal: invalid('a|b', 'externalId', 'externalId'),
  },
  {
    why: 'a body is an object',
    type: 'customer',
    body: [],
    refusal: '400 INVALID_REQUEST: The request could not be understood by the server due to malformed syntax.',
  },
  { why: 'the type exists', type: 'unicorn', body: {}, refusal: '404 NONEXISTENT_ID: Record does not exist.' },
];

test('a customer is refused for what is missing or wrong, in NetSuite’s words', () => {
  const book = testBook();
  for (const { why, type, body, refusal } of customerCases)
    assert.equal(
      refusalOf(() => book.create(type, body)),
      refusal,
      why,
    );
  assert.deepEqual([...book.list('customer')], []);
});

const order = (lines: readonly object[], more: object = {}) => ({
  entity: { externalId: 'BUYER' },
  item: { items: lines },
  ...more,
});

const orderCases: readonly Omit<Case, 'type'>[] = [
  {
    why: 'an order has a customer',
    body: { item: { items: [line('98')] } },
    refusal: `${USER} Please enter value(s) for: Customer.`,
  },
  {
    why: 'an order has lines',
    body: order([]),
    refusal: `${USER} You must enter at least one line item for this transaction. (item)`,
  },
  {
    why: 'items exist',
    body: order([line('98'), line('9999')]),
    refusal: invalid('9999', 'item', 'item.items[1].item'),
  },
  {
    why: 'a line has an item',
    body: order([{ quantity: 1 }]),
    refusal: `${USER} Please enter value(s) for: Item.`,
  },
  {
    why: 'quantities are numbers',
    body: order([line('98', { quantity: 'many' })]),
    refusal: invalid('many', 'quantity', 'item.items[0].quantity'),
  },
  {
    why: 'dates are dates of the calendar',
    body: order([line('98')], { tranDate: '2026-02-30' }),
    refusal: invalid('2026-02-30', 'tranDate', 'tranDate'),
  },
  {
    why: 'dates have one format',
    body: order([line('98')], { startDate: '1/31/2026' }),
    refusal: invalid('1/31/2026', 'startDate', 'startDate'),
  },
  {
    why: 'the currency is one the customer deals in',
    body: order([line('98')], { currency: { id: '4' } }),
    refusal: notHere('4', 'currency', 'currency'),
  },
  {
    why: 'the company is the customer’s own',
    body: order([line('98')], { subsidiary: { id: '3' } }),
    refusal: notHere('3', 'subsidiary', 'subsidiary'),
  },
  {
    why: 'dimensions belong to the company',
    body: order([line('98')], { location: { id: '6' } }),
    refusal: notHere('6', 'location', 'location'),
  },
  {
    why: 'dimensions of lines as well',
    body: order([line('98', { location: { id: '6' } })]),
    refusal: notHere('6', 'location', 'item.items[0].location'),
  },
  {
    why: 'memos fit their field',
    body: order([line('98')], { memo: 'x'.repeat(1000) }),
    refusal: `${USER} The field memo contained more than the maximum number ( 999 ) of characters allowed. (memo)`,
  },
  {
    why: 'the status of an order can be set to A or B only',
    body: order([line('98')], { orderStatus: 'G' }),
    refusal: invalid('G', 'orderStatus', 'orderStatus'),
  },
];

const withBuyer = (book: TestBook): TestBook => {
  customerIn(book, { externalId: 'BUYER' });
  return book;
};

test('a sales order is refused for what is missing or wrong, with the place in the body', () => {
  const book = withBuyer(testBook());
  for (const { why, body, refusal } of orderCases)
    assert.equal(
      refusalOf(() => book.create('salesOrder', body)),
      refusal,
      why,
    );
  assert.deepEqual([...book.list('salesOrder')], []);
});

test('inactive customers and items, and items of other companies, are refused', () => {
  const book = withBuyer(testBook());
  const own = book.create('serviceSaleItem', { itemId: 'Local', rate: 1, subsidiary: { items: [{ id: '3' }] } }).id;
  assert.equal(
    refusalOf(() => book.create('salesOrder', order([line(own)]))),
    notHere(own, 'item', 'item.items[0].item'),
  );
  book.operations.setItemInactive({ id: '98' });
  assert.equal(
    refusalOf(() => book.create('salesOrder', order([line('98')]))),
    notHere('98', 'item', 'item.items[0].item'),
  );
  const id = book.resolveId('customer', 'eid:BUYER');
  book.operations.setCustomerInactive({ id });
  assert.equal(
    refusalOf(() => book.create('salesOrder', order([line('99')]))),
    notHere(id, 'entity', 'entity'),
  );
});

test('an account can demand tax schedules and locations', () => {
  const item = { id: '50', itemId: 'Untaxed', rate: 1, subsidiary: { items: [{ id: '1' }] } };
  const lists = { serviceSaleItem: [item] };
  const lenient = withBuyer(testBook({ lists }));
  assert.equal(
    refusalOf(() => lenient.create('salesOrder', order([line('50')]))),
    'accepted',
  );
  const strict = withBuyer(testBook({ lists, preferences: { requireTaxSchedule: true, requireLocation: true } }));
  assert.equal(
    refusalOf(() => strict.create('salesOrder', order([line('50')]))),
    `${USER} Please enter value(s) for: Location.`,
  );
  const located = order([line('50')], { location: { id: '1' } });
  assert.equal(
    refusalOf(() => strict.create('salesOrder', located)),
    `${USER} The item Untaxed has no tax schedule; taxes cannot be calculated. (item.items[0].item)`,
  );
  strict.update('serviceSaleItem', '50', { taxSchedule: { id: '2' } });
  assert.equal(
    refusalOf(() => strict.create('salesOrder', located)),
    'accepted',
  );
});

test('an item says where it is sold, and stays while documents have it', () => {
  const book = withBuyer(testBook());
  assert.equal(
    refusalOf(() => book.create('serviceSaleItem', { itemId: 'Nowhere', rate: 1 })),
    `${USER} Please enter value(s) for: Subsidiary.`,
  );
  assert.equal(
    refusalOf(() => book.create('inventoryItem', { itemId: 'LICENCE', subsidiary: { items: [{ id: '1' }] } })),
    `${USER} An item with this name already exists. Please choose another name. (itemId)`,
  );
  book.create('salesOrder', order([line('98')]));
  assert.equal(
    refusalOf(() => book.remove('serviceSaleItem', '98')),
    `${USER} This record cannot be deleted because it has dependent records.`,
  );
  book.remove('nonInventorySaleItem', '99');
  assert.equal(
    refusalOf(() => book.read('nonInventorySaleItem', '99')),
    '404 NONEXISTENT_ID: Record does not exist.',
  );
});

test('names and external ids are taken once', () => {
  const book = testBook();
  customerIn(book, { externalId: 'A', entityId: 'Example' });
  const other = customerIn(book, { externalId: 'B' });
  const exists = `${USER} This entity already exists.`;
  assert.equal(
    refusalOf(() => customerIn(book, { externalId: 'A' })),
    exists,
  );
  assert.equal(
    refusalOf(() => customerIn(book, { entityId: 'EXAMPLE' })),
    exists,
  );
  assert.equal(
    refusalOf(() => book.update('customer', other, { externalId: 'A' })),
    exists,
  );
  const one = orderFor(book, other, line('98'));
  book.update('salesOrder', one, { externalId: 'ORDER' });
  assert.equal(
    refusalOf(() => book.update('salesOrder', orderFor(book, other, line('98')), { externalId: 'ORDER' })),
    `${USER} This record already exists.`,
  );

  const byName = testBook({ preferences: { autoNumberEntities: false } });
  customerIn(byName);
  assert.equal(
    refusalOf(() => customerIn(byName)),
    exists,
  );
});

test('two companies may have contacts of the same name, one company may not', () => {
  const book = testBook();
  const [one, other] = [customerIn(book), customerIn(book)];
  const contact = (customer: string) => ({ entityId: 'Sam Doe', company: { id: customer } });
  const { id } = book.create('contact', contact(one));
  assert.deepEqual(valuesOf(book.read('contact', id), 'subsidiary'), ['1']);
  book.create('contact', contact(other));
  assert.equal(
    refusalOf(() => book.create('contact', contact(one))),
    `${USER} A contact record with this name already exists. Every contact record must have a unique name.`,
  );
});

test('unknown and calculated names are collected, refused or passed over, as the request asks', () => {
  const book = testBook({ customFields: [{ id: 'custentity_segment' }] });
  const body = { ...company, custentity_segment: 'A', custentity_other: 'B', balance: 5, colour: 'red', LINKS: [] };
  const collected: string[] = [];
  const { id } = book.create('customer', body, { propertyNames: 'warning', warnings: collected });
  assert.deepEqual(collected, ['custentity_other', 'balance', 'colour']);
  assert.deepEqual(valuesOf(book.read('customer', id), 'custentity_segment', 'balance', 'colour'), ['A', '0.00', '']);

  const ignored: string[] = [];
  book.create('customer', body, { propertyNames: 'ignore', warnings: ignored });
  assert.deepEqual(ignored, []);
  assert.equal(
    refusalOf(() => book.create('customer', body, { propertyNames: 'error', warnings: [] })),
    '400 NONEXISTENT_FIELD: Unknown reference or field: custentity_other. (custentity_other)',
  );
});

test('what the sandbox does not keep is refused by name', () => {
  const book = withBuyer(testBook());
  const cases = [
    { act: () => book.create('kitItem', {}), message: 'The sandbox does not support the record type kitItem.' },
    {
      act: () => book.create('salesOrder', order([line('98')], { shippingCost: 5 })),
      message: 'The sandbox does not support shippingCost of salesOrder.',
    },
    {
      act: () => book.create('itemFulfillment', {}),
      message: 'The sandbox does not support writing the record type itemFulfillment directly.',
    },
    {
      act: () =>
        book.transform(
          'salesOrder',
          orderFor(book, book.resolveId('customer', 'eid:BUYER'), line('98')),
          'customerPayment',
          { body: {} },
        ),
      message: 'The sandbox does not support transforming salesOrder into customerPayment.',
    },
    { act: () => book.operate('bribe', {}), message: 'The sandbox does not support the operation bribe.' },
  ];
  for (const { act, message } of cases) assert.throws(act, { name: 'Unsupported', message });
});
