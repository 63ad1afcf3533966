import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from './sample-apex.ts';

const table: readonly (readonly [title: string, body: string, outcome: string])[] = [
  ['is false when nobody set it', 'return new Book__c().IsInPrint__c;', 'false'],
  ['is false when it was set to null', 'Boolean no; return new Book__c(IsInPrint__c = no).IsInPrint__c;', 'false'],
  ['is null for get', "return new Book__c().get('IsInPrint__c');", 'null'],
  ['is true when it was set', 'return new Book__c(IsInPrint__c = true).IsInPrint__c;', 'true'],
  ['is false of no parent', 'return new Book__c().Prequel__r.IsInPrint__c;', 'false'],
  ['is null of no record', 'Book__c b; return b?.IsInPrint__c;', 'null'],
  [
    'is refused when the query left it out',
    'return [SELECT Id FROM Book__c LIMIT 1].IsInPrint__c;',
    'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Book__c.IsInPrint__c',
  ],
];

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SObjects_fields.htm
describe('a checkbox read by dot notation', () => {
  for (const [title, body, outcome] of table) test(title, () => assert.equal(outcomeOf(body), outcome));
});
