import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dateText, dayOf } from './calendar.ts';
import { datePartOf, type DatePart } from './date-parts.ts';
import { daysOf } from './periods.ts';

/** First and last day of each literal on Wednesday, 13 May 2026. */
const periods: readonly [literal: string, first: string, last: string][] = [
  ['YESTERDAY', '2026-05-12', '2026-05-12'],
  ['TODAY', '2026-05-13', '2026-05-13'],
  ['TOMORROW', '2026-05-14', '2026-05-14'],
  ['LAST_WEEK', '2026-05-03', '2026-05-09'],
  ['THIS_WEEK', '2026-05-10', '2026-05-16'],
  ['NEXT_WEEK', '2026-05-17', '2026-05-23'],
  ['LAST_MONTH', '2026-04-01', '2026-04-30'],
  ['THIS_MONTH', '2026-05-01', '2026-05-31'],
  ['NEXT_MONTH', '2026-06-01', '2026-06-30'],
  ['LAST_90_DAYS', '2026-02-12', '2026-05-13'],
  ['NEXT_90_DAYS', '2026-05-14', '2026-08-11'],
  ['LAST_N_DAYS:1', '2026-05-12', '2026-05-13'],
  ['NEXT_N_DAYS:2', '2026-05-14', '2026-05-15'],
  ['N_DAYS_AGO:2', '2026-05-11', '2026-05-11'],
  ['LAST_N_WEEKS:2', '2026-04-26', '2026-05-09'],
  ['NEXT_N_WEEKS:1', '2026-05-17', '2026-05-23'],
  ['N_WEEKS_AGO:2', '2026-04-26', '2026-05-02'],
  ['LAST_N_MONTHS:5', '2025-12-01', '2026-04-30'],
  ['NEXT_N_MONTHS:8', '2026-06-01', '2027-01-31'],
  ['N_MONTHS_AGO:3', '2026-02-01', '2026-02-28'],
  ['THIS_QUARTER', '2026-04-01', '2026-06-30'],
  ['LAST_QUARTER', '2026-01-01', '2026-03-31'],
  ['NEXT_QUARTER', '2026-07-01', '2026-09-30'],
  ['NEXT_N_QUARTERS:2', '2026-07-01', '2026-12-31'],
  ['LAST_N_QUARTERS:2', '2025-10-01', '2026-03-31'],
  ['N_QUARTERS_AGO:2', '2025-10-01', '2025-12-31'],
  ['THIS_YEAR', '2026-01-01', '2026-12-31'],
  ['LAST_YEAR', '2025-01-01', '2025-12-31'],
  ['NEXT_YEAR', '2027-01-01', '2027-12-31'],
  ['NEXT_N_YEARS:2', '2027-01-01', '2028-12-31'],
  ['LAST_N_YEARS:2', '2024-01-01', '2025-12-31'],
  ['N_YEARS_AGO:2', '2024-01-01', '2024-12-31'],
  ['THIS_FISCAL_QUARTER', '2026-04-01', '2026-06-30'],
  ['LAST_N_FISCAL_QUARTERS:1', '2026-01-01', '2026-03-31'],
  ['THIS_FISCAL_YEAR', '2026-01-01', '2026-12-31'],
  ['N_FISCAL_YEARS_AGO:1', '2025-01-01', '2025-12-31'],
];

const parts: readonly [part: DatePart, value: number | string][] = [
  ['CALENDAR_MONTH', 5],
  ['CALENDAR_QUARTER', 2],
  ['CALENDAR_YEAR', 2026],
  ['DAY_IN_MONTH', 13],
  ['DAY_IN_WEEK', 4],
  ['DAY_IN_YEAR', 133],
  ['DAY_ONLY', '2026-05-13'],
  ['FISCAL_MONTH', 5],
  ['FISCAL_QUARTER', 2],
  ['FISCAL_YEAR', 2026],
  ['HOUR_IN_DAY', 23],
  ['WEEK_IN_MONTH', 2],
  ['WEEK_IN_YEAR', 19],
];

describe('dates of SOQL', () => {
  for (const [literal, first, last] of periods) {
    test(`knows the days of ${literal}`, () => {
      const [name = '', count] = literal.split(':');
      const period = { name, count: count === undefined ? undefined : Number(count) };
      const { start, end } = daysOf(period, dayOf(new Date('2026-05-13T23:59:59.999Z')));
      assert.deepEqual([dateText(start), dateText(end - 1)], [first, last]);
    });
  }

  for (const [part, value] of parts) {
    test(`reads ${part} of an instant`, () => assert.equal(datePartOf(part, '2026-05-13T23:30:00.000Z'), value));
  }
});
