import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { runSoql } from './index.ts';
import { openBookOrg } from './sample-org.ts';

const { org, caller, accounts, books } = openBookOrg();
const [alpha = ''] = accounts;
const [first = ''] = books;

const namesWhere = (condition: string): readonly unknown[] =>
  runSoql(org, { soql: `SELECT Name FROM Book__c WHERE ${condition}`, includeDeleted: false }).records.map(
    (record) => record.Name,
  );

/** What of the five books (First, second, Third, Fourth, 50% off) each condition finds on 2026-01-31. */
const conditions: readonly [condition: string, names: readonly string[]][] = [
  ["Name = 'FIRST'", ['First']],
  ["Name != 'first'", ['second', 'Third', 'Fourth', '50% off']],
  ["Isbn__c = 'X-2'", ['second']],
  ["Code__c = 'aa'", ['First']],
  ["Code__c = 'AA'", ['second']],
  ["Code__c != 'AA'", ['First', 'Third', 'Fourth', '50% off']],
  ["Name > 's'", ['second', 'Third']],
  [`Id = '${first}'`, ['First']],
  [`Id = '${first.slice(0, 15)}'`, ['First']],
  [`Id != '${first.slice(0, 15)}'`, ['second', 'Third', 'Fourth', '50% off']],
  [`Id > '${first}' AND Pages__c = 200`, ['second', 'Third']],
  [`Publisher__c = '${alpha.slice(0, 15)}'`, ['First', 'second']],
  ['Publisher__c = null', ['50% off']],
  ["Publisher__c = ''", ['50% off']],
  ['Publisher__c != null AND Price__c = null', ['Fourth']],
  ['Price__c = 20.2', ['second']],
  ['Price__c <> 20.2', ['First', 'Third', 'Fourth', '50% off']],
  ['Price__c < 10.1', ['50% off']],
  ['Price__c <= 10.1', ['First', '50% off']],
  ['Price__c >= 20.2', ['second', 'Third']],
  ['Price__c > 20.2', ['Third']],
  ['Pages__c IN (50, 100)', ['First', 'Fourth']],
  ['Pages__c NOT IN (50, 100)', ['second', 'Third', '50% off']],
  ['Pages__c IN (50, null)', ['Fourth', '50% off']],
  ['IsInPrint__c = TRUE', ['First', 'Fourth']],
  ['IsInPrint__c != true', ['second', 'Third', '50% off']],
  ["Name LIKE 'F%'", ['First', 'Fourth']],
  ["Name LIKE '_ir%'", ['First']],
  ["Name LIKE '%\\% off'", ['50% off']],
  ["Name LIKE '\\%%'", []],
  ["(NOT Name LIKE 'f%') AND Price__c > 0", ['second', 'Third']],
  ["Tags__c INCLUDES ('new')", ['First']],
  ["Tags__c INCLUDES ('blue', 'RED')", ['First', 'second']],
  ["Tags__c INCLUDES ('new;red')", ['First']],
  ["Tags__c EXCLUDES ('new')", ['second', 'Third', 'Fourth', '50% off']],
  ["Name = 'First' OR Name = 'Third'", ['First', 'Third']],
  ["(Name = 'First' OR Name = 'Third') AND Pages__c = 200", ['Third']],
  ["NOT (Name = 'First' OR Pages__c = 200)", ['Fourth', '50% off']],
  ["Publisher__r.Name = 'ALPHA press'", ['First', 'second']],
  ["Publisher__r.Name != 'Alpha Press'", ['Third', 'Fourth', '50% off']],
  [`Publisher__r.Id = '${alpha}'`, ['First', 'second']],
  ["Prequel__r.Publisher__r.BillingCity = 'Bonn'", ['second']],
  ["Prequel__r.Isbn__c = 'x-1'", ['second']],
  ['Prequel__r.IsInPrint__c = false', ['First', 'Third', 'Fourth', '50% off']],
  ["Owner.Name = 'sandbox administrator' AND Pages__c = 50", ['Fourth']],
  ["Book__c.Name = 'First'", ['First']],
  ["Publisher__c IN (SELECT Id FROM Account WHERE Industry = 'Media')", ['First', 'second']],
  ["Publisher__c IN (SELECT AccountId FROM Contact WHERE LastName IN ('Cole', 'Dunn'))", ['Third', 'Fourth']],
  ["Publisher__c NOT IN (SELECT AccountId FROM Contact WHERE LastName = 'Cole')", ['First', 'second', '50% off']],
  ['PublishedOn__c = TODAY', ['First']],
  ['PublishedOn__c = YESTERDAY', ['second']],
  ['PublishedOn__c = 2026-01-30', ['second']],
  ['PublishedOn__c < THIS_MONTH', ['Third', 'Fourth']],
  ['PublishedOn__c <= THIS_MONTH', ['First', 'second', 'Third', 'Fourth']],
  ['PublishedOn__c >= THIS_YEAR', ['First', 'second']],
  ['PublishedOn__c > LAST_YEAR', ['First', 'second']],
  ['PublishedOn__c != THIS_MONTH', ['Third', 'Fourth', '50% off']],
  ['PublishedOn__c IN (TODAY, LAST_QUARTER)', ['First', 'Third']],
  ['PrintedAt__c = TODAY', ['First']],
  ['PrintedAt__c = LAST_N_DAYS:1', ['First', 'second']],
  ['PrintedAt__c < 2026-01-30T23:59:59Z', ['Third']],
  ['PrintedAt__c <= 2026-01-31T00:59:59+01:00', ['second', 'Third']],
  ['CALENDAR_YEAR(PublishedOn__c) = 2025', ['Third', 'Fourth']],
  ['DAY_ONLY(PrintedAt__c) = 2026-01-30', ['second']],
  ['HOUR_IN_DAY(PrintedAt__c) = 8', ['First']],
];

describe('WHERE of SOQL', () => {
  for (const [condition, names] of conditions) {
    test(`finds by ${condition}`, () => {
      const found = namesWhere(condition);
      assert.deepEqual(found, names);
    });
  }

  test("begins a day when the user's time zone does", () => {
    // In Los Angeles it is two in the morning, and the day began at eight o'clock in UTC.
    const countFor = (soql: string) => runSoql(org, { soql, includeDeleted: false, userId: caller.userId }).totalSize;
    assert.equal(countFor('SELECT Id FROM Book__c WHERE PrintedAt__c = TODAY'), 1);
    assert.equal(countFor('SELECT Id FROM Book__c WHERE PrintedAt__c = YESTERDAY'), 1);
    org.clock.advance(-3 * 60 * 60 * 1000);
    assert.equal(countFor('SELECT Id FROM Book__c WHERE PrintedAt__c = TODAY'), 1);
    assert.equal(countFor("SELECT Id FROM Book__c WHERE PublishedOn__c = TODAY AND Isbn__c = 'x-2'"), 1);
    org.clock.advance(3 * 60 * 60 * 1000);
  });

  test('finds deleted records only when asked to', () => {
    const soql = "SELECT Name, IsDeleted FROM Book__c WHERE Isbn__c = 'x-6'";
    assert.equal(runSoql(org, { soql, includeDeleted: false }).totalSize, 0);
    assert.equal(runSoql(org, { soql, includeDeleted: true }).records[0]?.IsDeleted, true);
    assert.equal(runSoql(org, { soql: `${soql} ALL ROWS`, includeDeleted: false }).totalSize, 1);
  });

  test('reaches indexed records without looking at the others', () => {
    const blind = { ...org, rows: () => assert.fail('looked at every record') };
    for (const condition of [
      `Id = '${first}'`,
      "Isbn__c IN ('x-1', 'x-2')",
      "Price__c > 1 AND Publisher__r.Id = '001Hs0000000001' AND Name != null",
      `Prequel__r.Publisher__c = '${alpha}'`,
      `Publisher__c IN (SELECT AccountId FROM Contact WHERE AccountId = '${alpha}')`,
    ]) {
      const { totalSize } = runSoql(blind, {
        soql: `SELECT Id FROM Book__c WHERE ${condition}`,
        includeDeleted: false,
      });
      assert(totalSize > 0, condition);
    }
  });
});
