import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testOutcomes } from '../fixtures/outcome-table.ts';
import { outcomeOf } from '../data/sample-apex.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
const RUNAWAYS: readonly (readonly [title: string, body: string])[] = [
  ['a list', "List<String> l = new List<String>(); while (l != null) l.add('sixteen letters.'); return 1;"],
  ['a list added to itself', 'List<Integer> l = new List<Integer>{ 1 }; while (l != null) l.addAll(l); return 1;'],
  ['a set', 'Set<Integer> s = new Set<Integer>(); for (Integer i = 0; s != null; i++) s.add(i); return 1;'],
  [
    'a map',
    "Map<Integer, String> m = new Map<Integer, String>(); for (Integer i = 0; m != null; i++) m.put(i, 'value'); return 1;",
  ],
  [
    'a list of records',
    "List<Account> l = new List<Account>(); while (l != null) l.add(new Account(Name = 'x')); return 1;",
  ],
  ['a text', "String s = ''; while (s != null) s += 'sixteen letters.'; return 1;"],
  ['a text that doubles', "String s = 'a'; while (s != null) s = s + s; return 1;"],
  ['a text repeated', "String s = 'a'; while (s != null) s = s.repeat(1000); return 1;"],
];

describe('A heap that is filled without end ends the transaction, be it by', () => {
  for (const [title, body] of RUNAWAYS) {
    test(title, () => {
      assert.match(
        outcomeOf(`try { ${body.replace('return 1;', '')} } catch (Exception e) { return 'caught'; } return null;`),
        /^System\.LimitException: Apex heap size too large: \d{7,}$/,
      );
    });
  }
});

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_limits.htm
describe('Limits tells the heap', () =>
  testOutcomes([
    ['it may have', "return Limits.getLimitHeapSize() + '';", '6000000'],
    [
      'that has grown with a collection',
      'Integer before = Limits.getHeapSize(); List<String> l = new List<String>(); for (Integer i = 0; i < 20000; i++) l.add(String.valueOf(i)); return Limits.getHeapSize() - before > 100000;',
      'true',
    ],
    [
      'that has grown with a text',
      "Integer before = Limits.getHeapSize(); String s = ''; for (Integer i = 0; i < 20000; i++) s += 'ten chars.'; return Limits.getHeapSize() - before > 190000;",
      'true',
    ],
    [
      'before the limit is reached, so that code can stop in time',
      "List<String> l = new List<String>(); while (Limits.getHeapSize() < Limits.getLimitHeapSize() * 0.8) { for (Integer i = 0; i < 1000; i++) l.add('some text of a row'); } return l.size() > 50000;",
      'true',
    ],
  ]));
