/** Datetime: an instant, taken apart and put together on the clocks of the user's zone or of GMT. */
import { transaction } from '../../runtime/current.ts';
import type { Callable } from '../../types/class-info.ts';
import { ApexDate } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import type { ApexTime } from '../../values/time.ts';
import { userZone } from '../../values/user-zone.ts';
import { libraryPrimitive } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';
import {
  datetimeFromText,
  datetimeOf,
  formatDatetime,
  formatDatetimeLong,
  invalidDatetime,
  parseDatetime,
} from './datetime-text.ts';

type Rows = Readonly<Record<string, Callable>>;

const GMT = 'GMT';

const fromValue = (value: unknown): ApexDatetime => {
  if (value instanceof ApexDatetime) return value;
  if (value instanceof ApexDate) return new ApexDatetime(value.milliseconds);
  if (typeof value === 'string') return datetimeFromText(value, userZone());
  throw invalidDatetime(value);
};

const parts = (zone: () => string, suffix: string): Rows => ({
  [`Integer day${suffix}()`]: (self: ApexDatetime) => self.date(zone()).day,
  [`Integer dayOfYear${suffix}()`]: (self: ApexDatetime) => self.date(zone()).dayOfYear,
  [`Integer hour${suffix}()`]: (self: ApexDatetime) => self.time(zone()).hour,
  [`Integer millisecond${suffix}()`]: (self: ApexDatetime) => self.time(zone()).millisecond,
  [`Integer minute${suffix}()`]: (self: ApexDatetime) => self.time(zone()).minute,
  [`Integer month${suffix}()`]: (self: ApexDatetime) => self.date(zone()).month,
  [`Integer second${suffix}()`]: (self: ApexDatetime) => self.time(zone()).second,
  [`Integer year${suffix}()`]: (self: ApexDatetime) => self.date(zone()).year,
});

const makers = (zone: () => string, suffix: string): Rows => ({
  [`static Datetime newInstance${suffix}(Date date, Time time)`]: (date: ApexDate, time: ApexTime) =>
    ApexDatetime.at(date, time, zone()),
  [`static Datetime newInstance${suffix}(Integer year, Integer month, Integer day)`]: (
    year: number,
    month: number,
    day: number,
  ) => datetimeOf([year, month, day], zone()),
  [`static Datetime newInstance${suffix}(Integer year, Integer month, Integer day, Integer hour, Integer minute, Integer second)`]:
    (...given: readonly [number, number, number, number, number, number]) => datetimeOf(given, zone()),
  [`static Datetime valueOf${suffix}(String dateTimeString)`]: (text: string) => datetimeFromText(text, zone()),
});

const moving: Rows = {
  'Datetime addDays(Integer additionalDays)': (self: ApexDatetime, days: number) => self.plus({ days }, userZone()),
  'Datetime addHours(Integer additionalHours)': (self: ApexDatetime, hours: number) => self.plus({ hours }),
  'Datetime addMinutes(Integer additionalMinutes)': (self: ApexDatetime, minutes: number) => self.plus({ minutes }),
  'Datetime addMonths(Integer additionalMonths)': (self: ApexDatetime, months: number) =>
    self.plus({ months }, userZone()),
  'Datetime addSeconds(Integer additionalSeconds)': (self: ApexDatetime, seconds: number) => self.plus({ seconds }),
  'Datetime addYears(Integer additionalYears)': (self: ApexDatetime, years: number) => self.plus({ years }, userZone()),
};

const printing: Rows = {
  'String format()': formatDatetime,
  'String format(String dateFormatString)': (self: ApexDatetime, pattern: string) => self.format(pattern, userZone()),
  'String format(String dateFormatString, String timezone)': (self: ApexDatetime, pattern: string, zone: string) =>
    self.format(pattern, zone),
  'String formatGmt(String dateFormatString)': (self: ApexDatetime, pattern: string) => self.format(pattern, GMT),
  'String formatLong()': formatDatetimeLong,
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm */
export const datetime = libraryPrimitive({
  name: 'System.Datetime',
  holds: (value) => value instanceof ApexDatetime,
  members: withoutNulls({
    ...parts(userZone, ''),
    ...parts(() => GMT, 'Gmt'),
    ...makers(userZone, ''),
    ...makers(() => GMT, 'Gmt'),
    ...moving,
    ...printing,
    'Date date()': (self: ApexDatetime) => self.date(userZone()),
    'Date dateGmt()': (self: ApexDatetime) => self.date(GMT),
    'Long getTime()': (self: ApexDatetime) => BigInt(self.milliseconds),
    'Boolean isSameDay(Datetime dateToCompare)': (self: ApexDatetime, other: ApexDatetime) =>
      self.date(userZone()).apexEquals(other.date(userZone())),
    'static Datetime newInstance(Long milliseconds)': (milliseconds: bigint) => new ApexDatetime(Number(milliseconds)),
    'static Datetime now()': () => new ApexDatetime(transaction().now().getTime()),
    'static Datetime parse(String datetimeString)': parseDatetime,
    'Time time()': (self: ApexDatetime) => self.time(userZone()),
    'Time timeGmt()': (self: ApexDatetime) => self.time(GMT),
    'static Datetime valueOf(Object fieldValue)': fromValue,
  }),
});
