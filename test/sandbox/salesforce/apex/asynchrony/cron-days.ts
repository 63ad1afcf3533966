/**
 * The days a schedule fires on: by day of the month or by day of the week, with `L` for the last, `W` for the nearest weekday
 * and `6#3` for the third Friday.
 */
import { CronMistake, RANGES, valueIn, valuesOf } from './cron-field.ts';

/** A month as the rules see it; weekdays count from Sunday, 1. */
export type Month = { readonly days: number; weekdayOf(day: number): number };

export type DayRule = (month: Month) => readonly number[];

const SUNDAY = 1;
const SATURDAY = 7;

const daysWhere = (month: Month, test: (day: number) => boolean): readonly number[] =>
  Array.from({ length: month.days }, (_none, index) => index + 1).filter(test);

/** The weekday next to a day, within its month. */
const nearestWeekday = (month: Month, wanted: number): number => {
  const day = Math.min(wanted, month.days);
  const weekday = month.weekdayOf(day);
  if (weekday === SATURDAY) return day === 1 ? day + 2 : day - 1;
  if (weekday === SUNDAY) return day === month.days ? day - 2 : day + 1;
  return day;
};

const dayOfMonthRule = (text: string): DayRule => {
  const upper = text.toUpperCase();
  if (upper === 'L') return (month) => [month.days];
  if (upper === 'LW' || upper === 'WL') return (month) => [nearestWeekday(month, month.days)];
  const [, fromEnd] = /^L-(\d+)$/.exec(upper) ?? [];
  if (fromEnd !== undefined) return (month) => [Math.max(1, month.days - Number(fromEnd))];
  const [, weekdayNear] = /^(\d+)W$/.exec(upper) ?? [];
  if (weekdayNear !== undefined) {
    const wanted = valueIn(RANGES.dayOfMonth, weekdayNear);
    return (month) => (wanted > month.days ? [] : [nearestWeekday(month, wanted)]);
  }
  const days = new Set(valuesOf(RANGES.dayOfMonth, text));
  return (month) => daysWhere(month, (day) => days.has(day));
};

const dayOfWeekRule = (text: string): DayRule => {
  const upper = text.toUpperCase();
  if (upper === 'L') return (month) => daysWhere(month, (day) => month.weekdayOf(day) === SATURDAY);
  const [, lastOne] = /^(\w+)L$/.exec(upper) ?? [];
  if (lastOne !== undefined) {
    const weekday = valueIn(RANGES.dayOfWeek, lastOne);
    return (month) => daysWhere(month, (day) => month.weekdayOf(day) === weekday).slice(-1);
  }
  const [, named, ordinal] = /^(\w+)#(.*)$/.exec(upper) ?? [];
  if (named !== undefined) {
    if (!/^[1-5]$/.test(ordinal ?? '')) {
      throw new CronMistake("A numeric value between 1 and 5 must follow the '#' option");
    }
    const weekday = valueIn(RANGES.dayOfWeek, named);
    const at = Number(ordinal) - 1;
    return (month) => daysWhere(month, (day) => month.weekdayOf(day) === weekday).slice(at, at + 1);
  }
  const weekdays = new Set(valuesOf(RANGES.dayOfWeek, text));
  return (month) => daysWhere(month, (day) => weekdays.has(month.weekdayOf(day)));
};

/**
 * One of the two parts is `?`, the other decides.
 * @throws CronMistake when both or neither say something
 */
export const dayRule = (dayOfMonth: string, dayOfWeek: string): DayRule => {
  if (dayOfMonth === '?' && dayOfWeek === '?') {
    throw new CronMistake("'?' can only be specfied for Day-of-Month -OR- Day-of-Week.");
  }
  if (dayOfMonth === '?') return dayOfWeekRule(dayOfWeek);
  if (dayOfWeek === '?') return dayOfMonthRule(dayOfMonth);
  throw new CronMistake('Support for specifying both a day-of-week AND a day-of-month parameter is not implemented.');
};
