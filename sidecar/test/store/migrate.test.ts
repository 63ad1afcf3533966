import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Database } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { emptyDatabase } from '../support/test-database.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'orderbridge-migrations-'));
after(() => rm(folder, { recursive: true }));
const files = pathToFileURL(`${folder}/`);
const write = (name: string, text: string): Promise<void> => writeFile(path.join(folder, name), text);

const databases = await Promise.all(Array.from({ length: 7 }, emptyDatabase));
const open = (): Database => databases.pop() ?? assert.fail('one database per test');

const tables = async (database: Database): Promise<readonly string[]> => {
  const found = await database.rows(
    z.object({ name: z.string() }),
    `select schemaname || '.' || tablename as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  return found.map(({ name }) => name);
};

test("the product's own migrations apply once and put everything into our two schemas", async () => {
  const database = open();
  assert.ok((await migrate(database)).length >= 4);
  assert.deepEqual(await migrate(database), []);
  const schemas = new Set((await tables(database)).map((name) => name.split('.')[0]));
  assert.deepEqual([...schemas].toSorted(), ['orderbridge', 'orderbridge_jobs']);
});

test('replicas that start together migrate once', async () => {
  const database = open();
  const applied = await Promise.all([migrate(database), migrate(database)]);
  assert.equal(applied.filter((names) => names.length > 0).length, 1);
});

test('files are applied in order, and a lower number that comes later still is', async () => {
  const database = open();
  await write('0001_first.sql', 'create table orderbridge.first (n integer);');
  await write('0020_third.sql', 'insert into orderbridge.first values (3);');
  assert.deepEqual(await migrate(database, files), ['first', 'third']);
  await write('0010_second.sql', 'insert into orderbridge.first values (2);');
  assert.deepEqual(await migrate(database, files), ['second']);
});

test('a migration that fails leaves nothing of itself and says which it was', async () => {
  const database = open();
  await write('0030_broken.sql', 'create table orderbridge.half (n integer); select nonsense;');
  await assert.rejects(migrate(database, files), /Migration 30 \(broken\) failed: column "nonsense" does not exist/);
  assert.ok(!(await tables(database)).includes('orderbridge.half'));
  await rm(path.join(folder, '0030_broken.sql'));
  assert.deepEqual(await migrate(database, files), []);
});

test('a file changed after it was applied is refused', async () => {
  const database = open();
  await migrate(database, files);
  await write('0020_third.sql', 'insert into orderbridge.first values (4);');
  await assert.rejects(migrate(database, files), /Migration 20 \(third\) was changed after it was applied/);
});

test('a database of a newer version is refused', async () => {
  const database = open();
  await migrate(database, files);
  await rm(path.join(folder, '0010_second.sql'));
  await assert.rejects(migrate(database, files), /has migration 10 \(second\), which this version does not know/);
});

test('a number used twice and a name that is none are refused', async () => {
  const database = open();
  await write('0001_again.sql', 'select 1;');
  await assert.rejects(migrate(database, files), /Two migrations have the number 1/);
  await rm(path.join(folder, '0001_again.sql'));
  await write('fix.sql', 'select 1;');
  await assert.rejects(migrate(database, files), /fix.sql is not a migration's name/);
});
