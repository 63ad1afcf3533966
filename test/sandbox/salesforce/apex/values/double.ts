/** Double: an IEEE number in a box of its own, so that 1 as an Integer and 1.0 as a Double stay apart at run time. */
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue } from './apex-value.ts';
import { longHash } from './long.ts';

const withPoint = (digits: string): string => (digits.includes('.') ? digits : `${digits}.0`);

/** As Java prints a double: plain from a thousandth up to ten million, in scientific notation beyond. */
export const doubleText = (value: number): string => {
  const magnitude = Math.abs(value);
  if (Object.is(value, -0)) return '-0.0';
  if (value === 0 || (magnitude >= 1e-3 && magnitude < 1e7)) return withPoint(String(value));
  if (!Number.isFinite(value)) return String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${withPoint(digits)}E${Number(exponent)}`;
};

const bits = new DataView(new ArrayBuffer(8));

export class ApexDouble extends ApexValue {
  readonly value: number;

  constructor(value: number) {
    super();
    this.value = value;
  }

  plus(other: ApexDouble): ApexDouble {
    return new ApexDouble(this.value + other.value);
  }

  minus(other: ApexDouble): ApexDouble {
    return new ApexDouble(this.value - other.value);
  }

  times(other: ApexDouble): ApexDouble {
    return new ApexDouble(this.value * other.value);
  }

  /** @throws System.MathException `Divide by 0` */
  dividedBy(other: ApexDouble): ApexDouble {
    if (other.value === 0) throw apexException('System.MathException', 'Divide by 0');
    return new ApexDouble(this.value / other.value);
  }

  negate(): ApexDouble {
    return new ApexDouble(-this.value);
  }

  toText(): string {
    return doubleText(this.value);
  }

  override get key(): unknown {
    return `\u0000F${this.value}`;
  }

  override get order(): number {
    return this.value;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexDouble && other.value === this.value;
  }

  override apexHash(): number {
    bits.setFloat64(0, this.value);
    return longHash(bits.getBigInt64(0));
  }

  override apexText(): string {
    return this.toText();
  }
}
