/**
 * The days a condition's value stands for: a date, or words such as `LAST 30 DAYS`.
 * https://help.salesforce.com/s/articleView?id=platform.filter_dates_relative.htm
 */
import { ApexDate } from '../../apex/values/date.ts';
import { daysOf, type Days } from '../../soql/execution/periods.ts';
import { isPeriodName, takesCount } from '../../soql/syntax/period-names.ts';

const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

const dateIn = (text: string): ApexDate | undefined => {
  const [, month = '', day = '', year = ''] = AMERICAN.exec(text) ?? [];
  return ApexDate.parse(year === '' ? text.slice(0, 10) : `${year}-${month}-${day}`);
};

/** `LAST 30 DAYS` is `LAST_N_DAYS` with 30. */
const periodIn = (text: string): { readonly name: string; readonly count: number | undefined } | undefined => {
  const words = text.trim().toUpperCase().split(/\s+/);
  const count = words.find((word) => /^\d+$/.test(word));
  const plain = words.join('_');
  if (isPeriodName(plain) && !takesCount(plain)) return { name: plain, count: undefined };
  const counted = words.map((word) => (word === count ? 'N' : word)).join('_');
  return takesCount(counted) ? { name: counted, count: Number(count) } : undefined;
};

/** @param today days since 1 January 1970 @returns undefined when the text is neither */
export const dateRange = (text: string, today: number): Days | undefined => {
  const date = dateIn(text.trim());
  if (date !== undefined) return { start: date.epochDay, end: date.epochDay + 1 };
  const period = periodIn(text);
  return period === undefined ? undefined : daysOf(period, today);
};
