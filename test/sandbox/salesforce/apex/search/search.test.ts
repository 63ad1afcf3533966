/** Searches of Apex. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../library/data-sample.ts';
import { parseSosl } from './parse-sosl.ts';

const SAVED =
  "insert new List<Account>{ new Account(Name = 'Blue Whale'), new Account(Name = 'Whaling Inc'), new Account(Name = 'Red') };";

const found = (query: string): string =>
  outcomeOf(`${SAVED} List<String> names = new List<String>();
    for (SObject one : ${query}[0]) names.add((String) one.get('Name')); return names;`);

test('a search finds words, not parts of them, unless a star says so', () => {
  assert.equal(found("[FIND 'whale' IN ALL FIELDS RETURNING Account(Name)]"), '(Blue Whale)');
  assert.equal(found("[FIND 'whal*' RETURNING Account(Name ORDER BY Name DESC)]"), '(Whaling Inc, Blue Whale)');
});

test('what is looked for may be a variable, and the answer narrowed', () => {
  assert.equal(
    found("[FIND :('wha' + 'l*') RETURNING Account(Name WHERE Name LIKE :('Blue' + '%') LIMIT 1)]"),
    '(Blue Whale)',
  );
});

test('a search given as text finds the same', () => {
  assert.equal(found("Search.query('FIND {red OR blue} RETURNING Account(Name)')"), '(Blue Whale, Red)');
});

test('a search is read to its parts', () => {
  assert.deepEqual(
    parseSosl("FIND {a\\}b} IN NAME FIELDS RETURNING Account(Id, Name WHERE (Rating = '(x')), Contact LIMIT 3"),
    {
      term: { text: 'a}b' },
      scope: 'NAME',
      wanted: [
        { object: 'Account', fields: 'Id, Name', condition: "(Rating = '(x')", tail: '' },
        { object: 'Contact', fields: 'Id', condition: undefined, tail: '' },
      ],
      limit: 3,
    },
  );
});
