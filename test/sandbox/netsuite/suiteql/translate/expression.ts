/** Expressions into SQL of the engine, kind by kind. */
import { invalidSearch } from '../refusals.ts';
import type { Expression, ExpressionOf } from '../syntax/ast.ts';
import { arithmetic, negated } from './arithmetic.ts';
import { aggregateCall, isAggregate } from './aggregate.ts';
import { calledFunction } from './call.ts';
import { keysetBound, sqlOfComparison, sqlOfMembership } from './condition.ts';
import { NUMBERED, ROW_NUMBER, columnValue, resolve } from './scope.ts';
import type { Scope } from './scope.ts';
import type { QueryTranslator, Translator } from './translator.ts';
import { NULL_VALUE, converted, named, numberConstant, textConstant, unified } from './value.ts';
import type { Value, ValueType } from './value.ts';

const condition = (sql: string): Value => ({ sql, type: 'condition' });
const not = (negate: boolean, sql: string): Value => condition(negate ? `(NOT ${sql})` : sql);

const parameter = (index: number, scope: Scope): Value => {
  const given = scope.environment.parameters[index];
  if (given === undefined) throw invalidSearch();
  return textConstant(given);
};

const rowNumber = (scope: Scope): Value => {
  if (scope.carried === undefined) throw invalidSearch();
  scope.carried.set(ROW_NUMBER, ROW_NUMBER);
  return { sql: `${NUMBERED}.${named(ROW_NUMBER)}`, type: 'integer' };
};

const column = ({ qualifier, name }: ExpressionOf<'column'>, scope: Scope): Value => {
  const found = resolve(scope, qualifier, name);
  const value = columnValue(found.scope, found.source, name);
  if (found.scope === scope && scope.groupKeys !== undefined) throw invalidSearch();
  return value;
};

/** What the rows below need: the translator itself, for their parts, and the one of sub-queries. */
type Tools = Translator & { readonly query: QueryTranslator };

const pair = ([left, right]: readonly [Expression, Expression], scope: Scope, tools: Tools) =>
  [tools.value(left, scope), tools.value(right, scope)] as const;

const compare = ({ operator, left, right }: ExpressionOf<'compare'>, scope: Scope, tools: Tools): Value =>
  condition(sqlOfComparison(operator, pair([left, right], scope, tools), scope.environment));

const both = ({ left, right }: ExpressionOf<'and'>, scope: Scope, tools: Tools): Value =>
  condition(`(${tools.condition(left, scope)} AND ${tools.condition(right, scope)})`);

const either = (expression: ExpressionOf<'or'>, scope: Scope, tools: Tools): Value => {
  const bound = keysetBound(expression, (part) => tools.condition(part, scope));
  const or = `(${tools.condition(expression.left, scope)} OR ${tools.condition(expression.right, scope)})`;
  return condition(bound === undefined ? or : `(${bound} AND ${or})`);
};

const between = (expression: ExpressionOf<'between'>, scope: Scope, tools: Tools): Value => {
  const { operand, low, high } = expression;
  const from = sqlOfComparison('>=', pair([operand, low], scope, tools), scope.environment);
  const to = sqlOfComparison('<=', pair([operand, high], scope, tools), scope.environment);
  return not(expression.negated, `(${from} AND ${to})`);
};

const like = (expression: ExpressionOf<'like'>, scope: Scope, tools: Tools): Value => {
  const asText = (part: Expression): string => converted(tools.value(part, scope), 'text', scope.environment).sql;
  const escape = expression.escape === undefined ? '' : ` ESCAPE ${asText(expression.escape)}`;
  return not(expression.negated, `(${asText(expression.operand)} LIKE ${asText(expression.pattern)}${escape})`);
};

const inList = (expression: ExpressionOf<'inList'>, scope: Scope, tools: Tools): Value => {
  const items = expression.items.map((item) => tools.value(item, scope));
  return not(expression.negated, sqlOfMembership(tools.value(expression.operand, scope), items, scope.environment));
};

const inQuery = (expression: ExpressionOf<'inQuery'>, scope: Scope, tools: Tools): Value => {
  const operand = tools.value(expression.operand, scope);
  const { sql, types } = tools.query(expression.query, scope);
  return not(expression.negated, `(${converted(operand, onlyOf(types), scope.environment).sql} IN (${sql}))`);
};

const scalar = (expression: ExpressionOf<'scalarQuery'>, scope: Scope, tools: Tools): Value => {
  const { sql, types } = tools.query(expression.query, scope);
  return { sql: `(${sql})`, type: onlyOf(types) };
};

/** The type of a query of one column. */
const onlyOf = ([type, another]: readonly ValueType[]): ValueType => {
  if (type === undefined || another !== undefined) throw invalidSearch();
  return type;
};

const caseOf = ({ subject, branches, otherwise }: ExpressionOf<'case'>, scope: Scope, tools: Tools): Value => {
  const last = otherwise === undefined ? NULL_VALUE : tools.value(otherwise, scope);
  const results = branches.map((branch) => tools.value(branch.then, scope));
  const { type, values } = unified([...results, last], scope.environment);
  const test = (when: Expression): string =>
    subject === undefined
      ? tools.condition(when, scope)
      : sqlOfComparison('=', pair([subject, when], scope, tools), scope.environment);
  const whens = branches.map(({ when }, index) => `WHEN ${test(when)} THEN ${values[index]?.sql ?? 'NULL'}`);
  return { sql: `(CASE ${whens.join(' ')} ELSE ${values.at(-1)?.sql ?? 'NULL'} END)`, type };
};

const call = (expression: ExpressionOf<'call'>, scope: Scope, tools: Tools): Value => {
  if (isAggregate(expression)) return aggregateCall(expression, scope, tools);
  const args = expression.args.map((argument) => tools.value(argument, scope));
  return calledFunction(expression, args, scope.environment);
};

// eslint-disable-next-line complexity -- a table: one row per kind of expression
const byKind = (expression: Expression, scope: Scope, tools: Tools): Value => {
  switch (expression.kind) {
    case 'number':
      return numberConstant(expression.text);
    case 'text':
      return textConstant(expression.value);
    case 'null':
      return NULL_VALUE;
    case 'parameter':
      return parameter(expression.index, scope);
    case 'rownum':
      return rowNumber(scope);
    case 'column':
      return column(expression, scope);
    case 'negate':
      return negated(tools.value(expression.operand, scope), scope.environment);
    case 'arithmetic':
      return arithmetic(
        expression.operator,
        pair([expression.left, expression.right], scope, tools),
        scope.environment,
      );
    case 'compare':
      return compare(expression, scope, tools);
    case 'and':
      return both(expression, scope, tools);
    case 'or':
      return either(expression, scope, tools);
    case 'not':
      return not(true, tools.condition(expression.operand, scope));
    case 'isNull':
      return not(expression.negated, `(${tools.value(expression.operand, scope).sql} IS NULL)`);
    case 'between':
      return between(expression, scope, tools);
    case 'like':
      return like(expression, scope, tools);
    case 'inList':
      return inList(expression, scope, tools);
    case 'inQuery':
      return inQuery(expression, scope, tools);
    case 'exists':
      return condition(`EXISTS (${tools.query(expression.query, scope).sql})`);
    case 'scalarQuery':
      return scalar(expression, scope, tools);
    case 'case':
      return caseOf(expression, scope, tools);
    case 'call':
      return call(expression, scope, tools);
  }
};

/** In a grouped query a key may be named as a whole, whatever columns are in it. */
const translated = (expression: Expression, scope: Scope, tools: Tools): Value => {
  if (scope.groupKeys === undefined || isAggregate(expression)) return byKind(expression, scope, tools);
  const ungrouped = byKind(expression, { ...scope, groupKeys: undefined }, tools);
  return scope.groupKeys.has(ungrouped.sql) ? ungrouped : byKind(expression, scope, tools);
};

/** The translator of expressions whose sub-queries `query` translates. */
export const expressionTranslator = (query: QueryTranslator): Translator => {
  const tools: Tools = {
    query,
    value(expression, scope) {
      const value = translated(expression, scope, tools);
      if (value.type === 'condition') throw invalidSearch();
      return value;
    },
    condition(expression, scope) {
      const value = translated(expression, scope, tools);
      if (value.type !== 'condition') throw invalidSearch();
      return value.sql;
    },
  };
  return tools;
};
