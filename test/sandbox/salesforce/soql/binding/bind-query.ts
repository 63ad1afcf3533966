/** Binds a whole query to a schema: names found, types checked, rules between the clauses kept. */
import { Unsupported } from '../../../shared/unsupported.ts';
import type { ChildRelationship, ObjectSchema, Schema } from '../../schema/types.ts';
import { refusedAt, SoqlError } from '../soql-error.ts';
import type { Amount, Query } from '../syntax/ast.ts';
import { bindCondition, type ConditionNeeds } from './bind-condition.ts';
import { bindExpression } from './bind-expression.ts';
import { bindProjection } from './bind-projection.ts';
import type { BoundOrder, BoundQuery, BoundValue, Projection } from './bound.ts';
import { canBeSorted } from './field-abilities.ts';
import { malformed, type NameScope, refuse } from './name-scope.ts';

const SEE_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';
const LARGEST_OFFSET = 2000;

const objectOf = (schema: Schema, query: Query): ObjectSchema => {
  const { names, at } = query.from.path;
  const name = names.join('.');
  const object = schema.find(name);
  if (object === undefined) {
    const reason = `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${SEE_DESCRIBE}`;
    throw refusedAt({ text: query.text, at }, 'INVALID_TYPE', reason);
  }
  if (object.kind === 'event' || object.kind === 'change') {
    throw new SoqlError('INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support query`);
  }
  return object;
};

const bindChildren =
  (schema: Schema, parent: ObjectSchema) =>
  (query: Query): { relationship: ChildRelationship; query: BoundQuery } => {
    const { names, at } = query.from.path;
    const name = names.at(-1) ?? '';
    const relationship = schema
      .childrenOf(parent.name)
      .find((child) => child.name.toLowerCase() === name.toLowerCase());
    const object = relationship === undefined ? undefined : schema.find(relationship.childObject);
    if (relationship === undefined || object === undefined) {
      const reason = `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${SEE_DESCRIBE}`;
      throw refusedAt({ text: query.text, at }, 'INVALID_TYPE', reason);
    }
    const bound = bindOver(schema, object, query);
    if (bound.projection.kind !== 'records') throw malformed('Aggregates are not allowed in a sub-query of SELECT');
    return { relationship, query: bound };
  };

/** Whether a value is read from a group of records. */
const isOfGroup = ({ kind }: BoundValue): boolean => kind === 'aggregate' || kind === 'grouping';

const checkWhere = (left: BoundValue): void => {
  if (isOfGroup(left)) throw malformed(`Aggregate functions are not allowed in WHERE: ${left.name}`);
};

const checkHaving =
  (projection: Projection) =>
  (left: BoundValue): void => {
    const grouped = projection.kind === 'aggregate' && projection.groupBy.some(({ name }) => name === left.name);
    if (!isOfGroup(left) && !grouped) throw malformed(`Field must be grouped or aggregated: ${left.name}`);
  };

const checkOrder = (projection: Projection, value: BoundValue): void => {
  if (projection.kind === 'aggregate') {
    const grouped = projection.groupBy.some(({ name }) => name === value.name);
    if (!isOfGroup(value) && !grouped) throw malformed(`Ordered field must be grouped or aggregated: ${value.name}`);
  } else if (value.kind === 'aggregate' || value.kind === 'grouping') {
    throw malformed(`Ordered field should not be aggregated: ${value.argument.name}`);
  }
};

const bindOrder = (scope: NameScope, query: Query, projection: Projection): readonly BoundOrder[] =>
  query.orderBy.map(({ expression, descending, nulls }) => {
    const value = bindExpression(scope, expression);
    if (value.kind === 'field' && !canBeSorted(value.field)) {
      const reason = `field '${value.name}' can not be sorted in a query call`;
      throw refuse(scope, expression.at, { errorCode: 'INVALID_FIELD', reason });
    }
    checkOrder(projection, value);
    return { value, descending, nulls };
  });

const withHaving = (needs: ConditionNeeds, query: Query, projection: Projection): Projection => {
  if (query.having === undefined) return projection;
  if (projection.kind !== 'aggregate' || projection.groupBy.length === 0) {
    throw malformed('HAVING is allowed only with GROUP BY');
  }
  return { ...projection, having: bindCondition({ ...needs, checkLeft: checkHaving(projection) }, query.having) };
};

const COUNTS: ReadonlySet<string> = new Set(['Integer', 'Long', 'Object', '']);

/** The number of a LIMIT or OFFSET; 0 for a bind that is only checked. */
const amountOf = (query: Query, amount: Amount | undefined): number | undefined => {
  if (amount?.kind !== 'bind') return amount?.value;
  if (amount.type !== undefined && COUNTS.has(amount.type)) return 0;
  const reason =
    amount.type === undefined
      ? 'Bind variables only allowed in Apex code'
      : `Invalid bind expression type of ${amount.type} for column of type Integer`;
  throw refusedAt({ text: query.text, at: amount.at }, 'MALFORMED_QUERY', reason);
};

const offsetOf = (query: Query): number => {
  const offset = amountOf(query, query.offset) ?? 0;
  if (offset <= LARGEST_OFFSET) return offset;
  throw new SoqlError('NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${LARGEST_OFFSET}`);
};

const SCOPES: Readonly<Record<string, { readonly isMine: boolean }>> = {
  everything: { isMine: false },
  mine: { isMine: true },
};

/** https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_using_scope.htm */
const isMine = ({ scope }: Query): boolean => {
  const known = SCOPES[scope?.toLowerCase() ?? 'everything'];
  if (known === undefined) throw new Unsupported(`USING SCOPE ${scope} in SOQL`);
  return known.isMine;
};

const bindOver = (schema: Schema, object: ObjectSchema, query: Query): BoundQuery => {
  const scope: NameScope = { schema, object, alias: query.from.alias, text: query.text };
  const needs: ConditionNeeds = { scope, bindInner: (inner) => bindQuery(schema, inner), checkLeft: checkWhere };
  const projection = withHaving(
    needs,
    query,
    bindProjection({ scope, bindChildren: bindChildren(schema, object) }, query),
  );
  return {
    object,
    isMine: isMine(query),
    projection,
    where: query.where === undefined ? undefined : bindCondition(needs, query.where),
    orderBy: bindOrder(scope, query, projection),
    limit: amountOf(query, query.limit),
    offset: offsetOf(query),
    access: query.access,
    purposes: query.purposes,
    allRows: query.allRows,
  };
};

/**
 * The query bound to the schema.
 * @throws SoqlError in the platform's words for unknown names, wrong types and broken rules
 * @throws Unsupported for scopes the sandbox does not know
 */
export const bindQuery = (schema: Schema, query: Query): BoundQuery => bindOver(schema, objectOf(schema, query), query);
