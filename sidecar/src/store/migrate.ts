import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { runMigrations } from 'graphile-worker';
import { z } from 'zod';
import { alone } from './advisory-lock.ts';
import type { Database, Sql } from './database.ts';
import { QUEUE_SCHEMA } from './jobs.ts';
import { silentQueueLogger } from './queue-logger.ts';

/**
 * Numbered SQL files, each applied once, in order, under one lock, so that replicas starting together do it together. A
 * file that was changed after it was applied, a number used twice or a migration this version does not know is refused.
 * Everything lives in the schema `orderbridge`; the job queue keeps its own tables in `orderbridge_jobs`.
 */

export class MigrationRefused extends Error {
  override name = 'MigrationRefused';
}

type Migration = { readonly number: number; readonly name: string; readonly checksum: string; readonly text: string };

const FOLDER = new URL('./migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})_([a-z0-9_]+)\.sql$/;

const applied = z.object({ number: z.number(), name: z.string(), checksum: z.string() });
type Applied = z.infer<typeof applied>;

const readMigration = async (folder: URL, file: string): Promise<Migration> => {
  const [, number, name] = FILE_NAME.exec(file) ?? [];
  if (number === undefined || name === undefined) {
    throw new MigrationRefused(`${file} is not a migration's name: write NNNN_what_it_does.sql.`);
  }
  const text = await readFile(new URL(file, folder), 'utf8');
  return { number: Number(number), name, checksum: createHash('sha256').update(text).digest('hex'), text };
};

const readMigrations = async (folder: URL): Promise<readonly Migration[]> => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).toSorted();
  const migrations = await Promise.all(files.map((file) => readMigration(folder, file)));
  const twice = migrations.find(({ number }, index) => migrations[index - 1]?.number === number);
  if (twice !== undefined) throw new MigrationRefused(`Two migrations have the number ${twice.number}; renumber one.`);
  return migrations;
};

const refuseDrift = (known: readonly Migration[], done: readonly Applied[]): void => {
  for (const { number, name, checksum } of done) {
    const file = known.find((migration) => migration.number === number);
    if (file === undefined) {
      throw new MigrationRefused(
        `The database has migration ${number} (${name}), which this version does not know: start a newer version.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new MigrationRefused(
        `Migration ${number} (${name}) was changed after it was applied: add a new one instead.`,
      );
    }
  }
};

const prepare = async (sql: Sql): Promise<void> => {
  await sql.run('create schema if not exists orderbridge');
  await sql.run(
    `create table if not exists orderbridge.migrations (
       number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`,
  );
};

const apply = async (sql: Sql, migration: Migration): Promise<void> => {
  await sql.run('begin');
  try {
    await sql.run(migration.text);
    await sql.run('insert into orderbridge.migrations (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await sql.run('commit');
  } catch (error) {
    await sql.run('rollback');
    const why = error instanceof Error ? error.message : String(error);
    throw new MigrationRefused(`Migration ${migration.number} (${migration.name}) failed: ${why}`, { cause: error });
  }
};

const applyMissing = async (sql: Sql, folder: URL): Promise<readonly string[]> => {
  const known = await readMigrations(folder);
  await prepare(sql);
  const done = await sql.rows(applied, 'select number, name, checksum from orderbridge.migrations order by number');
  refuseDrift(known, done);
  const missing = known.filter(({ number }) => !done.some((migration) => migration.number === number));
  for (const migration of missing) await apply(sql, migration);
  return missing.map(({ name }) => name);
};

/**
 * Brings the database up to this version, the job queue included; answers the names of what was applied.
 * @param folder where the files are; tests name another.
 * @throws MigrationRefused, with what to do.
 */
export const migrate = (database: Database, folder: URL = FOLDER): Promise<readonly string[]> =>
  alone(database, 'migrations', async (sql) => {
    const names = await applyMissing(sql, folder);
    await runMigrations({ pgPool: database.pool, schema: QUEUE_SCHEMA, logger: silentQueueLogger });
    return names;
  });
