/** How numbered conditions belong together: `and`, `or`, or `1 AND (2 OR NOT 3)`. */

export type Logic =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Logic[] }
  | { readonly kind: 'not'; readonly part: Logic }
  /** Counted from zero. */
  | { readonly kind: 'one'; readonly index: number };

const numbered = (count: number): readonly Logic[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'one', index }));

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

  next(): string {
    const word = this.#words[this.#at] ?? '';
    this.#at += 1;
    return word;
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
  if (!reader.take('(')) return { kind: 'one', index: Number(reader.next()) - 1 };
  const inner = parseOr(reader);
  reader.take(')');
  return inner;
};

const known = new Map<string, Logic>();

const parsed = (text: string): Logic => {
  const found = known.get(text) ?? parseOr(new Reader(text));
  known.set(text, found);
  return found;
};

/**
 * @param text `and` when left out; what is well-formed, a deploy has checked
 * @param count how many conditions there are
 */
export const logicOf = (text: string | undefined, count: number): Logic => {
  if (text !== undefined && /\d/.test(text)) return parsed(text);
  return { kind: text?.toLowerCase() === 'or' ? 'any' : 'all', parts: numbered(count) };
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
