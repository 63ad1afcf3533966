/** Date. Texts are read and written as people in the United States do. */
import { transaction } from '../../runtime/current.ts';
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { ApexDate, daysInMonth } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { stringValueOf } from '../../values/text.ts';
import { userZone } from '../../values/user-zone.ts';
import { libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

const AMERICAN = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{1,4})\s*$/;
/** A time of day may follow and means nothing. */
const STANDARD = /^\s*(\d{4}-\d{1,2}-\d{1,2})(?:[ T].*)?$/;

const invalid = (value: unknown): ApexException =>
  apexException('System.TypeException', `Invalid date: ${stringValueOf(value)}`);

const fromText = (text: string): ApexDate => {
  const date = ApexDate.parse(STANDARD.exec(text)?.[1] ?? '');
  if (date === undefined) throw invalid(text);
  return date;
};

const fromValue = (value: unknown): ApexDate => {
  if (value instanceof ApexDate) return value;
  if (value instanceof ApexDatetime) return value.date(userZone());
  if (typeof value === 'string') return fromText(value);
  throw invalid(value);
};

const parse = (text: string): ApexDate => {
  const [, month, day, year] = (AMERICAN.exec(text) ?? []).map(Number);
  if (month === undefined || day === undefined || year === undefined) throw invalid(text);
  const date = new ApexDate(year < 100 ? year + 2000 : year, month, day);
  if (date.month !== month || date.day !== day) throw invalid(text);
  return date;
};

/** `11/21/2026` */
export const formatDate = ({ month, day, year }: ApexDate): string => `${month}/${day}/${year}`;

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm */
export const date = libraryPrimitive({
  name: 'System.Date',
  holds: (value) => value instanceof ApexDate,
  members: withoutNulls({
    'Date addDays(Integer additionalDays)': (self: ApexDate, days: number) => self.addDays(days),
    'Date addMonths(Integer additionalMonths)': (self: ApexDate, months: number) => self.addMonths(months),
    'Date addYears(Integer additionalYears)': (self: ApexDate, years: number) => self.addYears(years),
    'Integer day()': (self: ApexDate) => self.day,
    'Integer dayOfYear()': (self: ApexDate) => self.dayOfYear,
    'Integer daysBetween(Date secondDate)': (self: ApexDate, other: ApexDate) => self.daysBetween(other),
    'static Integer daysInMonth(Integer year, Integer month)': daysInMonth,
    'String format()': formatDate,
    'static Boolean isLeapYear(Integer year)': (year: number) => daysInMonth(year, 2) === 29,
    'Boolean isSameDay(Date dateToCompare)': (self: ApexDate, other: ApexDate) => self.apexEquals(other),
    'Integer month()': (self: ApexDate) => self.month,
    'Integer monthsBetween(Date secondDate)': (self: ApexDate, other: ApexDate) => self.monthsBetween(other),
    'static Date newInstance(Integer year, Integer month, Integer day)': (year: number, month: number, day: number) =>
      new ApexDate(year, month, day),
    'static Date parse(String stringDate)': parse,
    'static Date today()': () => new ApexDatetime(transaction().now().getTime()).date(userZone()),
    'Date toStartOfMonth()': (self: ApexDate) => new ApexDate(self.year, self.month, 1),
    // A week of the United States begins on Sunday.
    'Date toStartOfWeek()': (self: ApexDate) => self.addDays(-self.weekday),
    'static Date valueOf(String stringDate)': fromText,
    'static Date valueOf(Object fieldValue)': fromValue,
    'Integer year()': (self: ApexDate) => self.year,
  }),
});
