import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant, minutesBefore, plainDate, secondsAfter } from '../../src/shared/dates.ts';
import { compareDecimals, decimal, negated, sameDecimal, sumOf } from '../../src/shared/money.ts';

const READ: readonly (readonly [given: string | number, read: string])[] = [
  ['12.50', '12.50'],
  [' -0.5 ', '-0.5'],
  [0.1, '0.1'],
  [1e-7, '0.0000001'],
  [12_000_000, '12000000'],
  ['99999999999999999999999999999.99', '99999999999999999999999999999.99'],
];
for (const [given, read] of READ)
  test(`the decimal ${JSON.stringify(given)} is read without losing a digit`, () => {
    assert.equal(decimal.parse(given), read);
  });

for (const given of ['', '1,5', '1.', '.5', '1e3', '+1', 'NaN', '0x10', '1 000', null, true, '1'.repeat(33)])
  test(`${JSON.stringify(given)} is no decimal`, () => {
    assert.equal(decimal.safeParse(given).success, false);
  });

test('tenths add up exactly', () => {
  assert.equal(sumOf(['0.1', '0.2']), '0.3');
  assert.equal(sumOf(Array.from({ length: 1000 }, () => '0.01')), '10');
  assert.equal(sumOf([]), '0');
});

test('numbers compare by value, not by how they are written', () => {
  assert.equal(sameDecimal('1.5', '1.50'), true);
  assert.equal(compareDecimals('10', '9'), 1);
  assert.equal(compareDecimals('-10', '9'), -1);
});

for (const [value, negative] of [
  ['1.50', '-1.5'],
  ['-2', '2'],
  ['0', '0'],
  ['0.00', '0'],
] as const)
  test(`the negative of ${value} is ${negative}`, () => {
    assert.equal(negated(value), negative);
  });

for (const text of ['2026-02-30', '2026-2-3', '26-02-03', '2026-02-03T00:00:00Z', ''])
  test(`${JSON.stringify(text)} is no calendar date`, () => {
    assert.equal(plainDate.safeParse(text).success, false);
  });

for (const [given, read] of [
  ['2026-03-01T00:30:00.000+0000', '2026-03-01T00:30:00.000Z'],
  ['2026-03-01T00:30:00+02:00', '2026-02-28T22:30:00.000Z'],
  ['2026-03-01T00:30:00-0800', '2026-03-01T08:30:00.000Z'],
] as const)
  test(`the instant ${given} is the same moment in UTC`, () => {
    assert.equal(instant.parse(given), read);
  });

test('an instant that is none is refused', () => {
  assert.equal(instant.safeParse('yesterday').success, false);
});

test('moments move by seconds and minutes over midnight and month ends', () => {
  assert.equal(secondsAfter(new Date('2026-02-28T23:59:30Z'), 60).toISOString(), '2026-03-01T00:00:30.000Z');
  assert.equal(minutesBefore('2026-03-01T00:05:00.000Z', 10), '2026-02-28T23:55:00.000Z');
});
