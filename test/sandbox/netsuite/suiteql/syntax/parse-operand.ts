/** Reads the smallest parts of an expression: literals, marks, columns, calls, brackets, sub-queries. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch } from '../refusals.ts';
import type { Branch, Expression } from './ast.ts';
import type { Token } from './lexer.ts';
import { parseList } from './parsing.ts';
import type { Parsing } from './parsing.ts';

/** Functions Oracle writes without brackets. */
const BARE_CALLS = new Set(['SYSDATE', 'CURRENT_DATE', 'SYSTIMESTAMP', 'CURRENT_TIMESTAMP']);

const call = (name: string, args: readonly Expression[] = []): Expression => ({
  kind: 'call',
  name,
  args,
  distinct: false,
  star: false,
});

/** One operand. */
export const parseOperand = (parsing: Parsing): Expression => {
  const { stream } = parsing;
  const token = stream.peek();
  const literal = literalOf(parsing, token);
  if (literal !== undefined) {
    stream.next();
    return literal;
  }
  if (stream.accept('(')) return parseBracket(parsing);
  if (stream.accept('CASE')) return parseCase(parsing);
  if (stream.accept('EXISTS')) {
    stream.expect('(');
    const query = parsing.query();
    stream.expect(')');
    return { kind: 'exists', query };
  }
  return parseNamed(parsing);
};

const literalOf = ({ stream }: Parsing, token: Token): Expression | undefined => {
  if (token.kind === 'number') return { kind: 'number', text: token.text };
  if (token.kind === 'text') return { kind: 'text', value: token.text };
  if (token.kind === 'parameter') return { kind: 'parameter', index: stream.nextParameter() };
  if (token.kind === 'word' && token.text === 'NULL') return { kind: 'null' };
  if (token.kind === 'word' && token.text === 'ROWNUM') return { kind: 'rownum' };
  return undefined;
};

const parseBracket = (parsing: Parsing): Expression => {
  const { stream } = parsing;
  if (stream.at('SELECT') || stream.at('WITH')) {
    const query = parsing.query();
    stream.expect(')');
    return { kind: 'scalarQuery', query };
  }
  const inner = parsing.expression();
  stream.expect(')');
  return inner;
};

/** LEFT is reserved (it joins) and yet is what people coming from other databases call: it reads as a call of no known function. */
const isReservedCall = (parsing: Parsing): boolean => parsing.stream.at('LEFT', '(') || parsing.stream.at('RIGHT', '(');

const parseNamed = (parsing: Parsing): Expression => {
  const { stream } = parsing;
  if (!stream.atName() && !isReservedCall(parsing)) throw invalidSearch();
  const first = stream.atName() ? stream.name() : stream.next().text;
  if (stream.accept('.')) return parseQualified(parsing, first);
  if (stream.at('(') && !stream.at('(', '+', ')')) return parseCall(parsing, first.toUpperCase());
  if (BARE_CALLS.has(first.toUpperCase())) return call(first.toUpperCase());
  return { kind: 'column', qualifier: undefined, name: first, optional: stream.accept('(', '+', ')') };
};

const parseQualified = (parsing: Parsing, qualifier: string): Expression => {
  const { stream } = parsing;
  const name = stream.name();
  if (qualifier === 'builtin') return parseCall(parsing, `BUILTIN.${name.toUpperCase()}`);
  return { kind: 'column', qualifier, name, optional: stream.accept('(', '+', ')') };
};

const parseCall = (parsing: Parsing, name: string): Expression => {
  const { stream } = parsing;
  stream.expect('(');
  if (stream.accept('*', ')')) return { kind: 'call', name, args: [], distinct: false, star: true };
  if (stream.accept(')')) return refuseWindow(parsing, call(name));
  const distinct = stream.accept('DISTINCT');
  if (!distinct) stream.accept('ALL');
  const args = parseList(parsing);
  stream.expect(')');
  return refuseWindow(parsing, { kind: 'call', name, args, distinct, star: false });
};

const refuseWindow = ({ stream }: Parsing, expression: Expression): Expression => {
  if (stream.at('OVER', '(')) throw new Unsupported('analytic functions (OVER) in SuiteQL');
  return expression;
};

/** CASE, with or without a subject; the word CASE has been read. */
const parseCase = (parsing: Parsing): Expression => {
  const { stream } = parsing;
  const subject = stream.at('WHEN') ? undefined : parsing.expression();
  const branches: Branch[] = [];
  while (stream.accept('WHEN')) {
    const when = parsing.expression();
    stream.expect('THEN');
    branches.push({ when, then: parsing.expression() });
  }
  if (branches.length === 0) throw invalidSearch();
  const otherwise = stream.accept('ELSE') ? parsing.expression() : undefined;
  stream.expect('END');
  return { kind: 'case', subject, branches, otherwise };
};
