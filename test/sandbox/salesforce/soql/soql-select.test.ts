import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JsonRecord, runSoql } from './index.ts';
import { openBookOrg } from './sample-org.ts';

const { org, accounts, books } = openBookOrg();
const [alpha = ''] = accounts;
const [first = ''] = books;

const recordsOf = (soql: string): readonly JsonRecord[] => runSoql(org, { soql, includeDeleted: false }).records;
const withoutAttributes = (record: JsonRecord): JsonRecord =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== 'attributes'));
const rowsOf = (soql: string): readonly JsonRecord[] => recordsOf(soql).map(withoutAttributes);
const columnOf = (soql: string): readonly unknown[] => rowsOf(soql).map((record) => Object.values(record)[0]);

describe('SELECT of SOQL', () => {
  test('answers records in the shape of the REST API', () => {
    const url = '/services/data/v68.0/sobjects';
    assert.deepEqual(
      recordsOf('SELECT id, NAME, publisher__r.name, PrintedAt__c, PublishedOn__c, IsInPrint__c FROM book__c LIMIT 1'),
      [
        {
          attributes: { type: 'Book__c', url: `${url}/Book__c/${first}` },
          Id: first,
          Name: 'First',
          Publisher__r: { attributes: { type: 'Account', url: `${url}/Account/${alpha}` }, Name: 'Alpha Press' },
          PrintedAt__c: '2026-01-31T08:30:00.000+0000',
          PublishedOn__c: '2026-01-31',
          IsInPrint__c: true,
        },
      ],
    );
  });

  test('answers null for a missing parent and for parents without children', () => {
    assert.deepEqual(rowsOf("SELECT Name, Publisher__r.Owner.Name FROM Book__c WHERE Name = '50% off'"), [
      { Name: '50% off', Publisher__r: null },
    ]);
    assert.deepEqual(rowsOf("SELECT Name, (SELECT Id FROM Books__r) FROM Account WHERE Name = 'Gamma'"), [
      { Name: 'Gamma', Books__r: null },
    ]);
  });

  test('gathers several fields of one parent in one object, however deep', () => {
    const [row] = recordsOf(
      "SELECT Prequel__r.Publisher__r.Name, Prequel__r.Name, Owner.Name FROM Book__c WHERE Name = 'second'",
    );
    assert.partialDeepStrictEqual(row, {
      Prequel__r: { attributes: { type: 'Book__c' }, Name: 'First', Publisher__r: { Name: 'Alpha Press' } },
      Owner: { attributes: { type: 'User' }, Name: 'Sandbox Administrator' },
    });
  });

  test('answers children with their own conditions, order and limit', () => {
    const [row] = recordsOf(
      "SELECT Name, (SELECT Name FROM Books__r WHERE Price__c > 1 ORDER BY Price__c DESC LIMIT 1), (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Alpha Press'",
    );
    assert.partialDeepStrictEqual(row, {
      Books__r: { totalSize: 1, done: true, records: [{ Name: 'second' }] },
      Contacts: { totalSize: 2, done: true },
    });
  });

  test('answers deleted children only to a query of all rows', () => {
    const soql = "SELECT (SELECT Name FROM Books__r) FROM Account WHERE Name = 'Alpha Press'";
    assert.partialDeepStrictEqual(runSoql(org, { soql, includeDeleted: false }).records[0], {
      Books__r: { totalSize: 2 },
    });
    assert.partialDeepStrictEqual(runSoql(org, { soql, includeDeleted: true }).records[0], {
      Books__r: { totalSize: 3 },
    });
  });

  test('puts compound addresses together', () => {
    const [row] = recordsOf("SELECT BillingAddress FROM Account WHERE Name = 'Alpha Press'");
    assert.partialDeepStrictEqual(row?.BillingAddress, { city: 'Bonn', street: null });
    assert.deepEqual(columnOf("SELECT BillingAddress FROM Account WHERE Name = 'Gamma'"), [null]);
  });

  test('expands groups of fields', () => {
    const custom = Object.keys(rowsOf('SELECT FIELDS(CUSTOM) FROM Book__c LIMIT 1')[0] ?? {});
    assert(custom.length > 5 && custom.every((name) => name.endsWith('__c')));
    const standard = Object.keys(rowsOf('SELECT FIELDS(STANDARD), Isbn__c FROM Book__c')[0] ?? {});
    assert(standard.includes('Id') && standard.includes('Isbn__c') && !standard.includes('Price__c'));
    const all = Object.keys(rowsOf('SELECT FIELDS(ALL) FROM Book__c LIMIT 200')[0] ?? {});
    assert.equal(new Set(all).size, new Set([...custom, ...standard]).size);
  });

  test('shows the labels of picklist values', () => {
    assert.deepEqual(rowsOf("SELECT toLabel(Cover__c) FROM Book__c WHERE Name = 'First'"), [
      { Cover__c: 'Soft cover' },
    ]);
    assert.deepEqual(rowsOf("SELECT Cover__c, toLabel(Cover__c) words FROM Book__c WHERE Name = 'First'"), [
      { Cover__c: 'Soft', words: 'Soft cover' },
    ]);
  });
});

const orders: readonly [clauses: string, names: readonly string[]][] = [
  ['ORDER BY Name', ['50% off', 'First', 'Fourth', 'second', 'Third']],
  ['ORDER BY Price__c', ['Fourth', '50% off', 'First', 'second', 'Third']],
  ['ORDER BY Price__c DESC', ['Fourth', 'Third', 'second', 'First', '50% off']],
  ['ORDER BY Price__c DESC NULLS LAST', ['Third', 'second', 'First', '50% off', 'Fourth']],
  ['ORDER BY Pages__c NULLS LAST, Name DESC', ['Fourth', 'First', 'Third', 'second', '50% off']],
  ['ORDER BY Cover__c NULLS LAST, Name', ['First', 'Third', 'second', '50% off', 'Fourth']],
  ['ORDER BY Publisher__r.Name NULLS LAST, Id DESC', ['second', 'First', 'Fourth', 'Third', '50% off']],
  ['ORDER BY Id LIMIT 2', ['First', 'second']],
  ['ORDER BY Id LIMIT 2 OFFSET 3', ['Fourth', '50% off']],
  ['ORDER BY Id OFFSET 4', ['50% off']],
  ['LIMIT 0', []],
];

describe('ORDER BY, LIMIT and OFFSET of SOQL', () => {
  for (const [clauses, names] of orders) {
    test(`arranges by ${clauses}`, () => assert.deepEqual(columnOf(`SELECT Name FROM Book__c ${clauses}`), names));
  }
});

const aggregates: readonly [soql: string, rows: readonly JsonRecord[]][] = [
  ['SELECT COUNT(Id) FROM Book__c', [{ expr0: 5 }]],
  ['SELECT COUNT(Price__c) priced, COUNT(Id) FROM Book__c', [{ priced: 4, expr0: 5 }]],
  ['SELECT COUNT_DISTINCT(Pages__c), COUNT_DISTINCT(Publisher__r.Name) FROM Book__c', [{ expr0: 3, expr1: 2 }]],
  ['SELECT SUM(Price__c), AVG(Price__c), MIN(Price__c), MAX(Price__c) FROM Book__c', [{ expr0: 60.6, expr1: 15.15, expr2: 0, expr3: 30.3 }]],
  ['SELECT MIN(Name), MAX(PublishedOn__c), MAX(PrintedAt__c) FROM Book__c', [{ expr0: '50% off', expr1: '2026-01-31', expr2: '2026-01-31T08:30:00.000+0000' }]],
  ["SELECT SUM(Price__c), COUNT(Id) FROM Book__c WHERE Name = 'nothing'", [{ expr0: null, expr1: 0 }]],
  ["SELECT Name FROM Book__c WHERE Name = 'nothing' GROUP BY Name", []],
  [
    'SELECT Publisher__r.Name, COUNT(Id) many, SUM(Price__c) FROM Book__c GROUP BY Publisher__r.Name ORDER BY Publisher__r.Name NULLS LAST',
    [
      { Name: 'Alpha Press', many: 2, expr0: 30.3 },
      { Name: 'beta books', many: 2, expr0: 30.3 },
      { Name: null, many: 1, expr0: 0 },
    ],
  ],
  ['SELECT Pages__c p FROM Book__c WHERE Pages__c != null GROUP BY Pages__c ORDER BY Pages__c DESC LIMIT 2', [{ p: 200 }, { p: 100 }]],
  ['SELECT Pages__c FROM Book__c GROUP BY Pages__c HAVING COUNT(Id) > 1', [{ Pages__c: 200 }]],
  ['SELECT Pages__c FROM Book__c GROUP BY Pages__c HAVING SUM(Price__c) > 5 AND Pages__c < 150', [{ Pages__c: 100 }]],
  ['SELECT COUNT(Id), Pages__c FROM Book__c GROUP BY Pages__c ORDER BY COUNT(Id) DESC, Pages__c LIMIT 1', [{ expr0: 2, Pages__c: 200 }]],
  [
    'SELECT CALENDAR_YEAR(PublishedOn__c) y, COUNT(Id) FROM Book__c WHERE PublishedOn__c != null GROUP BY CALENDAR_YEAR(PublishedOn__c) ORDER BY CALENDAR_YEAR(PublishedOn__c)',
    [
      { y: 2025, expr0: 2 },
      { y: 2026, expr0: 2 },
    ],
  ],
]; // prettier-ignore

describe('aggregates of SOQL', () => {
  for (const [soql, rows] of aggregates) {
    test(`answers ${soql}`, () => assert.deepEqual(rowsOf(soql), rows));
  }

  test('are of type AggregateResult and have no address', () => {
    assert.deepEqual(recordsOf('SELECT COUNT(Id) FROM Book__c')[0]?.attributes, { type: 'AggregateResult' });
  });

  test('answer a bare count as the total size', () => {
    const { totalSize, records } = runSoql(org, { soql: 'SELECT COUNT() FROM Book__c', includeDeleted: false });
    assert.deepEqual({ totalSize, records }, { totalSize: 5, records: [] });
    assert.equal(runSoql(org, { soql: 'SELECT COUNT() FROM Book__c LIMIT 2', includeDeleted: false }).totalSize, 2);
  });

  test('add up cents exactly', () => {
    const { totalSize } = runSoql(org, {
      soql: 'SELECT COUNT() FROM Book__c WHERE Price__c IN (10.1, 20.2)',
      includeDeleted: false,
    });
    assert.equal(totalSize, 2);
    assert.deepEqual(columnOf('SELECT SUM(Price__c) FROM Book__c WHERE Price__c IN (10.1, 20.2)'), [30.3]);
  });
});
