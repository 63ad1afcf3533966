/** Replacing and splitting with regular expressions, as Java's String does. */
import type { JavaPattern, Match } from './java-pattern.ts';
import { readReplacement } from './replacement.ts';

/** All matches from left to right, none inside of another. */
export const matchesIn = function* (pattern: JavaPattern, text: string): Generator<readonly [number, number, Match]> {
  for (let from = 0; from <= text.length;) {
    const match = pattern.match('find', text, from);
    const [start, end] = match?.[0] ?? [];
    if (match === undefined || start === undefined || end === undefined) return;
    yield [start, end, match];
    from = end === start ? end + 1 : end;
  }
};

export const replaceAll = (pattern: JavaPattern, text: string, replacement: string): string => {
  const replaced = readReplacement(pattern, replacement);
  let result = '';
  let last = 0;
  for (const [start, end, match] of matchesIn(pattern, text)) {
    result += text.slice(last, start) + replaced(text, match);
    last = end;
  }
  return result + text.slice(last);
};

export const replaceFirst = (pattern: JavaPattern, text: string, replacement: string): string => {
  const replaced = readReplacement(pattern, replacement);
  for (const [start, end, match] of matchesIn(pattern, text))
    return text.slice(0, start) + replaced(text, match) + text.slice(end);
  return text;
};

const withoutEmptyEnd = (parts: readonly string[]): readonly string[] =>
  parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);

/** @param limit above zero: at most as many parts; zero: empty parts at the end go; below zero: they stay */
export const split = (pattern: JavaPattern, text: string, limit: number): readonly string[] => {
  const parts: string[] = [];
  let last = 0;
  for (const [start, end] of matchesIn(pattern, text)) {
    if (limit > 0 && parts.length === limit - 1) break;
    // An empty match at the very beginning makes no empty part.
    if (end === 0) continue;
    parts.push(text.slice(last, start));
    last = end;
  }
  if (parts.length === 0) return [text];
  parts.push(text.slice(last));
  return limit === 0 ? withoutEmptyEnd(parts) : parts;
};
