/**
 * The patterns of Java's SimpleDateFormat, which `Datetime.format` takes, written out in English.
 * https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html
 */
import type { DateTime } from 'luxon';
import { apexException } from '../runtime/exceptions.ts';

type Field = (time: DateTime, count: number) => string;

const number =
  (value: (time: DateTime) => number): Field =>
  (time, count) =>
    String(value(time)).padStart(count, '0');

/** Three letters or fewer give the short form, more the long one. */
const word =
  (short: string, long: string): Field =>
  (time, count) =>
    time.toFormat(count > 3 ? long : short, { locale: 'en-US' });

const year =
  (value: (time: DateTime) => number): Field =>
  (time, count) =>
    count === 2 ? String(value(time) % 100).padStart(2, '0') : String(value(time)).padStart(count, '0');

const month: Field = (time, count) =>
  count >= 3 ? word('LLL', 'LLLL')(time, count) : String(time.month).padStart(count, '0');

/** `PST`, `CET`: American English knows only American abbreviations, so other Englishes are asked as well. */
const zoneName: Field = (time, count) => {
  if (time.offset === 0 && time.zoneName === 'UTC') return count > 3 ? 'Greenwich Mean Time' : 'GMT';
  if (count > 3) return time.offsetNameLong ?? '';
  const names = ['en-US', 'en-GB', 'en-AU', 'en-IN'].map((locale) => time.setLocale(locale).offsetNameShort ?? '');
  return names.find((name) => !/[+-]\d/.test(name)) ?? names[0] ?? '';
};

/** `X` is `-08`, `XX` is `-0800`, `XXX` is `-08:00`; GMT itself is `Z`. */
const isoZone: Field = (time, count) => {
  if (time.offset === 0) return 'Z';
  const text = time.toFormat('ZZ');
  return [text.slice(0, 3), text.replace(':', ''), text][count - 1] ?? text;
};

/** Weeks begin on Sunday and the first one holds the 1st of January, as Java has it for the United States. */
const weekOfYear = (time: DateTime): number => {
  const isNextYear = time.startOf('day').plus({ days: 7 - (time.weekday % 7) - 1 }).year > time.year;
  return isNextYear ? 1 : Math.floor((time.ordinal - 1 + (time.startOf('year').weekday % 7)) / 7) + 1;
};
const weekYear = (time: DateTime): number => time.year + (time.month === 12 && weekOfYear(time) === 1 ? 1 : 0);
const weekOfMonth = (time: DateTime): number =>
  Math.floor((time.day - 1 + (time.startOf('month').weekday % 7)) / 7) + 1;

const FIELDS: Readonly<Record<string, Field>> = {
  G: (time) => (time.year > 0 ? 'AD' : 'BC'),
  y: year((time) => time.year),
  Y: year(weekYear),
  M: month,
  L: month,
  w: number(weekOfYear),
  W: number(weekOfMonth),
  D: number((time) => time.ordinal),
  d: number((time) => time.day),
  F: number((time) => Math.floor((time.day - 1) / 7) + 1),
  E: word('ccc', 'cccc'),
  u: number((time) => time.weekday),
  a: (time) => (time.hour < 12 ? 'AM' : 'PM'),
  H: number((time) => time.hour),
  k: number((time) => time.hour || 24),
  K: number((time) => time.hour % 12),
  h: number((time) => time.hour % 12 || 12),
  m: number((time) => time.minute),
  s: number((time) => time.second),
  S: number((time) => time.millisecond),
  z: zoneName,
  Z: (time) => time.toFormat('ZZZ'),
  X: isoZone,
};

const TOKENS = /'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g;

const written = (time: DateTime, token: string, letter: string | undefined): string => {
  if (token.startsWith("'")) return token === "''" ? "'" : token.slice(1, -1).replaceAll("''", "'");
  if (letter === undefined) return token;
  const field = FIELDS[letter];
  if (field === undefined) throw apexException('System.StringException', `Illegal pattern character '${letter}'`);
  return field(time, token.length);
};

/** @param time already in the zone to print @throws System.StringException on a letter Java does not know */
export const formatJavaDate = (time: DateTime, pattern: string): string =>
  pattern.replaceAll(TOKENS, (token: string, _quoted: string | undefined, letter: string | undefined) =>
    written(time, token, letter),
  );
