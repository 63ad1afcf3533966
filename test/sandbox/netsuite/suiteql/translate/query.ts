/** A whole query into SQL of the engine: sets, order, the first so many rows. The outermost one is cut into pages by its caller. */
import { invalidSearch } from '../refusals.ts';
import type { Query, QueryBody, SetOperator } from '../syntax/ast.ts';
import type { Environment } from './environment.ts';
import { expressionTranslator } from './expression.ts';
import type { Scope } from './scope.ts';
import { positionOf, termSql } from './order.ts';
import type { Output } from './order.ts';
import { translateSelect } from './select.ts';
import type { TranslatedSelect } from './select.ts';
import type { Derived } from './sources.ts';
import { commonType, converted, named } from './value.ts';
import type { ValueType } from './value.ts';

export type TranslatedQuery = {
  /** SQL with its ORDER BY, without a limit. */
  readonly sql: string;
  readonly outputs: readonly { readonly name: string; readonly type: ValueType }[];
  /** `FETCH FIRST n ROWS ONLY` */
  readonly fetch: number | undefined;
  readonly ordered: boolean;
};

type Place = { readonly environment: Environment; readonly parent: Scope | undefined };

const SET_WORDS: Readonly<Record<SetOperator, string>> = {
  UNION: 'UNION',
  'UNION ALL': 'UNION ALL',
  INTERSECT: 'INTERSECT',
  MINUS: 'EXCEPT',
};

const nested = (query: Query, place: Place): Derived => {
  const { sql, outputs, fetch, ordered } = translateQuery(query, place);
  // Without a limit the engine feels free to forget the order of a sub-query, which ROWNUM around it counts on.
  const limit = fetch ?? (ordered ? -1 : undefined);
  return { sql: limit === undefined ? sql : `${sql} LIMIT ${limit}`, outputs };
};

const translator = expressionTranslator((query, scope) => {
  const { sql, outputs } = nested(query, { environment: scope.environment, parent: scope });
  return { sql, types: outputs.map(({ type }) => type) };
});

const derive = (query: Query, environment: Environment): Derived => nested(query, { environment, parent: undefined });

const inTypes = (part: TranslatedSelect, types: readonly ValueType[], environment: Environment): string => {
  if (part.outputs.every(({ type }, index) => type === types[index])) return `SELECT * FROM (${part.sql})`;
  const columns = part.outputs.map(({ name, type }, index) => {
    const value = converted({ sql: named(name), type }, types[index] ?? type, environment);
    return `${value.sql} AS ${named(name)}`;
  });
  return `SELECT ${columns.join(', ')} FROM (${part.sql})`;
};

const combined = (body: Extract<QueryBody, { kind: 'set' }>, place: Place): TranslatedSelect => {
  const left = translateBody(body.left, place, []);
  const right = translateBody(body.right, place, []);
  if (left.outputs.length !== right.outputs.length) throw invalidSearch();
  const types = left.outputs.map(({ type }, index) => commonType(type, right.outputs[index]?.type ?? 'null'));
  const sides = [left, right].map((side) => inTypes(side, types, place.environment));
  const outputs: Output[] = left.outputs.map(({ name }, index) => ({
    name,
    type: types[index] ?? 'text',
    sql: named(name),
    required: false,
  }));
  return { sql: sides.join(` ${SET_WORDS[body.operator]} `), outputs, order: [] };
};

const translateBody = (body: QueryBody, place: Place, orderBy: Query['orderBy']): TranslatedSelect => {
  if (body.kind === 'select') return translateSelect(body, { ...place, translator, derive, orderBy });
  const set = combined(body, place);
  const order = orderBy.map((key) => {
    const position = positionOf(key.expression, set.outputs);
    if (position === undefined) throw invalidSearch();
    return termSql(key, String(position + 1), false);
  });
  return { ...set, order };
};

const withNamed = (query: Query, environment: Environment): Environment => {
  if (query.with.length === 0) return environment;
  if (environment.rules.commonTableExpressions === 'refused') throw invalidSearch();
  return {
    ...environment,
    named: new Map([...environment.named, ...query.with.map((each) => [each.name, each.query] as const)]),
  };
};

/**
 * A query as SQL of the engine.
 * @throws NetSuiteError in the platform's words for what the platform refuses; Unsupported for what only the sandbox lacks
 */
export const translateQuery = (query: Query, place: Place): TranslatedQuery => {
  const environment = withNamed(query, place.environment);
  if (query.hasOffset && environment.rules.offsetClause === 'refused') throw invalidSearch();
  const { sql, outputs, order } = translateBody(query.body, { ...place, environment }, query.orderBy);
  const ordered = order.length > 0;
  return {
    sql: ordered ? `${sql} ORDER BY ${order.join(', ')}` : sql,
    outputs: outputs.map(({ name, type }) => ({ name, type })),
    fetch: query.fetch,
    ordered,
  };
};
