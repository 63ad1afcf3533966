/** Cuts a query text into tokens, and refuses what no query may contain, with the platform's words. */
import { refusedAt } from '../soql-error.ts';
import { endOfBind } from './bind-expression.ts';
import { takesCount } from './period-names.ts';
import { unescapeString } from './string-literal.ts';

export type TokenKind = 'word' | 'number' | 'string' | 'date' | 'datetime' | 'bind' | 'symbol' | 'end';

export type Token = {
  readonly kind: TokenKind;
  /** As written; for strings the meant text, for binds the expression without its colon. */
  readonly text: string;
  /** For strings: the text with the backslash kept before `%`, `_` and `\`. */
  readonly pattern: string;
  readonly at: number;
};

/** In this order: a date would otherwise read as a number. */
const SHAPES: readonly { readonly kind: TokenKind; readonly shape: RegExp }[] = [
  { kind: 'datetime', shape: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})/iy },
  { kind: 'date', shape: /\d{4}-\d{2}-\d{2}(?![\dT])/y },
  { kind: 'number', shape: /[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?(?!\w)/y },
  // `USD500.25`, which would otherwise read as a path.
  { kind: 'word', shape: /[A-Z]{3}\d+\.\d+(?!\w)/y },
  { kind: 'word', shape: /[A-Za-z_]\w*/y },
  { kind: 'string', shape: /'(?:[^'\\]|\\[^])*'/y },
  { kind: 'symbol', shape: /!=|<>|<=|>=|[=<>(),.:]/y },
];

const SPACE = /\s*/y;

const skipSpace = (text: string, at: number): number => {
  SPACE.lastIndex = at;
  SPACE.exec(text);
  return SPACE.lastIndex;
};

const tokenAt = (text: string, at: number): { token: Token; end: number } | undefined => {
  for (const { kind, shape } of SHAPES) {
    shape.lastIndex = at;
    const [found] = shape.exec(text) ?? [];
    if (found === undefined) continue;
    const place = { text, at };
    const meant = kind === 'string' ? unescapeString(found.slice(1, -1), place) : { value: found, pattern: found };
    return { token: { kind, text: meant.value, pattern: meant.pattern, at }, end: at + found.length };
  }
  return undefined;
};

/** A colon begins a bind expression, except in `LAST_N_DAYS:7`. */
const bindAt = (text: string, at: number, before: Token | undefined): { token: Token; end: number } | undefined => {
  if (text.charAt(at) !== ':' || takesCount(before?.text.toUpperCase() ?? '')) return undefined;
  const end = endOfBind(text, at + 1);
  const source = text.slice(at + 1, end).trim();
  return source === '' ? undefined : { token: { kind: 'bind', text: source, pattern: source, at }, end };
};

/**
 * All tokens of a query, the last one of kind `end`.
 * @throws SoqlError MALFORMED_QUERY on a character no token can begin with, or an unfinished string
 */
export const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    const found = bindAt(text, at, tokens.at(-1)) ?? tokenAt(text, at);
    if (found === undefined) {
      const reason = `line 1:${at} no viable alternative at character '${text.charAt(at)}'`;
      throw refusedAt({ text, at }, 'MALFORMED_QUERY', reason);
    }
    tokens.push(found.token);
    at = skipSpace(text, found.end);
  }
  tokens.push({ kind: 'end', text: '<EOF>', pattern: '', at: text.length });
  return tokens;
};
