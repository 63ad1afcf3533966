/** One SELECT: sources, conditions, numbering, groups and outputs, in the order Oracle thinks of them. */
import { invalidSearch } from '../refusals.ts';
import type { Expression, OrderKey, Select, SelectItem } from '../syntax/ast.ts';
import { contains, isAggregate } from './aggregate.ts';
import type { Environment } from './environment.ts';
import { withAnsiJoins } from './oracle-joins.ts';
import { orderTerm } from './order.ts';
import type { Output } from './order.ts';
import { rowNumbering } from './row-number.ts';
import type { RowNumbering } from './row-number.ts';
import { NUMBERED, ROW_NUMBER, columnValue, unknownSource } from './scope.ts';
import type { Scope, Source } from './scope.ts';
import { openSources, sqlOfSources } from './sources.ts';
import type { DeriveSource } from './sources.ts';
import type { Translator } from './translator.ts';
import { named } from './value.ts';
import type { Value } from './value.ts';

export type TranslatedSelect = {
  readonly sql: string;
  readonly outputs: readonly Output[];
  /** SQL of the ORDER BY terms, by position where the term is an output. */
  readonly order: readonly string[];
};

export type SelectNeeds = {
  readonly translator: Translator;
  readonly derive: DeriveSource;
  readonly environment: Environment;
  readonly parent: Scope | undefined;
  readonly orderBy: readonly OrderKey[];
};

const expressionsOf = (items: readonly SelectItem[]): readonly Expression[] =>
  items.flatMap((item) => (item.kind === 'expression' ? [item.expression] : []));

const nameOf = (item: Extract<SelectItem, { kind: 'expression' }>, unnamed: () => string): string => {
  if (item.alias !== undefined) return item.alias;
  return item.expression.kind === 'column' ? item.expression.name : unnamed();
};

const output = (name: string, value: Value): Output => {
  const required = value.origin?.column.required === true;
  return { name, type: value.type, sql: value.sql, required };
};

const starOf = (sources: readonly Source[], scope: Scope): readonly Output[] =>
  sources.flatMap((source) =>
    [...source.columns]
      .filter(([, column]) => column.hidden === undefined)
      .map(([name]) => output(name, columnValue(scope, source, name))),
  );

const outputsOf = (select: Select, scope: Scope, translator: Translator): readonly Output[] => {
  let unnamed = 0;
  const nextName = (): string => {
    unnamed += 1;
    return `expr${unnamed}`;
  };
  const outputs = select.items.flatMap((item) => {
    if (item.kind === 'expression') {
      return [output(nameOf(item, nextName), translator.value(item.expression, scope))];
    }
    if (scope.groupKeys !== undefined) throw invalidSearch();
    const sources = scope.sources.filter(({ alias }) => item.qualifier === undefined || alias === item.qualifier);
    if (sources.length === 0) throw unknownSource(item.qualifier ?? '*', scope);
    return starOf(sources, scope);
  });
  return uniquelyNamed(outputs);
};

/** Two outputs of one name cannot both be keys of an item: the later one gets a number. */
const uniquelyNamed = (outputs: readonly Output[]): readonly Output[] => {
  const seen = new Map<string, number>();
  return outputs.map((each) => {
    const times = seen.get(each.name) ?? 0;
    seen.set(each.name, times + 1);
    return times === 0 ? each : { ...each, name: `${each.name}_${times}` };
  });
};

const groupKeysOf = (select: Select, scope: Scope, translator: Translator): ReadonlySet<string> | undefined => {
  if (select.groupBy.some((key) => key.kind === 'number')) throw invalidSearch();
  const keys = select.groupBy.map((key) => translator.value(key, scope).sql);
  const having = select.having === undefined ? [] : [select.having];
  const isGrouped = [...expressionsOf(select.items), ...having].some((part) => contains(part, isAggregate));
  return keys.length > 0 || isGrouped ? new Set(keys) : undefined;
};

/** The rows before grouping: joined, filtered, and numbered or cut where ROWNUM asks for it. */
const rowsSql = (
  joined: string,
  where: string,
  { scope, numbering }: { scope: Scope; numbering: RowNumbering },
): string => {
  if (scope.carried === undefined) return `${joined}${where}`;
  const columns = [...scope.carried].map(([inner, outer]) =>
    inner === ROW_NUMBER ? `row_number() OVER () AS ${named(ROW_NUMBER)}` : `${inner} AS ${named(outer)}`,
  );
  const cut = numbering.most === undefined ? '' : ` LIMIT ${numbering.most}`;
  return `(SELECT ${columns.length === 0 ? '1' : columns.join(', ')} FROM ${joined}${where}${cut}) AS ${NUMBERED}`;
};

/** Aggregates count groups, and there are none yet when rows are joined, filtered and grouped. */
const refuseEarlyAggregates = (select: Select): void => {
  const early = [...select.from.map(({ on }) => on), select.where, ...select.groupBy];
  if (early.some((part) => part !== undefined && contains(part, isAggregate))) throw invalidSearch();
};

/** A SELECT as SQL of the engine, without its ORDER BY. */
export const translateSelect = (written: Select, needs: SelectNeeds): TranslatedSelect => {
  const select = withAnsiJoins(written);
  const { translator, environment } = needs;
  refuseEarlyAggregates(select);
  const sources = openSources(select.from, needs);
  const others = [
    ...expressionsOf(select.items),
    ...select.groupBy,
    ...needs.orderBy.map(({ expression }) => expression),
  ];
  const numbering = rowNumbering(select, { others, environment });

  const inner: Scope = { environment, sources, parent: needs.parent, carried: undefined, groupKeys: undefined };
  const joined = sqlOfSources(select.from, sources, { translator, scope: inner });
  const conditions = numbering.where.map((part) => translator.condition(part, inner));
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;

  const rows: Scope = { ...inner, carried: numbering.needed ? new Map() : undefined };
  const scope: Scope = { ...rows, groupKeys: groupKeysOf(select, rows, translator) };
  const outputs = outputsOf(select, scope, translator);
  const having = select.having === undefined ? '' : ` HAVING ${translator.condition(select.having, scope)}`;
  const order = needs.orderBy.map((key) =>
    orderTerm(key, outputs, { distinct: select.distinct, value: (part) => translator.value(part, scope) }),
  );

  const keys = select.groupBy.length === 0 ? '' : ` GROUP BY ${[...(scope.groupKeys ?? [])].join(', ')}`;
  const columns = outputs.map(({ sql, name }) => `${sql} AS ${named(name)}`).join(', ');
  const source = rowsSql(joined, where, { scope: rows, numbering });
  return {
    sql: `SELECT ${select.distinct ? 'DISTINCT ' : ''}${columns} FROM ${source}${keys}${having}`,
    outputs,
    order,
  };
};
