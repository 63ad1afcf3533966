import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { quietLog } from '../support/quiet-log.ts';
import { until } from '../support/until.ts';

const root = await mkdtemp(path.join(tmpdir(), 'orderbridge-embedded-'));
await chmod(root, 0o755);
const running: EmbeddedPostgres[] = [];
after(async () => {
  for (const server of running) await server.stop().catch(() => undefined);
  await rm(root, { recursive: true, force: true });
});

const directory = path.join(root, 'main');
const start = async (folder = directory): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres(folder, quietLog());
  running.push(server);
  return server;
};
const withDatabase = async <T>(server: EmbeddedPostgres, use: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase({ url: server.url, connections: 2 });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
};
const counted = z.object({ count: z.number() });
const rowsIn = (server: EmbeddedPostgres): Promise<number | undefined> =>
  withDatabase(server, async (database) => (await database.row(counted, 'select count(*) as count from kept'))?.count);

test('a fresh folder becomes a durable server on a socket only its own account may use', async () => {
  const server = await start();
  await withDatabase(server, async (database) => {
    const setting = z.object({ name: z.string(), setting: z.string() });
    const settings = await database.rows(
      setting,
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_permissions', 'data_checksums', 'server_encoding') order by name`,
    );
    assert.deepEqual(
      settings.map((row) => `${row.name}=${row.setting}`),
      ['data_checksums=on', 'listen_addresses=', 'server_encoding=UTF8', 'unix_socket_permissions=0700'],
    );
    await database.run('create table kept (n integer)');
    await database.run('insert into kept select generate_series(1, 100)');
  });
  assert.equal((await readFile(path.join(directory, 'postgresql/data/PG_VERSION'), 'utf8')).trim(), '18');
  await server.stop();
  assert.equal(await server.pid(), undefined);
});

test('a second sidecar on the same folder is refused and does not disturb the first', async () => {
  const server = await start();
  await assert.rejects(start(), /Another Orderbridge is using .*DATA_DIRECTORY/);
  assert.equal(await rowsIn(server), 100);
  await server.stop();
});

test('a server killed under the sidecar is started again with everything that was committed', async () => {
  const server = await start();
  const before = await server.pid();
  assert.ok(before !== undefined);
  const database = await openDatabase({ url: server.url, connections: 2 });
  await database.run('insert into kept values (101)');
  process.kill(before, 'SIGKILL');
  await until('the server is back', async () => {
    const now = await server.pid();
    return now !== undefined && now !== before;
  });
  const count = await until('the same pool answers again', () =>
    database.row(counted, 'select count(*) as count from kept').catch(() => undefined),
  );
  assert.equal(count.count, 101);
  await database.close();
  await server.stop();
});

/** A sidecar's database in a process of its own, so that it can be killed without warning. */
const startElsewhere = async (): Promise<{ kill: () => Promise<void> }> => {
  const module = new URL('../../src/store/embedded-postgres.ts', import.meta.url).href;
  const program = `
    import { startEmbeddedPostgres } from '${module}';
    const log = { info() {}, warn() {}, error() {} };
    await startEmbeddedPostgres(${JSON.stringify(directory)}, log);
    process.stdout.write('ready');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return {
    kill: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
};

test('a server that outlived its sidecar is adopted, not started twice', async () => {
  const elsewhere = await startElsewhere();
  await elsewhere.kill();
  const pidFile = await readFile(path.join(directory, 'postgresql/data/postmaster.pid'), 'utf8');
  const server = await start();
  assert.equal(String(await server.pid()), pidFile.split('\n')[0]);
  assert.equal(await rowsIn(server), 101);
  await server.stop();
  assert.equal(await server.pid(), undefined);
});

test('when sidecar and server are both killed the next start cleans up and goes on', async () => {
  const elsewhere = await startElsewhere();
  const pid = Number((await readFile(path.join(directory, 'postgresql/data/postmaster.pid'), 'utf8')).split('\n')[0]);
  process.kill(pid, 'SIGKILL');
  await elsewhere.kill();
  const server = await start();
  assert.equal(await rowsIn(server), 101);
  await server.stop();
});

test('a lock file that names a process of somebody else is not believed', async () => {
  await writeFile(path.join(directory, 'postgresql/data/postmaster.pid'), `${process.pid}\n${directory}\n`);
  const server = await start();
  assert.equal(await rowsIn(server), 101);
  await server.stop();
});

test('data of another major version is refused with the way to move it', async () => {
  const folder = path.join(root, 'older');
  await mkdir(path.join(folder, 'postgresql/data'), { recursive: true });
  await writeFile(path.join(folder, 'postgresql/data/PG_VERSION'), '15\n');
  await assert.rejects(start(folder), /written by PostgreSQL 15.*pg_dump/s);
});

test('a server that cannot start says why in its own words', async () => {
  const folder = path.join(root, 'broken');
  const server = await start(folder);
  await server.stop();
  await writeFile(path.join(folder, 'postgresql/data/postgresql.auto.conf'), "shared_buffers = 'lots'\n");
  await assert.rejects(start(folder), /ended right after its start:.*shared_buffers/s);
});

test(
  'a folder its account may not enter is named',
  { skip: process.getuid?.() !== 0 && 'only root lends an account' },
  async () => {
    const closed = path.join(root, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await assert.rejects(start(path.join(closed, 'data')), /may not enter .*closed.*DATA_DIRECTORY/s);
  },
);
