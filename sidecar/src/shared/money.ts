import Big from 'big.js';
import { z } from 'zod';

/**
 * Amounts are exact decimals with a currency, never floats. A decimal travels as text (`-12.50`), because that is what
 * survives JSON, SQL and CSV unchanged. Orderbridge adds and compares amounts to check and to report; it never prices.
 */

/** Exact decimal text: optional minus, digits, optional fraction. */
export type Decimal = string;

const PLAIN = /^-?\d+(\.\d+)?$/;

/** Reads decimal text, or a JSON number that has no more digits than a double can hold; refuses anything else. */
export const decimal = z.union([z.string(), z.number()]).transform((value, context): Decimal => {
  const text = typeof value === 'number' ? new Big(value).toFixed() : value.trim();
  if (PLAIN.test(text) && new Big(text).c.length <= 32) return text;
  context.addIssue({ code: 'custom', message: 'must be a decimal number' });
  return z.NEVER;
});

/** An ISO 4217 currency code. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code');

export type Money = { readonly amount: Decimal; readonly currency: string };

/** -1, 0 or 1: how two decimals compare. */
export const compareDecimals = (left: Decimal, right: Decimal): -1 | 0 | 1 => new Big(left).cmp(right);

/** True when the two decimals are the same number, however they are written (`1.5` and `1.50`). */
export const sameDecimal = (left: Decimal, right: Decimal): boolean => compareDecimals(left, right) === 0;

/** The decimal as it is written shortest: `1.50` and `1.5` become the same text. */
export const shortest = (value: Decimal): Decimal => new Big(value).toFixed();

/** The negative of a decimal; zero stays zero. */
export const negated = (value: Decimal): Decimal =>
  new Big(value)
    .times(-1)
    .toFixed()
    .replace(/^-(0(\.0+)?)$/, '$1');

/** The sum of decimals; `0` for none. For checks and reports only. */
export const sumOf = (values: Iterable<Decimal>): Decimal => {
  let total = new Big(0);
  for (const value of values) total = total.plus(value);
  return total.toFixed();
};

/** What so many of something cost together. For checks and reports only: nothing is billed by it. */
export const lineTotal = (line: { readonly quantity: Decimal; readonly unitPrice: Decimal }): Decimal =>
  new Big(line.quantity).times(line.unitPrice).toFixed();
