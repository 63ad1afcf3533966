import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from './sample-apex.ts';

const cases = (
  title: string,
  table: readonly (readonly [title: string, body: string, outcome: string | RegExp])[],
): void => {
  describe(title, () => {
    for (const [name, body, outcome] of table) {
      test(name, () => {
        const found = outcomeOf(body);
        if (typeof outcome === 'string') assert.equal(found, outcome);
        else assert.match(found, outcome);
      });
    }
  });
};

cases('an inline query', [
  ['answers a list of records', 'List<Account> a = [SELECT Name FROM Account ORDER BY Name]; return a[1].Name;', 'beta books'],
  ['answers one record', "Account a = [SELECT Name FROM Account WHERE Name = 'Gamma']; return a.Name;", 'Gamma'],
  [
    'answers no record for an assignment to one',
    "Account a = [SELECT Name FROM Account WHERE Name = 'x']; return a;",
    'System.QueryException: List has no rows for assignment to SObject',
  ],
  ['counts', 'return [SELECT COUNT() FROM Book__c];', '5'],
  ['answers the id unasked', 'return [SELECT Name FROM Book__c LIMIT 1].Id != null;', 'true'],
  [
    'refuses fields it was not asked for',
    "Book__c b = [SELECT Name FROM Book__c WHERE Name = 'First']; return b.Pages__c;",
    'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Book__c.Pages__c',
  ],
  ['gives decimals the scale of their field', "return [SELECT Price__c FROM Book__c WHERE Name = 'First'].Price__c;", '10.10'],
  ['reads whole numbers', "return [SELECT Pages__c FROM Book__c WHERE Name = 'First'].Pages__c + 1;", '101'],
  ['reads dates', "return [SELECT PublishedOn__c FROM Book__c WHERE Name = 'First'].PublishedOn__c.addDays(1);", '2026-02-01 00:00:00'],
  ['reads instants', "return [SELECT PrintedAt__c FROM Book__c WHERE Name = 'First'].PrintedAt__c;", '2026-01-31 08:30:00'],
  ['reads empty fields as null', "return [SELECT Price__c FROM Book__c WHERE Name = 'Fourth'].Price__c;", 'null'],
  ['reads parents', "return [SELECT Publisher__r.Name FROM Book__c WHERE Name = 'First'].Publisher__r.Name;", 'Alpha Press'],
  ['reads absent parents as null', "return [SELECT Publisher__r.Name FROM Book__c WHERE Name = '50% off'].Publisher__r;", 'null'],
  ['reads over an absent parent', "return [SELECT Publisher__r.Name FROM Book__c WHERE Name = '50% off'].Publisher__r?.Name;", 'null'],
  ['reads children', "return [SELECT (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name = 'Alpha Press'].Contacts[1].LastName;", 'Bold'],
  ['reads no children as an empty list', "return [SELECT (SELECT LastName FROM Contacts) FROM Account WHERE Name = 'Gamma'].Contacts.size();", '0'],
  ['sees deleted records on demand', "return [SELECT COUNT() FROM Book__c ALL ROWS];", '6'],
  ['takes modes and locks', 'return [SELECT Id FROM Book__c WITH USER_MODE LIMIT 1 FOR UPDATE].size();', '1'],
]); // prettier-ignore

cases('binds', [
  ['take a variable', "String n = 'gamma'; return [SELECT COUNT() FROM Account WHERE Name = :n];", '1'],
  ['take an expression', "String n = 'al'; return [SELECT COUNT() FROM Account WHERE Name LIKE :(n + '%')];", '1'],
  ['take a set', "Set<String> n = new Set<String>{ 'First', 'third', null }; return [SELECT COUNT() FROM Book__c WHERE Name IN :n];", '2'],
  ['take a list after an equals sign', "List<String> n = new List<String>{ 'First', 'third' }; return [SELECT COUNT() FROM Book__c WHERE Name = :n] + ' ' + [SELECT COUNT() FROM Book__c WHERE Name != :n];", '2 3'],
  ['take an empty set after an equals sign', 'Set<Id> ids = new Set<Id>(); return [SELECT COUNT() FROM Book__c WHERE Id = :ids];', '0'],
  ['take an empty list', 'List<Id> ids = new List<Id>(); return [SELECT COUNT() FROM Book__c WHERE Id IN :ids];', '0'],
  ['take an empty list to leave nothing out', 'List<Id> ids = new List<Id>(); return [SELECT COUNT() FROM Book__c WHERE Id NOT IN :ids];', '5'],
  ['take patterns', "List<String> p = new List<String>{ 'F%', 'T%' }; return [SELECT COUNT() FROM Book__c WHERE Name LIKE :p];", '3'],
  ['take records for their ids', "List<Account> a = [SELECT Id FROM Account WHERE Name = 'Alpha Press']; return [SELECT COUNT() FROM Book__c WHERE Publisher__c IN :a];", '2'],
  ['take one record for its id', "Account a = [SELECT Id FROM Account WHERE Name = 'Alpha Press']; return [SELECT COUNT() FROM Book__c WHERE Publisher__c = :a.Id];", '2'],
  ['take null', 'Id nobody = null; return [SELECT COUNT() FROM Book__c WHERE Publisher__c = :nobody];', '1'],
  ['take decimals', 'Decimal d = 20.20; return [SELECT COUNT() FROM Book__c WHERE Price__c >= :d];', '2'],
  ['take dates', 'Date d = Date.newInstance(2026, 1, 31); return [SELECT COUNT() FROM Book__c WHERE PublishedOn__c = :d];', '1'],
  ['take a date for an instant', 'Date d = Date.newInstance(2026, 1, 1); return [SELECT COUNT() FROM Book__c WHERE PrintedAt__c > :d];', '2'],
  ['take limits', 'Integer n = 2; return [SELECT Id FROM Book__c ORDER BY Name LIMIT :n OFFSET :n + 1].size();', '2'],
  ['are looked up where they stand', "String a = 'Alpha Press'; Integer n = 1; return [SELECT (SELECT Id FROM Contacts LIMIT :n) FROM Account WHERE Name = :a].Contacts.size();", '1'],
  ['take text that is an id', "String a = 'x'; return [SELECT COUNT() FROM Book__c WHERE Publisher__c = :a];", /^System.QueryException: [^]*invalid ID field: x$/],
]); // prettier-ignore

cases('aggregates', [
  ['have values by alias', "AggregateResult r = [SELECT COUNT(Id) many, SUM(Price__c) total FROM Book__c]; return r.get('MANY') + '/' + r.get('total');", '5/60.60'],
  ['have values by place', "return [SELECT MAX(Pages__c) FROM Book__c][0].get('expr0');", '200'],
  ['come by group', "Integer n = 0; for (AggregateResult r : [SELECT Publisher__c p, COUNT(Id) FROM Book__c GROUP BY Publisher__c]) n += (Integer) r.get('expr0'); return n;", '5'],
  ['read dates of their fields', "return [SELECT MIN(PublishedOn__c) d FROM Book__c][0].get('d');", '2025-02-01 00:00:00'],
]); // prettier-ignore

cases('limits', [
  ['end a transaction of too many queries', 'for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; } return null;', 'System.LimitException: Too many SOQL queries: 101'],
]); // prettier-ignore
