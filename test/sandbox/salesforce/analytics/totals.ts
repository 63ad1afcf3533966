/**
 * Totals of a report: exact, and where an org has several currencies converted to that of the report.
 * https://help.salesforce.com/s/articleView?id=analytics.reports_summarize_report_data.htm
 */
import { Big } from 'big.js';
import { Unsupported } from '../../shared/unsupported.ts';
import { exchanged, rateOf, type Rate } from '../data/currency-rates.ts';
import { moneyText, NOTHING, numberText } from './cell-text.ts';
import type { Column } from './columns.ts';
import { valueIn, type Row } from './rows.ts';
import type { Running } from './running.ts';

export type Total = {
  /** `s!Invoice__c.Total__c`, `RowCount` */
  readonly name: string;
  readonly label: string;
  readonly dataType: string;
  readonly column: Column | undefined;
  readonly summarize: (amounts: readonly Big[]) => Big | undefined;
};

export type TotalCell = { readonly label: string; readonly value: number | null };

const sum = (amounts: readonly Big[]): Big => amounts.reduce((total, amount) => total.plus(amount), new Big(0));
const smaller = (one: Big, other: Big): Big => (other.lt(one) ? other : one);
const larger = (one: Big, other: Big): Big => (other.gt(one) ? other : one);
const reduced =
  (choose: (one: Big, other: Big) => Big) =>
  (amounts: readonly Big[]): Big | undefined =>
    amounts.length === 0 ? undefined : amounts.reduce(choose);

type Function = { readonly sign: string; readonly label: string; readonly summarize: Total['summarize'] };

const FUNCTIONS: ReadonlyMap<string, Function> = new Map([
  ['Sum', { sign: 's', label: 'Sum of', summarize: sum }],
  [
    'Average',
    { sign: 'a', label: 'Average', summarize: (all) => (all.length === 0 ? undefined : sum(all).div(all.length)) },
  ],
  ['Maximum', { sign: 'mx', label: 'Largest', summarize: reduced(larger) }],
  ['Minimum', { sign: 'm', label: 'Smallest', summarize: reduced(smaller) }],
]);

export const ROW_COUNT: Total = {
  name: 'RowCount',
  label: 'Record Count',
  dataType: 'int',
  column: undefined,
  summarize: (amounts) => new Big(amounts.length),
};

/** @throws Unsupported for a summary the sandbox does not know */
export const totalOf = (column: Column, aggregate: string): Total => {
  const known = FUNCTIONS.get(aggregate);
  if (known === undefined) throw new Unsupported(`the report summary ${aggregate}`);
  const { sign, label, summarize } = known;
  return {
    name: `${sign}!${column.apiName}`,
    label: `${label} ${column.label}`,
    dataType: column.field.type,
    column,
    summarize,
  };
};

/** A money amount in the currency of the report. */
const converted = ({ org, currency }: Running, row: Row, amount: Big): Big => {
  const iso = row.CurrencyIsoCode;
  return exchanged(amount, rateOf(org, typeof iso === 'string' ? iso : undefined), currency);
};

const amountsOf = (running: Running, column: Column, rows: readonly Row[]): readonly Big[] =>
  rows.flatMap((row) => {
    const value = valueIn(row, column);
    if (typeof value !== 'number') return [];
    const amount = new Big(value);
    return [column.field.type === 'currency' ? converted(running, row, amount) : amount];
  });

const USUAL_PLACES = 2;

const textOf = ({ column }: Total, amount: Big, currency: Rate | undefined): string => {
  if (column === undefined) return numberText(amount, 0);
  if (column.field.type === 'currency') return moneyText(amount, currency?.places ?? USUAL_PLACES, currency?.isoCode);
  const { scale } = column.field;
  return numberText(amount, amount.round(scale).eq(amount) ? scale : Math.max(scale, USUAL_PLACES));
};

export const totalCell = (running: Running, total: Total, rows: readonly Row[]): TotalCell => {
  const amounts = total.column === undefined ? rows.map(() => new Big(1)) : amountsOf(running, total.column, rows);
  const amount = total.summarize(amounts);
  if (amount === undefined) return { label: NOTHING, value: null };
  return { label: textOf(total, amount, running.currency), value: amount.toNumber() };
};

/** The totals a report shows: those of its columns, and how many records there are. */
export const totalsOf = ({ report, columns }: Running): readonly Total[] => [
  ...report.columns.flatMap(({ field, aggregateTypes }) => {
    const column = columns.find(field);
    return column === undefined ? [] : aggregateTypes.map((aggregate) => totalOf(column, aggregate));
  }),
  ROW_COUNT,
];
