import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexException, apexException } from '../runtime/exceptions.ts';
import { ApexBlob } from './blob.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';
import { enumConstants } from './enum-constant.ts';
import { ApexList } from './list.ts';
import { ApexMap } from './map.ts';
import { ApexObject, type ShownField } from './object.ts';
import { ApexSet } from './set.ts';
import { SObjectValue } from './sobject.ts';
import { stringValueOf, textOf } from './text.ts';

class Company extends ApexObject {
  f_companyname: unknown = 'Northwind';
  f_city: unknown = null;
}
const shown: readonly ShownField[] = [
  { name: 'companyName', property: 'f_companyname' },
  { name: 'city', property: 'f_city' },
];
Object.assign(Company.prototype, { apexType: 'Outer.Company', apexFields: shown });

class Named extends ApexObject {
  'tostring()'(): string {
    return 'named';
  }
}

const numbers = (count: number): ApexList =>
  new ApexList(
    'List<Integer>',
    Array.from({ length: count }, (_, index) => index),
  );

describe('the text of a value', () => {
  test('of primitives is what Apex prints', () => {
    const table: readonly (readonly [unknown, string])[] = [
      [null, 'null'],
      ['text', 'text'],
      [true, 'true'],
      [-5, '-5'],
      [9_000_000_000n, '9000000000'],
      [Decimal.of('1.10'), '1.10'],
      [new ApexDouble(10_000_000_000), '1.0E10'],
      [ApexBlob.of('abc'), 'Blob[3]'],
      [enumConstants('Outer.Color', ['RED'])[0], 'RED'],
    ];
    for (const [value, text] of table) {
      assert.equal(textOf(value), text);
      assert.equal(stringValueOf(value), text);
    }
  });

  test('of collections has round brackets for lists and curly ones for sets and maps', () => {
    const list = new ApexList('List<Object>', ['a', null, Decimal.of('1.0')]);
    assert.equal(textOf(list), '(a, null, 1.0)');
    assert.equal(textOf(new ApexSet('Set<Integer>', [2, 1])), '{2, 1}');
    assert.equal(textOf(new ApexMap('Map<String,List<Object>>', [['k', list]])), '{k=(a, null, 1.0)}');
    assert.equal(textOf(new ApexList('List<Object>')), '()');
    assert.equal(textOf(new ApexMap('Map<String,String>')), '{}');
  });

  test('of a collection stops after ten items', () => {
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_list.htm (toString)
    assert.equal(textOf(numbers(10)), '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)');
    assert.equal(textOf(numbers(11)), '(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...)');
    const set = new ApexSet('Set<Integer>', numbers(12).items);
    assert.equal(textOf(set), '{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...}');
  });

  test('shows an object once, so that cycles end', () => {
    const list = new ApexList('List<Object>', ['a']);
    list.add(list);
    assert.equal(textOf(list), '(a, (already output))');
    const named = new Named();
    assert.equal(textOf(new ApexList('List<Object>', [named, named])), '(named, named)');
  });

  test('of a record has the fields that were set', () => {
    const account = new SObjectValue('Account', [
      ['Name', 'x'],
      ['Id', '001000000000001AAA'],
    ]);
    assert.equal(textOf(account), 'Account:{Name=x, Id=001000000000001AAA}');
  });

  test('of an object has its fields in the order of their names, or is what its toString says', () => {
    // https://packtpub.com/en-bg/product/apex-design-patterns-9781782173656 (chapter 6, toString). That an inner class goes by
    // its own name alone is what public trigger frameworks read their names from.
    assert.equal(textOf(new Company()), 'Company:[city=null, companyName=Northwind]');
    assert.equal(textOf(new Named()), 'named');
    assert.equal(stringValueOf(new ApexList('List<Named>', [new Named()])), '(named)');
  });

  test('of an exception has its type and its message', () => {
    assert.equal(textOf(apexException('System.MathException', 'Divide by 0')), 'System.MathException: Divide by 0');
    assert.equal(textOf(new ApexException('MyException')), 'MyException: Script-thrown exception');
  });
});
