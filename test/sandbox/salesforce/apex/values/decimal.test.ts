import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { hashCodeOf } from './equality.ts';
import { Decimal } from './decimal.ts';
import type { RoundingModeName } from './rounding.ts';

const of = (text: string): Decimal => Decimal.of(text);
const mathException = { apexType: 'System.MathException' };

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
describe('a Decimal', () => {
  test('keeps the scale it was written with', () => {
    assert.equal(of('1.10').toText(), '1.10');
    assert.equal(of('-0.05').toText(), '-0.05');
    assert.equal(of('7').scale, 0);
  });

  test('made of another number has the digits of its text', () => {
    assert.equal(Decimal.fromInteger(5).toText(), '5');
    assert.equal(Decimal.fromLong(9_000_000_000n).toText(), '9000000000');
    assert.equal(Decimal.fromDouble(5).toText(), '5.0');
    assert.equal(Decimal.fromDouble(0.1).toText(), '0.1');
  });

  test('refuses a text that is no number', () => {
    for (const text of ['', 'x', '1,5', '.', '1e'])
      assert.throws(() => of(text), { apexType: 'System.TypeException', message: `Invalid decimal: ${text}` });
  });

  test('adds and subtracts at the larger scale and multiplies at the sum of both', () => {
    assert.equal(of('0.1').plus(of('0.2')).toText(), '0.3');
    assert.equal(of('1.10').minus(of('1.1')).toText(), '0.00');
    assert.equal(of('1.10').times(of('2.0')).toText(), '2.200');
  });

  test('divided without a scale has up to 33 decimal places', () => {
    // https://force201.wordpress.com/2010/03/12/decimal-scale/
    const third = `0.${'3'.repeat(33)}`;
    assert.equal(of('1').dividedBy(of('3')).toText(), third);
    assert.equal(of('1.0000').dividedBy(of('3.00')).toText(), third);
    assert.equal(of('1').dividedBy(of('4')).toText(), '0.25');
    assert.equal(of('10').dividedBy(of('2')).toText(), '5');
    assert.equal(of('0').dividedBy(of('3')).toText(), '0');
  });

  test('divided with a scale has that scale', () => {
    assert.equal(of('19').divide(of('100'), 3).toText(), '0.190');
    assert.equal(of('12.4567').divide(of('7'), 2, 'UP').toText(), '1.78');
    assert.equal(of('5').divide(of('3'), 30).toText(), '1.666666666666666666666666666667');
    assert.equal(of('123456').divide(of('10'), -2).toPlainString(), '12300');
  });

  test('divided by zero is an exception', () => {
    assert.throws(() => of('1').dividedBy(of('0.00')), { ...mathException, message: 'Divide by 0' });
  });

  test('rounds half to even unless told otherwise', () => {
    assert.equal(of('2.5').round(), 2n);
    assert.equal(of('3.5').round(), 4n);
    assert.equal(of('-2.5').round(), -2n);
    assert.equal(of('8.345').setScale(2).toText(), '8.34');
    assert.equal(of('10.005').setScale(2, 'HALF_UP').toText(), '10.01');
  });

  test('rounds in every mode as the table of the reference has it', () => {
    const table: Record<Exclude<RoundingModeName, 'UNNECESSARY'>, readonly bigint[]> = {
      CEILING: [6n, 2n, -1n, -2n],
      DOWN: [5n, 1n, -1n, -2n],
      FLOOR: [5n, 1n, -2n, -3n],
      HALF_DOWN: [5n, 1n, -1n, -3n],
      HALF_EVEN: [6n, 1n, -1n, -3n],
      HALF_UP: [6n, 1n, -1n, -3n],
      UP: [6n, 2n, -2n, -3n],
    };
    const inputs = ['5.5', '1.1', '-1.1', '-2.7'].map(of);
    for (const [mode, expected] of Object.entries(table)) {
      const rounded = inputs.map((input) => input.round(rounding(mode)));
      assert.deepEqual(rounded, expected, mode);
    }
    assert.throws(() => of('1.1').round('UNNECESSARY'), mathException);
    assert.equal(of('1.0').round('UNNECESSARY'), 1n);
  });

  test('takes a negative scale and prints it in scientific notation', () => {
    const thousands = of('4000').setScale(-3);
    assert.equal(thousands.toText(), '4E+3');
    assert.equal(thousands.toPlainString(), '4000');
    assert.throws(() => of('1').setScale(34), mathException);
  });

  test('prints what is below a millionth in scientific notation', () => {
    assert.equal(of('0.000001').toText(), '0.000001');
    assert.equal(of('0.0000001').toText(), '1E-7');
    assert.equal(of('-0.000000123').toText(), '-1.23E-7');
    assert.equal(of('1E-7').toPlainString(), '0.0000001');
  });

  test('counts its digits, drops trailing zeros and raises to powers', () => {
    assert.equal(of('123.45').precision(), 5);
    assert.equal(of('1.500').stripTrailingZeros().toText(), '1.5');
    assert.equal(of('100').stripTrailingZeros().toText(), '1E+2');
    assert.equal(of('0.00').stripTrailingZeros().toText(), '0');
    assert.equal(of('4.12').pow(2).toText(), '16.9744');
    assert.equal(of('4.12').pow(0).toText(), '1');
    assert.throws(() => of('2').pow(-1), mathException);
  });

  test('compares by value and hashes with its scale', () => {
    assert.equal(of('1.1').compareTo(of('1.10')), 0);
    assert.equal(of('-2').compareTo(of('1')), -1);
    assert.notEqual(hashCodeOf(of('1.1')), hashCodeOf(of('1.10')));
    assert.notEqual(of('1.1').hashText(), of('1.10').hashText());
    assert.equal(hashCodeOf(of('1.10')), 31 * 110 + 2);
  });

  test('cuts to a Long that wraps', () => {
    assert.equal(of('376.730').toLong(), 376n);
    assert.equal(of('-1.9').toLong(), -1n);
    assert.equal(of('9223372036854775808').toLong(), -(2n ** 63n));
  });
});

const MODES: Readonly<Record<string, RoundingModeName>> = {
  CEILING: 'CEILING',
  DOWN: 'DOWN',
  FLOOR: 'FLOOR',
  HALF_DOWN: 'HALF_DOWN',
  HALF_EVEN: 'HALF_EVEN',
  HALF_UP: 'HALF_UP',
  UP: 'UP',
};
const rounding = (name: string): RoundingModeName => MODES[name] ?? assert.fail(name);
