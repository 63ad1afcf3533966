/** The SQL engine behind SuiteQL: tables in memory, built from the catalogue, written by the projection, read by translated queries. */
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { Unsupported } from '../../../shared/unsupported.ts';
import { storageOf } from '../tables/catalog.ts';
import type { Catalog } from '../tables/catalog.ts';
import type { TimeZone } from '../values/time-zone.ts';
import { registerFunctions } from './functions.ts';
import { creationOf, insertionOf, quotedName } from './schema.ts';

export type Cell = string | bigint | null;
export type Row = Readonly<Record<string, Cell>>;

type Writer = {
  /** Puts a row where the row with its primary key was. Columns left out are NULL. */
  put(storage: string, row: Row): void;
  /** Removes the rows whose column has this value. */
  removeWhere(storage: string, column: string, value: Cell): void;
  /** Runs a change written in SQL. */
  change(sql: string, values: readonly Cell[]): void;
};

type Reader = {
  /** Every row of a query, cells in the order of its columns. */
  rows(sql: string): readonly (readonly Cell[])[];
  /** How many rows a query gives. */
  count(sql: string): number;
};

export type Database = Writer & Reader & { close(): void };

/** Counts of queries already run, until something changes: every page of a long result asks again. */
const COUNTS_KEPT = 50;

type Gathering = { readonly begin: () => void; readonly settle: () => void };

/** Rows that must have changed before the engine looks again at how they are spread. */
const WORTH_ANALYSING = 1000;

/**
 * Changes gather in one transaction until somebody reads: many small ones would cost more than their rows. Whenever the tables
 * have doubled, the engine looks at a few hundred rows of each index, so that it joins in a sensible order.
 */
const gathering = (database: DatabaseSync, changed: () => void): Gathering => {
  let isChanging = false;
  let changes = 0;
  let analysedAt = 0;

  const analyse = (): void => {
    if (changes < Math.max(WORTH_ANALYSING, analysedAt * 2)) return;
    analysedAt = changes;
    database.exec('PRAGMA analysis_limit = 400; ANALYZE');
  };

  return {
    begin() {
      changed();
      changes += 1;
      if (!isChanging) database.exec('BEGIN');
      isChanging = true;
    },
    settle() {
      if (!isChanging) return;
      database.exec('COMMIT');
      isChanging = false;
      analyse();
    },
  };
};

const writer = (database: DatabaseSync, catalog: Catalog, begin: () => void): Writer => {
  const insertions = new Map<string, { names: readonly string[]; statement: StatementSync }>();
  const changes = new Map<string, StatementSync>();
  for (const table of catalog.tables) {
    const names = Object.keys(table.columns);
    insertions.set(storageOf(table), { names, statement: database.prepare(insertionOf(table)) });
  }

  const change: Writer['change'] = (sql, values) => {
    begin();
    const statement = changes.get(sql) ?? database.prepare(sql);
    changes.set(sql, statement);
    statement.run(...values);
  };

  return {
    change,
    put(storage, row) {
      const insertion = insertions.get(storage);
      if (insertion === undefined) throw new TypeError(`no table ${storage}`);
      begin();
      insertion.statement.run(...insertion.names.map((name) => row[name] ?? null));
    },
    removeWhere: (storage, column, value) =>
      change(`DELETE FROM ${quotedName(storage)} WHERE ${quotedName(column)} = ?`, [value]),
  };
};

const cellOf = (value: unknown): Cell => {
  if (typeof value === 'string' || typeof value === 'bigint') return value;
  return typeof value === 'number' ? BigInt(Math.round(value)) : null;
};

const cellsOf = (row: unknown): readonly Cell[] => (Array.isArray(row) ? row.map(cellOf) : []);

/** What the engine itself cannot do, the sandbox does not support; refusals thrown by its functions pass through. */
const understood = <Result>(read: () => Result): Result => {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR') {
      throw new Unsupported(`this SuiteQL query (${error.message})`);
    }
    throw error;
  }
};

const reader = (database: DatabaseSync, counts: Map<string, number>, settle: () => void): Reader => {
  const rows: Reader['rows'] = (sql) => {
    settle();
    return understood(() => {
      const statement = database.prepare(sql);
      statement.setReadBigInts(true);
      statement.setReturnArrays(true);
      return statement.all().map(cellsOf);
    });
  };
  return {
    rows,
    count(sql) {
      const known = counts.get(sql);
      if (known !== undefined) return known;
      const counted = Number(rows(`SELECT COUNT(*) FROM (${sql})`)[0]?.[0] ?? 0);
      if (counts.size >= COUNTS_KEPT) counts.clear();
      counts.set(sql, counted);
      return counted;
    },
  };
};

/** A database with the catalogue's tables, empty but for DUAL. */
export const openDatabase = (catalog: Catalog, zone: TimeZone, dateFormat: string): Database => {
  const database = new DatabaseSync(':memory:');
  database.exec('PRAGMA case_sensitive_like = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = OFF');
  registerFunctions(database, zone, dateFormat);
  for (const sql of catalog.tables.flatMap(creationOf)) database.exec(sql);
  database.exec(`INSERT INTO "dual" VALUES ('X')`);

  const counts = new Map<string, number>();
  const { begin, settle } = gathering(database, () => counts.clear());
  return {
    ...writer(database, catalog, begin),
    ...reader(database, counts, settle),
    close() {
      settle();
      database.close();
    },
  };
};
