/** A filter of GraphQL as the condition of a query. https://developer.salesforce.com/docs/platform/graphql/guide/filter.html */
import type { ObjectSchema, Schema } from '../../../schema/types.ts';
import { quoted } from '../records/read-records.ts';
import { uiRefusals } from '../refusals.ts';
import { fieldAt } from './columns.ts';
import { isList, isObject, type Value, type ValueObject } from '../graphql/values.ts';

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

type Place = { readonly schema: Schema; readonly object: ObjectSchema };

const BARE: ReadonlySet<string> = new Set(['date', 'datetime']);

const literalOf = (type: string, value: Value): string => {
  if (isList(value)) return `(${value.map((one) => literalOf(type, one)).join(', ')})`;
  // Days may be said in words: { literal: TODAY }, { value: "2026-01-31" }.
  if (isObject(value)) return literalOf(type, value.literal ?? value.value ?? null);
  if (typeof value !== 'string') return String(value);
  return BARE.has(type) ? value : quoted(value);
};

const comparison = (path: string, type: string, [name, value]: readonly [string, Value]): string => {
  const operator = OPERATORS[name];
  if (operator === undefined) throw uiRefusals.illegal(`where: unknown operator ${name}`);
  return `${path} ${operator} ${literalOf(type, value)}`;
};

const all = (conditions: readonly string[]): string => conditions.map((one) => `(${one})`).join(' AND ');

const ofPath = (place: Place, path: string, value: Value): string => {
  if (!isObject(value)) throw uiRefusals.illegal(`where: ${path} needs an operator`);
  const found = fieldAt(place.schema, place.object, path);
  if (found !== undefined) return all(Object.entries(value).map((entry) => comparison(path, found.field.type, entry)));
  return all(Object.entries(value).map(([name, inner]) => ofPath(place, `${path}.${name}`, inner)));
};

const listIn = (value: Value): readonly ValueObject[] => (isList(value) ? value : [value]).filter(isObject);

/** @throws RestError for an operator there is not */
export const whereCondition = (schema: Schema, object: ObjectSchema, where: ValueObject): string => {
  const conditions = Object.entries(where).map(([name, value]): string => {
    const word = name.toLowerCase();
    const inner = () => listIn(value).map((one) => `(${whereCondition(schema, object, one)})`);
    if (word === 'and' || word === 'or') return inner().join(` ${word.toUpperCase()} `);
    return word === 'not' ? `(NOT ${inner().join(' AND ')})` : ofPath({ schema, object }, name, value);
  });
  return all(conditions);
};
