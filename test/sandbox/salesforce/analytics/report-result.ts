/**
 * A report that was run, as the Reports API tells it: groups, and under the keys of groups their totals and records.
 * https://developer.salesforce.com/docs/atlas.en-us.api_analytics.meta/api_analytics/sforce_analytics_rest_api_factmap_example.htm
 */
import { Big } from 'big.js';
import { moneyText, valueText } from './cell-text.ts';
import type { Column } from './columns.ts';
import { whereClauseOf } from './conditions.ts';
import { groupRows, type Group, type GroupLevel, type Grouped } from './group-rows.ts';
import { nameIn, readRows, valueIn, type Row } from './rows.ts';
import type { Running } from './running.ts';
import { totalCell, type Total, type TotalCell } from './totals.ts';

type Cell = { readonly label: string; readonly value: unknown };
type Fact = {
  readonly aggregates: readonly TotalCell[];
  readonly rows?: readonly { readonly dataCells: readonly Cell[] }[];
};

export type ReportResult = {
  /** False when there are more records than are told. */
  readonly allData: boolean;
  readonly factMap: Readonly<Record<string, Fact>>;
  readonly groupingsDown: { readonly groupings: readonly Group[] };
  readonly groupingsAcross: { readonly groupings: readonly Group[] };
  readonly hasDetailRows: boolean;
};

/** How a report is laid out; a dashboard lays the same records out differently. */
export type Layout = {
  readonly down: readonly GroupLevel[];
  readonly across: readonly GroupLevel[];
  readonly totals: readonly Total[];
  readonly details: readonly Column[];
  readonly hasDetails: boolean;
};

/** The API tells no more records than these. */
const MOST_ROWS = 2000;
const USUAL_PLACES = 2;

const moneyCell = (row: Row, amount: number, places: number): Cell => {
  const { CurrencyIsoCode: iso } = row;
  const currency = typeof iso === 'string' ? iso : undefined;
  return { label: moneyText(new Big(amount), places, currency), value: { amount, currency: currency ?? null } };
};

const cellOf = ({ style }: Running, row: Row, column: Column): Cell => {
  const value = valueIn(row, column);
  if (column.field.type === 'currency' && typeof value === 'number') {
    return moneyCell(row, value, column.field.scale === 0 ? USUAL_PLACES : column.field.scale);
  }
  if (column.field.nameField) return { label: valueText(column, value, style), value: row.Id };
  return { label: nameIn(row, column) ?? valueText(column, value, style), value };
};

const orderOf = ({ report, columns }: Running): string => {
  const sorted = report.sortColumn === undefined ? undefined : columns.find(report.sortColumn);
  const direction = (report.topRows?.sortOrder ?? report.sortOrder) === 'Desc' ? 'DESC' : 'ASC';
  return sorted === undefined ? ' ORDER BY Id' : ` ORDER BY ${sorted.field.name} ${direction} NULLS LAST, Id`;
};

const rowsOf = (running: Running, { down, across, totals, details }: Layout): readonly Row[] => {
  const { report, columns, caller } = running;
  const summed = totals.flatMap(({ column }) => column ?? []);
  const used = [...details, ...summed, ...[...down, ...across].map(({ column }) => column)];
  const where = whereClauseOf(columns, report, caller.userId);
  const rows = readRows(running, used, { where, order: orderOf(running) });
  return report.topRows === undefined ? rows : rows.slice(0, report.topRows.rowLimit);
};

/** Which records are behind each pair of groups, down and across. */
const gatherFacts = (rows: readonly Row[], down: Grouped, across: Grouped): ReadonlyMap<string, readonly Row[]> => {
  const keys = down.all.flatMap((one) => across.all.map((other) => `${one}!${other}`));
  const facts = new Map<string, Row[]>(keys.map((key) => [key, []]));
  for (const row of rows) {
    for (const one of down.keys.get(row) ?? []) {
      for (const other of across.keys.get(row) ?? []) facts.get(`${one}!${other}`)?.push(row);
    }
  }
  return facts;
};

const depthOf = (key: string): number => (key === 'T' ? 0 : key.split('_').length);

export const runReport = (running: Running, layout: Layout): ReportResult => {
  const rows = rowsOf(running, layout);
  const { style } = running;
  const down = groupRows(rows, layout.down, style);
  const across = groupRows(rows, layout.across, style);
  const told = new Set(rows.slice(0, MOST_ROWS));
  const isInnermost = (key: string): boolean => {
    const [one = '', other = ''] = key.split('!');
    return depthOf(one) === layout.down.length && depthOf(other) === layout.across.length;
  };
  const detailed = (key: string, behind: readonly Row[]): Pick<Fact, 'rows'> => {
    if (!layout.hasDetails) return {};
    const shown = isInnermost(key) ? behind.filter((row) => told.has(row)) : [];
    return { rows: shown.map((row) => ({ dataCells: layout.details.map((column) => cellOf(running, row, column)) })) };
  };
  const facts = [...gatherFacts(rows, down, across)].map(([key, behind]): [string, Fact] => [
    key,
    { aggregates: layout.totals.map((total) => totalCell(running, total, behind)), ...detailed(key, behind) },
  ]);
  return {
    allData: rows.length <= MOST_ROWS,
    factMap: Object.fromEntries(facts),
    groupingsDown: { groupings: down.groupings },
    groupingsAcross: { groupings: across.groupings },
    hasDetailRows: layout.hasDetails,
  };
};
