/** SUM, COUNT and their like. Sums of decimals are sums of integers, hence exact. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch } from '../refusals.ts';
import type { Expression, ExpressionOf } from '../syntax/ast.ts';
import { SCALE } from '../values/decimal.ts';
import type { Scope } from './scope.ts';
import type { Translator } from './translator.ts';
import { asNumber, converted } from './value.ts';
import type { Value } from './value.ts';

const SUPPORTED = new Set(['COUNT', 'SUM', 'AVG', 'MIN', 'MAX']);
const ELSEWHERE = new Set(['STDDEV', 'VARIANCE', 'MEDIAN', 'STATS_MODE']);

/** Whether an expression is a call of an aggregate. */
export const isAggregate = (expression: Expression): boolean =>
  expression.kind === 'call' && (SUPPORTED.has(expression.name) || ELSEWHERE.has(expression.name));

/** The parts of an expression, sub-queries left out: they aggregate for themselves. */
const partsOf = (expression: Expression): readonly Expression[] =>
  Object.values(expression)
    .flat()
    .flatMap((part: unknown) => (isExpression(part) ? [part] : branchParts(part)));

const isExpression = (part: unknown): part is Expression =>
  typeof part === 'object' && part !== null && 'kind' in part && !('body' in part);

const branchParts = (part: unknown): readonly Expression[] =>
  typeof part === 'object' && part !== null && 'when' in part
    ? Object.values(part).filter((each: unknown): each is Expression => isExpression(each))
    : [];

/** Whether some part of an expression satisfies `test`. */
export const contains = (expression: Expression, test: (part: Expression) => boolean): boolean =>
  test(expression) || partsOf(expression).some((part) => contains(part, test));

type Aggregate = (argument: Value, scope: Scope) => { sql: (sql: string) => string; value: Value };

const sameType: (name: string) => Aggregate = (name) => (argument) => ({
  sql: (sql) => `${name}(${sql})`,
  value: argument,
});

const aggregates: Readonly<Record<string, Aggregate>> = {
  COUNT: (argument) => ({ sql: (sql) => `COUNT(${sql})`, value: { sql: argument.sql, type: 'integer' } }),
  MIN: sameType('MIN'),
  MAX: sameType('MAX'),
  SUM: (argument, { environment }) => ({ sql: (sql) => `SUM(${sql})`, value: asNumber(argument, environment) }),
  AVG: (argument, { environment }) => ({
    sql: (sql) => `ns_divide(SUM(${sql}), COUNT(${sql}) * ${SCALE})`,
    value: converted(asNumber(argument, environment), 'decimal', environment),
  }),
};

/** An aggregate's call; within it every column may be named again. */
export const aggregateCall = (call: ExpressionOf<'call'>, scope: Scope, translator: Translator): Value => {
  if (call.star && call.name === 'COUNT') return { sql: 'COUNT(*)', type: 'integer' };
  const aggregate = aggregates[call.name];
  if (aggregate === undefined) throw new Unsupported(`${call.name} in SuiteQL`);
  const [argument, another] = call.args;
  if (argument === undefined || another !== undefined || contains(argument, isAggregate)) throw invalidSearch();
  const { sql, value } = aggregate(translator.value(argument, { ...scope, groupKeys: undefined }), scope);
  return { sql: sql(`${call.distinct ? 'DISTINCT ' : ''}${value.sql}`), type: value.type };
};
