import { describe, test } from 'node:test';
import assert from 'node:assert/strict';
import { outcomeOf } from '../data/sample-apex.ts';

const USES: readonly (readonly [title: string, body: string])[] = [
  ['a method called on its result', 'return Answers.findSimilar(null).size();'],
  ['a safe call', 'return Answers.findSimilar(null)?.size();'],
  ['arithmetic', 'return 1 + Answers.findSimilar(null).size();'],
  ['a condition', 'if (Answers.findSimilar(null).isEmpty()) { return 1; } return 2;'],
  ['an argument', 'System.debug(Answers.findSimilar(null).size()); return 1;'],
  ['a loop', 'for (Id i : Answers.findSimilar(null)) { return i; } return 2;'],
  ['a cast', 'return (Integer) Answers.findSimilar(null).size();'],
  ['a ternary operator', 'Boolean b = true; return b ? Answers.findSimilar(null).size() : 1;'],
  ['an assignment to a member', 'Answers.findSimilar(null).get(0).size = 3; return 2;'],
  ['an assignment to an element', 'Answers.findSimilar(null)[0] = null; return 2;'],
  ['instanceof', 'return Answers.findSimilar(null) instanceof List<Id>;'],
];

describe('What the sandbox does not support is told and never skipped', () => {
  for (const [title, body] of USES) {
    void test(`in ${title}`, () => {
      assert.throws(() => outcomeOf(body), /The sandbox does not support Answers\.findSimilar \(Sample\.cls:1:\d+\)/);
    });
  }
});
