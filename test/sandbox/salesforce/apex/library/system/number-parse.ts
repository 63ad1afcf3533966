/**
 * Numbers read from texts and from values of no particular type. What is no number is a TypeException that shows it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_integer.htm
 */
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { Decimal } from '../../values/decimal.ts';
import { ApexDouble } from '../../values/double.ts';
import { stringValueOf } from '../../values/text.ts';

const WHOLE = /^[+-]?\d+$/;
const DOUBLE = /^\s*[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[dDfF]?)\s*$/;

export const invalid = (what: string, value: unknown): ApexException =>
  apexException('System.TypeException', `Invalid ${what}: ${stringValueOf(value)}`);

const wholeNumber = (text: string, bits: number, what: string): bigint => {
  if (!WHOLE.test(text)) throw invalid(what, text);
  const value = BigInt(text.replace('+', ''));
  if (BigInt.asIntN(bits, value) !== value) throw invalid(what, text);
  return value;
};

export const parseInteger = (text: string): number => Number(wholeNumber(text, 32, 'integer'));
export const parseLong = (text: string): bigint => wholeNumber(text, 64, 'long');

export const parseDouble = (text: string): ApexDouble => {
  if (!DOUBLE.test(text)) throw invalid('double', text);
  return new ApexDouble(Number(text.trim().replace(/[dDfF]$/, '')));
};

/** Java cuts to 64 bits at the ends of the range, and takes what is no number for zero. */
export const doubleToLong = (value: number): bigint => {
  if (Number.isNaN(value)) return 0n;
  if (value >= 2 ** 63) return 2n ** 63n - 1n;
  return value <= -(2 ** 63) ? -(2n ** 63n) : BigInt(Math.trunc(value));
};

export const doubleToInteger = (value: number): number =>
  Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, Math.trunc(Number.isNaN(value) ? 0 : value)));

/** @param value a number of any type, or a text */
export const integerOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return parseInteger(value);
  if (typeof value === 'bigint') return Number(BigInt.asIntN(32, value));
  if (value instanceof ApexDouble) return doubleToInteger(value.value);
  if (value instanceof Decimal) return Number(BigInt.asIntN(32, value.toLong()));
  throw invalid('integer', value);
};

/** @param value a number of any type, or a text */
export const doubleOf = (value: unknown): ApexDouble => {
  if (value instanceof ApexDouble) return value;
  if (typeof value === 'string') return parseDouble(value);
  if (typeof value === 'number' || typeof value === 'bigint') return new ApexDouble(Number(value));
  if (value instanceof Decimal) return new ApexDouble(value.toNumber());
  throw invalid('double', value);
};
