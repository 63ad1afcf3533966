import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Condition } from './ast.ts';
import { parseQuery } from './parse-query.ts';

const whereOf = (condition: string): Condition | undefined =>
  parseQuery(`SELECT Id FROM Account WHERE ${condition}`).where;

describe('the SOQL parser', () => {
  test('reads every clause in the order of the platform', () => {
    const query = parseQuery(
      'SELECT Name, COUNT(Id) many FROM Account AS a USING SCOPE everything WHERE Name != null WITH USER_MODE ' +
        'GROUP BY Name HAVING COUNT(Id) > 1 ORDER BY Name DESC NULLS LAST LIMIT 5 OFFSET 3 FOR VIEW FOR UPDATE ALL ROWS',
    );
    assert.deepEqual(query.from.path.names, ['Account']);
    assert.equal(query.from.alias, 'a');
    assert.equal(query.scope, 'everything');
    assert.equal(query.access, 'USER_MODE');
    assert.equal(query.groupBy.length, 1);
    assert.equal(query.having?.kind, 'compare');
    assert.deepEqual(
      query.orderBy.map(({ descending, nulls }) => ({ descending, nulls })),
      [{ descending: true, nulls: 'last' }],
    );
    assert.partialDeepStrictEqual([query.limit, query.offset], [{ value: 5 }, { value: 3 }]);
    assert.deepEqual(query.purposes, ['VIEW', 'UPDATE']);
    assert.equal(query.allRows, true);
  });

  test('reads keywords in any case and across lines', () => {
    const query = parseQuery("select id\n  from account\n where name = 'x' order by name");
    assert.equal(query.select.length, 1);
    assert.equal(query.orderBy[0]?.nulls, 'first');
  });

  test('reads paths, functions, field groups and sub-queries of a select list', () => {
    const { select } = parseQuery(
      'SELECT Owner.Name, toLabel(Type), FIELDS(CUSTOM), (SELECT Id FROM Contacts LIMIT 1) FROM Account',
    );
    assert.deepEqual(
      select.map(({ kind }) => kind),
      ['expression', 'expression', 'fields', 'children'],
    );
  });

  const literals: readonly [string, Readonly<Record<string, unknown>>][] = [
    ["'it''s'".replace("''", "\\'"), { kind: 'string', value: "it's" }],
    ["'a\\u0041\\n'", { kind: 'string', value: 'aA\n' }],
    ["'50\\%'", { kind: 'string', value: '50%', pattern: '50\\%' }],
    ['-5.25', { kind: 'number', value: -5.25 }],
    ['+5', { kind: 'number', value: 5 }],
    ['TRUE', { kind: 'boolean', value: true }],
    ['null', { kind: 'null' }],
    ['2026-01-31', { kind: 'date', value: '2026-01-31' }],
    ['2026-01-31T10:00:00Z', { kind: 'datetime', value: '2026-01-31T10:00:00.000Z' }],
    ['2026-01-31T10:00:00.250+02:00', { kind: 'datetime', value: '2026-01-31T08:00:00.250Z' }],
    ['2026-01-31T10:00:00.000+0000', { kind: 'datetime', value: '2026-01-31T10:00:00.000Z' }],
    ['today', { kind: 'period', name: 'TODAY', count: undefined }],
    ['LAST_N_FISCAL_QUARTERS:2', { kind: 'period', name: 'LAST_N_FISCAL_QUARTERS', count: 2 }],
    [':account.Id', { kind: 'bind', source: 'account.Id' }],
    [": ( a + '%' ) LIMIT 1", { kind: 'bind', source: "( a + '%' )" }],
    [':Foo.bar(x, y)[0].Id AND Id != null', { kind: 'bind', source: 'Foo.bar(x, y)[0].Id' }],
    [':limit.order LIMIT 1', { kind: 'bind', source: 'limit.order' }],
    [
      ":new Map<String, Id>{ 'a' => null }.values() FOR UPDATE",
      { kind: 'bind', source: "new Map<String, Id>{ 'a' => null }.values()" },
    ],
  ];
  for (const [written, expected] of literals) {
    test(`reads the literal ${written}`, () => {
      const condition = whereOf(`Name = ${written}`);
      const first = condition?.kind === 'and' ? condition.parts[0] : condition;
      assert(first?.kind === 'compare');
      assert.partialDeepStrictEqual(first.right, expected);
    });
  }

  test('groups conditions by parentheses and keeps a row of ANDs flat', () => {
    const condition = whereOf("(A = 1 OR B = 2) AND (NOT C LIKE 'x%') AND D NOT IN (1, 2)");
    assert(condition?.kind === 'and');
    assert.deepEqual(
      condition.parts.map(({ kind }) => kind),
      ['or', 'not', 'list'],
    );
  });

  const refusals: readonly [string, string][] = [
    ['', "\n\n^\nERROR at Row:1:Column:1\nunexpected token: '<EOF>'"],
    ['SELECT FROM Account', "\nSELECT FROM Account\n       ^\nERROR at Row:1:Column:8\nunexpected token: 'FROM'"],
    [
      'SELECT Id\nFROM Account\nWHERE A = 1 AND B = 2 OR C = 3',
      "\nWHERE A = 1 AND B = 2 OR C = 3\n                      ^\nERROR at Row:3:Column:23\nunexpected token: 'OR'",
    ],
    [
      'SELECT Id FROM Account WHERE NOT A = 1 AND B = 2',
      "\nSELECT Id FROM Account WHERE NOT A = 1 AND B = 2\n                                       ^\nERROR at Row:1:Column:40\nunexpected token: 'AND'",
    ],
    [
      'SELECT Id FROM Account LIMIT -1',
      "\nSELECT Id FROM Account LIMIT -1\n                             ^\nERROR at Row:1:Column:30\nunexpected token: '-1'",
    ],
    [
      'SELECT Id FROM Account WHERE Day__c = 2026-02-30',
      '\nSELECT Id FROM Account WHERE Day__c = 2026-02-30\n                                      ^\nERROR at Row:1:Column:39\nInvalid date: 2026-02-30',
    ],
    [
      'SELECT Id FROM Account WHERE Name = "x"',
      '\nSELECT Id FROM Account WHERE Name = "x"\n                                    ^\nERROR at Row:1:Column:37\nline 1:36 no viable alternative at character \'"\'',
    ],
  ];
  for (const [text, message] of refusals) {
    test(`refuses ${JSON.stringify(text)} and shows the place`, () => {
      assert.throws(() => parseQuery(text), { errorCode: 'MALFORMED_QUERY', message });
    });
  }

  test('refuses an unknown backslash sequence', () => {
    assert.throws(() => whereOf("Name = 'a\\qb'"), /Illegal character sequence '\\q' in string literal/);
  });

  test('shows only the words around the place of a long line', () => {
    const fields = Array.from({ length: 30 }, (_, index) => `Field${index}__c`).join(', ');
    assert.throws(() => parseQuery(`SELECT ${fields}, FROM Account WHERE Name = 'some long text that follows'`), {
      message:
        "\nField27__c, Field28__c, Field29__c, FROM Account WHERE Name = 'some long text\n" +
        `${' '.repeat(36)}^\nERROR at Row:1:Column:358\nunexpected token: 'FROM'`,
    });
  });

  for (const text of [
    'SELECT FORMAT(Amount) FROM Opportunity',
    'SELECT Id FROM Account a, a.Contacts c',
    'SELECT Id FROM Account WITH DATA CATEGORY Geography__c ABOVE usa__c',
    'SELECT Id FROM Account UPDATE TRACKING',
  ]) {
    test(`says by name that it does not support ${text}`, () => {
      assert.throws(() => parseQuery(text), Unsupported);
    });
  }
});
