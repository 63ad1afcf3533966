/** The tables of the account, with the columns of its custom fields. */
import { listTables, systemTables } from './list-tables.ts';
import type { Column, Table } from './table.ts';
import { transactionTables } from './transaction-tables.ts';
import type { LineTax } from './transaction-tables.ts';

export type Catalog = {
  /** The table of this name (lower case). */
  find(name: string): Table | undefined;
  readonly tables: readonly Table[];
};

/** Columns of custom fields, by table. */
export type CustomColumns = ReadonlyMap<string, Readonly<Record<string, Column>>>;

/** The standard tables with an account's own columns. @param lineTax where the account shows the tax of a line */
export const catalogWith = (custom: CustomColumns, lineTax: LineTax = 'columns'): Catalog => {
  const tables = [...transactionTables(lineTax), ...listTables, ...systemTables].map((table) => ({
    ...table,
    columns: { ...table.columns, ...custom.get(table.name) },
  }));
  const byName = new Map(tables.map((table) => [table.name, table]));
  return { find: (name) => byName.get(name), tables };
};

/** The table's name in storage. */
export const storageOf = (table: Table): string => table.storage ?? table.name;
