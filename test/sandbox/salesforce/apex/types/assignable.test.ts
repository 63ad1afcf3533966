import assert from 'node:assert/strict';
import { test } from 'node:test';
import { castable, isAssignable } from './assignable.ts';
import { openSample } from './sample-types.ts';
import { NULL, UNKNOWN, VOID } from './type.ts';

const { types } = openSample(
  'public virtual class Animal { }',
  'public class Dog extends Animal implements Comparable { public Integer compareTo(Object other) { return 0; } }',
  'public class Dogs implements Iterable<Dog> { public Iterator<Dog> iterator() { return null; } }',
);

type Case = readonly [from: string, to: string, fits: boolean];

const check = (title: string, cases: readonly Case[]): void =>
  void test(title, () => {
    for (const [from, to, fits] of cases)
      assert.equal(isAssignable(types.named(from), types.named(to)), fits, `${from} to ${to}`);
  });

check('numbers widen and do not narrow', [
  ['Integer', 'Long', true],
  ['Integer', 'Double', true],
  ['Integer', 'Decimal', true],
  ['Long', 'Decimal', true],
  ['Double', 'Decimal', true],
  ['Decimal', 'Double', true],
  ['Long', 'Integer', false],
  ['Decimal', 'Integer', false],
  ['Decimal', 'Long', false],
]);

check('ids are strings, dates become datetimes, nothing becomes a string by itself', [
  ['Id', 'String', true],
  ['String', 'Id', true],
  ['Date', 'Datetime', true],
  ['Datetime', 'Date', false],
  ['Integer', 'String', false],
  ['String', 'Integer', false],
  ['Boolean', 'String', false],
  ['String', 'Object', true],
]);

check('classes fit their ancestors and interfaces', [
  ['Dog', 'Animal', true],
  ['Animal', 'Dog', false],
  ['Dog', 'Comparable', true],
  ['Dogs', 'Iterable<Dog>', true],
  ['Dogs', 'Iterable<Animal>', true],
  ['Dogs', 'Iterable<String>', false],
  ['DmlException', 'Exception', true],
  ['Database.QueryLocator', 'Iterable<SObject>', true],
]);

check('sObjects fit SObject; the way back needs a cast', [
  ['Account', 'SObject', true],
  ['SObject', 'Account', false],
  ['Account', 'Contact', false],
  ['Account', 'Object', true],
]);

check('lists follow their elements, and lists of SObject pass for any', [
  ['List<Dog>', 'List<Animal>', true],
  ['List<Animal>', 'List<Dog>', false],
  ['List<Account>', 'List<SObject>', true],
  ['List<SObject>', 'List<Account>', true],
  ['List<Account>', 'List<Contact>', false],
  ['List<Id>', 'List<String>', true],
  ['List<String>', 'List<Object>', true],
  ['List<Object>', 'List<String>', false],
  ['List<Integer>', 'List<Long>', false],
  ['List<Account>', 'Iterable<SObject>', true],
  ['List<List<Dog>>', 'List<List<Animal>>', true],
  ['List<String>', 'Set<String>', false],
]);

check('sets do not vary, maps vary with their values', [
  ['Set<Account>', 'Set<SObject>', false],
  ['Set<Id>', 'Set<String>', false],
  ['Set<Id>', 'Set<Id>', true],
  ['Map<Id,Account>', 'Map<Id,SObject>', true],
  ['Map<Id,SObject>', 'Map<Id,Account>', false],
  ['Map<Id,String>', 'Map<String,Object>', true],
  ['Map<Id,String>', 'Map<Object,String>', false],
  ['Map<String,Integer>', 'Map<Integer,String>', false],
]);

test('null and what is in error already fit everything; nothing comes out of void', () => {
  for (const to of ['Integer', 'Account', 'List<String>', 'Object']) {
    assert.equal(isAssignable(NULL, types.named(to)), true);
    assert.equal(isAssignable(UNKNOWN, types.named(to)), true);
    assert.equal(isAssignable(types.named(to), UNKNOWN), true);
    assert.equal(isAssignable(VOID, types.named(to)), false);
  }
});

test('a cast may go down and sideways to interfaces, but never between strangers', () => {
  const cases: readonly Case[] = [
    ['Object', 'Integer', true],
    ['SObject', 'Account', true],
    ['Animal', 'Dog', true],
    ['Animal', 'Comparable', true],
    ['Comparable', 'Animal', true],
    ['Decimal', 'Integer', true],
    ['List<Object>', 'List<String>', true],
    ['Map<String,Object>', 'Map<String,List<Object>>', true],
    ['String', 'Integer', false],
    ['Dog', 'Dogs', false],
    ['Account', 'Contact', false],
    ['Set<Account>', 'Set<SObject>', false],
    ['String', 'Comparable', false],
  ];
  for (const [from, to, fits] of cases)
    assert.equal(castable(types.named(from), types.named(to)), fits, `${from} to ${to}`);
});
