/** A regular expression of Java while it is read: where the reader stands and which flags hold there. */
import { apexException, type ApexException } from '../../runtime/exceptions.ts';

export type Flags = {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  /** The point matches line ends as well. */
  readonly dotAll: boolean;
  /** White space and comments in the expression mean nothing. */
  readonly comments: boolean;
  /** Only `\n` ends a line. */
  readonly unixLines: boolean;
  /** `\d`, `\s` and `\w` are those of Unicode. */
  readonly unicodeClasses: boolean;
};

export type Reading = {
  readonly text: string;
  /** Code points of `text`. */
  readonly points: readonly string[];
  at: number;
  flags: Flags;
  /** Capturing groups opened so far. */
  groups: number;
  readonly names: Map<string, number>;
  /** Groups that only the translation needs; their numbers go down from -1. */
  hidden: number;
};

export const NO_FLAGS: Flags = {
  ignoreCase: false,
  multiline: false,
  dotAll: false,
  comments: false,
  unixLines: false,
  unicodeClasses: false,
};

export const startReading = (text: string): Reading => ({
  text,
  points: Array.from(text),
  at: 0,
  flags: NO_FLAGS,
  groups: 0,
  names: new Map(),
  hidden: 0,
});

/** As Java words it, with the place. */
export const badPattern = ({ text, at }: Pick<Reading, 'text' | 'at'>, problem: string): ApexException =>
  apexException('System.StringException', `Invalid regex: ${problem} near index ${at}\n${text}`);

export const peek = (reading: Reading, ahead = 0): string => reading.points[reading.at + ahead] ?? '';
export const isDone = (reading: Reading): boolean => reading.at >= reading.points.length;

export const startsHere = (reading: Reading, text: string): boolean =>
  reading.points.slice(reading.at, reading.at + text.length).join('') === text;

/** Steps over a text when it stands here. */
export const takes = (reading: Reading, text: string): boolean => {
  const found = startsHere(reading, text);
  if (found) reading.at += text.length;
  return found;
};

/** The next character, stepped over. */
export const take = (reading: Reading): string => {
  const character = peek(reading);
  reading.at++;
  return character;
};

/** What stands before a closing text, which is stepped over as well. */
export const takeUntil = (reading: Reading, close: string, problem: string): string => {
  let found = '';
  while (!startsHere(reading, close)) {
    if (isDone(reading)) throw badPattern(reading, problem);
    found += take(reading);
  }
  reading.at += close.length;
  return found;
};

const isSpace = (character: string): boolean => /^[ \t\n\v\f\r]$/.test(character);

const skipComment = (reading: Reading): void => {
  while (!isDone(reading) && !/[\n\r\u0085\u2028\u2029]/.test(peek(reading))) reading.at++;
};

/** With the flag `x`, steps over white space and comments. */
export const skipSpace = (reading: Reading): void => {
  while (reading.flags.comments && !isDone(reading)) {
    if (isSpace(peek(reading))) reading.at++;
    else if (peek(reading) === '#') skipComment(reading);
    else return;
  }
};

/** One character as JavaScript takes it anywhere in an expression, whatever it means there. */
export const literal = (character: string): string =>
  /^[A-Za-z0-9]$/.test(character) ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
