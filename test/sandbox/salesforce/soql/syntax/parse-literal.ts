/** Reads the values conditions compare with. */
import { refusedAt } from '../soql-error.ts';
import type { BindLiteral, Literal } from './ast.ts';
import { takesCount, isPeriodName } from './period-names.ts';
import type { Token } from './lexer.ts';
import type { TokenReader } from './token-reader.ts';

const invalidDate = (reader: TokenReader, token: Token): Error =>
  refusedAt({ text: reader.text, at: token.at }, 'MALFORMED_QUERY', `Invalid date: ${token.text}`);

const datetimeOf = (reader: TokenReader, token: Token): string => {
  const instant = new Date(token.text.toUpperCase().replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(instant.getTime())) throw invalidDate(reader, token);
  return instant.toISOString();
};

const dateOf = (reader: TokenReader, token: Token): string => {
  const day = new Date(`${token.text}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(token.text)) throw invalidDate(reader, token);
  return token.text;
};

/** Reads `:account.Id`. */
export const parseBind = (reader: TokenReader): BindLiteral => {
  const { text, at } = reader.expectKind('bind');
  return { kind: 'bind', source: text, at };
};

const period = (reader: TokenReader): Literal => {
  const token = reader.take();
  const name = token.text.toUpperCase();
  if (!takesCount(name)) return { kind: 'period', name, count: undefined, at: token.at };
  reader.expect(':');
  const count = reader.peek();
  if (count.kind !== 'number' || !/^\d+$/.test(count.text)) throw reader.unexpected();
  reader.take();
  return { kind: 'period', name, count: Number(count.text), at: token.at };
};

/** `USD500`: an amount in a currency of its own. */
const AMOUNT = /^([A-Z]{3})(\d+(?:\.\d+)?)$/;

const amount = (reader: TokenReader): Literal | undefined => {
  const { text, at } = reader.peek();
  const [, isoCode, value = ''] = AMOUNT.exec(text) ?? [];
  if (isoCode === undefined) return undefined;
  reader.take();
  return { kind: 'amount', isoCode, value: Number(value), at };
};

const keyword = (reader: TokenReader): Literal => {
  const { text, at } = reader.peek();
  const name = text.toUpperCase();
  if (isPeriodName(name)) return period(reader);
  if (name === 'NULL') {
    reader.take();
    return { kind: 'null', at };
  }
  if (name !== 'TRUE' && name !== 'FALSE') throw reader.unexpected();
  reader.take();
  return { kind: 'boolean', value: name === 'TRUE', at };
};

/**
 * Reads one literal.
 * @throws SoqlError MALFORMED_QUERY when the next token is none, or names a day that does not exist
 */
export const parseLiteral = (reader: TokenReader): Literal => {
  const token = reader.peek();
  if (token.kind === 'word') return amount(reader) ?? keyword(reader);
  if (token.kind === 'bind') return parseBind(reader);
  if (!['string', 'number', 'date', 'datetime'].includes(token.kind)) throw reader.unexpected();
  reader.take();
  const { at } = token;
  if (token.kind === 'string') return { kind: 'string', value: token.text, pattern: token.pattern, at };
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text), at };
  if (token.kind === 'date') return { kind: 'date', value: dateOf(reader, token), at };
  return { kind: 'datetime', value: datetimeOf(reader, token), at };
};
