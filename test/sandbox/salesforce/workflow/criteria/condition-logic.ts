/**
 * How numbered conditions belong together: `and`, `or`, or `1 AND (2 OR NOT 3)`.
 * https://help.salesforce.com/s/articleView?id=platform.fields_filter_logic.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';

export type Logic =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Logic[] }
  | { readonly kind: 'not'; readonly part: Logic }
  /** Counted from zero. */
  | { readonly kind: 'one'; readonly index: number };

const numbered = (count: number): readonly Logic[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'one', index }));

const WORDS = /^(?:\d+|and\b|or\b|not\b|[()]|\s)+$/i;

/** The logic does not parse. */
class Malformed extends Error {}

class Reader {
  readonly #words: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#words = text.toLowerCase().match(/\d+|and|or|not|[()]/g) ?? [];
  }

  /** Steps over the word when it comes next. */
  take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at += 1;
    return true;
  }

  number(): number {
    const word = this.#words[this.#at] ?? '';
    if (!/^\d+$/.test(word)) throw new Malformed();
    this.#at += 1;
    return Number(word);
  }

  end(): void {
    if (this.#at < this.#words.length) throw new Malformed();
  }
}

const parseOr = (reader: Reader): Logic => {
  const parts = [parseAnd(reader)];
  while (reader.take('or')) parts.push(parseAnd(reader));
  return { kind: 'any', parts };
};

const parseAnd = (reader: Reader): Logic => {
  const parts = [parseOne(reader)];
  while (reader.take('and')) parts.push(parseOne(reader));
  return { kind: 'all', parts };
};

const parseOne = (reader: Reader): Logic => {
  if (reader.take('not')) return { kind: 'not', part: parseOne(reader) };
  if (!reader.take('(')) return { kind: 'one', index: reader.number() - 1 };
  const inner = parseOr(reader);
  if (!reader.take(')')) throw new Malformed();
  return inner;
};

const parsed = (text: string): Logic => {
  if (!WORDS.test(text)) throw new Malformed();
  const reader = new Reader(text);
  const logic = parseOr(reader);
  reader.end();
  return logic;
};

const known = new Map<string, Logic | undefined>();

/** @returns undefined when the text is no logic; its numbers may lead nowhere */
export const parseLogic = (text: string): Logic | undefined => {
  if (known.has(text)) return known.get(text);
  try {
    known.set(text, parsed(text));
  } catch (malformed) {
    if (!(malformed instanceof Malformed)) throw malformed;
    known.set(text, undefined);
  }
  return known.get(text);
};

/** The numbers of conditions that a logic speaks of, counted from one. */
export const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d+/g)].map(([number]) => Number(number));

/**
 * @param text `and` when left out
 * @param count how many conditions there are
 * @throws Unsupported for what is no logic, where no deploy has refused it
 */
export const logicOf = (text: string | undefined, count: number): Logic => {
  if (text === undefined || !/\d/.test(text))
    return { kind: text?.toLowerCase() === 'or' ? 'any' : 'all', parts: numbered(count) };
  const logic = parseLogic(text);
  if (logic === undefined) throw new Unsupported(`the condition logic ${text}`);
  return logic;
};

/** Whether it holds; conditions that do not matter any more are not asked. No conditions at all always hold. */
export const holdsLogic = (logic: Logic, holds: (index: number) => boolean): boolean => {
  if (logic.kind === 'one') return holds(logic.index);
  if (logic.kind === 'not') return !holdsLogic(logic.part, holds);
  const { parts } = logic;
  return logic.kind === 'all' || parts.length === 0
    ? parts.every((part) => holdsLogic(part, holds))
    : parts.some((part) => holdsLogic(part, holds));
};
