/**
 * The days a relative date literal stands for on a given day.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
import { type CalendarUnit, startOfUnit } from './calendar.ts';

/** From `start` up to, but not including, `end`; both days since 1970-01-01. */
export type Days = { readonly start: number; readonly end: number };

type Steps = { readonly unit: CalendarUnit; readonly from: number; readonly to: number };

const NAMED: Readonly<Record<string, Steps>> = {
  YESTERDAY: { unit: 'DAY', from: -1, to: 0 },
  TODAY: { unit: 'DAY', from: 0, to: 1 },
  TOMORROW: { unit: 'DAY', from: 1, to: 2 },
  // Documented as reaching up to the current moment, hence today is part of it.
  LAST_90_DAYS: { unit: 'DAY', from: -90, to: 1 },
  NEXT_90_DAYS: { unit: 'DAY', from: 1, to: 91 },
};

const UNITS: readonly CalendarUnit[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'];

/** The literals every unit has; of `LAST_N_…` only the one in days includes the present unit. */
const literalsOf = (unit: CalendarUnit, count: number): Readonly<Record<string, Steps>> => ({
  [`LAST_${unit}`]: { unit, from: -1, to: 0 },
  [`THIS_${unit}`]: { unit, from: 0, to: 1 },
  [`NEXT_${unit}`]: { unit, from: 1, to: 2 },
  [`LAST_N_${unit}S`]: { unit, from: -count, to: unit === 'DAY' ? 1 : 0 },
  [`NEXT_N_${unit}S`]: { unit, from: 1, to: count + 1 },
  [`N_${unit}S_AGO`]: { unit, from: -count, to: 1 - count },
});

/** @param today the org's present day, as days since 1970-01-01 */
export const daysOf = (period: { name: string; count: number | undefined }, today: number): Days => {
  const steps =
    NAMED[period.name] ??
    UNITS.map((unit) => literalsOf(unit, period.count ?? 0)[period.name]).find((found) => found !== undefined);
  if (steps === undefined) throw new Error(`no such date literal: ${period.name}`);
  const start = startOfUnit[steps.unit];
  return { start: start(today, steps.from), end: start(today, steps.to) };
};
