/**
 * Tables for another schema with the rows of those they replace: what a deploy does to the data. A new field is empty in every
 * row, or false where it is a checkbox; values of fields that are gone are dropped.
 */
import { isCompound } from '../schema/field.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { emptyTable, type Table } from './table.ts';
import type { SObjectRecord, Value } from './types.ts';

type Tables = ReadonlyMap<string, Table>;

const emptyRow = (object: ObjectSchema): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    [...object.fields.values()]
      .filter((field) => !field.calculated && !isCompound(field))
      .map((field) => [field.name, field.type === 'boolean' ? field.defaultValue === true : null]),
  );

const fitted = (row: SObjectRecord, empty: Readonly<Record<string, Value>>): SObjectRecord => ({
  ...Object.fromEntries(Object.entries(empty).map(([name, none]) => [name, row[name] ?? none])),
  Id: row.Id,
});

const tableOf = (object: ObjectSchema, before: Table | undefined): Table => {
  const table = emptyTable(object, (before?.changes() ?? 0) + 1);
  const empty = emptyRow(object);
  for (const row of before?.all() ?? []) table.put(fitted(row, empty));
  return table;
};

/** The tables of a schema with the rows that are there already; `before` stays as it was. */
export const reshaped = (schema: Schema, before: Tables): Tables =>
  new Map(schema.all().map((object) => [object.name, tableOf(object, before.get(object.name))]));
