/**
 * Strings: the same text in another shape: padded, shortened, repeated, in other case, without white space.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { apexException } from '../../runtime/exceptions.ts';
import { withoutNulls } from '../without-nulls.ts';
import { normalizeSpace, trimControls, withoutWhitespace } from './whitespace.ts';

const DOTS = '...';
const SHORTEST = 4;
const SHORTEST_WITH_OFFSET = 7;

const tooShort = (message: string) => apexException('System.StringException', message);

const abbreviateFrom = (text: string, width: number, offset: number): string => {
  if (width < SHORTEST) throw tooShort(`Minimum abbreviation width is ${SHORTEST}`);
  if (text.length <= width) return text;
  const room = width - DOTS.length;
  const start = Math.min(offset, text.length, text.length - room);
  if (start <= SHORTEST) return text.slice(0, room) + DOTS;
  if (width < SHORTEST_WITH_OFFSET) throw tooShort(`Minimum abbreviation width with offset is ${SHORTEST_WITH_OFFSET}`);
  return DOTS + (offset + room < text.length ? abbreviateFrom(text.slice(start), room, 0) : text.slice(-room));
};

const padding = (length: number, pad: string): string => {
  if (length <= 0) return '';
  return (pad === '' ? ' ' : pad).repeat(length).slice(0, length);
};

const leftPad = (text: string, size: number, pad = ' '): string => padding(size - text.length, pad) + text;
const rightPad = (text: string, size: number, pad = ' '): string => text + padding(size - text.length, pad);

const center = (text: string, size: number, pad = ' '): string =>
  size <= text.length
    ? text
    : rightPad(leftPad(text, text.length + Math.floor((size - text.length) / 2), pad), size, pad);

const swapped = (character: string): string =>
  character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase();

/** `en_US` as JavaScript names it. */
const localeName = (locale: string): string => locale.replaceAll('_', '-');

const repeat = (text: string, separator: string, times: number): string =>
  times <= 0 ? '' : Array.from({ length: times }, () => text).join(separator);

export const stringShape = withoutNulls({
  'String abbreviate(Integer maxWidth)': (text: string, width: number) => abbreviateFrom(text, width, 0),
  'String abbreviate(Integer maxWidth, Integer offset)': abbreviateFrom,
  'String capitalize()': (text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  'String center(Integer size)': (text: string, size: number) => center(text, size),
  'String center(Integer size, String paddingString)': center,
  'String deleteWhitespace()': withoutWhitespace,
  'String leftPad(Integer length)': (text: string, size: number) => leftPad(text, size),
  'String leftPad(Integer length, String padStr)': leftPad,
  'Integer length()': (text: string) => text.length,
  'String normalizeSpace()': normalizeSpace,
  'String repeat(Integer numberOfTimes)': (text: string, times: number) => repeat(text, '', times),
  'String repeat(String separator, Integer numberOfTimes)': repeat,
  'String replace(String target, String replacement)': (text: string, target: string, by: string) =>
    text.replaceAll(target, () => by),
  'String reverse()': (text: string) => Array.from(text).reverse().join(''),
  'String rightPad(Integer length)': (text: string, size: number) => rightPad(text, size),
  'String rightPad(Integer length, String padStr)': rightPad,
  'String swapCase()': (text: string) => Array.from(text, swapped).join(''),
  'String toLowerCase()': (text: string) => text.toLowerCase(),
  'String toLowerCase(String locale)': (text: string, locale: string) => text.toLocaleLowerCase(localeName(locale)),
  'String toUpperCase()': (text: string) => text.toUpperCase(),
  'String toUpperCase(String locale)': (text: string, locale: string) => text.toLocaleUpperCase(localeName(locale)),
  'String trim()': trimControls,
  'String uncapitalize()': (text: string) => text.charAt(0).toLowerCase() + text.slice(1),
});
