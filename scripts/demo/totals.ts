import Big from 'big.js';

/** Exact sums for the demo's own reckoning, apart from the product's. */
export const sum = (values: Iterable<string | number>): string => {
  let total = new Big(0);
  for (const value of values) total = total.plus(value);
  return total.toFixed(2);
};

/** True when both are the same number, however they are written. */
export const same = (left: string | number, right: string | number): boolean => new Big(left).eq(right);

/** A share of an amount, rounded to cents. */
export const half = (amount: string): string => new Big(amount).div(2).round(2).toFixed(2);
