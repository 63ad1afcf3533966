/** Double: an IEEE number in a box of its own, so that 1 as an Integer and 1.0 as a Double stay apart at run time. */
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue } from './apex-value.ts';
import { longHash } from './long.ts';

/** As Java prints a double: plain from a thousandth up to ten million, in scientific notation beyond. */
export const doubleText = (value: number): string => {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-3 && magnitude < 1e7) return Number.isInteger(value) ? `${value}.0` : String(value);
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
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
