import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Filters.cls':
    "public class Filters { public static String NAME = 'Gamma'; public String own = 'Gamma'; public String getOwn() { return own; } public Integer count() { return [SELECT COUNT() FROM Account WHERE Name = :own]; } }",
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_SOQL_variables.htm
describe('What is bound in a query may be', () =>
  testOutcomes(
    [
      [
        'a local variable, in whatever case',
        "String wanted = 'Gamma'; return [SELECT COUNT() FROM Account WHERE Name = :WANTED];",
        '1',
      ],
      ['the innermost of a name', 'return new Filters().count();', '1'],
      [
        'a field of an object',
        'Filters f = new Filters(); return [SELECT COUNT() FROM Account WHERE Name = :f.own];',
        '1',
      ],
      ['a static', 'return [SELECT COUNT() FROM Account WHERE Name = :Filters.NAME];', '1'],
      ['a call', 'return [SELECT COUNT() FROM Account WHERE Name = :new Filters().getOwn()];', '1'],
      ['an expression', "String s = 'Gam'; return [SELECT COUNT() FROM Account WHERE Name LIKE :(s + '%')];", '1'],
      [
        'the keys of a map',
        'Map<Id, Account> m = new Map<Id, Account>([SELECT Id FROM Account]); return [SELECT COUNT() FROM Account WHERE Id IN :m.keySet()];',
        '3',
      ],
      [
        'records, by their ids',
        'List<Account> l = [SELECT Id FROM Account]; return [SELECT COUNT() FROM Account WHERE Id IN :l];',
        '3',
      ],
      [
        'a collection with null',
        "return [SELECT COUNT() FROM Account WHERE Name IN :new List<String>{ null, 'Gamma' }];",
        '1',
      ],
      ['a limit', 'Integer n = 2; return [SELECT Id FROM Account LIMIT :n].size();', '2'],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_dynamic_soql.htm
describe('A query given as text', () =>
  testOutcomes(
    [
      [
        'sees local variables',
        "String wanted = 'Gamma'; return Database.query('SELECT Id FROM Account WHERE Name = :wanted').size();",
        '1',
      ],
      [
        'sees no fields of them',
        "Filters f = new Filters(); return Database.query('SELECT Id FROM Account WHERE Name = :f.own').size();",
        'System.QueryException: Variable does not exist: f.own',
      ],
      [
        'takes no expressions',
        "String s = 'G'; return Database.query('SELECT Id FROM Account WHERE Name LIKE :(s + \\'%\\')').size();",
        'System.QueryException: Only variable references are allowed in dynamic SOQL/SOSL.',
      ],
      [
        'sees nothing that is not there',
        "return Database.query('SELECT Id FROM Account WHERE Name = :nothing').size();",
        'System.QueryException: Variable does not exist: nothing',
      ],
      [
        'takes a map of values',
        "return Database.queryWithBinds('SELECT Id FROM Account WHERE Name = :n', new Map<String, Object>{ 'n' => 'Gamma' }, AccessLevel.USER_MODE).size();",
        '1',
      ],
    ],
    SOURCES,
  ));
