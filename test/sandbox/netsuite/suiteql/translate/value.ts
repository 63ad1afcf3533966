/** A translated piece of SuiteQL: SQL for the engine, its type, and what is still known about where it came from. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { invalidSearch, unreadableDate } from '../refusals.ts';
import type { Column, ColumnType } from '../tables/table.ts';
import { modelOfPreference, parseDate } from '../values/date-format.ts';
import { SCALE, isNumber, scaledFrom } from '../values/decimal.ts';
import type { Environment } from './environment.ts';

export type ValueType = ColumnType | 'null' | 'condition';

/** The column a value is, when it is nothing but a column, with the way to its neighbours. */
export type ColumnOrigin = { readonly column: Column; readonly sibling: (name: string) => string };

export type Value = {
  readonly sql: string;
  readonly type: ValueType;
  /** The text of a text constant (a literal or a mark). */
  readonly literal?: string;
  readonly origin?: ColumnOrigin;
};

/** SQL of a text constant. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''").replaceAll('\0', '')}'`;

/** SQL of a name. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export const NULL_VALUE: Value = { sql: 'NULL', type: 'null' };

/** A text constant; in Oracle the empty text is NULL. */
export const textConstant = (text: string): Value =>
  text === '' ? NULL_VALUE : { sql: quoted(text), type: 'text', literal: text };

/** A number as written. */
export const numberConstant = (text: string): Value =>
  /^\d{1,15}$/.test(text)
    ? { sql: String(Number(text)), type: 'integer' }
    : { sql: `${scaledFrom(text) ?? 0n}`, type: 'decimal' };

const isNumeric = (type: ValueType): boolean => type === 'integer' || type === 'decimal';

const dateFromText = (value: Value, environment: Environment): Value => {
  const model = modelOfPreference(environment.rules.dateFormat);
  if (value.literal === undefined) return { sql: `ns_read_date(${value.sql}, ${quoted(model)})`, type: 'date' };
  return { sql: String(readDate(value.literal, model, environment)), type: 'date' };
};

/**
 * The wall clock a text shows.
 * @throws NetSuiteError in the platform's words when it cannot be read by `model`
 */
export const readDate = (text: string, model: string, environment: Environment): number => {
  const wall = parseDate(text, model);
  if (wall === undefined) {
    const format = model === modelOfPreference(environment.rules.dateFormat) ? environment.rules.dateFormat : model;
    throw unreadableDate(text, format, environment.zone.name);
  }
  return wall;
};

type Conversion = (value: Value, environment: Environment) => Value;

const decimalFromText: Conversion = (value) => {
  if (value.literal === undefined) return { sql: `ns_read_decimal(${value.sql})`, type: 'decimal' };
  const scaled = scaledFrom(value.literal);
  if (scaled === undefined) throw invalidSearch();
  return { sql: String(scaled), type: 'decimal' };
};

const integerFromText: Conversion = (value, environment) => {
  if (value.literal !== undefined && /^\s*-?\d{1,15}\s*$/.test(value.literal)) {
    return { sql: String(Number(value.literal)), type: 'integer' };
  }
  return decimalFromText(value, environment);
};

const textFromInstant: Conversion = (value, { rules }) =>
  rules.rawInstants === 'date'
    ? { sql: `ns_date_text(ns_wall_of(${value.sql}))`, type: 'text' }
    : { sql: `ns_date_time_text(ns_wall_of(${value.sql}))`, type: 'text' };

/** A constant becomes a constant, which the index on instants can be searched with. */
const instantFromDate: Conversion = (value, { zone }) =>
  /^-?\d+$/.test(value.sql)
    ? { sql: String(zone.instantOf(Number(value.sql))), type: 'instant' }
    : { sql: `ns_instant_of(${value.sql})`, type: 'instant' };

/** `from>to`; integers asked to be decimals are scaled, and so on. What is missing cannot be converted. */
const conversions: Readonly<Record<string, Conversion>> = {
  'integer>decimal': (value) => ({ sql: `(${value.sql} * ${SCALE})`, type: 'decimal' }),
  'decimal>integer': (value) => ({ sql: `(${value.sql} / ${SCALE})`, type: 'integer' }),
  'text>decimal': decimalFromText,
  'text>integer': integerFromText,
  'integer>text': (value) => ({ sql: `CAST(${value.sql} AS TEXT)`, type: 'text' }),
  'decimal>text': (value) => ({ sql: `ns_decimal_text(${value.sql})`, type: 'text' }),
  'date>text': (value) => ({ sql: `ns_date_text(${value.sql})`, type: 'text' }),
  'instant>text': textFromInstant,
  'text>date': dateFromText,
  'instant>date': (value) => ({ sql: `ns_wall_of(${value.sql})`, type: 'date' }),
  'date>instant': instantFromDate,
  'text>instant': (value, environment) => instantFromDate(dateFromText(value, environment), environment),
};

/**
 * The same value in another type, converted as Oracle does without being asked.
 * @throws NetSuiteError when the two types have nothing to do with each other
 */
export const converted = (value: Value, type: ValueType, environment: Environment): Value => {
  if (value.type === type || value.type === 'null') return value;
  const conversion = conversions[`${value.type}>${type}`];
  if (conversion === undefined) throw invalidSearch();
  return conversion(value, environment);
};

/** What two different types become, where there is an answer; anything else has nothing to do with each other. */
const meeting = (left: ValueType, right: ValueType, answers: Readonly<Record<string, ValueType>>): ValueType => {
  if (left === right || right === 'null') return left;
  if (left === 'null') return right;
  const answer = answers[[left, right].toSorted().join('+')];
  if (answer === undefined) throw invalidSearch();
  return answer;
};

const COMPARISON_TYPES = {
  'date+instant': 'instant',
  'date+text': 'date',
  'decimal+integer': 'decimal',
  'decimal+text': 'decimal',
  'instant+text': 'instant',
  'integer+text': 'integer',
} as const;

/** The type both sides of a comparison are brought to. Text gives way to numbers and dates; a date to an instant, which has the index. */
export const comparisonType = (left: ValueType, right: ValueType): ValueType => meeting(left, right, COMPARISON_TYPES);

const COMMON_TYPES = {
  'date+instant': 'date',
  'date+text': 'text',
  'decimal+integer': 'decimal',
  'decimal+text': 'text',
  'instant+text': 'text',
  'integer+text': 'text',
} as const;

/** The type of a value that may come from either side (CASE, NVL, UNION). */
export const commonType = (left: ValueType, right: ValueType): ValueType => meeting(left, right, COMMON_TYPES);

/** All values in their common type. */
export const unified = (
  values: readonly Value[],
  environment: Environment,
): { type: ValueType; values: readonly Value[] } => {
  const type = values.map((value) => value.type).reduce(commonType, 'null');
  return { type, values: values.map((value) => converted(value, type, environment)) };
};

/** A number, as the type it has: text is read, anything else refused. */
export const asNumber = (value: Value, environment: Environment): Value => {
  if (isNumeric(value.type) || value.type === 'null') return value;
  if (value.literal !== undefined && !isNumber(value.literal)) throw invalidSearch();
  return converted(value, value.literal?.includes('.') === false ? 'integer' : 'decimal', environment);
};

/** A constant text, where the sandbox needs to know it before it asks the engine. */
export const constantText = (value: Value, what: string): string => {
  if (value.literal === undefined) throw new Unsupported(`${what} that is no constant in SuiteQL`);
  return value.literal;
};
