/**
 * Strings: parts cut out of them and taken away from them, by place and by what stands there.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { apexException } from '../../runtime/exceptions.ts';
import { ApexList } from '../../values/list.ts';
import { withoutNulls } from '../without-nulls.ts';
import { camelCaseParts, partsByCharacterType } from './character-types.ts';

const outOfBounds = (what: string, index: number) =>
  apexException('System.StringException', `${what} out of bounds: ${index}`);

const listOf = (type: string, items: readonly unknown[]): ApexList => new ApexList(`List<${type}>`, [...items]);

const unitAt = (text: string, index: number): number => {
  if (index < 0 || index >= text.length) throw outOfBounds('String index', index);
  return text.charCodeAt(index);
};

const substring = (text: string, start: number, end: number): string => {
  if (start < 0 || start > text.length) throw outOfBounds('Starting position', start);
  if (end < start || end > text.length) throw outOfBounds('Ending position', end);
  return text.slice(start, end);
};

const codePointAt = (text: string, index: number): number => {
  unitAt(text, index);
  return text.codePointAt(index) ?? 0;
};

const codePointBefore = (text: string, index: number): number => {
  const unit = unitAt(text, index - 1);
  const isPair = unit >= 0xdc00 && unit <= 0xdfff && index >= 2 && (text.codePointAt(index - 2) ?? 0) > 0xffff;
  return isPair ? (text.codePointAt(index - 2) ?? 0) : unit;
};

const offsetByCodePoints = (text: string, index: number, offset: number): number => {
  const points = Array.from(offset < 0 ? text.slice(0, index) : text.slice(index));
  if (Math.abs(offset) > points.length) throw outOfBounds('String index', index + offset);
  const passed = offset < 0 ? points.slice(points.length + offset) : points.slice(0, offset);
  return index + Math.sign(offset) * passed.join('').length;
};

/** What is before or after the place of a separator; `otherwise` when it is not there. */
const before = (text: string, index: number, otherwise: string): string =>
  index < 0 ? otherwise : text.slice(0, index);

const after = (text: string, separator: string, index: number): string =>
  index < 0 ? '' : text.slice(index + separator.length);

const between = (text: string, open: string, close: string): string | null => {
  const start = text.indexOf(open);
  const end = start < 0 ? -1 : text.indexOf(close, start + open.length);
  return end < 0 ? null : text.slice(start + open.length, end);
};

const startsWith = (text: string, prefix: string): boolean => text.toLowerCase().startsWith(prefix.toLowerCase());
const endsWith = (text: string, suffix: string): boolean => text.toLowerCase().endsWith(suffix.toLowerCase());

const mid = (text: string, start: number, length: number): string => {
  const from = Math.max(start, 0);
  return length <= 0 ? '' : text.slice(from, from + length);
};

export const stringParts = withoutNulls({
  'Integer charAt(Integer index)': unitAt,
  'Integer codePointAt(Integer index)': codePointAt,
  'Integer codePointBefore(Integer index)': codePointBefore,
  'Integer codePointCount(Integer beginIndex, Integer endIndex)': (text: string, start: number, end: number) =>
    Array.from(substring(text, start, end)).length,
  'Integer offsetByCodePoints(Integer index, Integer codePointOffset)': offsetByCodePoints,
  'List<Integer> getChars()': (text: string) =>
    listOf(
      'Integer',
      text.split('').map((character) => character.charCodeAt(0)),
    ),
  'String left(Integer length)': (text: string, length: number) => text.slice(0, Math.max(length, 0)),
  'String mid(Integer startIndex, Integer length)': mid,
  'String right(Integer length)': (text: string, length: number) => (length <= 0 ? '' : text.slice(-length)),
  'String remove(String substring)': (text: string, part: string) => (part === '' ? text : text.replaceAll(part, '')),
  'String removeEnd(String substring)': (text: string, end: string) =>
    text.endsWith(end) ? text.slice(0, text.length - end.length) : text,
  'String removeEndIgnoreCase(String substring)': (text: string, end: string) =>
    endsWith(text, end) ? text.slice(0, text.length - end.length) : text,
  'String removeStart(String substring)': (text: string, start: string) =>
    text.startsWith(start) ? text.slice(start.length) : text,
  'String removeStartIgnoreCase(String substring)': (text: string, start: string) =>
    startsWith(text, start) ? text.slice(start.length) : text,
  'List<String> splitByCharacterType()': (text: string) => listOf('String', partsByCharacterType(text)),
  'List<String> splitByCharacterTypeCamelCase()': (text: string) => listOf('String', camelCaseParts(text)),
  'String substring(Integer startIndex)': (text: string, start: number) => substring(text, start, text.length),
  'String substring(Integer startIndex, Integer endIndex)': substring,
  'String substringAfter(String separator)': (text: string, separator: string) =>
    after(text, separator, text.indexOf(separator)),
  'String substringAfterLast(String separator)': (text: string, separator: string) =>
    separator === '' ? '' : after(text, separator, text.lastIndexOf(separator)),
  'String substringBefore(String separator)': (text: string, separator: string) =>
    before(text, text.indexOf(separator), text),
  'String substringBeforeLast(String separator)': (text: string, separator: string) =>
    separator === '' ? text : before(text, text.lastIndexOf(separator), text),
  'String substringBetween(String tag)': (text: string, tag: string) => between(text, tag, tag),
  'String substringBetween(String open, String close)': between,
});
