/**
 * Reads WHERE and HAVING. As on the platform, AND and OR may not be mixed, nor NOT followed by either, without parentheses.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_conditionexpression.htm
 */
import type { ComparisonOperator, Condition, Expression, ListOperator, Literal, Query } from './ast.ts';
import { parseExpression } from './parse-expression.ts';
import { parseLiteral } from './parse-literal.ts';
import type { TokenReader } from './token-reader.ts';

/** Reads a sub-query up to its closing parenthesis; handed in because queries contain conditions and conditions queries. */
export type ReadQuery = (reader: TokenReader) => Query;

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const listOperator = (reader: TokenReader): ListOperator | undefined => {
  if (reader.accept('NOT', 'IN')) return 'NOT IN';
  if (reader.accept('IN')) return 'IN';
  if (reader.accept('INCLUDES')) return 'INCLUDES';
  if (reader.accept('EXCLUDES')) return 'EXCLUDES';
  return undefined;
};

const literalList = (reader: TokenReader): readonly Literal[] => {
  if (reader.peek().kind === 'bind') return [parseLiteral(reader)];
  reader.expect('(');
  const values = [parseLiteral(reader)];
  while (reader.accept(',')) values.push(parseLiteral(reader));
  reader.expect(')');
  return values;
};

const listCondition = (reader: TokenReader, left: Expression, readQuery: ReadQuery): Condition => {
  const operator = listOperator(reader);
  if (operator === undefined) throw reader.unexpected();
  if (!reader.sees('(') || !reader.sees('SELECT', 1)) {
    return { kind: 'list', left, operator, values: literalList(reader) };
  }
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') throw reader.unexpected();
  reader.expect('(');
  const query = readQuery(reader);
  reader.expect(')');
  return { kind: 'join', left, negated: operator === 'NOT IN', query };
};

const fieldCondition = (reader: TokenReader, readQuery: ReadQuery): Condition => {
  const left = parseExpression(reader);
  const operator = COMPARISONS[reader.peek().text];
  if (operator !== undefined && reader.peek().kind === 'symbol') {
    reader.take();
    return { kind: 'compare', left, operator, right: parseLiteral(reader) };
  }
  if (reader.accept('LIKE')) return { kind: 'like', left, right: parseLiteral(reader) };
  return listCondition(reader, left, readQuery);
};

const operand = (reader: TokenReader, readQuery: ReadQuery): Condition => {
  if (!reader.accept('(')) return fieldCondition(reader, readQuery);
  const inner = parseCondition(reader, readQuery);
  reader.expect(')');
  return inner;
};

const endOfChain = (reader: TokenReader): void => {
  if (reader.sees('AND') || reader.sees('OR')) throw reader.unexpected();
};

/**
 * Reads one condition with everything joined to it.
 * @throws SoqlError MALFORMED_QUERY naming the first token that does not fit
 */
export const parseCondition = (reader: TokenReader, readQuery: ReadQuery): Condition => {
  if (reader.accept('NOT')) {
    const part = operand(reader, readQuery);
    endOfChain(reader);
    return { kind: 'not', part };
  }
  const first = operand(reader, readQuery);
  const joiner = reader.sees('AND') ? 'AND' : 'OR';
  if (!reader.sees(joiner)) return first;
  const parts = [first];
  while (reader.accept(joiner)) parts.push(operand(reader, readQuery));
  endOfChain(reader);
  return { kind: joiner === 'AND' ? 'and' : 'or', parts };
};
