/** The names a query may use at one place: the columns of its sources, and behind them those of the query around it. */
import { invalidSearch, unknownIdentifier } from '../refusals.ts';
import type { Column } from '../tables/table.ts';
import type { Environment } from './environment.ts';
import { named } from './value.ts';
import type { Value } from './value.ts';

export type Source = {
  /** As the query calls it, in lower case. */
  readonly alias: string;
  /** The table behind the alias, as refusals name it. */
  readonly table: string;
  readonly columns: ReadonlyMap<string, Column>;
};

export type Scope = {
  readonly environment: Environment;
  readonly sources: readonly Source[];
  readonly parent: Scope | undefined;
  /**
   * Set when rows are numbered or cut before the rest of the query sees them: the columns the inner query must hand out,
   * from their inner SQL to their outer name.
   */
  readonly carried: Map<string, string> | undefined;
  /** Set in a grouped query: the SQL of its keys. Outside aggregates only they may be named. */
  readonly groupKeys: ReadonlySet<string> | undefined;
};

/** Names of what a numbered query hands out. */
export const NUMBERED = named('$rows');
export const ROW_NUMBER = '$rownum';

const carriedSql = (carried: Map<string, string>, inner: string, alias: string): string => {
  const known = carried.get(inner) ?? `${alias}$${carried.size}`;
  carried.set(inner, known);
  return `${NUMBERED}.${named(known)}`;
};

const columnSql = (scope: Scope, source: Source, column: string): string => {
  const inner = `${named(source.alias)}.${named(column)}`;
  return scope.carried === undefined ? inner : carriedSql(scope.carried, inner, source.alias);
};

/** A column of a source as a value. */
export const columnValue = (scope: Scope, source: Source, name: string): Value => {
  const column = source.columns.get(name);
  if (column === undefined) throw unknownIdentifier(name, scope.sources);
  return {
    sql: columnSql(scope, source, name),
    type: column.type,
    origin: { column, sibling: (neighbour) => columnSql(scope, source, neighbour) },
  };
};

const offers = (source: Source, name: string): boolean => {
  const column = source.columns.get(name);
  return column !== undefined && column.hidden === undefined;
};

const candidates = (scope: Scope, qualifier: string | undefined, name: string): readonly Source[] =>
  scope.sources.filter((source) => (qualifier === undefined || source.alias === qualifier) && offers(source, name));

export type Resolved = { readonly scope: Scope; readonly source: Source };

/**
 * The source that has this column, here or in the queries around.
 * @throws NetSuiteError "Unknown identifier" when none has it, and the general refusal when two have it
 */
export const resolve = (scope: Scope, qualifier: string | undefined, name: string): Resolved => {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const [found, another] = candidates(at, qualifier, name);
    if (another !== undefined) throw invalidSearch();
    if (found !== undefined) return { scope: at, source: found };
    if (qualifier !== undefined && at.sources.some((source) => source.alias === qualifier)) break;
  }
  const isKnownSource = scope.sources.some((source) => source.alias === qualifier);
  throw unknownIdentifier(qualifier === undefined || isKnownSource ? name : qualifier, scope.sources);
};

/** The refusal of `x.*` where no source is called x. */
export const unknownSource = (qualifier: string, scope: Scope): Error => unknownIdentifier(qualifier, scope.sources);
