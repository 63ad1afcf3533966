/** Reads conditions and arithmetic, by precedence: OR, AND, NOT, predicates, sums and concatenation, products, signs, operands. */
import { invalidSearch } from '../refusals.ts';
import type { ArithmeticOperator, ComparisonOperator, Expression } from './ast.ts';
import { parseOperand } from './parse-operand.ts';
import { parseList } from './parsing.ts';
import type { Parsing } from './parsing.ts';
import type { TokenStream } from './token-stream.ts';

const COMPARISONS: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '^=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};
const SUMS: readonly ArithmeticOperator[] = ['+', '-', '||'];
const PRODUCTS: readonly ArithmeticOperator[] = ['*', '/'];

/** A condition or a value. */
export const parseExpression = (parsing: Parsing): Expression => {
  let left = parseConjunction(parsing);
  while (parsing.stream.accept('OR')) left = { kind: 'or', left, right: parseConjunction(parsing) };
  return left;
};

const parseConjunction = (parsing: Parsing): Expression => {
  let left = parseNegation(parsing);
  while (parsing.stream.accept('AND')) left = { kind: 'and', left, right: parseNegation(parsing) };
  return left;
};

const parseNegation = (parsing: Parsing): Expression =>
  parsing.stream.accept('NOT') ? { kind: 'not', operand: parseNegation(parsing) } : parsePredicate(parsing);

const parsePredicate = (parsing: Parsing): Expression => {
  const { stream } = parsing;
  const operand = parseSum(parsing);
  if (stream.accept('IS')) {
    const negated = stream.accept('NOT');
    stream.expect('NULL');
    return { kind: 'isNull', operand, negated };
  }
  const operator = stream.peek().kind === 'symbol' ? COMPARISONS[stream.peek().text] : undefined;
  if (operator !== undefined) {
    stream.next();
    return { kind: 'compare', operator, left: operand, right: parseSum(parsing) };
  }
  const negated = stream.accept('NOT');
  return parseRangeOrSet(parsing, operand, negated);
};

const parseRangeOrSet = (parsing: Parsing, operand: Expression, negated: boolean): Expression => {
  const { stream } = parsing;
  if (stream.accept('BETWEEN')) {
    const low = parseSum(parsing);
    stream.expect('AND');
    return { kind: 'between', operand, low, high: parseSum(parsing), negated };
  }
  if (stream.accept('LIKE')) {
    const pattern = parseSum(parsing);
    const escape = stream.accept('ESCAPE') ? parseSum(parsing) : undefined;
    return { kind: 'like', operand, pattern, escape, negated };
  }
  if (stream.accept('IN')) return parseMembership(parsing, operand, negated);
  if (negated) throw invalidSearch();
  return operand;
};

const parseMembership = (parsing: Parsing, operand: Expression, negated: boolean): Expression => {
  const { stream } = parsing;
  stream.expect('(');
  if (stream.at('SELECT') || stream.at('WITH')) {
    const query = parsing.query();
    stream.expect(')');
    return { kind: 'inQuery', operand, query, negated };
  }
  const items = parseList(parsing);
  stream.expect(')');
  return { kind: 'inList', operand, items, negated };
};

const operatorHere = (
  stream: TokenStream,
  operators: readonly ArithmeticOperator[],
): ArithmeticOperator | undefined => {
  const found = operators.find((operator) => stream.at(operator));
  if (found !== undefined) stream.next();
  return found;
};

const chain = (
  parsing: Parsing,
  operators: readonly ArithmeticOperator[],
  part: (p: Parsing) => Expression,
): Expression => {
  let left = part(parsing);
  for (;;) {
    const operator = operatorHere(parsing.stream, operators);
    if (operator === undefined) return left;
    left = { kind: 'arithmetic', operator, left, right: part(parsing) };
  }
};

const parseSum = (parsing: Parsing): Expression => chain(parsing, SUMS, parseProduct);
const parseProduct = (parsing: Parsing): Expression => chain(parsing, PRODUCTS, parseSigned);

const parseSigned = (parsing: Parsing): Expression => {
  if (parsing.stream.accept('-')) return { kind: 'negate', operand: parseSigned(parsing) };
  if (parsing.stream.accept('+')) return parseSigned(parsing);
  return parseOperand(parsing);
};
