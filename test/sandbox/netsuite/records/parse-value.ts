/** One JSON value into one field: the type is checked, numbers keep their exact text, references and enums are resolved. */
import { Big } from 'big.js';
import type { FieldDefinition } from './definition.ts';
import { invalidContent, malformed, tooLong } from './refusals.ts';
import type { FieldValue } from './types.ts';

export type ValuePlace = {
  readonly name: string;
  /** Path into the request's body. */
  readonly path: string;
  /** The id behind a reference; undefined when there is no such record. */
  readonly resolve: (targets: readonly string[], key: { id: string } | { externalId: string }) => string | undefined;
};

const shown = (raw: unknown): string => (typeof raw === 'string' ? raw : JSON.stringify(raw));

const bad = (raw: unknown, place: ValuePlace): Error => invalidContent(shown(raw), place.name, place.path);

const isRecord = (raw: unknown): raw is Readonly<Record<string, unknown>> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

const DECIMAL = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** Exact decimal text of a JSON number or of numeric text; undefined for anything else. */
export const decimalText = (raw: unknown): string | undefined => {
  const written = typeof raw === 'number' ? String(raw) : raw;
  return typeof written === 'string' && DECIMAL.test(written) ? new Big(written).toFixed() : undefined;
};

const CALENDAR_DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

const isDate = (raw: string): boolean => {
  const instant = new Date(`${raw}T00:00:00Z`);
  return CALENDAR_DATE.test(raw) && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(raw);
};

const secondsOnly = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;

const instantText = (raw: string): string | undefined => {
  const instant = new Date(raw);
  return INSTANT.test(raw) && !Number.isNaN(instant.getTime()) ? secondsOnly(instant) : undefined;
};

type Reader = (raw: unknown, field: FieldDefinition, place: ValuePlace) => FieldValue;

const text: Reader = (raw, { maxLength }, place) => {
  if (typeof raw !== 'string' && typeof raw !== 'number') throw bad(raw, place);
  const value = String(raw);
  if (maxLength !== undefined && value.length > maxLength) throw tooLong(place.name, maxLength, place.path);
  return value;
};

const decimal: Reader = (raw, _field, place) => {
  const value = decimalText(raw);
  if (value === undefined) throw bad(raw, place);
  return value;
};

const integer: Reader = (raw, _field, place) => {
  const value = decimalText(raw);
  if (value === undefined || value.includes('.')) throw bad(raw, place);
  return value;
};

const boolean: Reader = (raw, _field, place) => {
  if (typeof raw !== 'boolean') throw bad(raw, place);
  return raw;
};

const date: Reader = (raw, _field, place) => {
  if (typeof raw !== 'string' || !isDate(raw)) throw bad(raw, place);
  return raw;
};

const dateTime: Reader = (raw, _field, place) => {
  const value = typeof raw === 'string' ? instantText(raw) : undefined;
  if (value === undefined) throw bad(raw, place);
  return value;
};

const idLike = (raw: unknown): string | undefined =>
  typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : undefined;

const choice: Reader = (raw, { values = {} }, place) => {
  const value = idLike(isRecord(raw) ? raw['id'] : raw);
  if (value === undefined || !Object.hasOwn(values, value)) throw bad(isRecord(raw) ? raw['id'] : raw, place);
  return value;
};

const keyOf = (raw: unknown): { id: string } | { externalId: string } | undefined => {
  const id = idLike(isRecord(raw) ? raw['id'] : raw);
  if (id !== undefined) return { id };
  const externalId = isRecord(raw) ? idLike(raw['externalId']) : undefined;
  return externalId === undefined ? undefined : { externalId };
};

const reference: Reader = (raw, { targets = [] }, place) => {
  const key = keyOf(raw);
  if (key === undefined) throw malformed();
  const id = place.resolve(targets, key);
  if (id === undefined) throw bad(Object.values(key)[0], place);
  return { id };
};

const READERS: Readonly<Record<FieldDefinition['kind'], Reader>> = {
  text,
  integer,
  decimal,
  boolean,
  date,
  dateTime,
  enum: choice,
  reference,
};

/**
 * @param raw the JSON value; null clears the field
 * @throws NetSuiteError `INVALID_CONTENT` with the path, or `USER_ERROR` when a text is too long
 */
export const parseValue = (raw: unknown, field: FieldDefinition, place: ValuePlace): FieldValue =>
  raw === null ? null : READERS[field.kind](raw, field, place);
