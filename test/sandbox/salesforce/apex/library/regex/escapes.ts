/**
 * What a backslash and the characters after it stand for, in and outside of square brackets.
 * https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
import { propertyClass } from './properties.ts';
import { badPattern, literal, peek, take, takeUntil, takes, type Reading } from './reading.ts';

/** One character, or a class of them with its square brackets. */
export type Escaped = { readonly character: string } | { readonly set: string };

const SETS: Readonly<Record<string, string>> = {
  d: '0-9',
  s: ' \\t-\\r',
  w: 'a-zA-Z_0-9',
  h: ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000',
  v: '\\n-\\r\\x85\\u2028\\u2029',
};

const UNICODE_SETS: Readonly<Record<string, string>> = {
  d: '\\p{Nd}',
  s: '\\p{White_Space}',
  w: '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}',
};

const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', a: '\x07', e: '\x1b' };

const characterOf = (reading: Reading, digits: string, base: number): string => {
  const code = Number.parseInt(digits, base);
  if (Number.isNaN(code) || code > 0x10ffff) throw badPattern(reading, 'Illegal hexadecimal escape sequence');
  return String.fromCodePoint(code);
};

/** That many digits, no fewer. */
const takeDigits = (reading: Reading, count: number, problem: string): string => {
  const digits = reading.points.slice(reading.at, reading.at + count).join('');
  if (digits.length !== count || !/^[0-9a-fA-F]+$/.test(digits)) throw badPattern(reading, problem);
  reading.at += count;
  return digits;
};

const hexadecimal = (reading: Reading): string => {
  const problem = 'Illegal hexadecimal escape sequence';
  const digits = takes(reading, '{') ? takeUntil(reading, '}', problem) : takeDigits(reading, 2, problem);
  return characterOf(reading, digits, 16);
};

const unicode = (reading: Reading): string => {
  const problem = 'Illegal Unicode escape sequence';
  const high = characterOf(reading, takeDigits(reading, 4, problem), 16);
  const isPair = /[\ud800-\udbff]/.test(high) && peek(reading) === '\\' && peek(reading, 1) === 'u';
  if (!isPair) return high;
  reading.at += 2;
  return high + characterOf(reading, takeDigits(reading, 4, problem), 16);
};

const octal = (reading: Reading): string => {
  let digits = '';
  while (/[0-7]/.test(peek(reading)) && digits.length < 3 && Number.parseInt(digits + peek(reading), 8) <= 0o377)
    digits += take(reading);
  if (digits === '') throw badPattern(reading, 'Illegal octal escape sequence');
  return characterOf(reading, digits, 8);
};

const control = (reading: Reading): string => String.fromCharCode(take(reading).charCodeAt(0) ^ 64);

const property = (reading: Reading, isNegated: boolean): Escaped => {
  const name = takes(reading, '{') ? takeUntil(reading, '}', 'Unclosed character family') : take(reading);
  const isTurned = name.startsWith('^');
  const set = propertyClass(isTurned ? name.slice(1) : name);
  if (set === undefined) throw badPattern(reading, `Unknown character property name {${name}}`);
  return { set: `[${isNegated === isTurned ? '' : '^'}${set}]` };
};

const SPECIAL: Readonly<Record<string, (reading: Reading) => Escaped>> = {
  x: (reading) => ({ character: hexadecimal(reading) }),
  u: (reading) => ({ character: unicode(reading) }),
  '0': (reading) => ({ character: octal(reading) }),
  c: (reading) => ({ character: control(reading) }),
  p: (reading) => property(reading, false),
  P: (reading) => property(reading, true),
};

const setOf = (reading: Reading, letter: string): string | undefined => {
  const name = letter.toLowerCase();
  const set = (reading.flags.unicodeClasses ? UNICODE_SETS[name] : undefined) ?? SETS[name];
  return set === undefined ? undefined : `[${letter === name ? '' : '^'}${set}]`;
};

/** Reads on after a backslash. @throws System.StringException on letters that mean nothing */
export const takeEscape = (reading: Reading): Escaped => {
  const letter = take(reading);
  const set = setOf(reading, letter);
  if (set !== undefined) return { set };
  const special = SPECIAL[letter];
  if (special !== undefined) return special(reading);
  const character = CONTROLS[letter] ?? letter;
  if (letter === '' || (/[A-Za-z]/.test(letter) && !(letter in CONTROLS)))
    throw badPattern(reading, 'Illegal/unsupported escape sequence');
  return { character };
};

export const sourceOf = (escaped: Escaped): string => ('set' in escaped ? escaped.set : literal(escaped.character));
