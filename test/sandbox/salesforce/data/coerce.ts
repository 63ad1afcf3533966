import type { FieldSchema, FieldType } from '../schema/types.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import { refusals, type SaveFailure } from './save-failure.ts';
import type { Value } from './types.ts';

/**
 * Turns what a client sent for a field into the stored value, or refuses it: JSON with its types, or CSV text. Text is
 * trimmed and an empty text is no value.
 */
export type Reading = { readonly field: FieldSchema; readonly valuesAre: 'json' | 'text' };

/** The words the platform's JSON reader uses for what it found. */
const tokenOf = (raw: unknown): string => {
  if (typeof raw === 'string') return 'VALUE_STRING';
  if (typeof raw === 'boolean') return raw ? 'VALUE_TRUE' : 'VALUE_FALSE';
  if (typeof raw === 'number') return Number.isInteger(raw) ? 'VALUE_NUMBER_INT' : 'VALUE_NUMBER_FLOAT';
  return Array.isArray(raw) ? 'START_ARRAY' : 'START_OBJECT';
};

const shown = (raw: unknown): string =>
  typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : '';

const mismatch = ({ field, valuesAre }: Reading, raw: unknown): SaveFailure =>
  valuesAre === 'text'
    ? refusals.wrongType(field, shown(raw))
    : refusals.cannotRead(field.type, tokenOf(raw), shown(raw));

type Coercion = (raw: unknown, reading: Reading) => Value;

const text: Coercion = (raw, reading) => {
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  const trimmed = raw.trim();
  if (trimmed === '') return null;
  if (reading.field.length > 0 && trimmed.length > reading.field.length) throw refusals.tooLong(reading.field, trimmed);
  return trimmed;
};

/** An id is kept as sent here; the reference check says whether it fits and exists. */
const reference: Coercion = (raw, reading) => {
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  return raw.trim() === '' ? null : raw.trim();
};

const TRUTH = [
  ['true', true],
  ['false', false],
] as const;
const WORDS = {
  json: new Map<string, boolean>(TRUTH),
  text: new Map<string, boolean>([...TRUTH, ['1', true], ['0', false]]),
};

const boolean: Coercion = (raw, reading) => {
  if (typeof raw === 'boolean') return raw;
  const value = typeof raw === 'string' ? WORDS[reading.valuesAre].get(raw.trim().toLowerCase()) : undefined;
  if (value === undefined) throw mismatch(reading, raw);
  return value;
};

const NUMERIC = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

const readNumber = (raw: unknown, reading: Reading): number | undefined => {
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  const trimmed = raw.trim();
  if (trimmed === '') return undefined;
  if (!NUMERIC.test(trimmed)) throw mismatch(reading, raw);
  return Number(trimmed);
};

/**
 * Refuses more digits than the field has before the point. Those behind it are kept as sent: the scale is only how a number is
 * shown. https://help.salesforce.com/s/articleView?id=000387302
 */
const number: Coercion = (raw, reading) => {
  const value = readNumber(raw, reading);
  if (value === undefined) return null;
  const { field } = reading;
  const digits = field.precision - field.scale;
  if (field.precision > 0 && Math.abs(value) >= 10 ** digits) throw refusals.outOfRange(field, value);
  return value;
};

const int: Coercion = (raw, reading) => {
  const value = readNumber(raw, reading);
  if (value === undefined) return null;
  if (!Number.isInteger(value)) throw mismatch(reading, raw);
  return number(value, reading);
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;
const TIME = /^\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z?$/;

const isDay = (day: string): boolean => {
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
};

const date: Coercion = (raw, reading) => {
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  const day = raw.trim();
  if (day === '') return null;
  if (!DATE.test(day) || !isDay(day)) throw mismatch(reading, raw);
  return day;
};

const datetime: Coercion = (raw, reading) => {
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  const sent = raw.trim();
  if (sent === '') return null;
  const instant = new Date(sent.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!INSTANT.test(sent) || Number.isNaN(instant.getTime())) throw mismatch(reading, raw);
  return instant.toISOString();
};

const time: Coercion = (raw, reading) => {
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  const sent = raw.trim();
  if (sent === '') return null;
  if (!TIME.test(sent)) throw mismatch(reading, raw);
  return sent.endsWith('Z') ? sent : `${sent}Z`;
};

const EMAIL = /^[^\s@,;:<>()[\]\\"]+@[^\s@,;:<>()[\]\\"]+\.[^\s@,;:<>()[\]\\"]+$/;

const email: Coercion = (raw, reading) => {
  const value = text(raw, reading);
  if (typeof value === 'string' && !EMAIL.test(value)) throw refusals.badEmail(reading.field, value);
  return value;
};

const offered = (field: FieldSchema, value: string): boolean =>
  field.picklistValues.some((candidate) => candidate.value === value);

const picklist: Coercion = (raw, reading) => {
  const value = text(raw, reading);
  const { field } = reading;
  // The currencies of an org are rows, so the list is checked where the rows are.
  if (typeof value !== 'string' || !field.restrictedPicklist || field.name === 'CurrencyIsoCode') return value;
  if (!offered(field, value)) throw refusals.badPicklistValue(field, value);
  return value;
};

const multipicklist: Coercion = (raw, reading) => {
  const value = text(raw, reading);
  if (typeof value !== 'string' || !reading.field.restrictedPicklist) return value;
  const bad = value.split(';').find((part) => !offered(reading.field, part.trim()));
  if (bad !== undefined) throw refusals.badPicklistValue(reading.field, bad);
  return value;
};

/** Bytes travel and are kept as base64. */
const base64: Coercion = (raw, reading) => {
  if (typeof raw !== 'string') throw mismatch(reading, raw);
  return raw === '' ? null : raw;
};

const unsupported: Coercion = (_raw, { field }) => {
  throw new Unsupported(`values of type ${field.type} (${field.name})`);
};

const coercions: Record<FieldType, Coercion> = {
  id: reference,
  reference,
  string: text,
  textarea: text,
  phone: text,
  url: text,
  combobox: text,
  email,
  picklist,
  multipicklist,
  boolean,
  int,
  double: number,
  currency: number,
  percent: number,
  date,
  datetime,
  time,
  address: unsupported,
  location: unsupported,
  base64,
  complexvalue: unsupported,
};

/**
 * The stored value of what was sent for a field.
 * @throws SaveFailure in the platform's words when the value does not fit
 */
export const coerce = (raw: unknown, reading: Reading): Value => {
  if (raw === null || raw === undefined) return reading.field.type === 'boolean' ? false : null;
  return coercions[reading.field.type](raw, reading);
};
