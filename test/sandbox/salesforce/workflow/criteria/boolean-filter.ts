/**
 * The logic between numbered conditions: `1 AND (2 OR NOT 3)`.
 * https://help.salesforce.com/s/articleView?id=platform.fields_filter_logic.htm
 */
type Logic = (results: readonly boolean[]) => boolean;

const TOKEN = /\s*(\d+|\(|\)|AND\b|OR\b|NOT\b)/iy;

const tokensOf = (text: string): readonly string[] | undefined => {
  const tokens: string[] = [];
  const end = text.trimEnd().length;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(text);
    if (found === null) return undefined;
    tokens.push((found[1] ?? '').toUpperCase());
  }
  return tokens;
};

/** The logic does not parse. */
class Malformed extends Error {}

class Reader {
  readonly #tokens: readonly string[];
  readonly #count: number;
  #at = 0;

  constructor(tokens: readonly string[], count: number) {
    this.#tokens = tokens;
    this.#count = count;
  }

  whole(): Logic {
    const logic = this.joined('OR');
    if (this.#at < this.#tokens.length) throw new Malformed();
    return logic;
  }

  joined(word: 'OR' | 'AND'): Logic {
    const next = (): Logic => (word === 'OR' ? this.joined('AND') : this.single());
    const parts = [next()];
    while (this.#tokens[this.#at] === word) {
      this.#at += 1;
      parts.push(next());
    }
    return word === 'OR'
      ? (results) => parts.some((part) => part(results))
      : (results) => parts.every((part) => part(results));
  }

  single(): Logic {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === 'NOT') {
      const negated = this.single();
      return (results) => !negated(results);
    }
    return token === '(' ? this.bracketed() : this.condition(Number(token));
  }

  bracketed(): Logic {
    const inner = this.joined('OR');
    if (this.#tokens[this.#at] !== ')') throw new Malformed();
    this.#at += 1;
    return inner;
  }

  condition(number: number): Logic {
    if (!(number >= 1 && number <= this.#count)) throw new Malformed();
    return (results) => results[number - 1] === true;
  }
}

/**
 * @param count how many conditions there are
 * @returns undefined when it is no logic of that many conditions
 */
export const parseBooleanFilter = (text: string, count: number): Logic | undefined => {
  const tokens = tokensOf(text);
  if (tokens === undefined) return undefined;
  try {
    return new Reader(tokens, count).whole();
  } catch (malformed) {
    if (malformed instanceof Malformed) return undefined;
    throw malformed;
  }
};
