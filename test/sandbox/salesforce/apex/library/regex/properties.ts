/**
 * Named classes of characters, `\p{…}`: POSIX names are ASCII, `Is…` are properties and scripts, `In…` blocks, `java…` methods of
 * Java's Character. https://docs.oracle.com/javase/8/docs/api/java/util/regex/Pattern.html
 */
import { Unsupported } from '../../../../shared/unsupported.ts';

const NAMED: Readonly<Record<string, string>> = {
  Lower: 'a-z',
  Upper: 'A-Z',
  ASCII: '\\x00-\\x7f',
  Alpha: 'a-zA-Z',
  Digit: '0-9',
  Alnum: 'a-zA-Z0-9',
  Punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  Graph: '\\x21-\\x7e',
  Print: '\\x20-\\x7e',
  Blank: ' \\t',
  Cntrl: '\\x00-\\x1f\\x7f',
  XDigit: '0-9a-fA-F',
  Space: ' \\t-\\r',
  L1: '\\x00-\\xff',
  LD: '\\p{L}\\p{Nd}',
  all: '\\p{Any}',
  javaLowerCase: '\\p{Lowercase}',
  javaUpperCase: '\\p{Uppercase}',
  javaTitleCase: '\\p{Lt}',
  javaAlphabetic: '\\p{Alphabetic}',
  javaLetter: '\\p{L}',
  javaDigit: '\\p{Nd}',
  javaLetterOrDigit: '\\p{L}\\p{Nd}',
  javaSpaceChar: '\\p{Z}',
  javaISOControl: '\\x00-\\x1f\\x7f-\\x9f',
  javaWhitespace: '\\t-\\r\\x1c-\\x20\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsPunctuation: '\\p{P}',
  IsControl: '\\p{Cc}',
  IsTitlecase: '\\p{Lt}',
};

const BLOCKS: Readonly<Record<string, string>> = {
  basiclatin: '\\u0000-\\u007f',
  latin1supplement: '\\u0080-\\u00ff',
  latinextendeda: '\\u0100-\\u017f',
  latinextendedb: '\\u0180-\\u024f',
  combiningdiacriticalmarks: '\\u0300-\\u036f',
  greek: '\\u0370-\\u03ff',
  cyrillic: '\\u0400-\\u04ff',
  hebrew: '\\u0590-\\u05ff',
  arabic: '\\u0600-\\u06ff',
  generalpunctuation: '\\u2000-\\u206f',
  currencysymbols: '\\u20a0-\\u20cf',
  hiragana: '\\u3040-\\u309f',
  katakana: '\\u30a0-\\u30ff',
  cjkunifiedideographs: '\\u4e00-\\u9fff',
  hangulsyllables: '\\uac00-\\ud7af',
};

const block = (name: string): string => {
  const range = BLOCKS[name.toLowerCase().replace(/[\s_-]/g, '')];
  if (range === undefined) throw new Unsupported(`the block ${name} in a regular expression`);
  return range;
};

const isKnown = (property: string): boolean => {
  try {
    return new RegExp(`\\p{${property}}`, 'v').source !== '';
  } catch {
    return false;
  }
};

/** The first spelling that JavaScript knows. */
const property = (...spellings: readonly string[]): string | undefined => {
  const known = spellings.find(isKnown);
  return known === undefined ? undefined : `\\p{${known}}`;
};

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();

const KEYED: Readonly<Record<string, (value: string) => string | undefined>> = {
  sc: (value) => property(`Script=${value}`, `Script=${titled(value)}`),
  script: (value) => property(`Script=${value}`, `Script=${titled(value)}`),
  gc: (value) => property(value),
  general_category: (value) => property(value),
  blk: block,
  block,
};

const prefixed = (name: string): string | undefined => {
  if (name.startsWith('In')) return block(name.slice(2));
  const bare = name.startsWith('Is') ? name.slice(2) : name;
  return property(bare, titled(bare), `Script=${bare}`, `Script=${titled(bare)}`);
};

/**
 * @param name as between the braces of `\p{…}`
 * @returns what to put between square brackets; undefined when Java knows no such name either
 */
export const propertyClass = (name: string): string | undefined => {
  const [key = '', value] = name.split('=');
  if (value !== undefined) return KEYED[key.toLowerCase()]?.(value);
  return NAMED[name] ?? prefixed(name);
};
