/** A walk over the tokens of one query: look, accept, insist; what does not fit is refused as an unexpected token. */
import { refusedAt, type SoqlError } from '../soql-error.ts';
import type { Token, TokenKind } from './lexer.ts';

export type TokenReader = {
  readonly text: string;
  /** The token `ahead` places on, without taking it. */
  peek(ahead?: number): Token;
  take(): Token;
  /** Whether the next token is this word (in any case) or symbol. */
  sees(text: string, ahead?: number): boolean;
  /** Takes these words or symbols if all of them come next. */
  accept(...texts: readonly string[]): boolean;
  /** Takes this word or symbol, or refuses the query. */
  expect(text: string): Token;
  expectKind(kind: TokenKind): Token;
  /** The refusal of the next token. */
  unexpected(): SoqlError;
};

const END: Token = { kind: 'end', text: '<EOF>', pattern: '', at: 0 };

const matches = (token: Token, text: string): boolean =>
  (token.kind === 'word' || token.kind === 'symbol') && token.text.toUpperCase() === text.toUpperCase();

/** A reader at the first of `tokens`. */
export const tokenReader = (text: string, tokens: readonly Token[]): TokenReader => {
  let next = 0;
  const peek = (ahead = 0): Token => tokens[next + ahead] ?? tokens.at(-1) ?? END;
  const take = (): Token => {
    const token = peek();
    next += 1;
    return token;
  };
  const unexpected = (): SoqlError =>
    refusedAt({ text, at: peek().at }, 'MALFORMED_QUERY', `unexpected token: '${peek().text}'`);
  const sees = (wanted: string, ahead = 0): boolean => matches(peek(ahead), wanted);
  return {
    text,
    peek,
    take,
    sees,
    unexpected,
    accept(...texts) {
      if (!texts.every((wanted, ahead) => sees(wanted, ahead))) return false;
      next += texts.length;
      return true;
    },
    expect(wanted) {
      if (!sees(wanted)) throw unexpected();
      return take();
    },
    expectKind(kind) {
      if (peek().kind !== kind) throw unexpected();
      return take();
    },
  };
};
