/** Datetimes read from texts and written as people in the United States do. */
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { ApexDate, utcDay } from '../../values/date.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { stringValueOf } from '../../values/text.ts';
import { ApexTime } from '../../values/time.ts';
import { userZone } from '../../values/user-zone.ts';

const DAY = 86_400_000;
const STANDARD = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?\s*$/;
const AMERICAN = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4}),?\s+(\d{1,2}):(\d{2})\s*([AaPp])[Mm]\s*$/;

/** Year, month, day, hour, minute, second. */
type Parts = readonly [number, number, number, number?, number?, number?];

export const invalidDatetime = (value: unknown): ApexException =>
  apexException('System.TypeException', `Invalid date/time: ${stringValueOf(value)}`);

/** On the clocks of a zone; what is beyond its range rolls over into the next unit. */
export const datetimeOf = ([year, month, day, hour = 0, minute = 0, second = 0]: Parts, zone: string): ApexDatetime => {
  const milliseconds = utcDay(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000;
  const days = Math.floor(milliseconds / DAY);
  return ApexDatetime.at(ApexDate.fromEpochDay(days), new ApexTime(milliseconds - days * DAY), zone);
};

/** From which to which each part of a text goes. */
const RANGES = [
  [0, 9999],
  [1, 12],
  [1, 31],
  [0, 23],
  [0, 59],
  [0, 59],
] as const;

/** @throws System.TypeException unless all parts are in their range */
const checked = (parts: readonly number[], text: string): Parts => {
  const isRight = RANGES.every(([least, most], index) => {
    const part = parts[index] ?? Number.NaN;
    return part >= least && part <= most;
  });
  if (!isRight) throw invalidDatetime(text);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  return [year, month, day, hour, minute, second];
};

/** `2026-11-21 10:00:00` @throws System.TypeException `Invalid date/time: …` */
export const datetimeFromText = (text: string, zone: string): ApexDatetime => {
  const [, ...parts] = (STANDARD.exec(text) ?? []).map(Number);
  return datetimeOf(checked(parts, text), zone);
};

const hourOfDay = (hour: number, half: string): number => (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);

/** `11/21/2026, 2:05 PM`, with or without the comma, in the user's zone. */
export const parseDatetime = (text: string): ApexDatetime => {
  const [, month, day, year, hour, minute, half = ''] = AMERICAN.exec(text) ?? [];
  if (Number(hour) > 12) throw invalidDatetime(text);
  const parts = [Number(year), Number(month), Number(day), hourOfDay(Number(hour), half), Number(minute), 0];
  return datetimeOf(checked(parts, text), userZone());
};

/** `11/21/2026, 2:05 PM` */
export const formatDatetime = (datetime: ApexDatetime): string => datetime.format('M/d/yyyy, h:mm a', userZone());

/** `11/21/2026, 2:05:09 PM PST` */
export const formatDatetimeLong = (datetime: ApexDatetime): string =>
  datetime.format('M/d/yyyy, h:mm:ss a z', userZone());
