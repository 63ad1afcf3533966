/**
 * Sums, averages and counts over records, in groups or over all: each group is a node.
 * https://developer.salesforce.com/docs/platform/graphql/guide/aggregate-schema.html
 */
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { Value as Stored } from '../../../data/types.ts';
import type { FieldSchema } from '../../../schema/types.ts';
import type { JsonRecord } from '../../../soql/index.ts';
import { DATE_FUNCTIONS } from '../list-views/where-days.ts';
import { displayValueOf } from '../records/display-value.ts';
import { countRecords, runAs } from '../records/read-records.ts';
import { answered } from './answered.ts';
import { checkArgs, conditionOf, firstOf, type Connection } from './connection.ts';
import { needsSelection, undefinedField, undefinedInArgument, wrongArgument } from './invalid.ts';
import { fieldsIn, type FieldSelection } from './selections.ts';
import { isObject, type Value } from './values.ts';

const KNOWN_ARGS: ReadonlySet<string> = new Set(['where', 'groupBy', 'orderBy', 'first', 'scope']);

const FUNCTIONS: Readonly<Record<string, string>> = {
  avg: 'AVG',
  count: 'COUNT',
  countDistinct: 'COUNT_DISTINCT',
  max: 'MAX',
  min: 'MIN',
  sum: 'SUM',
  grouping: 'GROUPING',
};

/** Results of these are of the field's own kind. */
const OF_FIELD: ReadonlySet<string> = new Set(['', 'AVG', 'MAX', 'MIN', 'SUM']);

/** `calendarYear` for `CALENDAR_YEAR`. */
const partName = (word: string): string =>
  word.toLowerCase().replace(/_(\w)/g, (_all, letter: string) => letter.toUpperCase());

type Group = { readonly field: FieldSchema; readonly call: string };

const groupOf = (field: FieldSchema, by: Value): Group | undefined => {
  if (!isObject(by)) return undefined;
  if (by.group === true) return { field, call: '' };
  if (typeof by.function === 'string' && DATE_FUNCTIONS.has(by.function)) return { field, call: by.function };
  return undefined;
};

/** Words of a query that the groups stand in. */
const WRAPPERS: ReadonlyMap<Value, string> = new Map([
  ['GROUP_BY', ''],
  ['ROLLUP', 'ROLLUP'],
  ['CUBE', 'CUBE'],
]);

const wrapperOf = (selection: FieldSelection): string => {
  const { groupBy } = selection.args;
  const type = isObject(groupBy) ? (groupBy.type ?? 'GROUP_BY') : 'GROUP_BY';
  const wrapper = WRAPPERS.get(type);
  if (wrapper !== undefined) return wrapper;
  throw wrongArgument(selection, 'groupBy', `has no type such as ${JSON.stringify(type)}`);
};

const groupsOf = ({ object }: Connection, selection: FieldSelection): readonly Group[] => {
  const { groupBy } = selection.args;
  if (!isObject(groupBy)) return [];
  const fields = Object.entries(groupBy).filter(([name]) => name !== 'type');
  return fields.map(([name, by]) => {
    const field = object.fields.get(name.toLowerCase());
    if (field?.name !== name) throw undefinedInArgument(selection, name, object.name);
    const group = groupOf(field, by);
    if (group === undefined) throw wrongArgument(selection, 'groupBy', `has no grouping such as ${JSON.stringify(by)}`);
    return group;
  });
};

const textOf = ({ field, call }: Group): string => (call === '' ? field.name : `${call}(${field.name})`);

type Column = { readonly field: FieldSchema; readonly call: string; readonly name: string };

type Question = Readonly<{ place: Connection; groups: readonly Group[]; columns: Column[] }>;

/** A column of the query, the same one for the same thing. */
const columnOf = ({ columns }: Question, field: FieldSchema, call: string): Column => {
  const known = columns.find((one) => one.field === field && one.call === call);
  if (known !== undefined) return known;
  const column = { field, call, name: `part${columns.length}` };
  columns.push(column);
  return column;
};

type Row = { readonly question: Question; readonly record: JsonRecord };

/** A result and its text, once the row is there. */
const partsOf = ({ question, record }: Row, { field, call, name }: Column) => {
  const found = record[name];
  const value: Stored = typeof found === 'object' || found === undefined ? null : found;
  const text = value === null ? null : String(value);
  return {
    value: () => value,
    displayValue: () => (OF_FIELD.has(call) ? displayValueOf(question.place.view, field, { value }) : text),
  };
};

const resultJson = (row: Row, column: Column, selection: FieldSelection): unknown => {
  const type = OF_FIELD.has(column.call) ? 'FieldValue' : 'LongValue';
  if (selection.selections.length === 0) throw needsSelection(selection, type);
  return answered(selection.selections, type, partsOf(row, column));
};

/** `Amount { avg { value } }`, `Industry { value }`, `CloseDate { calendarYear { value } }` */
const fieldJson = (row: Row, field: FieldSchema, selection: FieldSelection): unknown => {
  const groups = row.question.groups.filter((group) => group.field === field);
  const own = groups.some(({ call }) => call === '') ? partsOf(row, columnOf(row.question, field, '')) : {};
  const dates = groups.filter(({ call }) => call !== '').map(({ call }) => [partName(call), call] as const);
  const calls = [...Object.entries(FUNCTIONS), ...dates].map(
    ([name, call]) =>
      [name, (one: FieldSelection) => resultJson(row, columnOf(row.question, field, call), one)] as const,
  );
  return answered(selection.selections, `${field.name}Aggregate`, { ...own, ...Object.fromEntries(calls) });
};

const nodeJson = (row: Row, selection: FieldSelection): unknown => {
  const { object } = row.question.place;
  const type = `${object.name}Aggregate`;
  const fields = (asked: FieldSelection) =>
    Object.fromEntries(
      fieldsIn(asked.selections, type).map((one) => {
        const field = object.fields.get(one.name.toLowerCase());
        if (field?.name !== one.name) throw undefinedField(one, type);
        return [one.alias, fieldJson(row, field, one)];
      }),
    );
  return answered(selection.selections, `${object.name}AggregateResult`, { aggregate: fields });
};

const edgeJson = (row: Row, selection: FieldSelection): unknown =>
  answered(selection.selections, `${row.question.place.object.name}AggregateEdge`, {
    node: (one) => nodeJson(row, one),
  });

const orderOf = ({ place, groups }: Question, selection: FieldSelection): string => {
  const { orderBy } = selection.args;
  if (!isObject(orderBy)) return groups.map(textOf).join(', ');
  return Object.entries(orderBy)
    .map(([name, by]) => {
      const group = groups.find(({ field }) => field.name === name);
      if (group === undefined || !isObject(by) || 'function' in by)
        throw new Unsupported(`ordering aggregates of ${place.object.name} by ${name} in GraphQL`);
      return `${textOf(group)} ${by.order === 'DESC' ? 'DESC' : 'ASC'}`;
    })
    .join(', ');
};

const part = (word: string, text: string | undefined): string => (text ? ` ${word} ${text}` : '');

const groupText = (groups: readonly Group[], wrapper: string): string => {
  const all = groups.map(textOf).join(', ');
  return wrapper === '' ? all : `${wrapper}(${all})`;
};

const soqlOf = (question: Question, selection: FieldSelection): string => {
  const { place, groups, columns } = question;
  const selected = columns.map(({ field, call, name }) => `${textOf({ field, call })} ${name}`);
  return (
    `SELECT ${selected.join(', ')} FROM ${place.object.name}` +
    part('WHERE', conditionOf(place, selection)) +
    part('GROUP BY', groupText(groups, wrapperOf(selection))) +
    part('ORDER BY', orderOf(question, selection)) +
    (groups.length === 0 ? '' : ` LIMIT ${firstOf(selection)}`)
  );
};

const edgesIn = (question: Question, selection: FieldSelection): readonly FieldSelection[] => {
  const edges = fieldsIn(selection.selections, '').filter(({ name }) => name === 'edges');
  // Asked once of nothing, so that every column is known.
  for (const edge of edges) edgeJson({ question, record: {} }, edge);
  for (const { field, call } of question.groups) columnOf(question, field, call);
  return edges;
};

const rowsOf = (question: Question, selection: FieldSelection): readonly JsonRecord[] => {
  const edges = edgesIn(question, selection);
  const isAsked = edges.length > 0 || question.groups.length > 0;
  return isAsked && question.columns.length > 0 ? runAs(question.place.view, soqlOf(question, selection)) : [];
};

/** @throws GraphqlInvalid for fields, functions and groups there are not; Unsupported for totals of groups */
export const aggregateJson = (place: Connection, selection: FieldSelection): unknown => {
  checkArgs(selection, KNOWN_ARGS);
  const question: Question = { place, groups: groupsOf(place, selection), columns: [] };
  const records = rowsOf(question, selection);
  const count = () => countRecords(place.view, place.object, conditionOf(place, selection));
  return answered(selection.selections, `${place.object.name}AggregateConnection`, {
    edges: (one) => records.map((record) => edgeJson({ question, record }, one)),
    totalCount: () => (question.groups.length === 0 ? count() : records.length),
  });
};
