/** Custom fields as columns: a body field of a transaction is a column of `transaction`, a line field one of `transactionline`. */
import type { FieldDefinition, RecordDefinition } from '../../records/definition.ts';
import type { CustomColumns } from '../tables/catalog.ts';
import { reference } from '../tables/table.ts';
import type { Column, ColumnType } from '../tables/table.ts';
import { tableOfRecord } from './record-tables.ts';

/** The parts of a record definition the columns are taken from. */
export type FieldSource = Pick<RecordDefinition, 'type' | 'family' | 'fields' | 'sublists'>;

const TYPES: Readonly<Record<FieldDefinition['kind'], ColumnType>> = {
  text: 'text',
  integer: 'integer',
  decimal: 'decimal',
  boolean: 'text',
  date: 'date',
  dateTime: 'instant',
  enum: 'text',
  reference: 'integer',
};

const LABELS: Readonly<Record<string, string>> = {
  customer: 'entityid',
  item: 'itemid',
  transaction: 'trandisplayname',
  accountingperiod: 'periodname',
  account: 'fullname',
};

const columnOf = (field: FieldDefinition): Column => {
  const target = field.targets?.[0];
  const table = field.kind === 'reference' && target !== undefined ? tableOfRecord(target) : undefined;
  return table === undefined ? { type: TYPES[field.kind] } : reference(table, LABELS[table]);
};

const customIn = (fields: FieldSource['fields']): readonly (readonly [string, Column])[] =>
  Object.entries(fields)
    .filter(([name]) => name.toLowerCase().startsWith('cust') && /^cust(body|col|entity|item)/i.test(name))
    .map(([name, field]) => [name.toLowerCase(), columnOf(field)] as const);

/** Every custom column the definitions know, by table. */
export const customColumns = (definitions: readonly FieldSource[]): CustomColumns => {
  const columns = new Map<string, Record<string, Column>>();
  const add = (table: string | undefined, fields: FieldSource['fields']): void => {
    if (table === undefined) return;
    columns.set(table, { ...columns.get(table), ...Object.fromEntries(customIn(fields)) });
  };
  for (const { type, sublists, fields } of definitions) {
    const table = tableOfRecord(type);
    add(table, fields);
    if (table === 'transaction') add('transactionline', sublists['item']?.fields ?? {});
  }
  return columns;
};
