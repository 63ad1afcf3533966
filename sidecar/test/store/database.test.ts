import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import { nullable, openDatabase, type Sql } from '../../src/store/database.ts';
import { refuseUnsafeDurability } from '../../src/store/durability.ts';
import { testDatabaseUrl } from '../support/test-database.ts';

const url = await testDatabaseUrl();
const database = await openDatabase({ url, connections: 4 });
after(database.close);
await database.run('create table t (n integer)');

const n = z.object({ n: z.number() });

const careless = await testDatabaseUrl();

test('a database that acknowledges commits before they are safe is refused', async () => {
  await database.run(`alter database ${new URL(careless).pathname.slice(1)} set synchronous_commit = off`);
  const refused = openDatabase({ url: careless });
  await assert.rejects(refused, /synchronous_commit = off and could lose acknowledged work.*alter system set/);
});

for (const name of ['fsync', 'full_page_writes']) {
  test(`a server with ${name} off is refused`, async () => {
    const rows: Sql['rows'] = (schema) => Promise.resolve(z.array(schema).parse([{ name, setting: 'off' }]));
    await assert.rejects(refuseUnsafeDurability({ rows }), new RegExp(`${name} = off`));
  });
}

test('dates stay plain, counts are numbers, null is undefined inside', async () => {
  const row = await database.row(
    z.object({ day: z.string(), many: z.number(), none: nullable(z.string()), exact: z.string() }),
    `select date '2026-03-29' as day, count(*) as many, null::text as none, 12.50::numeric as exact from t`,
  );
  assert.deepEqual(row, { day: '2026-03-29', many: 0, none: undefined, exact: '12.50' });
});

test('a row that does not have the expected shape is refused at the door', async () => {
  await assert.rejects(database.row(n, `select 'x' as n`), z.ZodError);
});

test('a transaction that throws leaves nothing and its connection is good for the next', async () => {
  const failed = database.transaction(async (tx) => {
    await tx.run('insert into t values (1)');
    throw new Error('no');
  });
  await assert.rejects(failed, /^Error: no$/);
  const answer = await database.transaction(async (tx) => {
    await tx.run('insert into t values (2)');
    return tx.rows(n, 'select n from t');
  });
  assert.deepEqual(answer, [{ n: 2 }]);
});

test('a connection that is cut is a failure to try again, and the next query works', async () => {
  const cut = database.session((sql) => sql.run('select pg_terminate_backend(pg_backend_pid())'));
  await assert.rejects(cut, { code: 'PROCESS_KILLED', kind: 'try-again' });
  assert.deepEqual(await database.rows(n, 'select 7 as n'), [{ n: 7 }]);
});

test('a server that is not there is a failure to try again', async () => {
  const nowhere = openDatabase({ url: 'postgresql://x@localhost/x?host=/nowhere' });
  await assert.rejects(nowhere, { code: 'PROCESS_KILLED', kind: 'try-again' });
});

test('a mistake in SQL stays a defect', async () => {
  await assert.rejects(database.run('select nonsense'), (error) => error instanceof Error && error.name !== 'Failure');
});
