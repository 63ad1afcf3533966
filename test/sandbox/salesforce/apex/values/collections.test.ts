import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Decimal } from './decimal.ts';
import { ApexDate } from './date.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexObject } from './object.ts';
import { ApexSet } from './set.ts';
import { SObjectValue } from './sobject.ts';
import { typeArguments } from './type-arguments.ts';

class Point extends ApexObject {
  x: number;

  constructor(x: number) {
    super();
    this.x = x;
  }

  'equals(object)'(other: unknown): boolean {
    return other instanceof Point && other.x === this.x;
  }

  // All in one bucket, so that equals decides.
  'hashcode()'(): number {
    return 7;
  }
}

const list = (...items: unknown[]): ApexList => new ApexList('List<Object>', items);
const set = (...items: unknown[]): ApexSet => new ApexSet('Set<Object>', items);
const map = (...entries: [unknown, unknown][]): ApexMap => new ApexMap('Map<Object,Object>', entries);
const beingIterated = {
  apexType: 'System.FinalException',
  message: 'Cannot modify a collection while it is being iterated.',
};

describe('a List', () => {
  test('refuses an index beyond its end with the message of the platform', () => {
    const outOfBounds = { apexType: 'System.ListException', message: 'List index out of bounds: 3' };
    assert.throws(() => list(1, 2, 3).get(3), outOfBounds);
    assert.throws(() => list(1, 2, 3).set(3, 4), outOfBounds);
    assert.throws(() => list(1, 2, 3).remove(3), outOfBounds);
    assert.throws(() => list(1, 2).addAt(3, 4), outOfBounds);
    assert.throws(() => list().get(-1), { message: 'List index out of bounds: -1' });
    assert.throws(() => list(1).get(null), { apexType: 'System.NullPointerException' });
  });

  test('finds its elements with their case', () => {
    assert.equal(list('a', 'A').indexOf('A'), 1);
    assert.equal(list('a').contains('A'), false);
    assert.equal(list(new Point(1)).contains(new Point(1)), true);
  });

  test('inserts, removes and takes itself in', () => {
    const numbers = list(1, 3);
    numbers.addAt(1, 2);
    numbers.addAt(3, 4);
    assert.equal(numbers.remove(0), 1);
    numbers.addAll(numbers.items);
    assert.deepEqual(numbers.items, [2, 3, 4, 2, 3, 4]);
    numbers.clear();
    assert.equal(numbers.size, 0);
  });

  test('clones into a list of its own', () => {
    const one = list(1);
    one.clone().add(2);
    assert.deepEqual(one.items, [1]);
  });

  test('knows what it is a list of', () => {
    assert.equal(new ApexList('List<Map<Id,List<Account>>>').elementType, 'Map<Id,List<Account>>');
    assert.deepEqual(typeArguments('Map<Id,List<Account>>'), ['Id', 'List<Account>']);
    assert.deepEqual(typeArguments('Account'), []);
  });
});

describe('a collection in a loop', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_loop_collection.htm
  test('cannot be changed', () => {
    const numbers = list(1, 2);
    const members = set(1, 2);
    const values = map([1, 'a'], [2, 'b']);
    for (const _ of numbers) {
      assert.throws(() => numbers.add(3), beingIterated);
      assert.throws(() => numbers.remove(0), beingIterated);
      assert.throws(() => numbers.clear(), beingIterated);
    }
    for (const _ of members) assert.throws(() => members.add(3), beingIterated);
    for (const member of members) assert.throws(() => members.remove(member), beingIterated);
    for (const key of values.keySet()) assert.throws(() => values.remove(key), beingIterated);
    assert.deepEqual([numbers.size, members.size, values.size], [2, 2, 2]);
  });

  test('takes new values for the places it has', () => {
    const numbers = list(1, 2);
    const values = map(['a', 1]);
    const members = set(1);
    for (const _ of numbers) numbers.set(0, 9);
    for (const key of values.keySet()) values.put(key, 2);
    for (const member of members) assert.equal(members.add(member), false);
    assert.deepEqual(numbers.items, [9, 2]);
    assert.equal(values.get('a'), 2);
  });

  test('can be changed again after the loop, however it was left', () => {
    const numbers = list(1, 2);
    for (const _ of numbers) break;
    const failing = (): void => {
      for (const _ of numbers) throw new Error('out');
    };
    assert.throws(failing, { message: 'out' });
    for (const _ of numbers) for (const __ of numbers) continue;
    numbers.add(3);
    assert.equal(numbers.size, 3);
  });
});

describe('a Set and the keys of a Map', () => {
  test('tell texts apart by case and find equal values of every kind', () => {
    assert.equal(set('a', 'A', 'a').size, 2);
    assert.ok(set(new ApexDate(2026, 1, 1)).contains(new ApexDate(2026, 1, 1)));
    assert.ok(set(list('a', 1)).contains(list('a', 1)));
    assert.ok(!set(list('a')).contains(list('A')));
    assert.ok(set(set(1, 2)).contains(set(2, 1)));
    assert.ok(set(null).contains(null));
    assert.equal(map([null, 'none']).get(null), 'none');
  });

  test('tell Decimals of different scale apart', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
    assert.equal(set(Decimal.of('1.1'), Decimal.of('1.10')).size, 2);
  });

  test('tell values of different types apart, also a text that looks like one', () => {
    assert.equal(set(1, 1n, '1', true, Decimal.of('1')).size, 5);
    assert.equal(set('\u0000D1e0', Decimal.of('1')).size, 2);
    assert.equal(set('\u0000', '\u0000\u0000', '').size, 3);
  });

  test('ask the class of an object when it has equals and hashCode', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_collections_maps_keys_userdefined.htm
    const points = set(new Point(1), new Point(2), new Point(1));
    assert.equal(points.size, 2);
    assert.ok(points.remove(new Point(1)));
    assert.ok(points.contains(new Point(2)));
    assert.ok(!points.contains(new Point(1)));
    assert.equal(set(new ApexObject(), new ApexObject()).size, 2);
  });

  test('lose a record that changed after it was added', () => {
    const record = new SObjectValue('Account', [['Name', 'x']]);
    const records = set(record);
    assert.ok(records.contains(new SObjectValue('Account', [['Name', 'x']])));
    record.set('Name', 'y');
    assert.ok(!records.contains(record));
    assert.equal(records.size, 1);
  });

  test('keep the order of insertion', () => {
    const letters = map(['b', 1], ['a', 2], ['c', 3]);
    letters.put('b', 4);
    letters.remove('a');
    letters.put('a', 5);
    assert.deepEqual(letters.keySet().toArray(), ['b', 'c', 'a']);
    assert.deepEqual(letters.values().items, [4, 3, 5]);
  });
});

describe('a Set', () => {
  test('says what changed', () => {
    const numbers = set(1, 2, 3);
    assert.equal(numbers.add(3), false);
    assert.equal(numbers.addAll([3, 4]), true);
    assert.equal(numbers.removeAll([9]), false);
    assert.equal(numbers.retainAll([1, 4, 9]), true);
    assert.deepEqual(numbers.toArray(), [1, 4]);
    assert.equal(numbers.containsAll([1, 4]), true);
    const copy = numbers.clone();
    copy.clear();
    assert.equal(numbers.size, 2);
  });
});

describe('a Map', () => {
  test('answers null for what it has not and the old value for what it replaces', () => {
    const letters = new ApexMap('Map<String,Integer>');
    assert.equal(letters.put('a', 1), null);
    assert.equal(letters.put('a', 2), 1);
    assert.equal(letters.get('A'), null);
    assert.equal(letters.remove('b'), null);
    letters.put('n', null);
    assert.ok(letters.containsKey('n'));
    assert.equal(letters.keyType + letters.valueType, 'StringInteger');
  });

  test('loses the keys that are removed from its key set', () => {
    // https://life-improver.com/salesforce/salesforce-adding-removing-elements-from-a-map-while-iterating-over-it/
    const letters = map(['a', 1], ['b', 2]);
    letters.keySet().removeAll(['a']);
    assert.deepEqual(letters.values().items, [2]);
    letters.put('c', 3);
    assert.equal(letters.keySet().size, 2);
    assert.equal(letters.keySet().type, 'Set<Object>');
  });

  test('takes over and clones', () => {
    const letters = map(['a', 1]);
    const copy = letters.clone();
    copy.putAll(map(['a', 2], ['b', 3]));
    assert.equal(letters.get('a'), 1);
    assert.deepEqual(
      copy.entries().map(({ key, value }) => [key, value]),
      [
        ['a', 2],
        ['b', 3],
      ],
    );
  });
});
