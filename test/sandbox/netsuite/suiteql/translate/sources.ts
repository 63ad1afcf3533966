/** The FROM part: which tables a role may see, what the sub-queries offer, and how they are joined. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch, invalidSearchType, recordNotFound } from '../refusals.ts';
import type { FromSource, Join, Query } from '../syntax/ast.ts';
import { storageOf } from '../tables/catalog.ts';
import type { Column } from '../tables/table.ts';
import { UNSUPPORTED_TABLES } from '../tables/unsupported-tables.ts';
import type { Environment } from './environment.ts';
import type { Scope, Source } from './scope.ts';
import type { Translator } from './translator.ts';
import { named } from './value.ts';
import type { ValueType } from './value.ts';

/** A sub-query in FROM, translated: its SQL and the columns it offers. */
export type Derived = { readonly sql: string; readonly outputs: readonly { name: string; type: ValueType }[] };
export type DeriveSource = (query: Query, environment: Environment) => Derived;

export type OpenSource = Source & { readonly sql: string };

const unknownTable = (name: string, environment: Environment): Error => {
  if (UNSUPPORTED_TABLES.has(name)) return new Unsupported(`the table ${name} in SuiteQL`);
  return environment.rules.unknownTable === 'record-not-found' ? recordNotFound(name) : invalidSearchType(name);
};

const columnOf = (type: ValueType): Column => {
  if (type === 'condition') throw invalidSearch();
  return { type: type === 'null' ? 'text' : type };
};

const derivedSource = (derived: Derived, alias: string): OpenSource => ({
  alias,
  table: alias,
  columns: new Map(derived.outputs.map(({ name, type }) => [name, columnOf(type)])),
  sql: `(${derived.sql}) AS ${named(alias)}`,
});

const openSource = (
  source: FromSource,
  { position, derive, environment }: { position: number; derive: DeriveSource; environment: Environment },
): OpenSource => {
  if (source.kind === 'subquery')
    return derivedSource(derive(source.query, environment), source.alias ?? `$${position}`);
  const query = environment.named.get(source.name);
  if (query !== undefined) return derivedSource(derive(query, environment), source.alias ?? source.name);
  const table = environment.catalog.find(source.name);
  if (environment.rules.hiddenTables.includes(source.name)) throw recordNotFound(source.name);
  if (table === undefined) throw unknownTable(source.name, environment);
  const alias = source.alias ?? source.name;
  return {
    alias,
    table: table.name,
    columns: new Map(Object.entries(table.columns)),
    sql: `${named(storageOf(table))} AS ${named(alias)}`,
  };
};

/** Behind a left join even an id may be NULL. */
const maybeMissing = (columns: Source['columns']): Source['columns'] =>
  new Map([...columns].map(([name, { required: _, ...column }]) => [name, column]));

/** Every source of a query, opened in its order. */
export const openSources = (
  from: readonly Join[],
  needs: { derive: DeriveSource; environment: Environment },
): readonly OpenSource[] => {
  const sources = from.map(({ source, kind }, position) => {
    const opened = openSource(source, { ...needs, position });
    return kind === 'left' ? { ...opened, columns: maybeMissing(opened.columns) } : opened;
  });
  if (new Set(sources.map(({ alias }) => alias)).size < sources.length) throw invalidSearch();
  return sources;
};

const WORDS = { comma: 'JOIN', inner: 'JOIN', left: 'LEFT JOIN', cross: 'JOIN' } as const;

/** SQL of the joined sources, without FROM. */
export const sqlOfSources = (
  from: readonly Join[],
  sources: readonly OpenSource[],
  { translator, scope }: { translator: Translator; scope: Scope },
): string =>
  sources
    .map((source, position) => {
      const join = from[position];
      if (join === undefined || position === 0) return source.sql;
      const on = join.on === undefined ? '' : ` ON ${translator.condition(join.on, scope)}`;
      return `${WORDS[join.kind]} ${source.sql}${on}`;
    })
    .join(' ');
