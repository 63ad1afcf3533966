/**
 * Dates as text and back, after Oracle's format models. A date is the wall clock in whole seconds, as if it were UTC.
 * The models understood are those the dialect's documents and samples use; any other is refused by name.
 */
import { Unsupported } from '../../../shared/unsupported.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');
const hour12 = (date: Date): number => date.getUTCHours() % 12 || 12;
const meridian = (date: Date): string => (date.getUTCHours() < 12 ? 'AM' : 'PM');
const startOfYear = (date: Date): number => Date.UTC(date.getUTCFullYear(), 0, 1);
const dayOfYear = (date: Date): number => Math.floor((date.getTime() - startOfYear(date)) / 86_400_000) + 1;
const name = (names: readonly string[], index: number): string => names[index] ?? '';

type Element = {
  readonly write: (date: Date) => string;
  /** What it reads, and where that goes; undefined when it is only written. */
  readonly pattern?: string;
  readonly part?: Part;
};
type Part =
  'year' | 'shortYear' | 'month' | 'monthName' | 'day' | 'hour' | 'minute' | 'second' | 'meridian' | 'ignored';

const elements: Readonly<Record<string, Element>> = {
  YYYY: { write: (d) => pad(d.getUTCFullYear(), 4), pattern: '\\d{4}', part: 'year' },
  RRRR: { write: (d) => pad(d.getUTCFullYear(), 4), pattern: '\\d{4}', part: 'year' },
  YY: { write: (d) => pad(d.getUTCFullYear() % 100), pattern: '\\d{2}', part: 'shortYear' },
  RR: { write: (d) => pad(d.getUTCFullYear() % 100), pattern: '\\d{2}', part: 'shortYear' },
  MONTH: { write: (d) => name(MONTHS, d.getUTCMonth()).toUpperCase(), pattern: '[A-Za-z]+', part: 'monthName' },
  MON: {
    write: (d) => name(MONTHS, d.getUTCMonth()).slice(0, 3).toUpperCase(),
    pattern: '[A-Za-z]{3}',
    part: 'monthName',
  },
  MM: { write: (d) => pad(d.getUTCMonth() + 1), pattern: '\\d{1,2}', part: 'month' },
  DDD: { write: (d) => pad(dayOfYear(d), 3) },
  DD: { write: (d) => pad(d.getUTCDate()), pattern: '\\d{1,2}', part: 'day' },
  DAY: { write: (d) => name(DAYS, d.getUTCDay()).toUpperCase() },
  DY: { write: (d) => name(DAYS, d.getUTCDay()).slice(0, 3).toUpperCase() },
  D: { write: (d) => String(d.getUTCDay() + 1) },
  HH24: { write: (d) => pad(d.getUTCHours()), pattern: '\\d{1,2}', part: 'hour' },
  HH12: { write: (d) => pad(hour12(d)), pattern: '\\d{1,2}', part: 'hour' },
  HH: { write: (d) => pad(hour12(d)), pattern: '\\d{1,2}', part: 'hour' },
  MI: { write: (d) => pad(d.getUTCMinutes()), pattern: '\\d{1,2}', part: 'minute' },
  SS: { write: (d) => pad(d.getUTCSeconds()), pattern: '\\d{1,2}', part: 'second' },
  FF3: { write: () => '000', pattern: '\\d{1,3}', part: 'ignored' },
  FF: { write: () => '000000', pattern: '\\d{1,9}', part: 'ignored' },
  AM: { write: meridian, pattern: '[AaPp][Mm]', part: 'meridian' },
  PM: { write: meridian, pattern: '[AaPp][Mm]', part: 'meridian' },
  Q: { write: (d) => String(Math.floor(d.getUTCMonth() / 3) + 1) },
  WW: { write: (d) => pad(Math.ceil(dayOfYear(d) / 7)) },
};

const TOKEN =
  /"([^"]*)"|(YYYY|RRRR|YY|RR|MONTH|MON|MM|DDD|DD|DAY|DY|D|HH24|HH12|HH|MI|SS|FF3|FF|AM|PM|Q|WW)|([-/.,:; T])/giy;

type Piece = { readonly literal: string } | { readonly element: Element };

const models = new Map<string, readonly Piece[]>();

const pieceOf = (match: RegExpExecArray): Piece => {
  const [, quoted, word, sign] = match;
  const element = elements[(word ?? '').toUpperCase()];
  return element === undefined ? { literal: quoted ?? sign ?? '' } : { element };
};

const piecesOf = (model: string): readonly Piece[] => {
  const known = models.get(model);
  if (known !== undefined) return known;
  const pieces: Piece[] = [];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < model.length) {
    const match = token.exec(model);
    if (match === null) throw new Unsupported(`the date format model '${model}' in SuiteQL`);
    pieces.push(pieceOf(match));
  }
  models.set(model, pieces);
  return pieces;
};

/** `wall` after an Oracle format model, as `TO_CHAR` writes it. */
export const formatDate = (wall: number, model: string): string => {
  const date = new Date(wall * 1000);
  return piecesOf(model)
    .map((piece) => ('literal' in piece ? piece.literal : piece.element.write(date)))
    .join('');
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

const monthOf = (text: string): number =>
  MONTHS.findIndex((month) => month.slice(0, 3).toUpperCase() === text.slice(0, 3).toUpperCase()) + 1;

const hourOf = (hour: number, meridianText: string | undefined): number => {
  if (meridianText === undefined) return hour;
  return (hour % 12) + (meridianText.toUpperCase() === 'PM' ? 12 : 0);
};

const wallFrom = (parts: ReadonlyMap<Part, string>): number | undefined => {
  const number = (part: Part, otherwise: number): number => Number(parts.get(part) ?? otherwise);
  const year = parts.has('shortYear') ? 2000 + number('shortYear', 0) : number('year', 1970);
  const month = parts.has('monthName') ? monthOf(parts.get('monthName') ?? '') : number('month', 1);
  const day = number('day', 1);
  const hour = hourOf(number('hour', 0), parts.get('meridian'));
  const date = new Date(Date.UTC(year, month - 1, day, hour, number('minute', 0), number('second', 0)));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return isReal ? date.getTime() / 1000 : undefined;
};

type Reader = { readonly pattern: string; readonly parts: readonly Part[] };

const readerOf = (model: string): Reader => {
  const parts: Part[] = [];
  const pattern = piecesOf(model).map((piece) => {
    if ('literal' in piece) return escaped(piece.literal);
    const { pattern: reads, part } = piece.element;
    if (reads === undefined || part === undefined) throw new Unsupported(`reading dates by '${model}' in SuiteQL`);
    parts.push(part);
    return `(${reads})`;
  });
  return { pattern: optionalTime(pattern), parts };
};

/** Oracle reads a text that stops early: what the model still asks for is midnight. */
const optionalTime = (pieces: readonly string[]): string => {
  const start = pieces.findIndex((piece) => piece === ' ' || piece === 'T');
  if (start === -1) return `^\\s*${pieces.join('')}\\s*$`;
  return `^\\s*${pieces.slice(0, start).join('')}(?:${pieces.slice(start).join('')})?\\s*$`;
};

/** The wall clock a text shows by an Oracle format model; undefined when it does not follow the model or is no real date. */
export const parseDate = (text: string, model: string): number | undefined => {
  const { pattern, parts } = readerOf(model);
  const match = new RegExp(pattern, 'i').exec(text);
  if (match === null) return undefined;
  const read = new Map<Part, string>();
  parts.forEach((part, index) => {
    const found = match[index + 1];
    if (found !== undefined) read.set(part, found);
  });
  return wallFrom(read);
};

/** The user's preference (`M/D/YYYY`, `DD-Mon-YYYY`) written out, where one letter means no leading zero. */
export const formatByPreference = (wall: number, preference: string): string => {
  const date = new Date(wall * 1000);
  const written: Readonly<Record<string, string>> = {
    YYYY: pad(date.getUTCFullYear(), 4),
    YY: pad(date.getUTCFullYear() % 100),
    MM: pad(date.getUTCMonth() + 1),
    M: String(date.getUTCMonth() + 1),
    Mon: name(MONTHS, date.getUTCMonth()).slice(0, 3),
    MONTH: name(MONTHS, date.getUTCMonth()),
    DD: pad(date.getUTCDate()),
    D: String(date.getUTCDate()),
  };
  return preference.replace(/YYYY|YY|MONTH|Mon|MM|M|DD|D/g, (letters) => written[letters] ?? letters);
};

/** The preference with the time of day behind it, as in `1/15/2026 7:30 pm`. */
export const formatWithTime = (wall: number, preference: string): string => {
  const time = formatDate(wall, 'HH:MI am').toLowerCase().replace(/^0/, '');
  return `${formatByPreference(wall, preference)} ${time}`;
};

/** The preference as an Oracle model, to read the user's dates with. */
export const modelOfPreference = (preference: string): string =>
  preference.replace(/YYYY|YY|MONTH|Mon|MM|M|DD|D/g, (letters) => (letters.length === 1 ? letters.repeat(2) : letters));
