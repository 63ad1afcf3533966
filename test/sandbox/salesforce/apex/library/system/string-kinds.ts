/**
 * Strings: whether all of their characters are of a kind, as Unicode has it. Null is blank and empty.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_string.htm
 */
import { isBlank } from './whitespace.ts';

const test =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

export const stringKinds = {
  'static Boolean isBlank(String inputString)': (text: string | null) => text === null || isBlank(text),
  'static Boolean isEmpty(String inputString)': (text: string | null) => text === null || text === '',
  'static Boolean isNotBlank(String inputString)': (text: string | null) => text !== null && !isBlank(text),
  'static Boolean isNotEmpty(String inputString)': (text: string | null) => text !== null && text !== '',
  'Boolean isAllLowerCase()': test(/^\p{Lowercase}+$/u),
  'Boolean isAllUpperCase()': test(/^\p{Uppercase}+$/u),
  'Boolean isAlpha()': test(/^\p{L}+$/u),
  'Boolean isAlphaSpace()': test(/^[\p{L} ]*$/u),
  'Boolean isAlphanumeric()': test(/^[\p{L}\p{Nd}]+$/u),
  'Boolean isAlphanumericSpace()': test(/^[\p{L}\p{Nd} ]*$/u),
  'Boolean isAsciiPrintable()': test(/^[\x20-\x7e]*$/),
  'Boolean isNumeric()': test(/^\p{Nd}+$/u),
  'Boolean isNumericSpace()': test(/^[\p{Nd} ]*$/u),
  'Boolean isWhitespace()': isBlank,
};
