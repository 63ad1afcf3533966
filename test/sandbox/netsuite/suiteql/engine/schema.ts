/** The catalogue's tables as SQL of the engine. */
import { storageOf } from '../tables/catalog.ts';
import type { Column, Table } from '../tables/table.ts';

/** A name as the engine reads it, whatever words it reserves. */
export const quotedName = (name: string): string => `"${name}"`;

const columnSql = ([name, column]: readonly [string, Column]): string =>
  `${quotedName(name)} ${column.type === 'text' ? 'TEXT' : 'INTEGER'}${column.required ? ' NOT NULL' : ''}`;

const isKeyedById = (table: Table): boolean => table.primaryKey.length === 1 && table.primaryKey[0] === 'id';

const namesOf = (columns: readonly string[]): string => columns.map(quotedName).join(', ');

const indexSql = (storage: string, columns: readonly string[], number: number): string =>
  `CREATE INDEX IF NOT EXISTS ${quotedName(`${storage}_${number}`)} ON ${quotedName(storage)} (${namesOf(columns)})`;

/** What makes a table and its indexes; harmless when two names share one storage. */
export const creationOf = (table: Table): readonly string[] => {
  const storage = storageOf(table);
  const columns = Object.entries(table.columns).map(([name, column]) =>
    isKeyedById(table) && name === 'id' ? '"id" INTEGER PRIMARY KEY' : columnSql([name, column]),
  );
  const key = isKeyedById(table) ? '' : `, PRIMARY KEY (${namesOf(table.primaryKey)})`;
  const storing = isKeyedById(table) ? '' : ' WITHOUT ROWID';
  return [
    `CREATE TABLE IF NOT EXISTS ${quotedName(storage)} (${columns.join(', ')}${key})${storing}`,
    ...table.indexes.map((index, number) => indexSql(storage, index, number)),
  ];
};

/** Puts a row where the row with its key was; one mark per column, in the table's order. */
export const insertionOf = (table: Table): string => {
  const names = Object.keys(table.columns);
  const marks = names.map(() => '?').join(', ');
  return `INSERT OR REPLACE INTO ${quotedName(storageOf(table))} (${namesOf(names)}) VALUES (${marks})`;
};
