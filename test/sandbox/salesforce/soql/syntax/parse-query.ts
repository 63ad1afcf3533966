/** Reads a whole query into its syntax tree; each clause is one small function, in the order the platform wants them. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { SoqlError } from '../soql-error.ts';
import type { AccessMode, Amount, Expression, OrderItem, Purpose, Query, Subtotals } from './ast.ts';
import { tokensOf } from './lexer.ts';
import { parseCondition } from './parse-condition.ts';
import { parseExpression, parsePath } from './parse-expression.ts';
import { parseBind } from './parse-literal.ts';
import { parseSelect } from './parse-select.ts';
import { tokenReader, type TokenReader } from './token-reader.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_sosl_limits.htm */
const LONGEST_QUERY = 100_000;

const CLAUSES: ReadonlySet<string> = new Set(
  'USING WHERE WITH GROUP HAVING ORDER LIMIT OFFSET FOR ALL UPDATE'.split(' '),
);

const from = (reader: TokenReader): Query['from'] => {
  reader.expect('FROM');
  const path = parsePath(reader);
  const explicit = reader.accept('AS');
  const named = reader.peek().kind === 'word' && !CLAUSES.has(reader.peek().text.toUpperCase());
  if (explicit && !named) throw reader.unexpected();
  const alias = named ? reader.take().text : undefined;
  if (reader.sees(',')) throw new Unsupported('several objects in the FROM clause of SOQL');
  return { path, alias };
};

const scope = (reader: TokenReader): string | undefined =>
  reader.accept('USING', 'SCOPE') ? reader.expectKind('word').text : undefined;

const ACCESS: readonly AccessMode[] = ['USER_MODE', 'SYSTEM_MODE', 'SECURITY_ENFORCED'];

const access = (reader: TokenReader): AccessMode | undefined => {
  if (!reader.accept('WITH')) return undefined;
  const mode = ACCESS.find((known) => reader.accept(known));
  if (mode === undefined) throw new Unsupported(`WITH ${reader.peek().text} in SOQL`);
  return mode;
};

const SUBTOTALS: readonly Subtotals[] = ['ROLLUP', 'CUBE'];

const groupKeys = (reader: TokenReader): readonly Expression[] => {
  const keys = [parseExpression(reader)];
  while (reader.accept(',')) keys.push(parseExpression(reader));
  return keys;
};

const groupBy = (reader: TokenReader): Pick<Query, 'groupBy' | 'subtotals'> => {
  if (!reader.accept('GROUP')) return { groupBy: [], subtotals: undefined };
  reader.expect('BY');
  const subtotals = SUBTOTALS.find((known) => reader.accept(known, '('));
  const keys = groupKeys(reader);
  if (subtotals !== undefined) reader.expect(')');
  return { groupBy: keys, subtotals };
};

const orderItem = (reader: TokenReader): OrderItem => {
  const expression = parseExpression(reader);
  const descending = !reader.accept('ASC') && reader.accept('DESC');
  if (reader.accept('NULLS', 'LAST')) return { expression, descending, nulls: 'last' };
  reader.accept('NULLS', 'FIRST');
  return { expression, descending, nulls: 'first' };
};

const orderBy = (reader: TokenReader): readonly OrderItem[] => {
  if (!reader.accept('ORDER')) return [];
  reader.expect('BY');
  const items = [orderItem(reader)];
  while (reader.accept(',')) items.push(orderItem(reader));
  return items;
};

const amount = (reader: TokenReader, keyword: 'LIMIT' | 'OFFSET'): Amount | undefined => {
  if (!reader.accept(keyword)) return undefined;
  const token = reader.peek();
  if (token.kind === 'bind') return parseBind(reader);
  if (token.kind !== 'number' || !/^\d+$/.test(token.text)) throw reader.unexpected();
  reader.take();
  return { kind: 'amount', value: Number(token.text), at: token.at };
};

const PURPOSES: readonly Purpose[] = ['UPDATE', 'VIEW', 'REFERENCE'];

const purposes = (reader: TokenReader): readonly Purpose[] => {
  const found: Purpose[] = [];
  while (reader.accept('FOR')) {
    const purpose = PURPOSES.find((known) => reader.accept(known));
    if (purpose === undefined) throw reader.unexpected();
    found.push(purpose);
  }
  return found;
};

const readQuery = (reader: TokenReader): Query => {
  reader.expect('SELECT');
  const query = {
    text: reader.text,
    select: parseSelect(reader, readQuery),
    from: from(reader),
    scope: scope(reader),
    where: reader.accept('WHERE') ? parseCondition(reader, readQuery) : undefined,
    access: access(reader),
    ...groupBy(reader),
    having: reader.accept('HAVING') ? parseCondition(reader, readQuery) : undefined,
    orderBy: orderBy(reader),
    limit: amount(reader, 'LIMIT'),
    offset: amount(reader, 'OFFSET'),
    purposes: purposes(reader),
    allRows: reader.accept('ALL', 'ROWS'),
  };
  if (reader.sees('UPDATE')) throw new Unsupported(`UPDATE ${reader.peek(1).text} in SOQL`);
  return query;
};

/**
 * The syntax tree of a query.
 * @throws SoqlError MALFORMED_QUERY when the text is no query
 * @throws Unsupported for clauses of the platform that the sandbox does not know
 */
export const parseQuery = (text: string): Query => {
  if (text.length > LONGEST_QUERY) {
    const reason = `SOQL statements cannot be longer than ${LONGEST_QUERY} characters.`;
    throw new SoqlError('MALFORMED_QUERY', reason);
  }
  const reader = tokenReader(text, tokensOf(text));
  const query = readQuery(reader);
  if (reader.peek().kind !== 'end') throw reader.unexpected();
  return query;
};
