/**
 * Strings: what is in them and how two of them differ. Case counts unless a method's name says otherwise.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { isId, toId } from '../../values/convert.ts';
import { withoutNulls } from '../without-nulls.ts';
import { levenshtein, levenshteinUpTo } from './levenshtein.ts';
import { hasWhitespace } from './whitespace.ts';

const folded = (text: string): string => text.toLowerCase();

const isAmong = (characters: string) => (character: string) => characters.includes(character);

const firstIndex = (text: string, test: (character: string) => boolean): number => text.split('').findIndex(test);

const lastIndexUpTo = (text: string, part: string, end: number): number => (end < 0 ? -1 : text.lastIndexOf(part, end));

const countOf = (text: string, part: string): number => (part === '' ? 0 : text.split(part).length - 1);

/** The first place where two texts differ; -1 when they do not. */
const differenceAt = (one: string, other: string): number => {
  const shorter = Math.min(one.length, other.length);
  for (let index = 0; index < shorter; index++) if (one.charCodeAt(index) !== other.charCodeAt(index)) return index;
  return one.length === other.length ? -1 : shorter;
};

/** As Java has it: by how much the first different characters differ, else by how much the lengths do. */
const compare = (one: string, other: string): number => {
  const index = differenceAt(one, other);
  if (index < 0) return 0;
  return index < Math.min(one.length, other.length)
    ? one.charCodeAt(index) - other.charCodeAt(index)
    : one.length - other.length;
};

/** The same characters; of two ids one may have 15 and the other 18 of them. */
const equalsTextOrId = (text: string, other: unknown): boolean => {
  if (text === other) return true;
  if (typeof other !== 'string' || other.length === text.length || !isId(other) || !isId(text)) return false;
  return toId(text) === toId(other);
};

const anyBut = (text: string, characters: string): number =>
  text === '' || characters === '' ? -1 : firstIndex(text, (character) => !characters.includes(character));

export const stringSearch = {
  'Boolean equals(String secondString)': (text: string, other: string | null) => text === other,
  'Boolean equals(Object stringOrId)': equalsTextOrId,
  'Boolean equalsIgnoreCase(String secondString)': (text: string, other: string | null) =>
    other !== null && folded(text) === folded(other),
  ...withoutNulls({
    'Integer compareTo(String secondString)': compare,
    'Boolean contains(String substring)': (text: string, part: string) => text.includes(part),
    'Boolean containsAny(String inputString)': (text: string, any: string) => text.split('').some(isAmong(any)),
    'Boolean containsIgnoreCase(String substring)': (text: string, part: string) => folded(text).includes(folded(part)),
    'Boolean containsNone(String inputString)': (text: string, none: string) => !text.split('').some(isAmong(none)),
    'Boolean containsOnly(String inputString)': (text: string, only: string) => text.split('').every(isAmong(only)),
    'Boolean containsWhitespace()': hasWhitespace,
    'Integer countMatches(String substring)': countOf,
    'String difference(String secondString)': (text: string, other: string) => {
      const index = differenceAt(text, other);
      return index < 0 ? '' : other.slice(index);
    },
    'Boolean endsWith(String suffix)': (text: string, suffix: string) => text.endsWith(suffix),
    'Boolean endsWithIgnoreCase(String suffix)': (text: string, suffix: string) =>
      folded(text).endsWith(folded(suffix)),
    'Integer getLevenshteinDistance(String stringToCompare)': levenshtein,
    'Integer getLevenshteinDistance(String stringToCompare, Integer threshold)': levenshteinUpTo,
    'Integer indexOf(String substring)': (text: string, part: string) => text.indexOf(part),
    'Integer indexOf(String substring, Integer index)': (text: string, part: string, from: number) =>
      text.indexOf(part, from),
    'Integer indexOfAny(String substring)': (text: string, any: string) => firstIndex(text, isAmong(any)),
    'Integer indexOfAnyBut(String substring)': anyBut,
    'Integer indexOfChar(Integer character)': (text: string, character: number) =>
      text.indexOf(String.fromCodePoint(character)),
    'Integer indexOfChar(Integer character, Integer startIndex)': (text: string, character: number, from: number) =>
      text.indexOf(String.fromCodePoint(character), from),
    'Integer indexOfDifference(String stringToCompare)': differenceAt,
    'Integer indexOfIgnoreCase(String substring)': (text: string, part: string) => folded(text).indexOf(folded(part)),
    'Integer indexOfIgnoreCase(String substring, Integer startPosition)': (text: string, part: string, from: number) =>
      folded(text).indexOf(folded(part), from),
    'Integer lastIndexOf(String substring)': (text: string, part: string) => text.lastIndexOf(part),
    'Integer lastIndexOf(String substring, Integer endPosition)': lastIndexUpTo,
    'Integer lastIndexOfChar(Integer character)': (text: string, character: number) =>
      text.lastIndexOf(String.fromCodePoint(character)),
    'Integer lastIndexOfChar(Integer character, Integer endIndex)': (text: string, character: number, end: number) =>
      lastIndexUpTo(text, String.fromCodePoint(character), end),
    'Integer lastIndexOfIgnoreCase(String substring)': (text: string, part: string) =>
      folded(text).lastIndexOf(folded(part)),
    'Integer lastIndexOfIgnoreCase(String substring, Integer endPosition)': (text: string, part: string, end: number) =>
      lastIndexUpTo(folded(text), folded(part), end),
    'Boolean startsWith(String prefix)': (text: string, prefix: string) => text.startsWith(prefix),
    'Boolean startsWithIgnoreCase(String prefix)': (text: string, prefix: string) =>
      folded(text).startsWith(folded(prefix)),
  }),
};
