import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexDouble, doubleText } from './double.ts';
import {
  addInteger,
  divideInteger,
  moduloInteger,
  multiplyInteger,
  negateInteger,
  shiftLeftInteger,
  shiftRightInteger,
  shiftRightUnsignedInteger,
  subtractInteger,
} from './integer.ts';
import { addLong, divideLong, moduloLong, multiplyLong, shiftRightLong, shiftRightUnsignedLong } from './long.ts';

const divideByZero = { apexType: 'System.MathException', message: 'Divide by 0' };
const nullPointer = {
  apexType: 'System.NullPointerException',
  message: 'Attempt to de-reference a null object',
};
const LARGEST = 2_147_483_647;
const LARGEST_LONG = 2n ** 63n - 1n;

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
describe('Integer arithmetic', () => {
  test('wraps at 32 bits', () => {
    assert.equal(addInteger(LARGEST, 1), -LARGEST - 1);
    assert.equal(subtractInteger(-LARGEST, 2), LARGEST);
    assert.equal(multiplyInteger(LARGEST, LARGEST), 1);
    assert.equal(negateInteger(-LARGEST - 1), -LARGEST - 1);
    assert.equal(divideInteger(-LARGEST - 1, -1), -LARGEST - 1);
  });

  test('divides towards zero and takes the sign of the dividend for the rest', () => {
    assert.equal(divideInteger(7, 2), 3);
    assert.equal(divideInteger(-7, 2), -3);
    assert.equal(moduloInteger(-7, 2), -1);
  });

  test('gives no negative zero', () => {
    assert.ok(Object.is(negateInteger(0), 0));
    assert.ok(Object.is(divideInteger(0, -5), 0));
  });

  test('divided by zero is an exception', () => {
    assert.throws(() => divideInteger(1, 0), divideByZero);
    assert.throws(() => moduloInteger(1, 0), divideByZero);
  });

  test('with null is a null pointer exception', () => {
    assert.throws(() => addInteger(null, 1), nullPointer);
    assert.throws(() => multiplyInteger(1, null), nullPointer);
  });

  test('shifts with and without the sign', () => {
    assert.equal(shiftLeftInteger(1, 31), -LARGEST - 1);
    assert.equal(shiftRightInteger(-8, 1), -4);
    assert.equal(shiftRightUnsignedInteger(-1, 28), 15);
    assert.equal(shiftRightUnsignedInteger(-1, 0), -1);
  });
});

describe('Long arithmetic', () => {
  test('wraps at 64 bits', () => {
    assert.equal(addLong(LARGEST_LONG, 1n), -LARGEST_LONG - 1n);
    assert.equal(multiplyLong(2n ** 62n, 4n), 0n);
  });

  test('divides towards zero, and by zero not at all', () => {
    assert.equal(divideLong(-7n, 2n), -3n);
    assert.equal(moduloLong(-7n, 2n), -1n);
    assert.throws(() => divideLong(1n, 0n), divideByZero);
    assert.throws(() => addLong(null, 1n), nullPointer);
  });

  test('shifts with and without the sign', () => {
    assert.equal(shiftRightLong(-8n, 1n), -4n);
    assert.equal(shiftRightUnsignedLong(-1n, 60n), 15n);
  });
});

describe('a Double', () => {
  test('prints as Java prints a double', () => {
    const table: readonly (readonly [number, string])[] = [
      [1, '1.0'],
      [0, '0.0'],
      [-0, '-0.0'],
      [0.1, '0.1'],
      [1234567.5, '1234567.5'],
      [9_999_999, '9999999.0'],
      [1e7, '1.0E7'],
      [1.5e10, '1.5E10'],
      [0.001, '0.001'],
      [0.0001, '1.0E-4'],
      [-1.25e-5, '-1.25E-5'],
      [NaN, 'NaN'],
      [-Infinity, '-Infinity'],
    ];
    for (const [value, text] of table) assert.equal(doubleText(value), text);
  });

  test('divided by zero is an exception', () => {
    assert.throws(() => new ApexDouble(1).dividedBy(new ApexDouble(0)), divideByZero);
    assert.equal(new ApexDouble(1).dividedBy(new ApexDouble(4)).toText(), '0.25');
  });
});
