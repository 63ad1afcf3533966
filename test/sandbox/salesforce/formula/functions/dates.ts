/**
 * Functions of dates, instants and times. Text of instants is in GMT; only DATEVALUE and TODAY look at the user's zone.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { ApexDate, daysInMonth, padded } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexTime } from '../../apex/values/time.ts';
import { FormulaFault } from '../formula-error.ts';
import type { FormulaContext, FormulaValue } from '../values.ts';
import { plain, type Arguments, type FunctionTable } from './define.ts';

const DAY = 86_400_000;
const SECOND = 1000;

const count = (value: number): Decimal => Decimal.fromInteger(value);

const partOfDate = (part: (date: ApexDate) => number) => plain('Date -> Number', (given) => count(part(given.date(0))));

const partOfTime = (part: (time: ApexTime) => number) => plain('Time -> Number', (given) => count(part(given.time(0))));

const dateOf = (given: Arguments): ApexDate => {
  const [year, month, day] = [given.whole(0), given.whole(1), given.whole(2)];
  if (year < 1 || year > 9999) throw new FormulaFault('Year out of range in DATE() function');
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month))
    throw new FormulaFault('Month or Day out of range in DATE() function');
  return new ApexDate(year, month, day);
};

/** The last day of a month stays a last day: a month after 28 February is 31 March. */
const monthsAfter = (date: ApexDate, months: number): ApexDate => {
  const isLast = date.day === daysInMonth(date.year, date.month);
  return isLast ? date.addDays(1).addMonths(months).addDays(-1) : date.addMonths(months);
};

const addMonths = (given: Arguments): FormulaValue => {
  const moment = given.value(0);
  if (moment instanceof ApexDate) return monthsAfter(moment, given.whole(1));
  const instant = given.instant(0);
  const day = instant.date('UTC');
  return new ApexDatetime(instant.milliseconds + day.daysBetween(monthsAfter(day, given.whole(1))) * DAY);
};

const dateValue = (given: Arguments, { zone }: FormulaContext): FormulaValue => {
  const moment = given.value(0);
  if (moment instanceof ApexDatetime) return moment.date(zone);
  if (moment instanceof ApexDate) return moment;
  const date = ApexDate.parse(given.text(0).slice(0, 10).trim());
  if (date === undefined) throw new FormulaFault('Invalid date for DATEVALUE function');
  return date;
};

/** Hours, minutes, seconds and milliseconds; undefined when a clock has no such time. */
const timeOf = (parts: readonly string[]): ApexTime | undefined => {
  const [hour = 24, minute = 0, second = 0, millisecond = 0] = parts.map(Number);
  return hour > 23 || minute > 59 || second > 59 ? undefined : ApexTime.of([hour, minute, second, millisecond]);
};

const INSTANT = /^(\d{4}-\d{1,2}-\d{1,2}) (\d{1,2}):(\d{1,2}):(\d{1,2})/;

const instantIn = (text: string): ApexDatetime => {
  const [, day = '', ...clock] = INSTANT.exec(text) ?? [];
  const [date, time] = [ApexDate.parse(day), timeOf(clock)];
  if (date === undefined || time === undefined) throw new FormulaFault('Invalid date for DATETIMEVALUE function');
  return ApexDatetime.at(date, time, 'UTC');
};

const datetimeValue = (given: Arguments): FormulaValue =>
  typeof given.value(0) === 'string' ? instantIn(given.text(0)) : given.instant(0);

const CLOCK = /^(\d{1,2}):(\d{1,2}):(\d{1,2})\.(\d{1,3})$/;

const timeIn = (text: string): ApexTime => {
  const time = timeOf((CLOCK.exec(text) ?? []).slice(1));
  if (time === undefined) throw new FormulaFault(`Invalid time format: ${text}`);
  return time;
};

const timeValue = (given: Arguments): FormulaValue => {
  const moment = given.value(0);
  if (moment instanceof ApexTime) return moment;
  return moment instanceof ApexDatetime ? moment.time('UTC') : timeIn(given.text(0));
};

/** ISO weeks begin on Monday, and the first one holds the first Thursday. */
const isoWeek = (date: ApexDate): { week: number; year: number } => {
  const thursday = date.addDays(3 - ((date.weekday + 6) % 7));
  return { week: Math.floor((thursday.dayOfYear - 1) / 7) + 1, year: thursday.year };
};

const seconds = (given: Arguments): FormulaValue => {
  const moment = given.value(0);
  const milliseconds = moment instanceof ApexTime ? moment.milliseconds : given.instant(0).milliseconds;
  return count(Math.floor(milliseconds / SECOND));
};

const clockOf = (total: number): readonly number[] => [
  Math.floor(total / 3600),
  Math.floor(total / 60) % 60,
  total % 60,
];

const shown = (total: number, hasDays: boolean): string => {
  const [hours = 0, ...rest] = clockOf(total);
  const clock = [hasDays ? hours % 24 : hours, ...rest].map((part) => padded(part, 2)).join(':');
  return hasDays ? `${Math.floor(hours / 24)}:${clock}` : clock;
};

const secondsBetween = (from: FormulaValue, to: FormulaValue): number | undefined => {
  if (from instanceof ApexTime && to instanceof ApexTime) return (to.milliseconds - from.milliseconds) / SECOND;
  return from instanceof ApexDatetime && to instanceof ApexDatetime
    ? (to.milliseconds - from.milliseconds) / SECOND
    : undefined;
};

const duration = (given: Arguments): FormulaValue => {
  const [first, second] = [given.value(0), given.value(1)];
  const total = first instanceof Decimal ? given.whole(0) : secondsBetween(first, second);
  if (total === undefined) throw new FormulaFault('Incorrect argument type for FORMATDURATION');
  return shown(Math.floor(Math.abs(total)), first instanceof ApexDatetime || second === true);
};

export const dateFunctions: FunctionTable = {
  ADDMONTHS: plain('Date|DateTime, Number -> First', addMonths),
  DATE: plain('Number, Number, Number -> Date', dateOf),
  DATETIMEVALUE: plain('DateTime|Text|Date -> DateTime', datetimeValue),
  DATEVALUE: plain('DateTime|Text -> Date', dateValue),
  DAY: partOfDate((date) => date.day),
  DAYOFYEAR: partOfDate((date) => date.dayOfYear),
  FORMATDURATION: plain('Number|Time|DateTime, Boolean|Time|DateTime? -> Text', duration),
  FROMUNIXTIME: plain(
    'Number -> DateTime',
    (given) => new ApexDatetime(Number(given.number(0).times(count(SECOND)).toLong())),
  ),
  HOUR: partOfTime((time) => time.hour),
  ISOWEEK: partOfDate((date) => isoWeek(date).week),
  ISOYEAR: partOfDate((date) => isoWeek(date).year),
  MILLISECOND: partOfTime((time) => time.millisecond),
  MINUTE: partOfTime((time) => time.minute),
  MONTH: partOfDate((date) => date.month),
  NOW: plain('-> DateTime', (_given, { now }) => new ApexDatetime(now.getTime())),
  SECOND: partOfTime((time) => time.second),
  TIMENOW: plain('-> Time', (_given, { now }) => new ApexDatetime(now.getTime()).time('UTC')),
  TIMEVALUE: plain('DateTime|Text|Time -> Time', timeValue),
  TODAY: plain('-> Date', (_given, { now, zone }) => new ApexDatetime(now.getTime()).date(zone)),
  UNIXTIMESTAMP: plain('Date|DateTime|Time -> Number', seconds),
  WEEKDAY: partOfDate((date) => date.weekday + 1),
  YEAR: partOfDate((date) => date.year),
};
