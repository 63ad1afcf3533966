import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexBlob } from './blob.ts';
import { equalIds } from './convert.ts';
import { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { enumConstants } from './enum-constant.ts';
import {
  compareValues,
  equalsMethod,
  equalValues,
  greaterOrEqual,
  greaterThan,
  hashCodeOf,
  lessOrEqual,
  lessThan,
  sameValue,
} from './equality.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexObject } from './object.ts';
import { ApexSet } from './set.ts';
import { SObjectValue } from './sobject.ts';

class Money extends ApexObject {
  readonly cents: number;

  constructor(cents: number) {
    super();
    this.cents = cents;
  }

  'equals(object)'(other: unknown): boolean {
    return other instanceof Money && other.cents === this.cents;
  }

  'hashcode()'(): number {
    return this.cents;
  }

  'compareto(object)'(other: unknown): number {
    return other instanceof Money ? this.cents - other.cents : 0;
  }
}

const strings = (...items: string[]): ApexList => new ApexList('List<String>', items);
const account = (name: string | null): SObjectValue => new SObjectValue('Account', [['Name', name]]);

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_expressions_operators_understanding.htm
describe('==', () => {
  test('ignores the case of texts', () => {
    assert.ok(equalValues('Hello', 'hELLO'));
    assert.ok(!equalValues('Hello', 'Hullo'));
    assert.ok(!equalValues('1', 1));
  });

  test('compares numbers of different types by value', () => {
    const ones = [1, 1n, new ApexDouble(1), Decimal.of('1.00')];
    for (const left of ones) for (const right of ones) assert.ok(equalValues(left, right));
    assert.ok(!equalValues(Decimal.of('0.1'), new ApexDouble(0.2)));
    assert.ok(!equalValues(Decimal.of('1'), new ApexDouble(Infinity)));
    assert.ok(!equalValues(new ApexDouble(NaN), Decimal.of('1')));
  });

  test('of null is true for null alone', () => {
    assert.ok(equalValues(null, null));
    assert.ok(!equalValues(null, false));
    assert.ok(!equalValues('', null));
    assert.ok(!equalValues(account('x'), null));
  });

  test('compares a Date with a Datetime by its midnight in GMT', () => {
    assert.ok(equalValues(new ApexDate(2026, 11, 21), new ApexDatetime(Date.UTC(2026, 10, 21))));
    assert.ok(!equalValues(new ApexDate(2026, 11, 21), new ApexDatetime(Date.UTC(2026, 10, 21, 1))));
  });

  test('compares records by type and fields, with null as unset', () => {
    assert.ok(equalValues(account('x'), account('x')));
    assert.ok(!equalValues(account('x'), account('y')));
    assert.ok(!equalValues(account('x'), new SObjectValue('Contact', [['Name', 'x']])));
    assert.ok(equalValues(account(null), new SObjectValue('Account')));
  });

  test('compares the elements of lists and the values of maps as == does', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (equals)
    assert.ok(equalValues(strings('a', 'b'), strings('A', 'b')));
    assert.ok(!equalValues(strings('a', 'b'), strings('b', 'a')));
    assert.ok(!equalValues(strings('a'), strings('a', 'a')));
    const map = (...entries: [unknown, unknown][]): ApexMap => new ApexMap('Map<String,Object>', entries);
    assert.ok(equalValues(map(['a', 1], ['b', 'x']), map(['b', 'X'], ['a', Decimal.of('1.0')])));
    assert.ok(!equalValues(map(['a', 1]), map(['A', 1])));
    assert.ok(!equalValues(map(['a', null]), map(['b', null])));
  });

  test('compares sets by their members in any order', () => {
    const set = (...items: unknown[]): ApexSet => new ApexSet('Set<Object>', items);
    assert.ok(equalValues(set(1, 2), set(2, 1)));
    assert.ok(!equalValues(set(1, 2), set(1, 3)));
  });

  test('asks the equals method of a class that has one, and looks at identity otherwise', () => {
    assert.ok(equalValues(new Money(1), new Money(1)));
    assert.ok(!equalValues(new Money(1), new Money(2)));
    assert.ok(!equalValues(new ApexObject(), new ApexObject()));
  });

  test('compares ids in 15 and 18 characters as the same, with their case', () => {
    assert.ok(equalIds('001000000000Abc', '001000000000AbcAAM'.slice(0, 15)));
    assert.ok(!equalIds('001000000000Abc', '001000000000ABC'));
    assert.ok(equalIds(null, null));
  });
});

describe('equals', () => {
  test('respects case and scale', () => {
    assert.ok(!equalsMethod('a', 'A'));
    assert.ok(!equalsMethod(strings('a'), strings('A')));
    assert.ok(!equalsMethod(Decimal.of('1.1'), Decimal.of('1.10')));
    assert.ok(equalsMethod(ApexBlob.of('a'), ApexBlob.of('a')));
  });
});

describe('===', () => {
  test('is identity for what has one and value for what has none', () => {
    const list = strings('a');
    assert.ok(sameValue(list, list));
    assert.ok(!sameValue(list, strings('a')));
    assert.ok(!sameValue(new Money(1), new Money(1)));
    assert.ok(!sameValue(account('x'), account('x')));
    assert.ok(!sameValue('a', 'A'));
    assert.ok(sameValue(Decimal.of('1.0'), 1));
    assert.ok(sameValue(new ApexDate(2026, 1, 1), new ApexDate(2026, 1, 1)));
  });
});

describe('the order of values', () => {
  test('null makes every comparison of numbers false and throws nothing', () => {
    for (const compare of [lessThan, lessOrEqual, greaterThan, greaterOrEqual]) {
      assert.equal(compare(null, 1), false);
      assert.equal(compare(1, null), false);
    }
  });

  test('a text is above null', () => {
    assert.ok(greaterThan('a', null));
    assert.ok(lessThan(null, 'a'));
  });

  test('texts compare without case, as in a dictionary', () => {
    // https://salesforce.stackexchange.com/questions/394089
    assert.ok(!lessThan('Hello', 'hello'));
    assert.ok(lessOrEqual('Hello', 'hello'));
    assert.ok(greaterOrEqual('Hello', 'hello'));
    assert.ok(lessThan('1a', '-a'));
    assert.ok(lessThan('apple', 'Banana'));
  });

  test('numbers of different types compare by value', () => {
    assert.ok(lessThan(1, Decimal.of('1.5')));
    assert.ok(greaterThan(2n, new ApexDouble(1.5)));
    assert.ok(lessThan(Decimal.of('1'), new ApexDouble(Infinity)));
    assert.ok(greaterOrEqual(1n, 1));
  });

  test('a list sorts null first, texts by their characters, enums by declaration', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (sort)
    const list = new ApexList('List<String>', ['b', null, 'a', 'C']);
    list.sort();
    assert.deepEqual(list.items, [null, 'C', 'a', 'b']);
    const [red, green] = enumConstants('Color', ['RED', 'GREEN']);
    assert.ok(compareValues(red, green) < 0);
    assert.ok(compareValues(false, true) < 0);
    assert.ok(compareValues(new ApexDate(2026, 1, 2), new ApexDate(2026, 1, 1)) > 0);
  });

  test('a list sorts objects by their compareTo and refuses those that have none', () => {
    const list = new ApexList('List<Money>', [new Money(3), new Money(1)]);
    list.sort();
    assert.deepEqual(
      list.items.map((item) => item instanceof Money && item.cents),
      [1, 3],
    );
    const plain = new ApexList('List<Plain>', [new ApexObject(), new ApexObject()]);
    assert.throws(() => plain.sort(), { apexType: 'System.ListException' });
  });
});

describe('hash codes', () => {
  test('of texts, numbers and Booleans are those of Java', () => {
    assert.equal(hashCodeOf('Some String'), javaHash('Some String'));
    assert.equal(hashCodeOf(''), 0);
    assert.equal(hashCodeOf(42), 42);
    assert.equal(hashCodeOf(true), 1231);
    assert.equal(hashCodeOf(2n ** 32n), 1);
    assert.equal(hashCodeOf(-1n), 0);
    assert.equal(hashCodeOf(new ApexDouble(1)), 0x3ff00000);
    assert.equal(hashCodeOf(Decimal.of('-4294967296')), (-31 * 31) | 0);
  });

  test('of equal values are equal, and of an object stay the same', () => {
    assert.equal(hashCodeOf(strings('a')), hashCodeOf(strings('a')));
    assert.equal(hashCodeOf(account(null)), hashCodeOf(new SObjectValue('Account')));
    const object = new ApexObject();
    assert.equal(hashCodeOf(object), hashCodeOf(object));
    assert.notEqual(hashCodeOf(object), hashCodeOf(new ApexObject()));
  });
});

const javaHash = (text: string): number => {
  const codes = Array.from(text, (letter) => BigInt(letter.charCodeAt(0)));
  return Number(
    BigInt.asIntN(
      32,
      codes.reduce((hash, code) => hash * 31n + code, 0n),
    ),
  );
};
