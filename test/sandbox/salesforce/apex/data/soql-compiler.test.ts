import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSampleOrg } from '../../soql/sample-org.ts';
import { soqlCompiler } from './soql-compiler.ts';

const compiler = soqlCompiler(openSampleOrg().org.schema);

/** `12: No such column 'Foo' …`: the offset and the last line of each problem. */
const problems = (text: string, ...types: readonly string[]): readonly string[] =>
  compiler.check(text, types).problems.map(({ offset, message }) => `${offset}: ${message.split('\n').at(-1) ?? ''}`);

describe('a query in Apex', () => {
  const rows: readonly [string, string][] = [
    ['SELECT Id FROM Account', 'Account'],
    ['select id from ACCOUNT', 'Account'],
    ['SELECT COUNT() FROM Account', 'Integer'],
    ['SELECT COUNT(Id) many FROM Account', 'AggregateResult'],
    ['SELECT Publisher__c, MAX(Price__c) FROM Book__c GROUP BY Publisher__c', 'AggregateResult'],
    ['SELECT Nothing FROM Account', 'Account'],
    ['SELECT DISTANCE(Location__c, GEOLOCATION(1, 2), \'km\') FROM Account', 'Account'],
    ['SELECT Id FROM Nowhere__c', 'SObject'],
  ]; // prettier-ignore
  for (const [text, row] of rows) {
    test(`has rows of type ${row}: ${text}`, () => {
      assert.equal(compiler.check(text, []).row, row);
    });
  }

  test('is told what it asks for that the org does not have, and where', () => {
    assert.match(problems('SELECT Nothing FROM Account')[0] ?? '', /^7: No such column 'Nothing' on entity 'Account'/);
    assert.match(problems('SELECT Nobody.Name FROM Contact')[0] ?? '', /^7: Didn't understand relationship 'Nobody'/);
    assert.match(problems('SELECT Id FROM Nowhere__c')[0] ?? '', /^15: sObject type 'Nowhere__c' is not supported/);
    assert.match(problems("SELECT Id FROM Book__c WHERE Pages__c = 'x'")[0] ?? '', /must be of type int/);
  });

  test('may hold comments, and offsets stay those of the text', () => {
    const text = "SELECT Id, // the 'key'\n /* all\n of it */ Name FROM Account WHERE Name != '//' AND Nothing = 1";
    assert.match(problems(text)[0] ?? '', new RegExp(`^${text.indexOf('Nothing')}: No such column`));
  });

  const fitting: readonly [string, ...string[]][] = [
    ['Name = :a.b', 'String'],
    ['Name LIKE :names', 'Set<String>'],
    ['Price__c > :(a + b)', 'Decimal'],
    ['Pages__c = :n', 'Long'],
    ['IsInPrint__c = :flag', 'Boolean'],
    ['PrintedAt__c > :day', 'Date'],
    ['PublishedOn__c = :now', 'Datetime'],
    ['Publisher__c IN :ids', 'Set<Id>'],
    ['Publisher__c IN :records', 'List<Account>'],
    ['Publisher__c = :record', 'Account'],
    ['Publisher__c = :text', 'String'],
    ['Publisher__c = :ids', 'Set<Id>'],
    ['Name != :names', 'List<String>'],
    ['Price__c = :map.get(x)', 'Object'],
    ["Tags__c INCLUDES ('x', :tag)", 'String'],
    ['Id IN (SELECT Prequel__c FROM Book__c WHERE Name = :a) AND Name = :b', 'String', 'String'],
    ['Id != null LIMIT :n OFFSET :m', 'Integer', 'Integer'],
  ];
  for (const [condition, ...types] of fitting) {
    test(`takes ${types.join(', ')} for ${condition}`, () => {
      const object = condition.startsWith('Id IN') ? 'Account' : 'Book__c';
      const text = `SELECT Id FROM ${object} WHERE ${condition}`;
      const inner = text.replace('SELECT Prequel__c', 'SELECT Publisher__c');
      assert.deepEqual(problems(inner, ...types), []);
    });
  }

  const refused: readonly [string, string, string][] = [
    ['Name = :a', 'Integer', 'Invalid bind expression type of Integer for column of type String'],
    ['Price__c = :a', 'String', 'Invalid bind expression type of String for column of type Decimal'],
    ['PublishedOn__c = :a', 'String', 'Invalid bind expression type of String for column of type Date'],
    ['Publisher__c = :a', 'Decimal', 'Invalid bind expression type of Decimal for column of type Id'],
    ['Name > :a', 'List<String>', 'Invalid bind expression type of List<String> for column of type String'],
    ['Name = :a', 'List<Integer>', 'Invalid bind expression type of Integer for column of type String'],
    ['Id != null LIMIT :a', 'String', 'Invalid bind expression type of String for column of type Integer'],
  ];
  for (const [condition, type, message] of refused) {
    test(`does not take ${type} for ${condition}`, () => {
      const text = `SELECT Id FROM Book__c WHERE ${condition}`;
      assert.deepEqual(problems(text, type), [`${text.indexOf(':')}: ${message}`]);
    });
  }
});
