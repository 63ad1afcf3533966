/**
 * Numbers of formulas: decimals of 39 digits, ties rounded away from zero. Roots, powers of e and logarithms are doubles on the
 * platform as well. https://github.com/salesforce/formula-engine (BigDecimalHelper)
 */
import { Decimal } from '../apex/values/decimal.ts';
import { FormulaFault } from './formula-error.ts';

const DIGITS = 39;
const POWER_DIGITS = 18;
const LARGEST_POWER = 64;
const MOST_TIMES = 32_767;
const SMALLEST = new Decimal(1n, DIGITS);
const MOST_PLACES = 33;

/** The decimal with at most that many digits in all. */
const rounded = (value: Decimal, digits: number): Decimal => {
  const over = value.precision() - digits;
  if (over <= 0) return value;
  const shift = 10n ** BigInt(over);
  const half = value.unscaled < 0n ? -(shift / 2n) : shift / 2n;
  return new Decimal((value.unscaled + half) / shift, value.scale - over);
};

export const plus = (left: Decimal, right: Decimal): Decimal => rounded(left.plus(right), DIGITS);
export const minus = (left: Decimal, right: Decimal): Decimal => rounded(left.minus(right), DIGITS);
export const times = (left: Decimal, right: Decimal): Decimal => rounded(left.times(right), DIGITS);

const notByZero = (divisor: Decimal): void => {
  if (divisor.unscaled === 0n) throw new FormulaFault('Division by zero');
};

/** @throws FormulaFault for a divisor of zero */
export const dividedBy = (left: Decimal, right: Decimal): Decimal => {
  notByZero(right);
  if (left.unscaled === 0n) return Decimal.fromInteger(0);
  const places = DIGITS + 1 + right.precision() - right.scale - (left.precision() - left.scale);
  return rounded(left.divide(right, places, 'DOWN'), DIGITS);
};

/** The sign is that of the dividend: `MOD(-7, 3)` is -1. @throws FormulaFault for a divisor of zero */
export const remainder = (left: Decimal, right: Decimal): Decimal => {
  notByZero(right);
  const scale = Math.max(left.scale, right.scale, 0);
  const unscaled = (value: Decimal): bigint => value.plus(new Decimal(0n, scale)).unscaled;
  return new Decimal(unscaled(left) % unscaled(right), scale);
};

/** Whole exponents, not below zero for a base of zero, and no result of more than 64 digits. */
const isInRange = (base: Decimal, exponent: number, size: number): boolean =>
  (base.unscaled !== 0n || exponent >= 0) && Math.abs(exponent) <= MOST_TIMES && size <= LARGEST_POWER;

const raised = (base: Decimal, exponent: number): Decimal => {
  const whole = base.pow(Math.abs(exponent));
  return rounded(exponent < 0 ? dividedBy(Decimal.fromInteger(1), whole) : whole, POWER_DIGITS);
};

/** @param exponent a whole number @throws FormulaFault for other exponents and results of more than 64 digits */
export const power = (base: Decimal, exponent: Decimal): Decimal => {
  const count = exponent.toNumber();
  const size = Math.log10(Math.abs(base.toNumber())) * count;
  if (!Number.isInteger(count)) throw new FormulaFault('Out of range argument to POWER() function');
  if (size < -DIGITS) return Decimal.fromInteger(0);
  if (!isInRange(base, count, size)) throw new FormulaFault('Out of range argument to POWER() function');
  const result = raised(base, count);
  return result.abs().compareTo(SMALLEST) < 0 ? Decimal.fromInteger(0) : result;
};

/** @param places may be negative: -2 rounds to hundreds */
export const toPlaces = (value: Decimal, places: number, mode: 'HALF_UP' | 'DOWN'): Decimal =>
  places >= value.scale ? value : value.setScale(Math.max(places, -MOST_PLACES), mode);

/** A third of three is one: what the last of 33 digits says is no fraction. */
export const toWhole = (value: Decimal, mode: 'UP' | 'DOWN' | 'CEILING' | 'FLOOR'): Decimal =>
  rounded(value, MOST_PLACES).setScale(0, mode);

/** @throws FormulaFault where the function has no value */
export const byDouble =
  (compute: (value: number) => number) =>
  (value: Decimal): Decimal => {
    const result = compute(value.toNumber());
    if (!Number.isFinite(result)) throw new FormulaFault('Out of range argument');
    return Decimal.of(String(result));
  };

export const numberText = (value: Decimal): string => value.stripTrailingZeros().toPlainString();

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?$/;

/** @returns undefined when the text is no number: no spaces, no separators of thousands */
export const numberOfText = (text: string): Decimal | undefined => (NUMBER.test(text) ? Decimal.of(text) : undefined);
