import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import { quietLog } from './quiet-log.ts';

/**
 * A real PostgreSQL for a test file: one server per test process (or the one `TEST_DATABASE_URL` names), one fresh, migrated
 * database per call, everything removed when the file is through.
 */

type TestServer = { readonly urlOf: (database: string) => string; readonly stop: () => Promise<void> };

const startServer = async (): Promise<TestServer> => {
  const shared = process.env.TEST_DATABASE_URL;
  if (shared !== undefined) {
    const urlOf = (database: string): string => Object.assign(new URL(shared), { pathname: `/${database}` }).href;
    return { urlOf, stop: () => Promise.resolve() };
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'orderbridge-test-'));
  // PostgreSQL may run as another account than the tests.
  await chmod(directory, 0o755);
  const server = await startEmbeddedPostgres(directory, quietLog());
  return {
    urlOf: server.urlOf,
    stop: async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
};

let server: Promise<TestServer> | undefined;
const cleanUps: (() => Promise<void>)[] = [];

const theServer = (): Promise<TestServer> => {
  if (server === undefined) {
    const starting = startServer();
    server = starting;
    after(async () => {
      for (const cleanUp of cleanUps.toReversed()) await cleanUp();
      await (await starting).stop();
    });
  }
  return server;
};

const administer = async (urlOf: TestServer['urlOf'], statement: string): Promise<void> => {
  const postgres = await openDatabase({ url: urlOf('postgres'), connections: 1 });
  await postgres.run(statement);
  await postgres.close();
};

/** The address of a fresh, empty database; dropped after the test file. All three: call at the top level of the file. */
export const testDatabaseUrl = async (): Promise<string> => {
  const { urlOf } = await theServer();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await administer(urlOf, `create database ${name}`);
  cleanUps.push(() => administer(urlOf, `drop database ${name} with (force)`));
  return urlOf(name);
};

/** A fresh database without any table of ours; closed and dropped after the test file. */
export const emptyDatabase = async (): Promise<Database> => {
  const database = await openDatabase({ url: await testDatabaseUrl(), connections: 12 });
  cleanUps.push(database.close);
  return database;
};

/** A fresh database with every migration applied; closed and dropped after the test file. */
export const testDatabase = async (): Promise<Database> => {
  const database = await emptyDatabase();
  await migrate(database);
  return database;
};
