/**
 * Decimal: whole digits and a scale, so that `1.10` stays `1.10`. Immutable; every operation gives a new one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_decimal.htm
 */
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue } from './apex-value.ts';
import { doubleText } from './double.ts';
import { roundedQuotient, type RoundingModeName } from './rounding.ts';

export type { RoundingModeName } from './rounding.ts';

/** The most decimal places `setScale` takes and a plain division yields. */
const MAXIMUM_SCALE = 33;
const MAXIMUM_EXPONENT = 32_767;
const FORM = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,9}))?$/;

const tenTo = (exponent: number): bigint => 10n ** BigInt(exponent);
const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/** Java's hash of a BigInteger: its 32-bit words, highest first. */
const wholeHash = (value: bigint): number => {
  let words = magnitude(value);
  const parts: number[] = [];
  for (; words > 0n; words >>= 32n) parts.unshift(Number(words & 0xffffffffn));
  const hash = parts.reduce((sum, part) => (Math.imul(sum, 31) + part) | 0, 0);
  return value < 0n ? -hash | 0 : hash;
};

export class Decimal extends ApexValue {
  readonly unscaled: bigint;
  /** Digits after the point; below zero, zeros left off before it. */
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    super();
    this.unscaled = unscaled;
    this.scale = scale;
  }

  /** The scale is the number of digits after the point. @throws System.TypeException on anything but a number */
  static of(text: string): Decimal {
    const [, sign, whole = '', fraction = '', exponent = '0'] = FORM.exec(text) ?? [];
    if (whole + fraction === '') throw apexException('System.TypeException', `Invalid decimal: ${text}`);
    const digits = BigInt(whole + fraction);
    return new Decimal(sign === '-' ? -digits : digits, fraction.length - Number(exponent));
  }

  static fromInteger(value: number): Decimal {
    return new Decimal(BigInt(value), 0);
  }

  static fromLong(value: bigint): Decimal {
    return new Decimal(value, 0);
  }

  /** Goes over the text of the double, as documented: `5.0` gets scale 1. */
  static fromDouble(value: number): Decimal {
    return Decimal.of(doubleText(value));
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.scale, other.scale);
    return new Decimal(this.#unscaledAt(scale) + other.#unscaledAt(scale), scale);
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negate());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.unscaled * other.unscaled, this.scale + other.scale);
  }

  /**
   * Plain `/`: up to 33 decimal places, without the zeros that end an exact quotient beyond the scales of the operands.
   * https://force201.wordpress.com/2010/03/12/decimal-scale/ shows thirds in an org.
   * @throws System.MathException `Divide by 0`
   */
  dividedBy(other: Decimal): Decimal {
    return this.divide(other, MAXIMUM_SCALE).#withoutZerosBeyond(Math.max(this.scale - other.scale, 0));
  }

  /** @throws System.MathException `Divide by 0` */
  divide(other: Decimal, scale: number, mode: RoundingModeName = 'HALF_EVEN'): Decimal {
    if (other.unscaled === 0n) throw apexException('System.MathException', 'Divide by 0');
    const shift = scale - this.scale + other.scale;
    const dividend = shift > 0 ? this.unscaled * tenTo(shift) : this.unscaled;
    const divisor = shift < 0 ? other.unscaled * tenTo(-shift) : other.unscaled;
    return new Decimal(roundedQuotient(dividend, divisor, mode), scale);
  }

  /** @param scale from -33 to 33 */
  setScale(scale: number, mode: RoundingModeName = 'HALF_EVEN'): Decimal {
    if (scale > MAXIMUM_SCALE || scale < -MAXIMUM_SCALE)
      throw apexException(
        'System.MathException',
        `Scale must be between -${MAXIMUM_SCALE} and ${MAXIMUM_SCALE}: ${scale}`,
      );
    return this.#atScale(scale, mode);
  }

  /** To a whole number, a Long. */
  round(mode: RoundingModeName = 'HALF_EVEN'): bigint {
    return BigInt.asIntN(64, this.#atScale(0, mode).unscaled);
  }

  /** Cut to a Long. */
  toLong(): bigint {
    return this.round('DOWN');
  }

  /** By value alone: `1.1` and `1.10` compare as equal. */
  compareTo(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.scale, other.scale);
    const [left, right] = [this.#unscaledAt(scale), other.#unscaledAt(scale)];
    return left < right ? -1 : left > right ? 1 : 0;
  }

  negate(): Decimal {
    return new Decimal(-this.unscaled, this.scale);
  }

  abs(): Decimal {
    return this.unscaled < 0n ? this.negate() : this;
  }

  /** The number of digits: 5 for `123.45`. */
  precision(): number {
    return String(magnitude(this.unscaled)).length;
  }

  stripTrailingZeros(): Decimal {
    return this.unscaled === 0n ? new Decimal(0n, 0) : this.#withoutZerosBeyond(Number.NEGATIVE_INFINITY);
  }

  /** @param exponent from 0 to 32,767 */
  pow(exponent: number): Decimal {
    if (exponent < 0 || exponent > MAXIMUM_EXPONENT)
      throw apexException('System.MathException', `Exponent must be between 0 and ${MAXIMUM_EXPONENT}: ${exponent}`);
    return new Decimal(this.unscaled ** BigInt(exponent), this.scale * exponent);
  }

  /** `String.valueOf`: scientific notation for a negative scale and below a millionth, as Java's BigDecimal has it. */
  toText(): string {
    const digits = String(magnitude(this.unscaled));
    const exponent = digits.length - 1 - this.scale;
    if (this.scale >= 0 && exponent >= -6) return this.toPlainString();
    const point = digits.length > 1 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits;
    return `${this.unscaled < 0n ? '-' : ''}${point}E${exponent >= 0 ? '+' : ''}${exponent}`;
  }

  toPlainString(): string {
    const sign = this.unscaled < 0n ? '-' : '';
    const digits = String(magnitude(this.unscaled));
    if (this.scale <= 0) return sign + (this.unscaled === 0n ? '0' : digits + '0'.repeat(-this.scale));
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }

  toNumber(): number {
    return Number(this.toText());
  }

  /** The same text for the same digits and scale only. */
  hashText(): string {
    return `${this.unscaled}e${this.scale}`;
  }

  override get key(): unknown {
    return `\u0000D${this.hashText()}`;
  }

  /** With the scale: `1.1` and `1.10` differ as members of sets and keys of maps, as the reference warns. */
  override apexEquals(other: unknown): boolean {
    return other instanceof Decimal && other.unscaled === this.unscaled && other.scale === this.scale;
  }

  override apexHash(): number {
    return (Math.imul(31, wholeHash(this.unscaled)) + this.scale) | 0;
  }

  override apexText(): string {
    return this.toText();
  }

  /** @param scale not below this one's */
  #unscaledAt(scale: number): bigint {
    return scale === this.scale ? this.unscaled : this.unscaled * tenTo(scale - this.scale);
  }

  #atScale(scale: number, mode: RoundingModeName): Decimal {
    if (scale === this.scale) return this;
    if (scale > this.scale) return new Decimal(this.#unscaledAt(scale), scale);
    return new Decimal(roundedQuotient(this.unscaled, tenTo(this.scale - scale), mode), scale);
  }

  #withoutZerosBeyond(least: number): Decimal {
    let { unscaled, scale } = this;
    for (; scale > least && unscaled % 10n === 0n && unscaled !== 0n; scale--) unscaled /= 10n;
    return new Decimal(unscaled, unscaled === 0n ? Math.max(least, 0) : scale);
  }
}
