/** Reads a whole SuiteQL text into its tree; anything outside the dialect is the platform's "Invalid or unsupported search". */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch } from '../refusals.ts';
import type { FromSource, Join, JoinKind, OrderKey, Query, QueryBody, Select, SelectItem, SetOperator } from './ast.ts';
import { tokensOf } from './lexer.ts';
import { parseExpression } from './parse-expression.ts';
import { parseList } from './parsing.ts';
import type { Parsing } from './parsing.ts';
import { tokenStream } from './token-stream.ts';
import type { TokenStream } from './token-stream.ts';

/**
 * The tree of a query, and how many `?` marks it has.
 * Dialect: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0824094533.html
 */
export const parseSuiteQl = (text: string): { query: Query; parameters: number } => {
  const stream = tokenStream(tokensOf(text));
  const query = parseQuery(stream);
  if (stream.peek().kind !== 'end') throw invalidSearch();
  return { query, parameters: stream.nextParameter() };
};

const parseQuery = (stream: TokenStream): Query => {
  const parsing: Parsing = { stream, query: () => parseQuery(stream), expression: () => parseExpression(parsing) };
  const named = stream.accept('WITH') ? parseWith(stream) : [];
  const body = parseSets(parsing);
  const orderBy = stream.accept('ORDER', 'BY') ? parseOrder(parsing) : [];
  const hasOffset = parseOffset(stream);
  return { with: named, body, orderBy, hasOffset, fetch: parseFetch(stream) };
};

const parseWith = (stream: TokenStream): Query['with'] => {
  const named: { name: string; query: Query }[] = [];
  do {
    const name = stream.name();
    stream.expect('AS', '(');
    named.push({ name, query: parseQuery(stream) });
    stream.expect(')');
  } while (stream.accept(','));
  return named;
};

const setOperatorHere = (stream: TokenStream): SetOperator | undefined => {
  if (stream.accept('UNION')) return stream.accept('ALL') ? 'UNION ALL' : 'UNION';
  if (stream.accept('INTERSECT')) return 'INTERSECT';
  return stream.accept('MINUS') ? 'MINUS' : undefined;
};

const parseSets = (parsing: Parsing): QueryBody => {
  let left = parseSetMember(parsing);
  for (;;) {
    const operator = setOperatorHere(parsing.stream);
    if (operator === undefined) return left;
    left = { kind: 'set', operator, left, right: parseSetMember(parsing) };
  }
};

const parseSetMember = (parsing: Parsing): QueryBody => {
  if (!parsing.stream.accept('(')) return parseSelect(parsing);
  const inner = parseSets(parsing);
  parsing.stream.expect(')');
  return inner;
};

const parseSelect = (parsing: Parsing): Select => {
  const { stream } = parsing;
  stream.expect('SELECT');
  const distinct = stream.accept('DISTINCT');
  if (!distinct) stream.accept('ALL');
  const items = parseItems(parsing);
  stream.expect('FROM');
  const from = parseFrom(parsing);
  const where = stream.accept('WHERE') ? parsing.expression() : undefined;
  const groupBy = stream.accept('GROUP', 'BY') ? parseList(parsing) : [];
  const having = stream.accept('HAVING') ? parsing.expression() : undefined;
  return { kind: 'select', distinct, items, from, where, groupBy, having };
};

const parseItems = (parsing: Parsing): readonly SelectItem[] => {
  const items = [parseItem(parsing)];
  while (parsing.stream.accept(',')) items.push(parseItem(parsing));
  return items;
};

const parseItem = (parsing: Parsing): SelectItem => {
  const { stream } = parsing;
  if (stream.accept('*')) return { kind: 'star', qualifier: undefined };
  if (stream.atName() && stream.peek(1).text === '.' && stream.peek(2).text === '*') {
    const qualifier = stream.name();
    stream.expect('.', '*');
    return { kind: 'star', qualifier };
  }
  const expression = parsing.expression();
  return { kind: 'expression', expression, alias: parseAlias(stream) };
};

const parseAlias = (stream: TokenStream): string | undefined => {
  if (stream.accept('AS')) return stream.name();
  return stream.atName() ? stream.name() : undefined;
};

const parseFrom = (parsing: Parsing): readonly Join[] => {
  const joins: Join[] = [{ kind: 'comma', source: parseSource(parsing), on: undefined }];
  for (;;) {
    const kind = joinHere(parsing.stream);
    if (kind === undefined) return joins;
    const source = parseSource(parsing);
    joins.push({ kind, source, on: parseOn(parsing, kind) });
  }
};

const parseOn = (parsing: Parsing, kind: JoinKind): Join['on'] => {
  if (kind === 'comma' || kind === 'cross') return undefined;
  parsing.stream.expect('ON');
  return parsing.expression();
};

const JOINS: readonly (readonly [JoinKind, readonly string[]])[] = [
  ['comma', [',']],
  ['inner', ['JOIN']],
  ['inner', ['INNER', 'JOIN']],
  ['left', ['LEFT', 'OUTER', 'JOIN']],
  ['left', ['LEFT', 'JOIN']],
  ['cross', ['CROSS', 'JOIN']],
];

const joinHere = (stream: TokenStream): JoinKind | undefined => {
  if (stream.at('RIGHT') || stream.at('FULL')) throw new Unsupported(`${stream.peek().text} JOIN in SuiteQL`);
  return JOINS.find(([, words]) => stream.accept(...words))?.[0];
};

const parseSource = (parsing: Parsing): FromSource => {
  const { stream } = parsing;
  if (stream.accept('(')) {
    const query = parseQuery(stream);
    stream.expect(')');
    return { kind: 'subquery', query, alias: parseAlias(stream) };
  }
  const name = stream.name();
  return { kind: 'table', name, alias: parseAlias(stream) };
};

const parseOrder = (parsing: Parsing): readonly OrderKey[] => {
  const keys: OrderKey[] = [];
  do {
    const expression = parsing.expression();
    const descending = parsing.stream.accept('DESC');
    if (!descending) parsing.stream.accept('ASC');
    keys.push({ expression, descending, nulls: parseNulls(parsing.stream) });
  } while (parsing.stream.accept(','));
  return keys;
};

const parseNulls = (stream: TokenStream): OrderKey['nulls'] => {
  if (stream.accept('NULLS', 'FIRST')) return 'FIRST';
  return stream.accept('NULLS', 'LAST') ? 'LAST' : undefined;
};

const parseRows = (stream: TokenStream): number => {
  const token = stream.next();
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw invalidSearch();
  if (!stream.accept('ROWS')) stream.expect('ROW');
  return Number(token.text);
};

const parseOffset = (stream: TokenStream): boolean => {
  if (!stream.accept('OFFSET')) return false;
  parseRows(stream);
  return true;
};

const parseFetch = (stream: TokenStream): number | undefined => {
  if (!stream.accept('FETCH')) return undefined;
  if (!stream.accept('FIRST')) stream.expect('NEXT');
  const rows = parseRows(stream);
  stream.expect('ONLY');
  return rows;
};
