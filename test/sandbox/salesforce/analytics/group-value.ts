/**
 * Into which group a record falls: by the value of a field, by the day, month … of a date, or by a bucket.
 * https://help.salesforce.com/s/articleView?id=analytics.reports_group_report_data.htm
 */
import { Big } from 'big.js';
import { Unsupported } from '../../shared/unsupported.ts';
import { localInstant } from '../soql/execution/time-zone.ts';
import { NOTHING, valueText, type TextStyle } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { Bucket } from './definition.ts';
import { nameIn, valueIn, type Row } from './rows.ts';

export type GroupValue = {
  /** The same for all records of a group. */
  readonly value: string | number | boolean | null;
  readonly label: string;
  /** Groups stand in its order; numbers before texts. */
  readonly rank: string | number;
};

const DATES: ReadonlySet<string> = new Set(['date', 'datetime']);

const EMPTY: GroupValue = { value: null, label: NOTHING, rank: Number.NEGATIVE_INFINITY };

const longMonth = (day: string, locale: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' });

const dayOffset = (day: string, days: number): string => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

const weekStart = (day: string): string => dayOffset(day, -new Date(`${day}T00:00:00Z`).getUTCDay());
const quarterOf = (day: string): number => Math.floor((Number(day.slice(5, 7)) - 1) / 3);
const quarterStart = (day: string): string =>
  `${day.slice(0, 4)}-${String(quarterOf(day) * 3 + 1).padStart(2, '0')}-01`;
const plainDay = (day: string, locale: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC' });

type Granularity = {
  readonly first: (day: string) => string;
  readonly label: (first: string, locale: string) => string;
};

const GRANULARITIES: ReadonlyMap<string, Granularity> = new Map([
  ['Day', { first: (day) => day, label: plainDay }],
  [
    'Week',
    { first: weekStart, label: (day, locale) => `${plainDay(day, locale)} - ${plainDay(dayOffset(day, 6), locale)}` },
  ],
  ['Month', { first: (day) => `${day.slice(0, 7)}-01`, label: longMonth }],
  ['Quarter', { first: quarterStart, label: (day) => `Q${quarterOf(day) + 1} CY${day.slice(0, 4)}` }],
  ['Year', { first: (day) => `${day.slice(0, 4)}-01-01`, label: (day) => `CY${day.slice(0, 4)}` }],
  ['FiscalQuarter', { first: quarterStart, label: (day) => `Q${quarterOf(day) + 1} FY ${day.slice(0, 4)}` }],
  ['FiscalYear', { first: (day) => `${day.slice(0, 4)}-01-01`, label: (day) => `FY ${day.slice(0, 4)}` }],
]);

const dateGroup = (value: string, granularity: string, { locale, timeZone }: TextStyle): GroupValue => {
  const known = GRANULARITIES.get(granularity);
  if (known === undefined) throw new Unsupported(`the date granularity ${granularity} of reports`);
  const first = known.first(localInstant(value, timeZone).slice(0, 10));
  return { value: first, label: known.label(first, locale), rank: first };
};

type Range = { readonly from?: string | undefined; readonly to?: string | undefined };

/** The lower end is outside a range, the upper end within it. */
const isWithin = ({ from, to }: Range, amount: Big): boolean =>
  (from === undefined || amount.gt(from)) && (to === undefined || amount.lte(to));

const numberBucket = (bucket: Bucket, value: unknown): GroupValue => {
  const isZero = value === null && bucket.nullTreatment === 'z';
  if (typeof value !== 'number' && !isZero) return EMPTY;
  const amount = new Big(typeof value === 'number' ? value : 0);
  const at = bucket.values.findIndex(({ sourceValues }) => sourceValues.some((range) => isWithin(range, amount)));
  const label = bucket.values[at]?.value;
  return label === undefined ? EMPTY : { value: label, label, rank: at };
};

const picklistBucket = (bucket: Bucket, value: unknown): GroupValue => {
  const at = bucket.values.findIndex(({ sourceValues }) => sourceValues.some((one) => one.sourceValue === value));
  const label = bucket.values[at]?.value;
  if (label !== undefined) return { value: label, label, rank: at };
  const other = bucket.otherBucketLabel ?? 'Other';
  return bucket.useOther === 'true' ? { value: other, label: other, rank: bucket.values.length } : EMPTY;
};

const bucketGroup = (bucket: Bucket, value: unknown): GroupValue => {
  if (bucket.bucketType === 'number') return numberBucket(bucket, value);
  if (bucket.bucketType === 'picklist' || bucket.bucketType === 'text') return picklistBucket(bucket, value);
  throw new Unsupported(`buckets of type ${bucket.bucketType}`);
};

/** Picklists stand in the order of their values, texts in that of the alphabet. */
const rankOf = ({ field }: Column, value: string, label: string): string | number => {
  const at = field.picklistValues.findIndex((one) => one.value === value);
  return at === -1 ? label.toLowerCase() : at;
};

export type GroupBy = { readonly column: Column; readonly dateGranularity: string };

const textGroup = ({ column, dateGranularity }: GroupBy, row: Row, style: TextStyle): GroupValue => {
  const text = String(valueIn(row, column));
  if (DATES.has(column.field.type)) return dateGroup(text, dateGranularity, style);
  const label = nameIn(row, column) ?? valueText(column, text, style);
  return { value: text, label, rank: rankOf(column, text, label) };
};

export const groupValueOf = (by: GroupBy, row: Row, style: TextStyle): GroupValue => {
  const { column } = by;
  const value = valueIn(row, column);
  if (column.bucket !== undefined) return bucketGroup(column.bucket, value);
  if (value === null || value === '') return EMPTY;
  if (typeof value === 'string') return textGroup(by, row, style);
  return { value, label: valueText(column, value, style), rank: Number(value) };
};
