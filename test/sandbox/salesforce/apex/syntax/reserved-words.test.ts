/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_reserved_words.htm */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from './sample-source.ts';

/** Every place that declares a name, which stands on the second line. */
const PLACES: Readonly<Record<string, (name: string) => string>> = {
  'a class': (name) => `class\n${name} { }`,
  'an inner class': (name) => `class A { class\n${name} { } }`,
  'an interface': (name) => `interface\n${name} { }`,
  'an enum': (name) => `enum\n${name} { X }`,
  'a constant': (name) => `enum A {\n${name} }`,
  'a field': (name) => `class A { Integer\n${name}; }`,
  'a property': (name) => `class A { Integer\n${name} { get; } }`,
  'a parameter': (name) => `class A { void go(Integer\n${name}) { } }`,
  'a variable': (name) => `class A { void go() { Integer\n${name} = 1; } }`,
  'a caught exception': (name) => `class A { void go() { try { } catch (Exception\n${name}) { } } }`,
  'an item of a loop': (name) => `class A { void go() { for (Integer\n${name} : xs) { } } }`,
};

for (const [place, source] of Object.entries(PLACES)) {
  test(`a reserved word is no name of ${place}`, () => {
    assert.deepEqual(problemsOf(source('By')), ["2:1 Unexpected token 'By'."]);
    assert.deepEqual(problemsOf(source('group')), ['2:1 Identifier name is reserved: group']);
    for (const free of ['after', 'before', 'count', 'first', 'last', 'order', 'type', 'offset']) {
      assert.deepEqual(problemsOf(source(free)), []);
    }
  });
}

test('methods may have the words that are no part of the grammar', () => {
  assert.deepEqual(problemsOf('class A { void\nlimit() { } }'), ["2:1 Unexpected token 'limit'."]);
  assert.deepEqual(problemsOf('class A { void when() { } void set() { } void exception() { } }'), []);
});

test('what comes after a dot, and what a query says, is not declared', () => {
  assert.deepEqual(
    problemsOf('class A { void go() { a.limit(b.by); Object o = [SELECT x FROM Y ORDER BY z LIMIT 1]; } }'),
    [],
  );
});

test('all reserved names of a file are told, in the order of the text', () => {
  assert.deepEqual(problemsOf('class A { Integer from, number;\nvoid go(Object object) { } }'), [
    "1:19 Unexpected token 'from'.",
    '1:25 Identifier name is reserved: number',
    '2:16 Identifier name is reserved: object',
  ]);
});
