import { z } from 'zod';
import { sameDecimal } from '../shared/money.ts';
import type { Decimal } from '../shared/money.ts';

/** Values of a record as Salesforce sends and takes them, in JSON and in the CSV of the Bulk API. */
export type FieldValue = string | number | boolean | null;

/** A parent named by its external id: `{ NetSuiteInvoiceId__c: '10' }` under the relationship's name. */
export type Parent = Readonly<Record<string, string>>;
export type Row = Readonly<Record<string, FieldValue | Parent | undefined>>;

/** Text of a field that may be empty: Salesforce sends null for it. */
export const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

/**
 * A decimal as the number Salesforce keeps.
 * @throws RangeError rather than to lose a digit
 */
export const exactNumber = (value: Decimal): number => {
  const number = Number(value);
  if (Number.isFinite(number) && !/e/i.test(String(number)) && sameDecimal(String(number), value)) return number;
  throw new RangeError(`${value} has more digits than Salesforce keeps.`);
};

/** The CSV marker for "make it empty"; an empty cell means "leave it alone". */
const NULL_CELL = '#N/A';

const cellOf = (value: FieldValue | undefined): string => {
  if (value === undefined) return '';
  return value === null ? NULL_CELL : String(value);
};

const cellsOfField = ([name, value]: [string, Row[string]]): [string, string][] => {
  if (typeof value !== 'object' || value === null) return [[name, cellOf(value)]];
  return Object.entries(value).map(([key, id]) => [`${name}.${key}`, cellOf(id)]);
};

/**
 * A row as named CSV cells, parents as `Relationship__r.ExternalId__c`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
 */
export const cellsOf = (row: Row): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(row).flatMap(cellsOfField));

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One CSV line of these cells, ended by a line feed. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;
