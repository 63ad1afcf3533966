/** Exact amounts: decimal text in, decimal text out, rounded half up to what the currency counts in. */
import { Big } from 'big.js';
import type { FieldValue, StoredRecord } from '../records/types.ts';
import type { Ledger } from './ledger.ts';

const HALF_UP = 1;
const DEFAULT_PRECISION = 2;

/** The number behind a field; zero when it is blank. */
export const numberOf = (value: FieldValue | undefined): Big =>
  new Big(typeof value === 'string' && value !== '' ? value : 0);

/** Decimals of a currency. */
export const precisionOf = ({ store }: Ledger, currencyId: string): number => {
  const precision = store.get('currency', currencyId)?.fields['currencyPrecision'];
  return typeof precision === 'string' ? Number(precision) : DEFAULT_PRECISION;
};

/** Rounds half up (away from zero) and writes every decimal: "39.90", and "4" at precision 0. */
export const amountText = (amount: Big, precision: number): string => {
  const rounded = amount.round(precision, HALF_UP);
  return rounded.eq(0) ? new Big(0).toFixed(precision) : rounded.toFixed(precision);
};

export const sumOf = (amounts: Iterable<Big>): Big => {
  let total = new Big(0);
  for (const amount of amounts) total = total.plus(amount);
  return total;
};

/** Sum of one field over records or lines. */
export const sumOfField = (rows: Iterable<Pick<StoredRecord, 'fields'>>, field: string): Big =>
  sumOf([...rows].map((row) => numberOf(row.fields[field])));

export const smaller = (one: Big, other: Big): Big => (one.lt(other) ? one : other);
