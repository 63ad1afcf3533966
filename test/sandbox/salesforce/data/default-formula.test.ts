/** Defaults that are formulas. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { field } from '../schema/field.ts';
import { defaultByFormula } from './default-formula.ts';

const NOW = '2026-03-31T22:15:00.000Z';

const valueOf = (type: 'date' | 'datetime' | 'double' | 'string', defaultFormula: string) =>
  defaultByFormula(field('Value__c', type, { custom: true, scale: 1, defaultFormula }), NOW);

test('a default may look at the day and the instant of the save', () => {
  assert.equal(valueOf('date', 'TODAY() + 1'), '2026-04-01');
  assert.equal(valueOf('datetime', 'NOW()'), NOW);
});

test('a default is a value of its field', () => {
  assert.equal(valueOf('double', '1 / 4'), 0.3);
  assert.equal(valueOf('string', '"a" & "b"'), 'ab');
});

test('a default that looks elsewhere is refused by name', () => {
  assert.throws(
    () => valueOf('string', '$User.Alias'),
    /does not support \$User\.Alias in the default value of Value__c/,
  );
});
