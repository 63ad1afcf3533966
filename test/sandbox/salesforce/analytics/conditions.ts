/**
 * The filters of a report as the conditions of a query.
 * https://help.salesforce.com/s/articleView?id=analytics.reports_filtering_reference.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { Columns, Column } from './columns.ts';
import type { Criterion, Report } from './definition.ts';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'double', 'currency', 'percent', 'long']);
const DATES: ReadonlySet<string> = new Set(['date', 'datetime']);
const ID = /^[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?$/;
const RELATIVE_DAY = /^[A-Z]+(?:_[A-Z]+)*(?::\d+)?$/;

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/** `1/31/2026` as `2026-01-31` */
const isoDay = (text: string): string => {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const dateLiteral = (type: string, text: string): string => {
  const value = isoDay(text.trim());
  if (RELATIVE_DAY.test(value)) return value;
  if (type === 'datetime' && !value.includes('T'))
    throw new Unsupported(`the day ${text} as filter of a date and time`);
  return value;
};

const literalOf = ({ field: { type } }: Column, text: string): string => {
  if (text === '') return 'null';
  if (NUMBERS.has(type)) return text.replaceAll(/[^\d.-]/g, '');
  if (DATES.has(type)) return dateLiteral(type, text);
  if (type === 'boolean') return /^(1|true)$/i.test(text) ? 'true' : 'false';
  return quoted(text);
};

/** What is compared: of a reference the name, unless an id or nothing is asked for. */
const operandOf = ({ field, namePath }: Column, text: string): string =>
  namePath === undefined || text === '' || ID.test(text) ? field.name : namePath.join('.');

const likePattern = (text: string): string => text.replaceAll(/[%_]/g, (sign) => `\\${sign}`);

type Condition = (column: Column, text: string) => string;

const comparing =
  (operator: string): Condition =>
  (column, text) =>
    `${operandOf(column, text)} ${operator} ${literalOf(column, text)}`;

const like =
  (pattern: (text: string) => string): Condition =>
  (column, text) =>
    `${operandOf(column, text)} LIKE ${quoted(pattern(likePattern(text)))}`;

const within =
  (operator: string): Condition =>
  ({ field }, text) =>
    `${field.name} ${operator} (${quoted(text)})`;

const contains = like((text) => `%${text}%`);

/** How values separated by commas go together: one of them must fit, or none may. */
const OPERATORS: ReadonlyMap<string, { readonly one: Condition; readonly joined: 'OR' | 'AND' }> = new Map([
  ['equals', { one: comparing('='), joined: 'OR' }],
  ['notEqual', { one: comparing('!='), joined: 'AND' }],
  ['lessThan', { one: comparing('<'), joined: 'OR' }],
  ['greaterThan', { one: comparing('>'), joined: 'OR' }],
  ['lessOrEqual', { one: comparing('<='), joined: 'OR' }],
  ['greaterOrEqual', { one: comparing('>='), joined: 'OR' }],
  ['contains', { one: contains, joined: 'OR' }],
  ['notContain', { one: (column, text) => `(NOT ${contains(column, text)})`, joined: 'AND' }],
  ['startsWith', { one: like((text) => `${text}%`), joined: 'OR' }],
  ['includes', { one: within('INCLUDES'), joined: 'OR' }],
  ['excludes', { one: within('EXCLUDES'), joined: 'AND' }],
]);

const conditionOf = (columns: Columns, { column, columnToColumn, operator, value }: Criterion): string => {
  const known = OPERATORS.get(operator);
  if (known === undefined) throw new Unsupported(`the report filter operator ${operator}`);
  if (columnToColumn === 'true') throw new Unsupported('report filters that compare two columns');
  const resolved = columns.need(column);
  if (resolved.bucket !== undefined) throw new Unsupported(`report filters on the bucket ${column}`);
  const conditions = value.split(',').map((text) => known.one(resolved, text.trim()));
  return `(${conditions.join(` ${known.joined} `)})`;
};

/** Standard intervals of a report as the date literals of queries; several of them are a span. */
const INTERVALS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  INTERVAL_TODAY: ['TODAY', 'TODAY'],
  INTERVAL_YESTERDAY: ['YESTERDAY', 'YESTERDAY'],
  INTERVAL_TOMORROW: ['TOMORROW', 'TOMORROW'],
  INTERVAL_THISWEEK: ['THIS_WEEK', 'THIS_WEEK'],
  INTERVAL_LASTWEEK: ['LAST_WEEK', 'LAST_WEEK'],
  INTERVAL_NEXTWEEK: ['NEXT_WEEK', 'NEXT_WEEK'],
  INTERVAL_THISMONTH: ['THIS_MONTH', 'THIS_MONTH'],
  INTERVAL_LASTMONTH: ['LAST_MONTH', 'LAST_MONTH'],
  INTERVAL_NEXTMONTH: ['NEXT_MONTH', 'NEXT_MONTH'],
  INTERVAL_LASTTHISMONTH: ['LAST_MONTH', 'THIS_MONTH'],
  INTERVAL_THISNEXTMONTH: ['THIS_MONTH', 'NEXT_MONTH'],
  INTERVAL_CURRENTQ: ['THIS_QUARTER', 'THIS_QUARTER'],
  INTERVAL_PREVQ: ['LAST_QUARTER', 'LAST_QUARTER'],
  INTERVAL_NEXTQ: ['NEXT_QUARTER', 'NEXT_QUARTER'],
  INTERVAL_CURPREVQ: ['LAST_QUARTER', 'THIS_QUARTER'],
  INTERVAL_CURNEXTQ: ['THIS_QUARTER', 'NEXT_QUARTER'],
  INTERVAL_CURRENT: ['THIS_FISCAL_QUARTER', 'THIS_FISCAL_QUARTER'],
  INTERVAL_CURY: ['THIS_YEAR', 'THIS_YEAR'],
  INTERVAL_PREVY: ['LAST_YEAR', 'LAST_YEAR'],
  INTERVAL_NEXTY: ['NEXT_YEAR', 'NEXT_YEAR'],
  INTERVAL_PREVCURY: ['LAST_YEAR', 'THIS_YEAR'],
  INTERVAL_CURNEXTY: ['THIS_YEAR', 'NEXT_YEAR'],
  INTERVAL_CURFY: ['THIS_FISCAL_YEAR', 'THIS_FISCAL_YEAR'],
  INTERVAL_PREVFY: ['LAST_FISCAL_YEAR', 'LAST_FISCAL_YEAR'],
  INTERVAL_NEXTFY: ['NEXT_FISCAL_YEAR', 'NEXT_FISCAL_YEAR'],
  INTERVAL_LAST7: ['LAST_N_DAYS:7', 'TODAY'],
  INTERVAL_LAST30: ['LAST_N_DAYS:30', 'TODAY'],
  INTERVAL_LAST60: ['LAST_N_DAYS:60', 'TODAY'],
  INTERVAL_LAST90: ['LAST_N_DAYS:90', 'TODAY'],
  INTERVAL_LAST120: ['LAST_N_DAYS:120', 'TODAY'],
  INTERVAL_NEXT7: ['TODAY', 'NEXT_N_DAYS:7'],
  INTERVAL_NEXT30: ['TODAY', 'NEXT_N_DAYS:30'],
  INTERVAL_NEXT60: ['TODAY', 'NEXT_N_DAYS:60'],
  INTERVAL_NEXT90: ['TODAY', 'NEXT_N_DAYS:90'],
  INTERVAL_NEXT120: ['TODAY', 'NEXT_N_DAYS:120'],
};

type TimeFrame = NonNullable<Report['timeFrameFilter']>;

const spanOf = ({ interval, startDate = '', endDate = '' }: TimeFrame): readonly [from: string, to: string] => {
  const span = interval === 'INTERVAL_CUSTOM' ? ([startDate, endDate] as const) : INTERVALS[interval];
  if (span === undefined) throw new Unsupported(`the report interval ${interval}`);
  return span;
};

/** Without a date at either end there is nothing to ask, not even for access to the column. */
const timeFrameConditions = (columns: Columns, { timeFrameFilter }: Report): readonly string[] => {
  if (timeFrameFilter === undefined) return [];
  const [from, to] = spanOf(timeFrameFilter);
  const bound = (operator: string, text: string): readonly string[] => {
    if (text === '') return [];
    const column = columns.need(timeFrameFilter.dateColumn);
    return [`${column.field.name} ${operator} ${literalOf(column, text)}`];
  };
  return [...bound('>=', from), ...bound('<=', to)];
};

const OWN_RECORDS: ReadonlySet<string> = new Set(['mine', 'user']);
const ALL_RECORDS: ReadonlySet<string> = new Set(['organization', 'all', '']);

const scopeConditions = ({ scope }: Report, userId: string): readonly string[] => {
  if (ALL_RECORDS.has(scope)) return [];
  if (OWN_RECORDS.has(scope)) return [`OwnerId = ${quoted(userId)}`];
  throw new Unsupported(`the report scope ${scope}`);
};

/** `1 AND (2 OR 3)` with the conditions in the place of their numbers. */
const combined = (conditions: readonly string[], logic: string | undefined): readonly string[] => {
  if (logic === undefined || conditions.length === 0) return conditions;
  return [`(${logic.replaceAll(/\d+/g, (number) => conditions[Number(number) - 1] ?? 'Id = null')})`];
};

/** @returns the condition of a query; empty when everything fits. @throws RestError, Unsupported */
export const whereClauseOf = (columns: Columns, report: Report, userId: string): string => {
  const { criteriaItems, booleanFilter } = report.filter;
  const all = [
    ...combined(
      criteriaItems.map((item) => conditionOf(columns, item)),
      booleanFilter,
    ),
    ...timeFrameConditions(columns, report),
    ...scopeConditions(report, userId),
  ];
  return all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`;
};
