import { describe } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Greeter.cls': "public class Greeter { public String Name; public String greet() { return 'hello ' + name; } }",
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_case_sensitivity.htm
describe('Case makes no difference', () =>
  testOutcomes(
    [
      [
        'in types, variables, fields and methods',
        "gREETER G = NEW greeter(); g.NAME = 'you'; return g.GREET();",
        'hello you',
      ],
      ['in queries', "RETURN [select NAME from account where nAmE = 'Gamma'].name;", 'Gamma'],
      [
        'in the names that get and put take',
        "Account a = new Account(); a.put('NAME', 'x'); return a.get('nAmE');",
        'x',
      ],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm
describe('Case makes a difference', () =>
  testOutcomes([
    ['in keys of maps', "Map<String, Integer> m = new Map<String, Integer>{ 'a' => 1 }; return m.get('A');", 'null'],
    ['in members of sets', "return new Set<String>{ 'a', 'A' }.size();", '2'],
    ['in lists that are searched', "return new List<String>{ 'a' }.contains('A');", 'false'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
describe('Texts are equal', () =>
  testOutcomes([
    ['without case by ==', "return 'abc' == 'ABC';", 'true'],
    ['without case by !=', "return 'abc' != 'ABC';", 'false'],
    ['with case by equals', "return 'abc'.equals('ABC');", 'false'],
    ['with case by ===', "return 'abc' === 'ABC';", 'false'],
    ['without case by equalsIgnoreCase', "return 'abc'.equalsIgnoreCase('ABC');", 'true'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
describe('Records', () =>
  testOutcomes([
    ['are equal by their values with ==', "return new Account(Name = 'a') == new Account(Name = 'a');", 'true'],
    ['are different objects with ===', "return new Account(Name = 'a') === new Account(Name = 'a');", 'false'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_naming_conventions.htm
describe('A variable', () =>
  testOutcomes([
    ['may be called as a type is', "Account account = new Account(Name = 'x'); return account.Name;", 'x'],
    ['hides the type of its name', "String account = 'text'; return account.length();", '4'],
  ]));
