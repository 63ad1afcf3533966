/**
 * A schedule as `System.schedule` takes it: seconds, minutes, hours, day of month, month, day of week and, if wanted, year, in
 * the time zone of who schedules.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_scheduler.htm
 */
import { DateTime } from 'luxon';
import { luxonZone } from '../values/user-zone.ts';
import { dayRule, type Month } from './cron-days.ts';
import { CronMistake, RANGES, valueIn, valuesOf } from './cron-field.ts';

export { CronMistake } from './cron-field.ts';

export type CronExpression = {
  /**
   * The first instant after `after` that the schedule fires at; undefined when it never fires again.
   * @param zone the name of a time zone: `America/Los_Angeles`
   */
  next(after: Date, zone: string): Date | undefined;
};

type Times = {
  readonly years: readonly number[];
  readonly months: readonly number[];
  readonly daysIn: (month: Month) => readonly number[];
  readonly hours: readonly number[];
  readonly minute: number;
  readonly second: number;
};

const monthOf = (first: DateTime): Month => ({
  days: first.daysInMonth ?? 0,
  // Luxon counts weekdays from Monday, 1, to Sunday, 7.
  weekdayOf: (day) => (first.set({ day }).weekday % 7) + 1,
});

const firingsOn = function* ({ hours, minute, second }: Times, day: DateTime): Generator<DateTime> {
  for (const hour of hours) yield day.set({ hour, minute, second, millisecond: 0 });
};

const firingsIn = function* (times: Times, first: DateTime): Generator<DateTime> {
  for (const day of times.daysIn(monthOf(first))) yield* firingsOn(times, first.set({ day }));
};

/** Every firing from the month of `start` on, in order. */
const firingsFrom = function* (times: Times, start: DateTime): Generator<DateTime> {
  for (const year of times.years) {
    if (year < start.year) continue;
    for (const month of times.months) {
      if (year === start.year && month < start.month) continue;
      yield* firingsIn(times, start.set({ year, month, day: 1 }));
    }
  }
};

const isInteger = (text: string): boolean => /^\d+$/.test(text);

const PARTS = 6;

const checkParts = (text: string, parts: readonly string[]): void => {
  if (parts.length < PARTS) throw new CronMistake('Unexpected end of expression.');
  if (!parts.slice(0, 2).every(isInteger)) {
    throw new CronMistake(`Seconds and minutes must be specified as integers: ${text}`);
  }
};

const readTimes = (text: string): Times => {
  const parts = text.trim().split(/\s+/);
  checkParts(text, parts);
  const part = (position: number): string => parts[position] ?? '*';
  return {
    second: valueIn(RANGES.second, part(0)),
    minute: valueIn(RANGES.second, part(1)),
    hours: valuesOf(RANGES.hour, part(2)),
    daysIn: dayRule(part(3), part(5)),
    months: valuesOf(RANGES.month, part(4)),
    years: valuesOf(RANGES.year, part(6)),
  };
};

/**
 * Reads a schedule.
 * @throws CronMistake in the platform's words
 */
export const parseCron = (text: string): CronExpression => {
  const times = readTimes(text);
  return {
    next(after, zone) {
      const start = DateTime.fromJSDate(after, { zone: luxonZone(zone) });
      for (const firing of firingsFrom(times, start)) {
        if (firing.toMillis() > after.getTime()) return firing.toJSDate();
      }
      return undefined;
    },
  };
};
