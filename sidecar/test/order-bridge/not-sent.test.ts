import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notSent } from '../../src/order-bridge/not-sent.ts';

const value = (length: number) => ({
  object: 'OrderItem',
  field: 'Note__c',
  label: 'Note',
  line: 1,
  value: 'x'.repeat(length),
});

test('nothing left out is nothing to show', () => {
  assert.equal(notSent([]), undefined);
});

test('more than the field can show is cut between values, and the rest is counted', () => {
  const text = notSent(Array.from({ length: 400 }, () => value(100))) ?? '';
  assert.ok(text.length <= 32_768);
  const shown = text.split('\n').length - 1;
  assert.equal(text.split('\n').at(-1), `and ${400 - shown} more`);
});
