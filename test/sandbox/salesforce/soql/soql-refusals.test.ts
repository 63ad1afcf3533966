import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Unsupported } from '../../shared/unsupported.ts';
import { runSoql, SoqlError } from './index.ts';
import { openBookOrg } from './sample-org.ts';

const { org } = openBookOrg();
const run = (soql: string): unknown => runSoql(org, { soql, includeDeleted: false });

const SEE_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';

type Refusal = { soql: string; code: string; at?: string; reason: string };

/** `at` is the text the caret points to; without it the platform shows no place. */
const refusals: readonly Refusal[] = [
  { soql: 'SELECT Nope FROM Account', code: 'INVALID_FIELD', at: 'Nope', reason: `No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${SEE_DESCRIBE}` },
  { soql: 'SELECT Owner.Nope FROM Account', code: 'INVALID_FIELD', at: 'Owner.Nope', reason: `No such column 'Nope' on entity 'Name'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${SEE_DESCRIBE}` },
  { soql: 'SELECT Shop__r.Name FROM Book__c', code: 'INVALID_FIELD', at: 'Shop__r', reason: `Didn't understand relationship 'Shop__r' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${SEE_DESCRIBE}` },
  { soql: 'SELECT Id FROM Book', code: 'INVALID_TYPE', at: 'Book', reason: `sObject type 'Book' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${SEE_DESCRIBE}` },
  { soql: 'SELECT Id, (SELECT Id FROM Books) FROM Account', code: 'INVALID_TYPE', at: 'Books', reason: `Didn't understand relationship 'Books' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${SEE_DESCRIBE}` },
  { soql: 'SELECT Id FROM BookPrinted__e', code: 'INVALID_TYPE_FOR_OPERATION', reason: 'entity type BookPrinted__e does not support query' },
  { soql: 'SELECT Id FROM Account WHERE Name = 5', code: 'INVALID_FIELD', at: '5', reason: "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes" },
  { soql: "SELECT Id FROM Book__c WHERE Price__c = '5'", code: 'INVALID_FIELD', at: "'5'", reason: "value of filter criterion for field 'Price__c' must be of type double and should not be enclosed in quotes" },
  { soql: "SELECT Id FROM Book__c WHERE Pages__c IN (1, '5')", code: 'INVALID_FIELD', at: "'5'", reason: "value of filter criterion for field 'Pages__c' must be of type int and should not be enclosed in quotes" },
  { soql: "SELECT Id FROM Book__c WHERE IsInPrint__c = 'true'", code: 'INVALID_FIELD', at: "'true'", reason: "value of filter criterion for field 'IsInPrint__c' must be of type boolean and should not be enclosed in quotes" },
  { soql: "SELECT Id FROM Book__c WHERE PublishedOn__c = '2026-01-01'", code: 'INVALID_FIELD', at: "'2026", reason: "value of filter criterion for field 'PublishedOn__c' must be of type date and should not be enclosed in quotes" },
  { soql: 'SELECT Id FROM Book__c WHERE PrintedAt__c > 2026-01-01', code: 'INVALID_FIELD', at: '2026', reason: "value of filter criterion for field 'PrintedAt__c' must be of type dateTime and should not be enclosed in quotes" },
  { soql: 'SELECT Id FROM Book__c WHERE PublishedOn__c > 2026-01-01T00:00:00Z', code: 'INVALID_FIELD', at: '2026', reason: "value of filter criterion for field 'PublishedOn__c' must be of type date and should not be enclosed in quotes" },
  { soql: "SELECT Id FROM Account WHERE Id = 'abc'", code: 'INVALID_QUERY_FILTER_OPERATOR', at: "'abc'", reason: 'invalid ID field: abc' },
  { soql: "SELECT Id FROM Account WHERE Id LIKE '001%'", code: 'INVALID_QUERY_FILTER_OPERATOR', at: 'Id LIKE', reason: 'invalid operator on id field' },
  { soql: "SELECT Id FROM Account WHERE Name INCLUDES ('x')", code: 'INVALID_QUERY_FILTER_OPERATOR', at: 'Name', reason: 'invalid operator on string field' },
  { soql: "SELECT Id FROM Account WHERE Description = 'x'", code: 'INVALID_FIELD', at: 'Description', reason: "field 'Description' can not be filtered in a query call" },
  { soql: 'SELECT Id FROM Account ORDER BY Description', code: 'INVALID_FIELD', at: 'Description', reason: "field 'Description' can not be sorted in a query call" },
  { soql: 'SELECT COUNT(Id) FROM Book__c GROUP BY PrintedAt__c', code: 'INVALID_FIELD', at: 'PrintedAt__c', reason: "field 'PrintedAt__c' can not be grouped in a query call" },
  { soql: 'SELECT SUM(Name) FROM Book__c', code: 'MALFORMED_QUERY', at: 'SUM', reason: 'field Name does not support aggregate operator SUM' },
  { soql: 'SELECT Name, COUNT(Id) FROM Book__c', code: 'MALFORMED_QUERY', reason: 'Field must be grouped or aggregated: Name' },
  { soql: 'SELECT Name FROM Book__c GROUP BY Name HAVING Pages__c > 1', code: 'MALFORMED_QUERY', reason: 'Field must be grouped or aggregated: Pages__c' },
  { soql: 'SELECT COUNT(Id) FROM Book__c GROUP BY COUNT(Id)', code: 'MALFORMED_QUERY', at: 'COUNT(Id)', reason: 'Grouped field should not be aggregated: Id' },
  { soql: 'SELECT Name FROM Book__c GROUP BY Name ORDER BY Isbn__c', code: 'MALFORMED_QUERY', reason: 'Ordered field must be grouped or aggregated: Isbn__c' },
  { soql: 'SELECT COUNT(Id) FROM Book__c LIMIT 1', code: 'MALFORMED_QUERY', reason: 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT' },
  { soql: 'SELECT COUNT(Id) a, COUNT(Name) A FROM Book__c', code: 'MALFORMED_QUERY', reason: 'duplicate alias: A' },
  { soql: 'SELECT Name n FROM Account', code: 'MALFORMED_QUERY', reason: 'only aggregate expressions use field aliasing' },
  { soql: 'SELECT Name, name FROM Account', code: 'INVALID_FIELD', reason: 'duplicate field selected: Name' },
  { soql: 'SELECT FIELDS(ALL) FROM Account', code: 'MALFORMED_QUERY', reason: 'The SOQL FIELDS function must have a LIMIT of at most 200' },
  { soql: 'SELECT FIELDS(CUSTOM) FROM Book__c LIMIT 201', code: 'MALFORMED_QUERY', reason: 'The SOQL FIELDS function must have a LIMIT of at most 200' },
  { soql: 'SELECT Id FROM Account OFFSET 2001', code: 'NUMBER_OUTSIDE_VALID_RANGE', reason: 'Maximum SOQL offset allowed is 2000' },
  { soql: 'SELECT Id FROM Account WHERE Name = :name', code: 'MALFORMED_QUERY', at: ':name', reason: 'Bind variables only allowed in Apex code' },
  { soql: 'SELECT Id FROM Book__c WHERE Name IN (SELECT Id FROM Account)', code: 'MALFORMED_QUERY', reason: "The left operand field in the where expression for outer query should be an id field, cannot use: 'Name'" },
  { soql: 'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)', code: 'MALFORMED_QUERY', reason: 'The inner and outer selects should not be on the same object type' },
  { soql: "SELECT Id FROM Book__c WHERE Name = 'x' OR Publisher__c IN (SELECT Id FROM Account)", code: 'MALFORMED_QUERY', reason: 'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions' },
  { soql: 'SELECT Id FROM Book__c WHERE Publisher__c IN (SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact))', code: 'MALFORMED_QUERY', reason: 'Nesting of semi join sub-selects is not supported' },
  { soql: 'SELECT Prequel__r.Prequel__r.Prequel__r.Prequel__r.Prequel__r.Prequel__r.Name FROM Book__c', code: 'MALFORMED_QUERY', at: 'Prequel__r', reason: "Relationship path 'Prequel__r.Prequel__r.Prequel__r.Prequel__r.Prequel__r.Prequel__r.Name' has more than 5 levels" },
  { soql: 'SELECT TWICE(Price__c) FROM Book__c', code: 'MALFORMED_QUERY', at: '(Price__c)', reason: "unexpected token: '('" },
  { soql: 'SELECT Id FROM Account WHERE COUNT(Id) > 1', code: 'MALFORMED_QUERY', reason: 'Aggregate functions are not allowed in WHERE: COUNT(Id)' },
]; // prettier-ignore

describe('refusals of SOQL', () => {
  for (const { soql, code, at, reason } of refusals) {
    test(`answers ${code} to ${soql}`, () => {
      assert.throws(
        () => run(soql),
        (error) => {
          assert(error instanceof SoqlError);
          assert.equal(error.errorCode, code);
          const column = at === undefined ? undefined : soql.lastIndexOf(at) + 1;
          if (at === undefined) assert.equal(error.message, reason);
          else assert(error.message.endsWith(`\n${reason}`), error.message);
          const shown = Number(/Column:(\d+)/.exec(error.message)?.[1]);
          if (column !== undefined) assert(soql.slice(shown - 1).startsWith(at ?? ''), error.message);
          return true;
        },
      );
    });
  }

  test('puts the caret under the place of the mistake', () => {
    assert.throws(
      () => run('SELECT Id,\n Nope FROM Account'),
      /^SoqlError: \n Nope FROM Account\n \^\nERROR at Row:2:Column:2\nNo such/,
    );
  });

  for (const soql of [
    'SELECT Id FROM Account USING SCOPE team',
    'SELECT Id FROM Account WITH USER_MODE',
    'SELECT Id FROM Account FOR VIEW',
  ]) {
    test(`says by name that it does not support ${soql}`, () => {
      assert.throws(() => run(soql), Unsupported);
    });
  }

  test('refuses a query longer than 100,000 characters', () => {
    const soql = `SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`;
    const reason = 'SOQL statements cannot be longer than 100000 characters.';
    assert.throws(() => run(soql), new SoqlError('MALFORMED_QUERY', reason));
  });

  test('accepts locks and system mode, which change nothing here', () => {
    run('SELECT Id FROM Account WITH SYSTEM_MODE LIMIT 1 FOR UPDATE');
  });
});
