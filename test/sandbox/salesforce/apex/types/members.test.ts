import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MethodInfo } from './class-info.ts';
import { findConstructors, findField, findMethods, isSettable, isVisible } from './members.ts';
import { openSample } from './sample-types.ts';

const { types } = openSample(
  `public virtual class Animal {
     public String name { get; private set; }
     protected Integer legs;
     private String secret;
     @TestVisible private Integer hidden;
     public virtual String speak() { return ''; }
     public String speak(Integer times) { return ''; }
     public class Heart { }
   }`,
  'public class Dog extends Animal implements Comparable { public override String speak() { return null; } public Integer compareTo(Object o) { return 0; } }',
  'public abstract class ByName implements Comparator<Account> { }',
  'public class Stranger { }',
  '@IsTest public class AnimalTest { }',
);

const shown = ({ owner, key, returnType }: MethodInfo): string => `${owner.name} ${key} ${returnType.name}`;
const methods = (type: string, name: string): readonly string[] => findMethods(types.named(type), name).map(shown);

test('own methods come before inherited ones, and those overridden are there once', () => {
  assert.deepEqual(methods('Dog', 'SPEAK'), ['Dog speak() String', 'Animal speak(integer) String']);
  assert.deepEqual(methods('Dog', 'bark'), []);
});

test('type arguments stand in for type parameters; the key stays that of the library', () => {
  assert.deepEqual(methods('List<Account>', 'get'), ['List get(integer) Account']);
  assert.deepEqual(methods('List<Account>', 'clone'), ['List clone() List<Account>']);
  assert.deepEqual(methods('List<Account>', 'iterator'), ['Iterable iterator() Iterator<Account>']);
  assert.deepEqual(methods('Map<Id,List<Account>>', 'put'), ['Map put(k,v) List<Account>']);
  const [compare] = findMethods(types.named('ByName'), 'compare');
  assert.equal(compare?.key, 'compare(t,t)');
  assert.deepEqual(
    compare.parameters.map(({ type }) => type.name),
    ['Account', 'Account'],
  );
});

test('everything has the methods of Object, sObjects those of SObject too', () => {
  for (const type of ['Dog', 'Comparable', 'Account', 'List<String>', 'LoggingLevel', 'Object'])
    assert.deepEqual(methods(type, 'hashCode'), ['Object hashcode() Integer'], type);
  assert.deepEqual(methods('Account', 'get'), [
    'SObject get(string) Object',
    'SObject get(schema.sobjectfield) Object',
  ]);
});

test('fields are inherited and found without regard to case', () => {
  assert.equal(findField(types.named('Dog'), 'LEGS')?.owner.name, 'Animal');
  assert.equal(findField(types.named('Dog'), 'wings'), undefined);
  assert.equal(findField(types.named('DmlException'), 'lineNumber')?.access.kind, 'library');
});

test('constructors of generic classes know what they are of', () => {
  assert.deepEqual(
    findConstructors(types.named('List<Id>')).map(({ parameters }) => parameters.map(({ type }) => type.name)),
    [[], ['List<Id>']],
  );
});

const sees = (from: string, field: string): boolean => {
  const member = findField(types.named('Animal'), field);
  assert.ok(member);
  return isVisible(member, types.named(from).info);
};

test('private reaches through the outermost class, protected to subclasses, tests see what is marked', () => {
  assert.deepEqual(
    ['Animal', 'Animal.Heart', 'Dog', 'Stranger', 'AnimalTest'].map((from) =>
      ['secret', 'legs', 'hidden', 'name'].filter((field) => sees(from, field)),
    ),
    [
      ['secret', 'legs', 'hidden', 'name'],
      ['secret', 'legs', 'hidden', 'name'],
      ['legs', 'name'],
      ['name'],
      ['hidden', 'name'],
    ],
  );
  const secret = findField(types.named('Animal'), 'secret');
  assert.equal(secret && isVisible(secret, undefined), false);
});

test('a property may be read by more code than may write it', () => {
  const name = findField(types.named('Animal'), 'name');
  assert.ok(name);
  assert.equal(isSettable(name, types.named('Animal.Heart').info), true);
  assert.equal(isSettable(name, types.named('Stranger').info), false);
});
