import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';
import type { RawRecord } from './types.ts';

const shipment = { Carrier__c: 'Rail' };

/** `CODE: message [fields]` of the only row of a save. */
const refusal = (record: RawRecord, object = 'Shipment__c'): string => {
  const [result] = openShippingOrg().insert(object, record);
  assert.equal(result?.success, false, 'the row was saved');
  return result.errors.map((error) => `${error.statusCode}: ${error.message} [${error.fields.join(', ')}]`).join('; ');
};

const refused: readonly (readonly [title: string, record: RawRecord, expected: string | RegExp])[] = [
  ['a missing required field', {}, 'REQUIRED_FIELD_MISSING: Required fields are missing: [Carrier__c] [Carrier__c]'],
  [
    'a required text of spaces',
    { Carrier__c: '  ' },
    'REQUIRED_FIELD_MISSING: Required fields are missing: [Carrier__c] [Carrier__c]',
  ],
  [
    'a field the object does not have',
    { ...shipment, Colour__c: 'red' },
    "INVALID_FIELD: No such column 'Colour__c' on sobject of type Shipment__c []",
  ],
  ['a running number', { ...shipment, Name: 'SH-1' }, /^INVALID_FIELD_FOR_INSERT_UPDATE: .*: Name\. Please check/],
  ['a system field', { ...shipment, CreatedDate: '2020-01-01T00:00:00Z' }, /^INVALID_FIELD_FOR_INSERT_UPDATE: /],
  [
    'a text that is too long',
    { Carrier__c: 'Railway Company' },
    'STRING_TOO_LONG: Carrier: data value too large: Railway Company (max length=10) [Carrier__c]',
  ],
  [
    'a value outside a restricted picklist',
    { ...shipment, Status__c: 'Lost' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Status: bad value for restricted picklist field: Lost [Status__c]',
  ],
  [
    'a number with too many digits',
    { ...shipment, Weight__c: 12345 },
    'NUMBER_OUTSIDE_VALID_RANGE: Weight: value outside of valid range on numeric field: 12345 [Weight__c]',
  ],
  [
    'a bad e-mail address',
    { ...shipment, Contact__c: 'nobody' },
    'INVALID_EMAIL_ADDRESS: Contact: invalid email address: nobody [Contact__c]',
  ],
  [
    'a word where a number belongs',
    { ...shipment, Weight__c: 'heavy' },
    /^JSON_PARSER_ERROR: Cannot deserialize instance of double from VALUE_STRING value heavy /,
  ],
  ['a number where text belongs', { Carrier__c: 7 }, /^JSON_PARSER_ERROR: .*string from VALUE_NUMBER_INT value 7 /],
  ['a day that does not exist', { ...shipment, DueOn__c: '2026-02-30' }, /^JSON_PARSER_ERROR: .*instance of date/],
  [
    'an id of another object',
    { ...shipment, Account__c: '003Hs0000000001' },
    'MALFORMED_ID: Account: id value of incorrect type: 003Hs0000000001 [Account__c]',
  ],
  [
    'an id nobody has',
    { ...shipment, Account__c: '001Hs0000000ZZZ' },
    'INVALID_CROSS_REFERENCE_KEY: invalid cross reference id [Account__c]',
  ],
  [
    'a parent with an unknown external id',
    { ...shipment, Account__r: { CustomerCode__c: '12' } },
    'INVALID_FIELD: Foreign key external ID: 12 not found for field CustomerCode__c in entity Account []',
  ],
  [
    'a currency that is not active',
    { ...shipment, CurrencyIsoCode: 'GBP' },
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: Currency ISO Code: bad value for restricted picklist field: GBP [CurrencyIsoCode]',
  ],
];

for (const [title, record, expected] of refused) {
  test(`${title} is refused in the platform's words`, () => {
    const found = refusal(record);
    if (typeof expected === 'string') assert.equal(found, expected);
    else assert.match(found, expected);
  });
}

test('custom metadata cannot be written', () => {
  assert.match(refusal({ MaximumWeight__c: 1 }, 'CarrierRule__mdt'), /^INVALID_TYPE_FOR_OPERATION: /);
});

test('values are stored as the platform stores them', () => {
  const { org, id } = openShippingOrg();
  const stored = org.byId(
    'Shipment__c',
    id('shipment__c', {
      carrier__C: ' Rail ',
      Notes__c: '',
      Weight__c: '12.345',
      Fee__c: 0.1,
      SentAt__c: '2026-03-01T10:00:00.789+0200',
      CurrencyIsoCode: 'EUR',
    }),
  );
  assert.ok(stored);
  const { Carrier__c, Notes__c, Weight__c, Fee__c, SentAt__c, IsUrgent__c, Status__c, Name, DueOn__c } = stored;
  assert.deepEqual(
    { Carrier__c, Notes__c, Weight__c, Fee__c, SentAt__c, IsUrgent__c, Status__c, Name, DueOn__c },
    {
      Carrier__c: 'Rail',
      Notes__c: null,
      Weight__c: 12.345,
      Fee__c: 0.1,
      SentAt__c: '2026-03-01T08:00:00.000Z',
      IsUrgent__c: true,
      Status__c: 'Packed',
      Name: 'SH-0001',
      DueOn__c: null,
    },
  );
  assert.deepEqual(
    [stored.CreatedDate, stored.SystemModstamp, stored.CurrencyIsoCode],
    ['2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.000Z', 'EUR'],
  );
});

test('a record without a text name is called by its id', () => {
  const { org, id } = openShippingOrg();
  const depot = id('Depot__c', {});
  assert.equal(org.byId('Depot__c', depot)?.Name, depot);
});

test('ids have 18 characters, and their first 15 find the same row', () => {
  const { org, id } = openShippingOrg();
  const account = id('Account', { Name: 'Acme' });
  assert.match(account, /^001[A-Za-z0-9]{15}$/);
  assert.equal(org.byId('Account', account.slice(0, 15))?.Name, 'Acme');
});

test('a unique value is refused the second time, whatever its case, and free again after a delete', () => {
  const { org, caller, id, insert } = openShippingOrg();
  const first = id('Shipment__c', { ...shipment, TrackingCode__c: 'AB1' });
  const [second] = insert('Shipment__c', { ...shipment, TrackingCode__c: 'ab1' });
  assert.deepEqual(second?.errors, [
    {
      statusCode: 'DUPLICATE_VALUE',
      message: `duplicate value found: TrackingCode__c duplicates value on record with id: ${first.slice(0, 15)}`,
      fields: [],
    },
  ]);
  org.remove(caller, { object: 'Shipment__c', ids: [first], allOrNone: true });
  id('Shipment__c', { ...shipment, TrackingCode__c: 'ab1' });
});

test('a parent can be named by its external id, and taken away with null', () => {
  const { org, id, update } = openShippingOrg();
  const account = id('Account', { Name: 'Acme', CustomerCode__c: '12' });
  const sent = id('Shipment__c', { ...shipment, Account__r: { CustomerCode__c: '12' } });
  assert.equal(org.byId('Shipment__c', sent)?.Account__c, account);
  update('Shipment__c', { Id: sent, Account__r: null });
  assert.equal(org.byId('Shipment__c', sent)?.Account__c, null);
});

test('values from CSV are text, and a wrong one says which field', () => {
  const { org, caller } = openShippingOrg();
  const records = [
    { Carrier__c: 'Rail', Weight__c: '1.50', IsUrgent__c: '0', 'Account__r.CustomerCode__c': '' },
    { Carrier__c: 'Rail', Weight__c: 'heavy' },
  ];
  const [good, bad] = org.insert(caller, { object: 'Shipment__c', records, allOrNone: false, valuesAre: 'text' });
  assert.equal(good?.success, true);
  assert.deepEqual(bad?.errors, [
    {
      statusCode: 'INVALID_TYPE_ON_FIELD_IN_RECORD',
      message: 'Weight: value not of required type: heavy',
      fields: ['Weight__c'],
    },
  ]);
});

test('a detail takes the currency of its master and cannot move to another', () => {
  const { org, id, update } = openShippingOrg();
  const master = id('Shipment__c', { ...shipment, CurrencyIsoCode: 'EUR' });
  const parcel = id('Parcel__c', { Shipment__c: master });
  assert.equal(org.byId('Parcel__c', parcel)?.CurrencyIsoCode, 'EUR');
  const [moved] = update('Parcel__c', { Id: parcel, Shipment__c: id('Shipment__c', shipment) });
  assert.equal(moved?.errors[0]?.statusCode, 'INVALID_FIELD_FOR_INSERT_UPDATE');
});

test('deleting takes details along, empties look-ups and is refused by restricting ones', () => {
  const { org, caller, id } = openShippingOrg();
  const depot = id('Depot__c', { Name: 'North' });
  const account = id('Account', { Name: 'Acme' });
  const sent = id('Shipment__c', { ...shipment, Depot__c: depot, Account__c: account });
  const parcel = id('Parcel__c', { Shipment__c: sent });
  const remove = (object: string, rowId: string) =>
    org.remove(caller, { object, ids: [rowId], allOrNone: false })[0]?.errors[0]?.statusCode;

  assert.equal(remove('Depot__c', depot), 'DELETE_FAILED');
  assert.equal(remove('Account', account), undefined);
  assert.equal(org.byId('Shipment__c', sent)?.Account__c, null);
  assert.equal(remove('Shipment__c', sent), undefined);
  assert.deepEqual([...org.rows('Parcel__c')], []);
  assert.equal(org.byId('Parcel__c', parcel)?.IsDeleted, true);
  assert.equal(remove('Shipment__c', sent), 'ENTITY_IS_DELETED');
  assert.equal(remove('Depot__c', depot), undefined);
});

test('an account cannot become its own ancestor', () => {
  const { id, update } = openShippingOrg();
  const parent = id('Account', { Name: 'Parent' });
  const child = id('Account', { Name: 'Child', ParentId: parent });
  const [result] = update('Account', { Id: parent, ParentId: child });
  assert.equal(result?.errors[0]?.statusCode, 'CIRCULAR_DEPENDENCY');
});
