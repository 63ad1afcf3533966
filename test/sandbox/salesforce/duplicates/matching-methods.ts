/**
 * How two values match: exactly, or by one of the documented fuzzy methods whose algorithms are public. Methods that rest on lists
 * of names or on the sound of words are refused by name.
 * https://help.salesforce.com/s/articleView?id=sales.matching_rules_matching_methods.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { Value } from '../data/types.ts';
import type { MatchingItem } from './duplicate-metadata.ts';

type Method = (one: string, other: string) => boolean;

/** Letters that must be changed, added or left out to make one text of the other. */
const editDistance = (one: string, other: string): number => {
  let before = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const present = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (before[at - 1] ?? 0) + Number(one[row - 1] !== other[at - 1]);
      present.push(Math.min(changed, (before[at] ?? 0) + 1, (present[at - 1] ?? 0) + 1));
    }
    before = present;
  }
  return before[other.length] ?? 0;
};

/** 0 to 100. */
const likeness = (one: string, other: string): number => {
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 100 : 100 * (1 - editDistance(one, other) / longest);
};

const plain = (text: string): string => text.trim().toLowerCase().replace(/\s+/g, ' ');

const words = (text: string): readonly string[] =>
  plain(text)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .split(' ')
    .filter(Boolean);

const LEGAL_FORMS: ReadonlySet<string> = new Set(['inc', 'corp', 'corporation', 'co', 'company', 'llc', 'ltd', 'limited', 'gmbh', 'ag', 'plc', 'sa']); // prettier-ignore

const companyWords = (text: string): readonly string[] => {
  const all = words(text);
  const own = all.filter((word) => !LEGAL_FORMS.has(word));
  return own.length === 0 ? all : own;
};

const acronym = (all: readonly string[]): string => all.map((word) => word.charAt(0)).join('');

const sameCompany: Method = (one, other) => {
  const [left, right] = [companyWords(one), companyWords(other)];
  const [first, second] = [left.join(' '), right.join(' ')];
  const isShort = (all: readonly string[], of: readonly string[]): boolean =>
    of.length > 1 && all.join('') === acronym(of);
  return isShort(left, right) || isShort(right, left) || likeness(first, second) >= 70;
};

const digits = (text: string): string => text.replace(/\D/g, '');

/** Parts of a North American number with their weights: country, area, exchange, line. */
const PHONE_PARTS: readonly (readonly [from: number, to: number | undefined, weight: number])[] = [
  [-20, -10, 10],
  [-10, -7, 50],
  [-7, -4, 30],
  [-4, undefined, 10],
];

const samePhone: Method = (one, other) => {
  const [left, right] = [digits(one), digits(other)];
  const score = PHONE_PARTS.reduce(
    (sum, [from, to, weight]) => sum + (left.slice(from, to) === right.slice(from, to) ? weight : 0),
    0,
  );
  return score >= 80;
};

const sameZip: Method = (one, other) => {
  const [left, right] = [plain(one).replace(/\W/g, ''), plain(other).replace(/\W/g, '')];
  const score = (left.slice(0, 5) === right.slice(0, 5) ? 90 : 0) + (left.slice(5) === right.slice(5) ? 10 : 0);
  return score >= 80;
};

const METHODS: Readonly<Partial<Record<MatchingItem['matchingMethod'], Method>>> = {
  Exact: (one, other) => plain(one) === plain(other),
  City: (one, other) => likeness(plain(one), plain(other)) >= 85,
  CompanyName: sameCompany,
  Phone: samePhone,
  Zip: sameZip,
};

export type Match = (one: Value | undefined, other: Value | undefined) => boolean;

const isBlank = (value: Value | undefined): boolean => value === null || value === undefined || value === '';

/** @throws Unsupported for a method that the sandbox has not */
export const matchBy = ({ matchingMethod, blankValueBehavior }: MatchingItem): Match => {
  const method = METHODS[matchingMethod];
  if (method === undefined) throw new Unsupported(`the matching method ${matchingMethod}`);
  return (one, other) => {
    if (isBlank(one) || isBlank(other)) return blankValueBehavior === 'MatchBlanks' && isBlank(one) && isBlank(other);
    return method(String(one), String(other));
  };
};
