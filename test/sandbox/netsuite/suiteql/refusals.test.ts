import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Unsupported } from '../../shared/unsupported.ts';
import { NetSuiteError } from '../http/netsuite-error.ts';
import { firstPage, handMadeBook, suiteQlOver } from './hand-made-book.ts';

const PREFACE = 'Invalid search query. Detailed unprocessed description follows. ';
const INVALID = 'Search error occurred: Invalid or unsupported search.';

const suiteQl = suiteQlOver(handMadeBook(), { suiteQlHiddenTables: ['account'] });

const refusalOf = (q: string, params: readonly string[] = [], asked = suiteQl): string => {
  try {
    firstPage(asked, q, params);
  } catch (error) {
    assert.ok(error instanceof NetSuiteError, String(error));
    const [detail] = error.details;
    assert.equal(error.status, 400);
    assert.equal(detail?.errorCode, 'INVALID_PARAMETER');
    assert.equal(detail.errorQueryParam, 'q');
    assert.ok(detail.detail.startsWith(PREFACE));
    return detail.detail.slice(PREFACE.length);
  }
  return 'nothing was refused';
};

const worded: readonly (readonly [string, string, string])[] = [
  [
    'a column the table does not have',
    'SELECT subsidiary FROM transaction',
    "Search error occurred: Unknown identifier 'subsidiary'. Available identifiers are: {transaction=transaction}.",
  ],
  [
    'a computed field of the REST record',
    'SELECT c.balance FROM customer c JOIN transaction t ON t.entity = c.id',
    "Search error occurred: Unknown identifier 'balance'. Available identifiers are: {c=customer, t=transaction}.",
  ],
  [
    'an alias nobody gave',
    'SELECT x.id FROM customer c',
    "Search error occurred: Unknown identifier 'x'. Available identifiers are: {c=customer}.",
  ],
  [
    'a hidden column of the engine',
    'SELECT statuscode FROM transaction',
    "Search error occurred: Unknown identifier 'statuscode'. Available identifiers are: {transaction=transaction}.",
  ],
  ['an unknown table', 'SELECT id FROM nowhere', "Search error occurred: Record 'nowhere' was not found."],
  ['a table the role may not see', 'SELECT id FROM account', "Search error occurred: Record 'account' was not found."],
  [
    "text that is no date in the user's format",
    "SELECT id FROM transaction WHERE trandate > '2022-12-31'",
    'Search error occurred: Parse of date/time "2022-12-31" failed with date format "M/d/yy" in time zone America/Los_Angeles',
  ],
];

for (const [title, q, refusal] of worded) {
  test(`${title} is refused in NetSuite's words`, () => assert.equal(refusalOf(q), refusal));
}

const invalid: readonly (readonly [string, string])[] = [
  ['LIMIT', 'SELECT id FROM transaction ORDER BY id LIMIT 5'],
  ['LIMIT without an order', 'SELECT id FROM transaction LIMIT 5'],
  ['WITH', 'WITH x AS (SELECT id FROM customer) SELECT id FROM x'],
  ['square brackets', 'SELECT [id] FROM transaction'],
  ['+ between texts', "SELECT entityid + 'x' FROM customer"],
  ['a date literal', "SELECT id FROM transaction WHERE trandate > DATE '2026-01-01'"],
  ['LISTAGG', "SELECT LISTAGG(tranid, ',') FROM transaction"],
  ['LEFT', 'SELECT LEFT(tranid, 2) FROM transaction'],
  ['CHARINDEX', "SELECT CHARINDEX('x', tranid) FROM transaction"],
  ['DATEDIFF', 'SELECT DATEDIFF(trandate, duedate) FROM transaction'],
  [
    '(+) together with JOIN',
    'SELECT t.id FROM transaction t JOIN customer c ON c.id = t.entity, item i WHERE t.id = i.id(+)',
  ],
  [
    'more than 1,000 in a list',
    `SELECT id FROM transaction WHERE id IN (${Array.from({ length: 1001 }, (_, index) => index).join(',')})`,
  ],
  ['a column neither grouped nor aggregated', 'SELECT type, status, COUNT(*) FROM transaction GROUP BY type'],
  ['an aggregate in WHERE', 'SELECT id FROM transaction WHERE SUM(foreigntotal) > 1'],
  ['an ambiguous column', 'SELECT id FROM transaction t, customer c WHERE t.entity = c.id'],
  ['a condition as a column', 'SELECT id = 1 FROM customer'],
  ['a value as a condition', 'SELECT id FROM customer WHERE id'],
  ['text that is no number', "SELECT id FROM customer WHERE id = 'abc'"],
  ['sets of different widths', 'SELECT id FROM customer UNION SELECT id, name FROM currency'],
  ['division by zero', 'SELECT 1 / 0 FROM dual'],
  ['a query that is none', 'DELETE FROM customer'],
  ['an open quote', "SELECT 'x FROM dual"],
  ['a semicolon', 'SELECT id FROM customer;'],
  ['too few arguments', 'SELECT NVL(id) FROM customer'],
];

for (const [title, q] of invalid) {
  test(`${title} is an invalid or unsupported search`, () => assert.equal(refusalOf(q), INVALID));
}

test('marks and params must be as many', () => {
  assert.equal(refusalOf('SELECT id FROM customer WHERE id = ?'), INVALID);
  assert.equal(refusalOf('SELECT id FROM customer', ['1']), INVALID);
});

test('the other settings of the open questions refuse otherwise', () => {
  const other = suiteQlOver(handMadeBook(), {
    suiteQlUnknownTable: 'invalid-search-type',
    suiteQlOffsetClause: 'refused',
    dateFormat: 'DD/MM/YYYY',
  });
  const table = 'transactiontablethatdoesnotexist';
  assert.equal(refusalOf(`SELECT 1 FROM ${table}`, [], other), `Invalid search type: ${table}.`);
  assert.equal(refusalOf('SELECT id FROM customer OFFSET 5 ROWS', [], other), INVALID);
  assert.equal(
    refusalOf('SELECT id FROM transaction WHERE trandate > ?', ['2022-12-31'], other),
    'Search error occurred: Parse of date/time "2022-12-31" failed with date format "dd/MM/yy" in time zone America/Los_Angeles',
  );
});

const unsupported: readonly (readonly [string, string])[] = [
  [
    "SELECT BUILTIN.CONSOLIDATE(amount,'LEDGER','DEFAULT','DEFAULT',1,1,'DEFAULT') FROM transactionaccountingline",
    'BUILTIN.CONSOLIDATE in SuiteQL',
  ],
  ['SELECT BUILTIN.CURRENCY_CONVERT(foreigntotal) FROM transaction', 'BUILTIN.CURRENCY_CONVERT in SuiteQL'],
  [
    "SELECT id FROM transaction WHERE trandate > BUILTIN.RELATIVE_RANGES('DAGO1')",
    'BUILTIN.RELATIVE_RANGES in SuiteQL',
  ],
  ['SELECT ROW_NUMBER() OVER (ORDER BY id) FROM customer', 'analytic functions (OVER) in SuiteQL'],
  ['SELECT SOUNDEX(entityid) FROM customer', 'the function SOUNDEX in SuiteQL'],
  ['SELECT c.id FROM customer c RIGHT JOIN transaction t ON t.entity = c.id', 'RIGHT JOIN in SuiteQL'],
  ['SELECT id FROM vendor', 'the table vendor in SuiteQL'],
  ["SELECT TO_CHAR(trandate, 'J') FROM transaction", "the date format model 'J' in SuiteQL"],
];

for (const [q, feature] of unsupported) {
  test(`${feature} is refused by name`, () =>
    assert.throws(() => firstPage(suiteQlOver(handMadeBook()), q), new Unsupported(feature)));
}
