/** The parser's place in the token list, with the few questions a recursive-descent parser asks of it. */
import { invalidSearch } from '../refusals.ts';
import type { Token } from './lexer.ts';

const END: Token = { kind: 'end', text: '', source: '' };

/** Words that end an expression or a source, and therefore are no alias when they stand without AS. */
const RESERVED = new Set(
  (
    'SELECT FROM WHERE GROUP BY HAVING ORDER UNION INTERSECT MINUS EXCEPT FETCH OFFSET JOIN INNER LEFT RIGHT FULL OUTER CROSS ' +
    'NATURAL USING ON AND OR NOT IN IS LIKE BETWEEN EXISTS CASE WHEN THEN ELSE END AS DISTINCT ALL NULL WITH ASC DESC NULLS ' +
    'FIRST LAST'
  ).split(' '),
);

export type TokenStream = {
  /** The token `ahead` places from here, without moving. */
  peek(ahead?: number): Token;
  /** The present token, moving past it. */
  next(): Token;
  /** Whether the next tokens are these words or symbols; moves past them when they are. */
  accept(...texts: readonly string[]): boolean;
  /** Whether the next tokens are these words or symbols, without moving. */
  at(...texts: readonly string[]): boolean;
  /** Moves past these words or symbols, or refuses the query. */
  expect(...texts: readonly string[]): void;
  /** Moves past a name (a word that is not reserved, or a quoted name) and returns it in lower case. */
  name(): string;
  /** Whether a name stands here. */
  atName(): boolean;
  /** The number of the next `?` mark, counted from 0. */
  nextParameter(): number;
};

const isPlain = (token: Token): boolean => token.kind === 'word' || token.kind === 'symbol';

/** A stream at the first of `tokens`. */
export const tokenStream = (tokens: readonly Token[]): TokenStream => {
  let position = 0;
  let parameters = 0;
  const peek = (ahead = 0): Token => tokens[position + ahead] ?? END;
  const at = (...texts: readonly string[]): boolean =>
    texts.every((text, index) => isPlain(peek(index)) && peek(index).text === text);
  const accept = (...texts: readonly string[]): boolean => {
    if (!at(...texts)) return false;
    position += texts.length;
    return true;
  };
  const next = (): Token => {
    const token = peek();
    position += 1;
    return token;
  };
  const atName = (): boolean => peek().kind === 'quoted' || (peek().kind === 'word' && !RESERVED.has(peek().text));

  return {
    peek,
    next,
    at,
    accept,
    atName,
    expect(...texts) {
      if (!accept(...texts)) throw invalidSearch();
    },
    name() {
      if (!atName()) throw invalidSearch();
      const token = next();
      return (token.kind === 'quoted' ? token.text : token.source).toLowerCase();
    },
    nextParameter() {
      parameters += 1;
      return parameters - 1;
    },
  };
};
