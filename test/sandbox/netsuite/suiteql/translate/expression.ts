/** Expressions into SQL of the engine, kind by kind. */
import { invalidSearch } from '../refusals.ts';
import type { Expression, ExpressionOf } from '../syntax/ast.ts';
import { arithmetic, negated } from './arithmetic.ts';
import { aggregateCall, isAggregate } from './aggregate.ts';
import { calledFunction } from './call.ts';
import { keysetBound, sqlOfComparison, sqlOfMembership, sqlOfQueryMembership } from './condition.ts';
import { NUMBERED, ROW_NUMBER, columnValue, resolve } from './scope.ts';
import type { Scope } from './scope.ts';
import type { QueryTranslator, Translator } from './translator.ts';
import { NULL_VALUE, converted, named, numberConstant, textConstant, unified } from './value.ts';
import type { Value } from './value.ts';

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

/** The translator of expressions whose sub-queries `query` translates. */
export const expressionTranslator = (query: QueryTranslator): Translator => {
  const value = (expression: Expression, scope: Scope): Value => {
    const translated = translate(expression, scope);
    if (translated.type === 'condition') throw invalidSearch();
    return translated;
  };
  const conditionSql = (expression: Expression, scope: Scope): string => {
    const translated = translate(expression, scope);
    if (translated.type !== 'condition') throw invalidSearch();
    return translated.sql;
  };
  const translator: Translator = {
    expression: (expression, scope) => translate(expression, scope),
    value,
    condition: conditionSql,
  };

  /** In a grouped query a key may be named as a whole, whatever columns are in it. */
  const translate = (expression: Expression, scope: Scope): Value => {
    if (scope.groupKeys === undefined || isAggregate(expression)) return byKind(expression, scope);
    const ungrouped = byKind(expression, { ...scope, groupKeys: undefined });
    return scope.groupKeys.has(ungrouped.sql) ? ungrouped : byKind(expression, scope);
  };

  const pair = (left: Expression, right: Expression, scope: Scope) =>
    [value(left, scope), value(right, scope)] as const;

  const either = (expression: ExpressionOf<'or'>, scope: Scope): Value => {
    const bound = keysetBound(expression, (part) => conditionSql(part, scope));
    const or = `(${conditionSql(expression.left, scope)} OR ${conditionSql(expression.right, scope)})`;
    return condition(bound === undefined ? or : `(${bound} AND ${or})`);
  };

  const between = ({ operand, low, high, negated: negate }: ExpressionOf<'between'>, scope: Scope): Value => {
    const from = sqlOfComparison('>=', pair(operand, low, scope), scope.environment);
    const to = sqlOfComparison('<=', pair(operand, high, scope), scope.environment);
    return not(negate, `(${from} AND ${to})`);
  };

  const like = (expression: ExpressionOf<'like'>, scope: Scope): Value => {
    const asText = (part: Expression): string => converted(value(part, scope), 'text', scope.environment).sql;
    const escape = expression.escape === undefined ? '' : ` ESCAPE ${asText(expression.escape)}`;
    return not(expression.negated, `(${asText(expression.operand)} LIKE ${asText(expression.pattern)}${escape})`);
  };

  const inList = ({ operand, items, negated: negate }: ExpressionOf<'inList'>, scope: Scope): Value => {
    const values = items.map((item) => value(item, scope));
    return not(negate, sqlOfMembership(value(operand, scope), values, scope.environment));
  };

  const caseOf = ({ subject, branches, otherwise }: ExpressionOf<'case'>, scope: Scope): Value => {
    const results = [...branches.map((branch) => value(branch.then, scope))];
    const last = otherwise === undefined ? NULL_VALUE : value(otherwise, scope);
    const { type, values } = unified([...results, last], scope.environment);
    const whens = branches.map(({ when }, index) => {
      const test =
        subject === undefined
          ? conditionSql(when, scope)
          : sqlOfComparison('=', pair(subject, when, scope), scope.environment);
      return `WHEN ${test} THEN ${values[index]?.sql ?? 'NULL'}`;
    });
    return { sql: `(CASE ${whens.join(' ')} ELSE ${values.at(-1)?.sql ?? 'NULL'} END)`, type };
  };

  const scalar = (expression: ExpressionOf<'scalarQuery'>, scope: Scope): Value => {
    const { sql, types } = query(expression.query, scope);
    const [type, another] = types;
    if (type === undefined || another !== undefined) throw invalidSearch();
    return { sql: `(${sql})`, type };
  };

  const call = (expression: ExpressionOf<'call'>, scope: Scope): Value => {
    if (isAggregate(expression)) return aggregateCall(expression, scope, translator);
    const args = expression.args.map((argument) => value(argument, scope));
    return calledFunction(expression, args, scope.environment);
  };

  // eslint-disable-next-line complexity -- a table: one row per kind of expression
  const byKind = (expression: Expression, scope: Scope): Value => {
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
        return negated(value(expression.operand, scope), scope.environment);
      case 'arithmetic':
        return arithmetic(expression.operator, pair(expression.left, expression.right, scope), scope.environment);
      case 'compare':
        return condition(
          sqlOfComparison(expression.operator, pair(expression.left, expression.right, scope), scope.environment),
        );
      case 'and':
        return condition(`(${conditionSql(expression.left, scope)} AND ${conditionSql(expression.right, scope)})`);
      case 'or':
        return either(expression, scope);
      case 'not':
        return not(true, conditionSql(expression.operand, scope));
      case 'isNull':
        return not(expression.negated, `(${value(expression.operand, scope).sql} IS NULL)`);
      case 'between':
        return between(expression, scope);
      case 'like':
        return like(expression, scope);
      case 'inList':
        return inList(expression, scope);
      case 'inQuery':
        return condition(sqlOfQueryMembership(expression, scope, { translator, query }));
      case 'exists':
        return condition(`EXISTS (${query(expression.query, scope).sql})`);
      case 'scalarQuery':
        return scalar(expression, scope);
      case 'case':
        return caseOf(expression, scope);
      case 'call':
        return call(expression, scope);
    }
  };
  return translator;
};
