import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { textOf } from '../../values/text.ts';
import { callsOn, thrownBy } from '../member-calls.ts';
import { ApexCollator } from './collator.ts';
import { list } from './list.ts';
import { map } from './map.ts';
import { set } from './set.ts';

const onList = callsOn(list);
const onSet = callsOn(set);
const onMap = callsOn(map);

const listOf = (...items: readonly unknown[]): ApexList => new ApexList('List<Object>', [...items]);
const account = (id: string | null, name: string): SObjectValue =>
  new SObjectValue('Account', [
    ['Id', id],
    ['Name', name],
  ]);
const ONE = '001000000000001AAA';
const TWO = '001000000000002AAA';

describe('a List', () => {
  test('is made of anything that can be gone through', () => {
    const made = onList('new(Iterable<T>)', 'List<Integer>', new ApexSet('Set<Integer>', [2, 1]));
    assert.equal(textOf(made), '(2, 1)');
    assert.match(
      thrownBy(() => onList('new(Iterable<T>)', 'List<Integer>', null)),
      /NullPointerException/,
    );
    const more = listOf('a');
    onList('addAll(Iterable<T>)', more, more);
    assert.equal(textOf(more), '(a, a)');
  });

  test('goes through its elements once with an iterator', () => {
    const iterator = listOf('a').items.length === 1 ? listOf('a')['iterator()']() : undefined;
    assert.equal(iterator?.['next()'](), 'a');
    assert.equal(iterator['hasnext()'](), false);
    assert.match(
      thrownBy(() => iterator['next()']()),
      /^System.NoSuchElementException/,
    );
  });

  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_list_sobject_sorting.htm
  test('sorts records by name before other fields, and null first', () => {
    const records = listOf(account(ONE, 'b'), null, account(TWO, 'a'));
    onList('sort()', records);
    assert.deepEqual(
      records.items.map((item) => (item instanceof SObjectValue ? item.get('Name') : item)),
      [null, 'a', 'b'],
    );
  });

  test('sorts by a comparator', () => {
    const words = listOf('b', 'A', 'a', 'B');
    onList('sort(Comparator<T>)', words, new ApexCollator());
    assert.deepEqual(words.items, ['a', 'A', 'b', 'B']);
    onList('sort()', words);
    assert.deepEqual(words.items, ['A', 'B', 'a', 'b']);
  });

  test('refuses to sort what has no order', () => {
    assert.match(
      thrownBy(() => {
        onList('sort()', listOf(new ApexMap('Map<String,String>'), new ApexMap('Map<String,String>')));
      }),
      /^System.ListException/,
    );
  });
});

describe('a Set', () => {
  test('takes members from lists and sets and tells whether it changed', () => {
    const numbers = onSet('new(Iterable<T>)', 'Set<Integer>', listOf(1, 2, 1));
    assert.equal(onSet('size()', numbers), 2);
    assert.equal(onSet('addAll(Iterable<T>)', numbers, listOf(2)), false);
    assert.equal(onSet('containsAll(Iterable<T>)', numbers, new ApexSet('Set<Integer>', [1])), true);
    assert.equal(onSet('retainAll(Iterable<T>)', numbers, listOf(1)), true);
    assert.equal(textOf(numbers), '{1}');
    assert.equal(onSet('removeAll(Iterable<T>)', numbers, listOf(1)), true);
    assert.equal(onSet('isEmpty()', numbers), true);
  });
});

describe('a Map', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_map.htm
  test('is made of records by their ids', () => {
    const records = onMap('new(List<SObject>)', 'Map<Id,Account>', listOf(account(ONE, 'a'), account(TWO, 'b')));
    assert.equal(textOf(onMap('keySet()', records)), `{${ONE}, ${TWO}}`);
    assert.equal(
      thrownBy(() => onMap('new(List<SObject>)', 'Map<Id,Account>', listOf(account(ONE, 'a'), account(ONE, 'b')))),
      'System.ListException: Row with duplicate Id at index: 1',
    );
    assert.equal(
      thrownBy(() => {
        onMap('putAll(List<SObject>)', records, listOf(account(null, 'c')));
      }),
      'System.ListException: Row with null Id at index: 0',
    );
  });

  test('loses what is removed from its keys', () => {
    const numbers = new ApexMap('Map<String,Integer>', [['a', 1]]);
    const keys = onMap('keySet()', numbers);
    onMap('put(K,V)', numbers, 'b', 2);
    assert.equal(textOf(keys), '{a, b}');
    onSet('remove(T)', keys, 'a');
    assert.equal(textOf(numbers), '{b=2}');
  });

  test('copies records in depth when asked to', () => {
    const records = new ApexMap('Map<String,Account>', [['a', account(ONE, 'a')]]);
    const copy = onMap('deepClone()', records);
    const record = records.get('a');
    if (record instanceof SObjectValue) record.set('Name', 'changed');
    assert.equal(textOf(copy), `{a=Account:{Id=${ONE}, Name=a}}`);
    assert.equal(textOf(onMap('clone()', records)), `{a=Account:{Id=${ONE}, Name=changed}}`);
  });
});
