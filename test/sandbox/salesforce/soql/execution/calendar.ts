/**
 * Days as numbers (days since 1970-01-01) and the calendar units they fall into. The org's week begins on Sunday and its
 * fiscal year in January: the platform's defaults for an English org.
 */
const MILLISECONDS_PER_DAY = 86_400_000;

/** The day an instant falls on. */
export const dayOf = (instant: Date): number => Math.floor(instant.getTime() / MILLISECONDS_PER_DAY);

/** `YYYY-MM-DD` of a day. */
export const dateText = (day: number): string => new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

const firstOfMonth = (day: number, { months, step }: { months: number; step: number }): number => {
  const date = new Date(day * MILLISECONDS_PER_DAY);
  const first = date.getUTCMonth() - (date.getUTCMonth() % months);
  return Date.UTC(date.getUTCFullYear(), first + step * months, 1) / MILLISECONDS_PER_DAY;
};

export type CalendarUnit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';

/** The first day of the unit that lies `step` units after the one `day` falls into. */
export const startOfUnit: Readonly<Record<CalendarUnit, (day: number, step: number) => number>> = {
  DAY: (day, step) => day + step,
  // 1970-01-01 was a Thursday, four days after a Sunday.
  WEEK: (day, step) => day - ((day + 4) % 7) + step * 7,
  MONTH: (day, step) => firstOfMonth(day, { months: 1, step }),
  QUARTER: (day, step) => firstOfMonth(day, { months: 3, step }),
  YEAR: (day, step) => firstOfMonth(day, { months: 12, step }),
  FISCAL_QUARTER: (day, step) => firstOfMonth(day, { months: 3, step }),
  FISCAL_YEAR: (day, step) => firstOfMonth(day, { months: 12, step }),
};
