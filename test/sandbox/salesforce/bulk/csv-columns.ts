/**
 * What the columns of an upload mean: fields, or parents named by one of their external ids
 * (`Account__r.NetSuiteCustomerId__c`).
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/datafiles_csv_rel_field_header_row.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import type { RawRecord } from '../data/types.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { CsvRefused, type CsvRow } from './read-csv.ts';

/** Written in a cell to empty the field; an empty cell leaves it as it is. */
const EMPTY_THE_FIELD = '#N/A';

const isParentColumn = (schema: Schema, object: ObjectSchema, column: string): boolean => {
  const [relationship = '', key = ''] = column.toLowerCase().split('.');
  const reference = object.fields
    .values()
    .find(({ relationshipName }) => relationshipName?.toLowerCase() === relationship);
  return reference?.referenceTo.some((target) => schema.find(target)?.fields.has(key) === true) ?? false;
};

/**
 * Checks the header of an upload against the object.
 * @throws CsvRefused naming the first column that is no field
 */
export const checkHeader = (schema: Schema, object: ObjectSchema, header: CsvRow): void => {
  for (const column of header) {
    if (column.includes(':')) throw new Unsupported(`the polymorphic bulk column ${column}`);
    const known = column.includes('.')
      ? isParentColumn(schema, object, column)
      : object.fields.has(column.toLowerCase());
    if (!known) throw new CsvRefused(`InvalidBatch : Field name not found : ${column}`);
  }
};

/** The record a row stands for; values are still text. */
export const recordOf = (header: CsvRow, row: CsvRow): RawRecord => {
  const record: Record<string, string | null> = {};
  for (const [place, column] of header.entries()) {
    const cell = row[place] ?? '';
    if (cell !== '') record[column] = cell === EMPTY_THE_FIELD ? null : cell;
  }
  return record;
};
