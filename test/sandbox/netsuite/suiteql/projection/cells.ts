/** Field values into cells, by the type of the column they go to. A field and a column of the same name, but for case, belong together. */
import type { FieldValue, Line, StoredRecord } from '../../records/types.ts';
import type { Cell } from '../engine/database.ts';
import type { Column, ColumnType, Table } from '../tables/table.ts';
import { scaledFrom } from '../values/decimal.ts';

type Convert = (value: string | boolean | { readonly id: string }) => Cell;

const textOf: Convert = (value) => {
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  const text = typeof value === 'string' ? value : value.id;
  return text === '' ? null : text;
};

const integerOf: Convert = (value) => {
  const text = textOf(value) ?? '';
  return typeof text === 'string' && /^-?\d+$/.test(text) ? BigInt(text) : null;
};

/** Whole seconds since 1970 of an instant. */
export const secondsOf = (instant: Date): bigint => BigInt(Math.floor(instant.getTime() / 1000));

const instantOf: Convert = (value) => {
  const milliseconds = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(milliseconds) ? null : BigInt(Math.floor(milliseconds / 1000));
};

const converters: Readonly<Record<ColumnType, Convert>> = {
  text: textOf,
  integer: integerOf,
  decimal: (value) => (typeof value === 'string' ? (scaledFrom(value) ?? null) : null),
  // A date alone parses as midnight UTC, which is how the tables keep wall clock.
  date: (value) => (typeof value === 'string' ? instantOf(value.slice(0, 10)) : null),
  instant: instantOf,
};

/** A field's value as a cell of this type; NULL when blank or of another kind. */
export const cellOf = (value: FieldValue | undefined, type: ColumnType): Cell =>
  value === null || value === undefined ? null : converters[type](value);

/** A decimal field as hundred-millionths; zero when blank. */
export const amountOf = (value: FieldValue | undefined): bigint =>
  typeof value === 'string' ? (scaledFrom(value) ?? 0n) : 0n;

const lowered = new Map<string, string>();

const lower = (name: string): string => {
  const known = lowered.get(name) ?? name.toLowerCase();
  lowered.set(name, known);
  return known;
};

/** The cells whose column has a field's name. */
export const cellsByName = (fields: Line['fields'], table: Table): Record<string, Cell> => {
  const cells: Record<string, Cell> = {};
  for (const [name, value] of Object.entries(fields)) {
    const column: Column | undefined = table.columns[lower(name)];
    if (column !== undefined) cells[lower(name)] = cellOf(value, column.type);
  }
  return cells;
};

/** What every record has: its ids and its dates, under each table's name for them. */
export const identityCells = (record: StoredRecord): Record<string, Cell> => ({
  id: BigInt(record.id),
  externalid: record.externalId ?? null,
  createddate: secondsOf(record.createdDate),
  datecreated: secondsOf(record.createdDate),
  lastmodifieddate: secondsOf(record.lastModifiedDate),
});
