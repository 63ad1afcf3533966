import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openShippingOrg } from '../fixtures/shipping-org.ts';
import { type JsonRecord, runSoql, SoqlError } from './index.ts';
import { insertAll, openBookOrg } from './sample-org.ts';

const { org, caller, accounts, books } = openBookOrg();
const [alpha = ''] = accounts;
const [first = ''] = books;
const [person = ''] = insertAll(org, 'Contact', [{ LastName: 'Eve' }]);
insertAll(org, 'Task', [{ Subject: 'about a book', WhatId: alpha, WhoId: person }, { Subject: 'about nobody' }]);

const rowsOf = (soql: string): readonly JsonRecord[] =>
  runSoql(org, { soql, includeDeleted: false, userId: caller.userId }).records.map((record) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'attributes')),
  );
const valuesOf = (soql: string): readonly unknown[] => rowsOf(soql).map((record) => Object.values(record));

describe('parents of several kinds', () => {
  test('tell what they are', () => {
    assert.partialDeepStrictEqual(rowsOf('SELECT What.Type, Owner.Type FROM Task ORDER BY Subject'), [
      { What: { Type: 'Account' }, Owner: { Type: 'User' } },
      { What: null, Owner: { Type: 'User' } },
    ]);
    assert.equal(rowsOf("SELECT Id FROM Task WHERE What.Type = 'account'").length, 1);
  });

  test('show what is asked of their kind', () => {
    const soql =
      'SELECT Subject, TYPEOF What WHEN Account THEN Name, BillingCity WHEN Opportunity THEN StageName ELSE Name END FROM Task ORDER BY Subject';
    const [about, nobody] = rowsOf(soql);
    const { What } = about ?? {};
    assert.partialDeepStrictEqual(What, { attributes: { type: 'Account' }, Name: 'Alpha Press', BillingCity: 'Bonn' });
    assert.deepEqual(nobody, { Subject: 'about nobody', What: null });
    const other = 'SELECT TYPEOF What WHEN Opportunity THEN StageName END FROM Task ORDER BY Subject LIMIT 1';
    assert.deepEqual(rowsOf(other)[0]?.What, {
      attributes: { type: 'Account', url: `/services/data/v68.0/sobjects/Account/${alpha}` },
    });
  });

  test('are asked only where there may be several', () => {
    assert.throws(() => rowsOf('SELECT TYPEOF Account WHEN Account THEN Name END FROM Contact'), SoqlError);
    assert.throws(() => rowsOf('SELECT TYPEOF What WHEN Contact THEN Name END FROM Task'), SoqlError);
  });
});

describe('rows of subtotals', () => {
  test('of ROLLUP leave out keys from the right', () => {
    const soql =
      'SELECT IsInPrint__c, Cover__c, COUNT(Id), GROUPING(Cover__c) g FROM Book__c WHERE Cover__c != null GROUP BY ROLLUP(IsInPrint__c, Cover__c)';
    assert.deepEqual(valuesOf(soql), [
      [true, 'Soft', 1, 0],
      [false, 'Hard', 1, 0],
      [false, 'Soft', 1, 0],
      [true, null, 1, 1],
      [false, null, 2, 1],
      [null, null, 3, 1],
    ]);
  });

  test('of CUBE leave out every combination of keys', () => {
    const soql =
      'SELECT IsInPrint__c, Cover__c, COUNT(Id) FROM Book__c WHERE Cover__c != null GROUP BY CUBE(IsInPrint__c, Cover__c)';
    assert.deepEqual(valuesOf(soql).slice(-3), [
      [null, 'Soft', 2],
      [null, 'Hard', 1],
      [null, null, 3],
    ]);
  });

  test('are told from others by HAVING', () => {
    const soql = 'SELECT Cover__c, COUNT(Id) FROM Book__c GROUP BY ROLLUP(Cover__c) HAVING GROUPING(Cover__c) = 1';
    assert.deepEqual(valuesOf(soql), [[null, 5]]);
  });
});

test('a scope of mine leaves out what others own', () => {
  const { Id, ...administrator } = org.byId('User', caller.userId) ?? { Id: '' };
  const other = org.writeSystemRow(caller, {
    object: 'User',
    values: { ...administrator, Username: `other than ${Id}` },
  });
  const mine = (): number => rowsOf('SELECT Id FROM Book__c USING SCOPE mine WHERE Pages__c > 0').length;
  const before = mine();
  org.update(caller, { object: 'Book__c', records: [{ Id: first, OwnerId: other }], allOrNone: true });
  assert.deepEqual([before, mine()], [4, 3]);
});

test('date functions go by GMT, or by the clock of the user', () => {
  // Los Angeles is eight hours behind in January.
  const soql =
    "SELECT HOUR_IN_DAY(PrintedAt__c) h, DAY_ONLY(convertTimezone(PrintedAt__c)) d FROM Book__c WHERE Code__c = 'aa' GROUP BY HOUR_IN_DAY(PrintedAt__c), DAY_ONLY(convertTimezone(PrintedAt__c))";
  assert.deepEqual(valuesOf(soql), [[8, '2026-01-31']]);
});

/** Two shipments of the same figure in different currencies: a dollar is 0.90 euros. */
const feesOf = (soql: string): readonly unknown[] => {
  const shipping = openShippingOrg();
  shipping.id('Shipment__c', { Carrier__c: 'Rail', Fee__c: 9, CurrencyIsoCode: 'EUR' });
  shipping.id('Shipment__c', { Carrier__c: 'Road', Fee__c: 9, CurrencyIsoCode: 'USD' });
  const { records } = runSoql(shipping.org, { soql, includeDeleted: false, userId: shipping.caller.userId });
  return records.flatMap(({ attributes: _attributes, ...values }) => Object.values(values));
};

test('amounts are converted to the currency of the user', () => {
  assert.deepEqual(feesOf('SELECT convertCurrency(Fee__c) fee FROM Shipment__c ORDER BY Carrier__c'), [10, 9]);
});

// https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_querying_currency_fields.htm
test('amounts are added up in the currency of the company', () => {
  assert.deepEqual(feesOf('SELECT SUM(Fee__c) total, MAX(Fee__c) most FROM Shipment__c'), [19, 10]);
});

test('amounts of a currency are compared with what amounts are worth', () => {
  const where = (condition: string) =>
    feesOf(`SELECT Carrier__c FROM Shipment__c WHERE ${condition} ORDER BY Carrier__c`);
  assert.deepEqual(where('Fee__c > USD9'), ['Rail']);
  assert.deepEqual(where('Fee__c <= EUR8.10'), ['Road']);
  assert.deepEqual(where('Fee__c IN (USD9, USD10)'), ['Rail', 'Road']);
  assert.deepEqual(where('Fee__c > 8'), ['Rail', 'Road']);
  assert.throws(() => where('Fee__c IN (USD9, 10)'), /MALFORMED_QUERY|Amounts with and without/);
  assert.throws(() => where('Weight__c > USD9'), /must be of type/);
});
