/** The SQL engine behind SuiteQL: tables in memory, built from the catalogue, written by the projection, read by translated queries. */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { storageOf } from '../tables/catalog.ts';
import type { Catalog } from '../tables/catalog.ts';
import type { Column, Table } from '../tables/table.ts';
import type { TimeZone } from '../values/time-zone.ts';
import { registerFunctions } from './functions.ts';

export type Cell = string | bigint | null;
export type Row = Readonly<Record<string, Cell>>;

export type Database = {
  /** Puts a row where the row with its primary key was. Columns left out are NULL. */
  put(storage: string, row: Row): void;
  /** Removes the rows whose column has this value. */
  removeWhere(storage: string, column: string, value: Cell): void;
  /** Runs a change written in SQL. */
  change(sql: string, values: readonly Cell[]): void;
  /** Every row of a query, cells in the order of its columns. */
  rows(sql: string): readonly (readonly Cell[])[];
  /** How many rows a query gives. */
  count(sql: string): number;
  close(): void;
};

const quotedName = (name: string): string => `"${name}"`;

const columnSql = ([name, column]: readonly [string, Column]): string =>
  `${quotedName(name)} ${column.type === 'text' ? 'TEXT' : 'INTEGER'}${column.required ? ' NOT NULL' : ''}`;

const isKeyedById = (table: Table): boolean => table.primaryKey.length === 1 && table.primaryKey[0] === 'id';

const creation = (table: Table): readonly string[] => {
  const storage = storageOf(table);
  const columns = Object.entries(table.columns).map(([name, column]) =>
    isKeyedById(table) && name === 'id' ? '"id" INTEGER PRIMARY KEY' : columnSql([name, column]),
  );
  const key = isKeyedById(table) ? '' : `, PRIMARY KEY (${table.primaryKey.map(quotedName).join(', ')})`;
  const withoutRowId = isKeyedById(table) ? '' : ' WITHOUT ROWID';
  const indexes = table.indexes.map(
    (index, number) =>
      `CREATE INDEX IF NOT EXISTS ${quotedName(`${storage}_${number}`)} ON ${quotedName(storage)} (${index.map(quotedName).join(', ')})`,
  );
  return [`CREATE TABLE IF NOT EXISTS ${quotedName(storage)} (${columns.join(', ')}${key})${withoutRowId}`, ...indexes];
};

/** Counts of queries already run, until something changes: every page of a long result asks again. */
const COUNTS_KEPT = 50;

/** A database with the catalogue's tables, empty but for DUAL. */
export const openDatabase = (catalog: Catalog, zone: TimeZone, dateFormat: string): Database => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = OFF');
  registerFunctions(database, zone, dateFormat);
  const insertions = new Map<string, { names: readonly string[]; statement: StatementSync }>();
  const changes = new Map<string, StatementSync>();
  const counts = new Map<string, number>();
  let isChanging = false;

  const insertionInto = (table: Table): void => {
    const names = Object.keys(table.columns);
    const sql = `INSERT OR REPLACE INTO ${quotedName(storageOf(table))} (${names.map(quotedName).join(', ')})`;
    const statement = database.prepare(`${sql} VALUES (${names.map(() => '?').join(', ')})`);
    insertions.set(storageOf(table), { names, statement });
  };
  for (const table of catalog.tables) {
    for (const sql of creation(table)) database.exec(sql);
    insertionInto(table);
  }
  database.exec(`INSERT INTO "dual" VALUES ('X')`);

  /** Changes gather in one transaction until somebody reads: many small ones would cost more than their rows. */
  const beginChange = (): void => {
    counts.clear();
    if (isChanging) return;
    database.exec('BEGIN');
    isChanging = true;
  };
  const settle = (): void => {
    if (isChanging) database.exec('COMMIT');
    isChanging = false;
  };

  const change = (sql: string, values: readonly Cell[]): void => {
    beginChange();
    const statement = changes.get(sql) ?? database.prepare(sql);
    changes.set(sql, statement);
    statement.run(...values);
  };

  const rows = (sql: string): readonly (readonly Cell[])[] => {
    settle();
    const statement = database.prepare(sql);
    statement.setReadBigInts(true);
    statement.setReturnArrays(true);
    return statement.all().map(cellsOf);
  };

  return {
    change,
    rows,
    put(storage, row) {
      const insertion = insertions.get(storage);
      if (insertion === undefined) throw new TypeError(`no table ${storage}`);
      beginChange();
      insertion.statement.run(...insertion.names.map((name) => row[name] ?? null));
    },
    removeWhere(storage, column, value) {
      change(`DELETE FROM ${quotedName(storage)} WHERE ${quotedName(column)} = ?`, [value]);
    },
    count(sql) {
      const known = counts.get(sql);
      if (known !== undefined) return known;
      const counted = Number(rows(`SELECT COUNT(*) FROM (${sql})`)[0]?.[0] ?? 0);
      if (counts.size >= COUNTS_KEPT) counts.clear();
      counts.set(sql, counted);
      return counted;
    },
    close() {
      settle();
      database.close();
    },
  };
};

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'string' || typeof value === 'bigint') return value;
  return typeof value === 'number' ? BigInt(Math.round(value)) : null;
};

const cellsOf = (row: unknown): readonly Cell[] => (Array.isArray(row) ? row.map(cellOf) : []);
