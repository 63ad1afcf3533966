/** Words, numbers, texts and signs of GraphQL, read one after the other. https://spec.graphql.org/October2021/#sec-Language */

export class GraphqlUnreadable extends Error {}

export type Token = { readonly kind: 'sign' | 'text' | 'number' | 'word'; readonly text: string };

const SKIPPED = String.raw`(?:[\s,\uFEFF]|#[^\n]*)*`;
const TOKEN = `${SKIPPED}(?:(\\.\\.\\.|[{}[\\]():!=@$|&])|"""([\\s\\S]*?)"""|"((?:[^"\\\\\\n]|\\\\.)*)"|(-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)|([A-Za-z_]\\w*))`;

const unescaped = (text: string): string => {
  const plain: unknown = JSON.parse(`"${text}"`);
  return String(plain);
};

const tokenIn = ([, sign, block, text, number, word]: RegExpExecArray): Token => {
  if (sign !== undefined) return { kind: 'sign', text: sign };
  if (block !== undefined) return { kind: 'text', text: block.trim() };
  if (text !== undefined) return { kind: 'text', text: unescaped(text) };
  return number === undefined ? { kind: 'word', text: word ?? '' } : { kind: 'number', text: number };
};

const tokensIn = (text: string): readonly Token[] => {
  const pattern = new RegExp(TOKEN, 'y');
  const tokens: Token[] = [];
  const end = text.replace(new RegExp(`${SKIPPED}$`), '').length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const match = pattern.exec(text);
    if (match === null) throw new GraphqlUnreadable(`cannot be read from here: ${text.slice(at, at + 40)}`);
    tokens.push(tokenIn(match));
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
    if (!this.accept(sign)) throw new GraphqlUnreadable(`expected ${sign} at ${this.#shown()}`);
  }

  word(): string {
    const token = this.next();
    if (token.kind !== 'word') throw new GraphqlUnreadable(`expected a name at ${token.text}`);
    return token.text;
  }

  next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new GraphqlUnreadable('ends too early');
    this.#at += 1;
    return token;
  }

  #shown(): string {
    return this.#tokens[this.#at]?.text ?? 'the end';
  }
}
