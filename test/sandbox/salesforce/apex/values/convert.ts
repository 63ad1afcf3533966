/** The conversions the compiler puts where Apex converts by itself. Null stays null. */
import { apexException } from '../runtime/exceptions.ts';
import type { ApexDate } from './date.ts';
import { ApexDatetime } from './datetime.ts';
import { Decimal } from './decimal.ts';
import { ApexDouble } from './double.ts';

const keepingNull =
  <From, To>(convert: (value: From) => To) =>
  (value: From | null): To | null =>
    value === null ? null : convert(value);

export const integerToLong = keepingNull((value: number) => BigInt(value));
export const integerToDouble = keepingNull((value: number) => new ApexDouble(value));
export const integerToDecimal = keepingNull((value: number) => Decimal.fromInteger(value));
export const longToInteger = keepingNull((value: bigint) => Number(BigInt.asIntN(32, value)));
export const longToDouble = keepingNull((value: bigint) => new ApexDouble(Number(value)));
export const longToDecimal = keepingNull((value: bigint) => Decimal.fromLong(value));
export const doubleToDecimal = keepingNull((value: ApexDouble) => Decimal.fromDouble(value.value));
export const decimalToDouble = keepingNull((value: Decimal) => new ApexDouble(value.toNumber()));
export const decimalToLong = keepingNull((value: Decimal) => value.toLong());
export const decimalToInteger = keepingNull((value: Decimal) => Number(BigInt.asIntN(32, value.toLong())));

/** Midnight of the day in GMT. */
export const dateToDatetime = keepingNull((value: ApexDate) => new ApexDatetime(value.milliseconds));

const SUFFIX = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ012345';
const ID = /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-5]{3})?$/;

/** Three letters that say which of fifteen are capitals, five to a letter, the first the lowest bit. */
const caseSuffix = (id: string): string =>
  [0, 5, 10]
    .map((start) => {
      const capitals = Array.from(id.slice(start, start + 5), (letter, bit) => (/[A-Z]/.test(letter) ? 1 << bit : 0));
      return SUFFIX.charAt(capitals.reduce((sum, bit) => sum + bit, 0));
    })
    .join('');

/** Whether a text has the form of a record id, of 15 or 18 characters: `text instanceof Id`. */
export const isId = (value: unknown): boolean => typeof value === 'string' && ID.test(value);

/**
 * The 18 characters of an id; a suffix that does not fit its first 15 gives way to the right one.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_primitives.htm
 * @throws System.StringException `Invalid id: x`
 */
export const toId = keepingNull((text: string): string => {
  if (!isId(text)) throw apexException('System.StringException', `Invalid id: ${text}`);
  const id = text.slice(0, 15);
  return id + caseSuffix(id);
});

/** `==` of two ids, or of an id and a text taken for one: 15 and 18 characters are the same id, and case counts. */
export const equalIds = (left: string | null, right: string | null): boolean => toId(left) === toId(right);
