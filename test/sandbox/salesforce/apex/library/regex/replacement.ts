/** What replaces a match: `$1` and `${name}` are its groups, a backslash makes the next character plain. */
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import type { JavaPattern, Match } from './java-pattern.ts';

const TOKENS = /\\([^]?)|\$(?:\{([A-Za-z][A-Za-z0-9]*)\}|(\d+))?|[^\\$]+/g;

const bad = (problem: string): ApexException => apexException('System.StringException', problem);

export const matchedText = (text: string, range: Match[number]): string =>
  range === undefined ? '' : text.slice(range[0], range[1]);

/** Further digits belong to the number as long as there is such a group; the others are text. */
const splitNumber = (digits: string, count: number): readonly [group: number, rest: string] => {
  let length = 1;
  while (length < digits.length && Number(digits.slice(0, length + 1)) <= count) length++;
  return [Number(digits.slice(0, length)), digits.slice(length)];
};

type Part = string | { readonly group: number };

const numbered = (pattern: JavaPattern, digits: string): readonly Part[] => {
  const [group, rest] = splitNumber(digits, pattern.groupCount);
  if (group > pattern.groupCount) throw bad(`No group ${group}`);
  return [{ group }, rest];
};

const named = (pattern: JavaPattern, name: string): readonly Part[] => {
  const group = pattern.groupNamed(name);
  if (group === undefined) throw bad(`No group with name {${name}}`);
  return [{ group }];
};

const partsOf = (pattern: JavaPattern, token: RegExpExecArray): readonly Part[] => {
  const [text, plain, name, digits] = token;
  if (plain === '') throw bad('character to be escaped is missing');
  if (plain !== undefined) return [plain];
  if (name !== undefined) return named(pattern, name);
  if (digits !== undefined) return numbered(pattern, digits);
  if (text === '$') throw bad('Illegal group reference');
  return [text];
};

/** @returns what stands in the place of a match in `text` @throws System.StringException for a group that is not there */
export const readReplacement = (pattern: JavaPattern, replacement: string) => {
  const parts = [...replacement.matchAll(TOKENS)].flatMap((token) => partsOf(pattern, token));
  return (text: string, match: Match): string =>
    parts.map((part) => (typeof part === 'string' ? part : matchedText(text, match[part.group]))).join('');
};

/** A text that replaces as it is. */
export const quoteReplacement = (text: string): string => text.replace(/[\\$]/g, '\\$&');
