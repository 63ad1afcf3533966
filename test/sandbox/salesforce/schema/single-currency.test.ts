import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadSchema } from './load-schema.ts';

const fieldsOf = (isMultiCurrency: boolean, object: string) =>
  loadSchema({ sourceDirectories: [], isMultiCurrency }).find(object)?.fields;

test('in an org with one currency no record says its currency, and there is no list of currencies', () => {
  assert.equal(fieldsOf(false, 'CurrencyType'), undefined);
  for (const object of ['Account', 'Order', 'OrderItem', 'User']) {
    const fields = fieldsOf(false, object);
    assert.deepEqual([fields?.has('currencyisocode'), fields?.has('defaultcurrencyisocode')], [false, false]);
  }
  assert.ok(fieldsOf(false, 'Organization')?.has('defaultcurrencyisocode'));
});

test('in an org with several currencies records say theirs', () => {
  assert.ok(fieldsOf(true, 'Order')?.has('currencyisocode'));
  assert.ok(fieldsOf(true, 'CurrencyType') !== undefined);
});
