import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseOverload } from './choose-overload.ts';
import { findMethods } from './members.ts';
import { openSample } from './sample-types.ts';
import { NULL, UNKNOWN, type ApexType } from './type.ts';

const { types } = openSample(
  'public virtual class Animal { }',
  'public virtual class Dog extends Animal { }',
  'public class Puppy extends Dog { }',
  `public class Calls {
     void number(Decimal d) {} void number(Double d) {} void number(Long l) {}
     void text(Object o) {} void text(String s) {}
     void animal(Animal a) {} void animal(Dog d) {} void animal(Object o) {}
     void records(List<SObject> l) {} void records(SObject s) {} void records(List<Account> l) {}
     void pair(Object a, String b) {} void pair(String a, Object b) {}
     void either(String s) {} void either(Integer i) {}
     void max(Integer a, Integer b) {} void max(Decimal a, Decimal b) {} void max(Double a, Double b) {}
     void day(Datetime d) {} void day(Object o) {}
     void one(String s) {}
   }`,
);

const typeOf = (name: string): ApexType => (name === 'null' ? NULL : name === '?' ? UNKNOWN : types.named(name));

/** The parameters of the method that a call means, or why it means none. */
const meant = (name: string, ...args: readonly string[]): string => {
  const chosen = chooseOverload(findMethods(types.named('Calls'), name), args.map(typeOf));
  return typeof chosen === 'string' ? chosen : chosen.parameters.map(({ type }) => type.name).join(',');
};

test('the exact type comes first', () => {
  assert.equal(meant('number', 'Double'), 'Double');
  assert.equal(meant('text', 'String'), 'String');
  assert.equal(meant('records', 'List<Account>'), 'List<Account>');
});

test('then the nearest ancestor, then a conversion, and Object last', () => {
  assert.equal(meant('animal', 'Puppy'), 'Dog');
  assert.equal(meant('animal', 'Animal'), 'Animal');
  assert.equal(meant('animal', 'String'), 'Object');
  assert.equal(meant('number', 'Integer'), 'Long');
  assert.equal(meant('day', 'Date'), 'Datetime');
  assert.equal(meant('text', 'Id'), 'String');
  assert.equal(meant('text', 'Integer'), 'Object');
});

test('records and lists of records are told apart', () => {
  assert.equal(meant('records', 'Contact'), 'SObject');
  assert.equal(meant('records', 'List<Contact>'), 'List<SObject>');
  assert.equal(meant('records', 'List<SObject>'), 'List<SObject>');
});

test('numbers of two types meet in the wider one', () => {
  assert.equal(meant('max', 'Integer', 'Integer'), 'Integer,Integer');
  assert.equal(meant('max', 'Integer', 'Decimal'), 'Decimal,Decimal');
  assert.equal(meant('max', 'Double', 'Integer'), 'Double,Double');
});

test('null means the more special type, and nothing where there are two', () => {
  assert.equal(meant('text', 'null'), 'String');
  assert.equal(meant('animal', 'null'), 'Dog');
  assert.equal(meant('either', 'null'), 'ambiguous');
});

test('a call that nobody takes and one that two take alike are told', () => {
  assert.equal(meant('one', 'Integer'), 'none');
  assert.equal(meant('one'), 'none');
  assert.equal(meant('pair', 'String', 'String'), 'ambiguous');
  assert.equal(meant('pair', 'Integer', 'String'), 'Object,String');
});

test('an argument in error is not complained about twice', () => {
  assert.notEqual(meant('either', '?'), 'ambiguous');
});
