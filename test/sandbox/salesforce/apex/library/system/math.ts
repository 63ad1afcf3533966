/**
 * Math: every function for each type of number it is documented for. Functions of Decimals that are no plain arithmetic are
 * worked out as Doubles.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_math.htm
 */
import { apexException } from '../../runtime/exceptions.ts';
import { transaction } from '../../runtime/current.ts';
import type { Callable } from '../../types/class-info.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { moduloInteger } from '../../values/integer.ts';
import { moduloLong } from '../../values/long.ts';
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

type Rows = Readonly<Record<string, Callable>>;

const decimalOf = (value: number): Decimal => {
  if (!Number.isFinite(value)) throw apexException('System.MathException', 'Result is not a number');
  return Decimal.fromDouble(value);
};

/** A function of one angle or number, for Decimal and Double. */
const ofNumber = (name: string, work: (value: number) => number): Rows => ({
  [`static Decimal ${name}(Decimal value)`]: (value: Decimal) => decimalOf(work(value.toNumber())),
  [`static Double ${name}(Double value)`]: ({ value }: ApexDouble) => new ApexDouble(work(value)),
});

/** To the nearest whole number, of two the even one. */
const halfEven = (value: number): number => {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
};

const wholeDecimal = (value: bigint): Decimal => Decimal.fromLong(value);

const toInteger = (value: bigint): number => {
  if (BigInt.asIntN(32, value) !== value)
    throw apexException('System.MathException', `Value out of range for Integer: ${value}`);
  return Number(value);
};

const magnitude = (value: bigint): bigint => BigInt.asIntN(64, value < 0n ? -value : value);

const rounding: Rows = {
  'static Decimal ceil(Decimal decimalValue)': (value: Decimal) => wholeDecimal(value.round('CEILING')),
  'static Double ceil(Double doubleValue)': ({ value }: ApexDouble) => new ApexDouble(Math.ceil(value)),
  'static Decimal floor(Decimal decimalValue)': (value: Decimal) => wholeDecimal(value.round('FLOOR')),
  'static Double floor(Double doubleValue)': ({ value }: ApexDouble) => new ApexDouble(Math.floor(value)),
  'static Decimal rint(Decimal decimalValue)': (value: Decimal) => wholeDecimal(value.round()),
  'static Double rint(Double doubleValue)': ({ value }: ApexDouble) => new ApexDouble(halfEven(value)),
  'static Integer round(Decimal decimalValue)': (value: Decimal) => toInteger(value.round()),
  'static Integer round(Double doubleValue)': ({ value }: ApexDouble) => toInteger(BigInt(halfEven(value))),
  'static Long roundToLong(Decimal decimalValue)': (value: Decimal) => value.round(),
  'static Long roundToLong(Double doubleValue)': ({ value }: ApexDouble) => BigInt(halfEven(value)),
};

const choosing: Rows = {
  'static Decimal max(Decimal value1, Decimal value2)': (one: Decimal, other: Decimal) =>
    one.compareTo(other) >= 0 ? one : other,
  'static Double max(Double value1, Double value2)': (one: ApexDouble, other: ApexDouble) =>
    new ApexDouble(Math.max(one.value, other.value)),
  'static Integer max(Integer value1, Integer value2)': (one: number, other: number) => Math.max(one, other),
  'static Long max(Long value1, Long value2)': (one: bigint, other: bigint) => (one > other ? one : other),
  'static Decimal min(Decimal value1, Decimal value2)': (one: Decimal, other: Decimal) =>
    one.compareTo(other) <= 0 ? one : other,
  'static Double min(Double value1, Double value2)': (one: ApexDouble, other: ApexDouble) =>
    new ApexDouble(Math.min(one.value, other.value)),
  'static Integer min(Integer value1, Integer value2)': (one: number, other: number) => Math.min(one, other),
  'static Long min(Long value1, Long value2)': (one: bigint, other: bigint) => (one < other ? one : other),
};

const arithmetic: Rows = {
  'static Decimal abs(Decimal decimalValue)': (value: Decimal) => value.abs(),
  'static Double abs(Double doubleValue)': ({ value }: ApexDouble) => new ApexDouble(Math.abs(value)),
  'static Integer abs(Integer integerValue)': (value: number) => Math.abs(value) | 0,
  'static Long abs(Long longValue)': magnitude,
  'static Integer mod(Integer integerValue1, Integer integerValue2)': moduloInteger,
  'static Long mod(Long longValue1, Long longValue2)': moduloLong,
  'static Double pow(Double doubleValue, Double exponent)': (base: ApexDouble, exponent: ApexDouble) =>
    new ApexDouble(base.value ** exponent.value),
  'static Decimal signum(Decimal decimalValue)': (value: Decimal) => decimalOf(value.compareTo(new Decimal(0n, 0))),
  'static Double signum(Double doubleValue)': ({ value }: ApexDouble) => new ApexDouble(Math.sign(value)),
  'static Decimal atan2(Decimal xCoordinate, Decimal yCoordinate)': (x: Decimal, y: Decimal) =>
    decimalOf(Math.atan2(x.toNumber(), y.toNumber())),
  'static Double atan2(Double xCoordinate, Double yCoordinate)': (x: ApexDouble, y: ApexDouble) =>
    new ApexDouble(Math.atan2(x.value, y.value)),
  'static Double random()': () => new ApexDouble(transaction().random()),
};

const FUNCTIONS = {
  acos: Math.acos,
  asin: Math.asin,
  atan: Math.atan,
  cbrt: Math.cbrt,
  cos: Math.cos,
  cosh: Math.cosh,
  exp: Math.exp,
  log: Math.log,
  log10: Math.log10,
  sin: Math.sin,
  sinh: Math.sinh,
  sqrt: Math.sqrt,
  tan: Math.tan,
  tanh: Math.tanh,
} as const;

const functions: Rows = Object.fromEntries(
  Object.entries(FUNCTIONS).flatMap(([name, work]) => Object.entries(ofNumber(name, work))),
);

export const math = libraryClass({
  name: 'System.Math',
  members: withoutNulls({ ...arithmetic, ...rounding, ...choosing, ...functions }),
});
