import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notSent } from '../../src/order-bridge/not-sent.ts';
import { order } from './an-order.ts';

const lines = order().lines.map((line) => ({ ...line, chargeType: 'Usage' }));
const whole = order({ lines });

const value = (length: number) => ({
  object: 'OrderItem',
  field: 'Note__c',
  label: 'Note',
  line: 1,
  value: 'x'.repeat(length),
});

test('nothing left out is nothing to show', () => {
  assert.equal(notSent(whole, []), undefined);
});

test('more than the field can show is cut between values, and the rest is counted', () => {
  const text =
    notSent(
      whole,
      Array.from({ length: 400 }, () => value(100)),
    ) ?? '';
  assert.ok(text.length <= 32_768);
  const shown = text.split('\n').length - 1;
  assert.equal(text.split('\n').at(-1), `and ${400 - shown} more`);
});

test('a line of which nobody said how it is charged is named', () => {
  assert.equal(notSent(order(), []), 'Line 1: neither the line nor GTX has a charge type');
});
