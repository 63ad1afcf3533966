import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const NULL_POINTER = 'System.NullPointerException: Attempt to de-reference a null object';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
describe('Null', () =>
  testOutcomes([
    ['cannot be added to', 'Integer i; return i + 1;', NULL_POINTER],
    ['cannot be incremented', 'Integer i; i++; return i;', NULL_POINTER],
    ['joins a text as null', "String s; return 'a' + s;", 'anull'],
    ['is not less than a number', 'Integer i; return i < 1;', 'false'],
    ['is not greater either', 'Integer i; return i > 1;', 'false'],
    ['is neither in a comparison of decimals', 'Decimal d; return d <= 1 || d >= 1;', 'false'],
    ['equals null', 'Integer i; Decimal d; return i == null && d == null;', 'true'],
    ['is no condition', 'Boolean b; if (b) { return 1; } return 2;', NULL_POINTER],
    ['is no condition of a ternary', 'Boolean b; return b ? 1 : 2;', NULL_POINTER],
    ['has no members', 'String s; return s.length();', NULL_POINTER],
    ['is passed over by ?.', 'String s; return s?.length();', 'null'],
    ['is replaced by ??', "String s; return s ?? 'other';", 'other'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
describe('A checkbox that was never set', () =>
  testOutcomes([
    ['is false by its name', 'return new Book__c().IsInPrint__c;', 'false'],
    ['is null by get', "return new Book__c().get('IsInPrint__c');", 'null'],
  ]));

const LEFT_OUT =
  'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Account.';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_foreign_key.htm
describe('A field that was not queried', () =>
  testOutcomes([
    ['cannot be read', 'return [SELECT Id FROM Account LIMIT 1].Name;', `${LEFT_OUT}Name`],
    ['cannot be read by get', "Account a = [SELECT Id FROM Account LIMIT 1]; return a.get('Name');", `${LEFT_OUT}Name`],
    [
      'cannot be read as a parent',
      'Contact c = [SELECT Id FROM Contact LIMIT 1]; return c.Account.Name;',
      'System.SObjectException: SObject row was retrieved via SOQL without querying the requested field: Contact.Account',
    ],
    ['can be read once it was set', "Account a = [SELECT Id FROM Account LIMIT 1]; a.Name = 'x'; return a.Name;", 'x'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_single_row.htm
describe('A query for one record', () =>
  testOutcomes([
    [
      'wants one',
      'Account a = [SELECT Id FROM Account LIMIT 0]; return a;',
      'System.QueryException: List has no rows for assignment to SObject',
    ],
    [
      'wants no more than one',
      'Account a = [SELECT Id FROM Account LIMIT 2]; return a;',
      'System.QueryException: List has more than 1 row for assignment to SObject',
    ],
  ]));
