/** Words, numbers, texts and signs of GraphQL, read one after the other. https://spec.graphql.org/October2021/#sec-Language */

/** From 1. */
export type Location = { readonly line: number; readonly column: number };

export class GraphqlUnreadable extends Error {
  readonly location: Location | undefined;

  constructor(message: string, location?: Location) {
    super(message);
    this.name = 'GraphqlUnreadable';
    this.location = location;
  }
}

export type Token = {
  readonly kind: 'sign' | 'text' | 'number' | 'word';
  readonly text: string;
  readonly at: Location;
};

const SKIPPED = String.raw`(?:[\s,\uFEFF]|#[^\n]*)*`;
const TOKEN = `${SKIPPED}(?:(\\.\\.\\.|[{}[\\]():!=@$|&])|"""([\\s\\S]*?)"""|"((?:[^"\\\\\\n]|\\\\.)*)"|(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|([A-Za-z_]\\w*))`;

const unescaped = (text: string): string => {
  const plain: unknown = JSON.parse(`"${text}"`);
  return String(plain);
};

const contentOf = ([, sign, block, text, number, word]: RegExpExecArray): Omit<Token, 'at'> => {
  if (sign !== undefined) return { kind: 'sign', text: sign };
  if (block !== undefined) return { kind: 'text', text: block.trim() };
  if (text !== undefined) return { kind: 'text', text: unescaped(text) };
  return number === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'number', text: number };
};

/** Where in a text of lines an offset lies. @param starts where each of the lines begins */
const locationAt = (starts: readonly number[], offset: number): Location => {
  const line = starts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
};

const startsOfLines = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1),
];

const skipped = new RegExp(`^${SKIPPED}`);

/** Without what stands before it. */
const tokenIn = (starts: readonly number[], match: RegExpExecArray): Token => {
  const before = skipped.exec(match[0])?.[0].length ?? 0;
  return { ...contentOf(match), at: locationAt(starts, match.index + before) };
};

const tokensIn = (text: string): readonly Token[] => {
  const pattern = new RegExp(TOKEN, 'y');
  const tokens: Token[] = [];
  const starts = startsOfLines(text);
  const end = text.replace(new RegExp(`${SKIPPED}$`), '').length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null)
      throw new GraphqlUnreadable(`cannot be read from here: ${text.slice(at, at + 40)}`, locationAt(starts, at));
    tokens.push(tokenIn(starts, match));
  }
  return tokens;
};

export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  /** @throws GraphqlUnreadable for a sign that GraphQL does not know */
  constructor(text: string) {
    this.#tokens = tokensIn(text);
  }

  isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  isSign(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' && token.text === sign;
  }

  isWord(word: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' && token.text === word;
  }

  /** Steps over the sign when it comes next. */
  accept(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.#at += 1;
    return true;
  }

  expect(sign: string): void {
    if (!this.accept(sign)) throw new GraphqlUnreadable(`expected ${sign} at ${this.#shown()}`, this.location());
  }

  word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw new GraphqlUnreadable(`expected a name at ${token.text}`, token.at);
    return token.text;
  }

  next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new GraphqlUnreadable('ends too early', this.location());
    this.#at += 1;
    return token;
  }

  /** Of what comes next; of what came last at the end. */
  location(): Location | undefined {
    return (this.#tokens[this.#at] ?? this.#tokens.at(-1))?.at;
  }

  #shown(): string {
    return this.#tokens[this.#at]?.text ?? 'the end';
  }
}
