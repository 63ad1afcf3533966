/** A filter of GraphQL as the condition of a query. https://developer.salesforce.com/docs/platform/graphql/guide/filter.html */
import type { FieldSchema, ObjectSchema, Schema } from '../../../schema/types.ts';
import { isList, isObject, type Value, type ValueObject } from '../graphql/values.ts';
import { quoted } from '../records/read-records.ts';
import { uiRefusals } from '../refusals.ts';
import { fieldAt } from './columns.ts';
import { dayIn, DATE_FUNCTIONS, isDay } from './where-days.ts';

const OPERATORS: Readonly<Record<string, string>> = {
  eq: '=',
  ne: '!=',
  lt: '<',
  lte: '<=',
  gt: '>',
  gte: '>=',
  like: 'LIKE',
  in: 'IN',
  nin: 'NOT IN',
  includes: 'INCLUDES',
  excludes: 'EXCLUDES',
};

/** Records that others lead to, and those that none does. */
const JOINS: Readonly<Record<string, string>> = { inq: 'IN', ninq: 'NOT IN' };

export type Filtered = {
  readonly schema: Schema;
  readonly object: ObjectSchema;
  /** How a field that the caller does not see is refused. */
  readonly undefinedAt?: (name: string, type: string) => Error;
};

const unknownAt = ({ object, undefinedAt }: Filtered, name: string): Error =>
  undefinedAt?.(name, object.name) ?? uiRefusals.unknownField(name, object.name);

const literalOf = (type: string, value: Value): string => {
  if (isList(value)) return `(${value.map((one) => literalOf(type, one)).join(', ')})`;
  if (isDay(type)) return dayIn(value);
  if (isObject(value)) throw uiRefusals.illegal(`where: ${JSON.stringify(value)} is no value`);
  return typeof value === 'string' ? quoted(value) : String(value);
};

type Compared = { readonly path: string; readonly field: FieldSchema };

type Join = { readonly name: string; readonly where: ValueObject; readonly fieldName: string };

/** `{ Contact: { LastName: { like: "A%" } }, ApiName: "AccountId" }` */
const joinIn = (value: Value): Join => {
  const { ApiName: fieldName, ...filters } = isObject(value) ? value : {};
  const [first, another] = Object.entries(filters);
  const [name, where] = first ?? ['', null];
  if (another === undefined && typeof fieldName === 'string' && isObject(where)) return { name, where, fieldName };
  throw uiRefusals.illegal('where: a join takes the filter of one object and the ApiName of a field');
};

const joined = (place: Filtered, value: Value): string => {
  const { name, where, fieldName } = joinIn(value);
  const object = place.schema.find(name);
  if (object === undefined) throw unknownAt(place, name);
  const field = object.fields.get(fieldName.toLowerCase());
  if (field === undefined) throw unknownAt({ ...place, object }, fieldName);
  const condition = whereCondition({ ...place, object }, where);
  return `SELECT ${field.name} FROM ${object.name}${condition === '' ? '' : ` WHERE ${condition}`}`;
};

const comparison = (place: Filtered, { path, field }: Compared, entry: readonly [string, Value]): string => {
  const [name, value] = entry;
  const join = JOINS[name];
  if (join !== undefined) return `${path} ${join} (${joined(place, value)})`;
  if (isDay(field.type) && DATE_FUNCTIONS.has(name)) return ofFunction(`${name}(${path})`, value);
  const operator = OPERATORS[name];
  if (operator === undefined) throw uiRefusals.illegal(`where: unknown operator ${name}`);
  return `${path} ${operator} ${literalOf(field.type, value)}`;
};

/** `{ CALENDAR_YEAR: { value: { eq: 2026 } } }` */
const ofFunction = (call: string, value: Value): string => {
  const inner = isObject(value) ? value.value : undefined;
  if (!isObject(inner)) throw uiRefusals.illegal(`where: ${call} needs a value`);
  const compared = Object.entries(inner).map(([name, number]) => {
    const operator = OPERATORS[name];
    if (operator === undefined) throw uiRefusals.illegal(`where: unknown operator ${name}`);
    return `${call} ${operator} ${literalOf('int', number)}`;
  });
  return all(compared);
};

const all = (conditions: readonly string[]): string => conditions.map((one) => `(${one})`).join(' AND ');

/** Whether a path such as `Account.Owner` leads to a parent. */
export const isParentPath = (schema: Schema, object: ObjectSchema, path: string): boolean =>
  fieldAt(schema, object, `${path}.Id`) !== undefined;

const ofPath = (place: Filtered, path: string, value: Value): string => {
  const found = fieldAt(place.schema, place.object, path);
  const isParent = found === undefined && isParentPath(place.schema, place.object, path);
  if (found === undefined && !isParent) throw unknownAt(place, path.split('.').at(-1) ?? path);
  if (!isObject(value)) throw uiRefusals.illegal(`where: ${path} needs an operator`);
  if (found === undefined)
    return all(Object.entries(value).map(([name, inner]) => ofPath(place, `${path}.${name}`, inner)));
  return all(Object.entries(value).map((entry) => comparison(place, { path, field: found.field }, entry)));
};

const listIn = (value: Value): readonly ValueObject[] => (isList(value) ? value : [value]).filter(isObject);

/** @throws RestError for an operator there is not, and for a field, where the place does not say otherwise */
export function whereCondition(place: Filtered, where: ValueObject): string {
  const conditions = Object.entries(where).map(([name, value]): string => {
    const word = name.toLowerCase();
    const inner = () => listIn(value).map((one) => `(${whereCondition(place, one)})`);
    if (word === 'and' || word === 'or') return inner().join(` ${word.toUpperCase()} `);
    return word === 'not' ? `(NOT ${inner().join(' AND ')})` : ofPath(place, name, value);
  });
  return all(conditions.filter((condition) => condition !== ''));
}
