/**
 * Binds WHERE and HAVING: every left side is a field that may be filtered, every operator suits its type, every value fits.
 */
import type { Condition, Expression, ListOperator, Literal, Query } from '../syntax/ast.ts';
import { bindExpression } from './bind-expression.ts';
import { bindFilterValue, soapTypeOf } from './bind-filter-value.ts';
import type { BoundCondition, BoundField, BoundQuery, BoundValue, FilterValue } from './bound.ts';
import { canBeFiltered, isId, isText } from './field-abilities.ts';
import { malformed, type NameScope, refuse } from './name-scope.ts';

export type ConditionNeeds = {
  readonly scope: NameScope;
  /** Binds the query inside `IN (SELECT …)`. */
  readonly bindInner: (query: Query) => BoundQuery;
  /** Refuses what may not stand on the left: aggregates in WHERE, ungrouped fields in HAVING. */
  readonly checkLeft: (left: BoundValue) => void;
};

const bindLeft = ({ scope, checkLeft }: ConditionNeeds, expression: Expression): BoundValue => {
  const left = bindExpression(scope, expression);
  if (left.kind === 'field' && !canBeFiltered(left.field)) {
    const reason = `field '${left.name}' can not be filtered in a query call`;
    throw refuse(scope, expression.at, { errorCode: 'INVALID_FIELD', reason });
  }
  checkLeft(left);
  return left;
};

const invalidOperator = (scope: NameScope, left: BoundValue, at: number): Error =>
  refuse(scope, at, {
    errorCode: 'INVALID_QUERY_FILTER_OPERATOR',
    reason: `invalid operator on ${soapTypeOf(left.type)} field`,
  });

/** Next to amounts of a currency, all are taken in that of the company. */
const comparedWith = (left: BoundValue, values: readonly FilterValue[]): BoundValue => {
  if (left.kind !== 'field' || !values.some(({ kind }) => kind === 'amount')) return left;
  if (!values.every(({ kind }) => kind === 'amount'))
    throw malformed('Amounts with and without an ISO code cannot stand in one list');
  return { kind: 'conversion', to: 'corporate', argument: left, type: 'currency', name: left.name };
};

type Of<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

const bindCompare = (needs: ConditionNeeds, condition: Of<'compare'>): BoundCondition => {
  const left = bindLeft(needs, condition.left);
  const ranked = condition.operator !== '=' && condition.operator !== '!=';
  if (ranked && (left.type === 'boolean' || left.type === 'multipicklist')) {
    throw invalidOperator(needs.scope, left, condition.left.at);
  }
  const right = bindFilterValue(needs.scope, left, condition.right);
  return { kind: 'compare', left: comparedWith(left, [right]), operator: condition.operator, right };
};

const bindLike = (needs: ConditionNeeds, condition: Of<'like'>): BoundCondition => {
  const left = bindLeft(needs, condition.left);
  if (!isText(left.type) || left.type === 'multipicklist') throw invalidOperator(needs.scope, left, condition.left.at);
  bindFilterValue(needs.scope, left, condition.right);
  return { kind: 'like', left, pattern: condition.right.kind === 'string' ? condition.right.pattern : '' };
};

const groupsOf = (values: readonly Literal[]): readonly (readonly string[])[] =>
  values.map((literal) => (literal.kind === 'string' ? literal.value.split(';') : []));

const isNegated = (operator: ListOperator): boolean => operator === 'NOT IN' || operator === 'EXCLUDES';

const bindList = (needs: ConditionNeeds, condition: Of<'list'>): BoundCondition => {
  const left = bindLeft(needs, condition.left);
  const negated = isNegated(condition.operator);
  const values = condition.values.map((literal) => bindFilterValue(needs.scope, left, literal));
  if (condition.operator === 'IN' || condition.operator === 'NOT IN')
    return { kind: 'in', left: comparedWith(left, values), negated, values };
  if (left.type !== 'multipicklist') throw invalidOperator(needs.scope, left, condition.left.at);
  return { kind: 'includes', left, negated, groups: groupsOf(condition.values) };
};

const joinedField = (query: BoundQuery): BoundField => {
  const [selected, ...others] = query.projection.kind === 'records' ? query.projection.select : [];
  if (selected?.kind !== 'value' || selected.value.kind !== 'field' || others.length > 0) {
    throw malformed('The inner select of a semi join must select exactly one field');
  }
  if (!isId(selected.value.type)) {
    throw malformed(
      `The selected field in the inner select should be an id field, cannot use: '${selected.value.name}'`,
    );
  }
  return selected.value;
};

const containsJoin = (condition: Condition): boolean => {
  if (condition.kind === 'join') return true;
  if (condition.kind === 'not') return containsJoin(condition.part);
  return (condition.kind === 'and' || condition.kind === 'or') && condition.parts.some(containsJoin);
};

const bindJoin = (needs: ConditionNeeds, condition: Of<'join'>): BoundCondition => {
  const left = bindLeft(needs, condition.left);
  if (left.kind !== 'field' || !isId(left.type)) {
    throw malformed(
      `The left operand field in the where expression for outer query should be an id field, cannot use: '${left.name}'`,
    );
  }
  if (condition.query.where !== undefined && containsJoin(condition.query.where)) {
    throw malformed('Nesting of semi join sub-selects is not supported');
  }
  const query = needs.bindInner(condition.query);
  if (query.object === needs.scope.object && left.field.type === 'id' && left.hops.length === 0) {
    throw malformed('The inner and outer selects should not be on the same object type');
  }
  return { kind: 'join', left, negated: condition.negated, query, selected: joinedField(query) };
};

const bindGroup = (needs: ConditionNeeds, condition: Of<'and' | 'or'>): BoundCondition => {
  if (condition.kind === 'or' && containsJoin(condition)) {
    throw malformed(
      'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions',
    );
  }
  return { kind: condition.kind, parts: condition.parts.map((part) => bindCondition(needs, part)) };
};

/**
 * The condition with its names found and its values checked.
 * @throws SoqlError in the platform's words for whatever does not fit
 */
export const bindCondition = (needs: ConditionNeeds, condition: Condition): BoundCondition => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return bindGroup(needs, condition);
    case 'not':
      return { kind: 'not', part: bindCondition(needs, condition.part) };
    case 'compare':
      return bindCompare(needs, condition);
    case 'like':
      return bindLike(needs, condition);
    case 'list':
      return bindList(needs, condition);
    case 'join':
      return bindJoin(needs, condition);
  }
};
