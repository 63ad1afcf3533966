import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Decimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { EnumConstant } from '../../values/enum-constant.ts';
import { textOf } from '../../values/text.ts';
import { callsOn, thrownBy } from '../member-calls.ts';
import { decimal } from './decimal.ts';
import { math } from './math.ts';
import { boolean, double, integer, long } from './numbers.ts';

const onDecimal = callsOn(decimal);
const onMath = callsOn(math);
const onInteger = callsOn(integer);
const onLong = callsOn(long);
const onDouble = callsOn(double);
const onBoolean = callsOn(boolean);

const d = (text: string): Decimal => Decimal.of(text);
const mode = (name: string): EnumConstant => new EnumConstant('RoundingMode', name, 0);

describe('reading a number', () => {
  test('takes what Java takes', () => {
    assert.equal(onInteger('valueOf(String)', '-12'), -12);
    assert.equal(onInteger('valueOf(Object)', d('7.9')), 7);
    assert.equal(onLong('valueOf(String)', '9000000000'), 9_000_000_000n);
    assert.equal(textOf(onDouble('valueOf(String)', ' 1e3 ')), '1000.0');
    assert.equal(textOf(onDouble('valueOf(Object)', 3)), '3.0');
    assert.equal(textOf(onDecimal('valueOf(String)', '1.10')), '1.10');
    assert.equal(textOf(onDecimal('valueOf(Double)', new ApexDouble(5))), '5.0');
  });

  test('names the type and shows what is none', () => {
    const rows: readonly (readonly [() => unknown, string])[] = [
      [() => onInteger('valueOf(String)', 'x'), 'Invalid integer: x'],
      [() => onInteger('valueOf(String)', '1.5'), 'Invalid integer: 1.5'],
      [() => onInteger('valueOf(String)', '2147483648'), 'Invalid integer: 2147483648'],
      [() => onLong('valueOf(String)', ''), 'Invalid long: '],
      [() => onDouble('valueOf(String)', '1,5'), 'Invalid double: 1,5'],
      [() => onDecimal('valueOf(String)', 'abc'), 'Invalid decimal: abc'],
    ];
    for (const [work, message] of rows) assert.equal(thrownBy(work), `System.TypeException: ${message}`);
  });

  test('of a Boolean is true for the word alone', () => {
    assert.equal(onBoolean('valueOf(String)', 'TRUE'), true);
    assert.equal(onBoolean('valueOf(String)', 'yes'), false);
    assert.match(
      thrownBy(() => onBoolean('valueOf(Object)', null)),
      /NullPointerException/,
    );
  });
});

describe('a Decimal', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
  test('rounds half even unless told otherwise', () => {
    assert.equal(textOf(onDecimal('setScale(Integer)', d('5.245'), 2)), '5.24');
    assert.equal(textOf(onDecimal('setScale(Integer,System.RoundingMode)', d('5.245'), 2, mode('HALF_UP'))), '5.25');
    assert.equal(onDecimal('round()', d('4.5')), 4n);
    assert.equal(onDecimal('round(System.RoundingMode)', d('4.1'), mode('CEILING')), 5n);
    assert.equal(textOf(onDecimal('divide(Decimal,Integer)', d('19'), d('100'), 3)), '0.190');
    assert.equal(
      textOf(onDecimal('divide(Decimal,Integer,System.RoundingMode)', d('12.4567'), d('7'), 2, mode('UP'))),
      '1.78',
    );
  });

  test('is written in groups with at most three decimals', () => {
    assert.equal(onDecimal('format()', d('12345.6789')), '12,345.679');
    assert.equal(onDecimal('format()', d('-1234567.50')), '-1,234,567.5');
    assert.equal(onInteger('format()', 22_000), '22,000');
    assert.equal(onLong('format()', 4_271_990n), '4,271,990');
    assert.equal(onDouble('format()', new ApexDouble(1_261_992.98)), '1,261,992.98');
  });

  test('tells its digits', () => {
    assert.equal(onDecimal('precision()', d('123.45')), 5);
    assert.equal(onDecimal('scale()', d('1.10')), 2);
    assert.equal(textOf(onDecimal('pow(Integer)', d('4.12'), 2)), '16.9744');
    assert.equal(onDecimal('intValue()', d('1.602176565')), 1);
    assert.equal(onDecimal('toPlainString()', d('1E+5')), '100000');
  });
});

describe('Math', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm
  test('keeps to the type of its arguments', () => {
    assert.equal(textOf(onMath('max(Decimal,Decimal)', d('1.10'), d('1.1'))), '1.10');
    assert.equal(onMath('min(Integer,Integer)', -1, 2), -1);
    assert.equal(onMath('max(Long,Long)', 1n, 2n), 2n);
    assert.equal(textOf(onMath('abs(Double)', new ApexDouble(-1))), '1.0');
    assert.equal(textOf(onMath('ceil(Decimal)', d('1.01'))), '2');
    assert.equal(textOf(onMath('floor(Double)', new ApexDouble(-1.5))), '-2.0');
    assert.equal(textOf(onMath('sqrt(Decimal)', d('2'))), '1.4142135623730951');
    assert.equal(textOf(onMath('signum(Decimal)', d('-7'))), '-1.0');
  });

  test('rounds half even', () => {
    assert.equal(onMath('round(Decimal)', d('2.5')), 2);
    assert.equal(onMath('round(Decimal)', d('3.5')), 4);
    assert.equal(onMath('roundToLong(Double)', new ApexDouble(-2.5)), -2n);
    assert.equal(textOf(onMath('rint(Double)', new ApexDouble(0.5))), '0.0');
  });

  test('has a remainder with the sign of the dividend and refuses zero', () => {
    assert.equal(onMath('mod(Integer,Integer)', -7, 3), -1);
    assert.equal(
      thrownBy(() => onMath('mod(Long,Long)', 1n, 0n)),
      'System.MathException: Divide by 0',
    );
  });
});

test('a Double cuts and rounds to whole numbers', () => {
  assert.equal(onDouble('intValue()', new ApexDouble(1e12)), 2_147_483_647);
  assert.equal(onDouble('longValue()', new ApexDouble(-3.9)), -3n);
  assert.equal(onDouble('round()', new ApexDouble(2.5)), 3n);
});

test('whole numbers become wider ones', () => {
  assert.equal(onInteger('longValue()', 5), 5n);
  assert.deepEqual(onInteger('doubleValue()', 5), new ApexDouble(5));
  assert.deepEqual(onLong('decimalValue()', 12_345_678_901n), d('12345678901'));
});
