import { spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { z } from 'zod';
import type { Log } from '../shared/log.ts';
import { LOCKS } from './advisory-lock.ts';
import { postgresBinaries, PostgresUnavailable, type PostgresBinaries } from './postgres-binaries.ts';
import { ensureInitialised, prepareFolder, SUPERUSER, type PostgresFolder } from './postgres-folder.ts';
import { isPostgres, livingPostmaster, postmasterPid } from './postmaster-file.ts';
import { unprivilegedAccount, type Account } from './unprivileged-account.ts';

/**
 * A PostgreSQL of our own: started on a unix socket nobody else may use, adopted when it outlived an earlier sidecar, started
 * again when it dies, stopped in an orderly way. One sidecar per data folder: the guard, an advisory lock on a connection of
 * its own, is freed by the kernel even when the sidecar is killed.
 */

export type EmbeddedPostgres = {
  /** For `openDatabase`. */
  readonly url: string;
  /** The address of another database of the same server. */
  readonly urlOf: (database: string) => string;
  /** The server's process; undefined while it is being started again. */
  readonly pid: () => Promise<number | undefined>;
  readonly stop: () => Promise<void>;
};

type Server = {
  readonly folder: PostgresFolder;
  readonly binaries: PostgresBinaries;
  readonly account: Account | undefined;
  readonly log: Log;
};

/** Whether a started process has ended. */
type Ended = () => boolean;

const DATABASE = 'orderbridge';
const READY_WITHIN_MS = 60_000;
const STOP_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 25;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '80',
  timezone: 'UTC',
  log_min_messages: 'warning',
};

const urlIn = (folder: PostgresFolder, database: string): string =>
  `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(folder.socket)}`;

const lastLines = async (file: string): Promise<string> =>
  (await readFile(file, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-5).join('\n');

/** Starts the server in a session of its own, so that Ctrl-C reaches the sidecar first and the server is stopped in order. */
const launch = async ({ folder, binaries, account }: Server): Promise<Ended> => {
  const output = await open(folder.log, 'w');
  if (account !== undefined) await output.chown(account.uid, account.gid);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: folder.socket });
  const child = spawn(
    binaries.postgres,
    ['-D', folder.data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: folder.root,
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', output.fd, output.fd],
      detached: true,
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  let ended = false;
  child.once('exit', () => (ended = true));
  child.once('error', () => (ended = true));
  child.unref();
  await output.close();
  return () => ended;
};

const connected = async (folder: PostgresFolder): Promise<pg.Client | undefined> => {
  const client = new pg.Client({ connectionString: urlIn(folder, 'postgres'), application_name: 'orderbridge-guard' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return undefined;
  }
};

/** After a kill, old backends may hold the shared memory for a moment; PostgreSQL then says so and can be started again. */
const isPassing = (output: string): boolean =>
  /pre-existing shared memory block|lock file .* already exists/.test(output);

/** Throws what the server said when it ended, unless it only has to be started once more. */
const refuseLastWords = async (server: Server): Promise<void> => {
  const output = await lastLines(server.folder.log);
  if (!isPassing(output)) throw new PostgresUnavailable(`PostgreSQL ended right after its start:\n${output}`);
};

/** Starts the server unless one is starting already. @param started tells of the last start whether it came to nothing. */
const launchOnce = async (server: Server, started: Ended | undefined): Promise<Ended | undefined> => {
  if (started?.() === true) await refuseLastWords(server);
  const isStarting = started?.() === false || (await livingPostmaster(server.folder.data)) !== undefined;
  return isStarting ? started : launch(server);
};

const connectOrLaunch = async (server: Server): Promise<pg.Client> => {
  const deadline = Date.now() + READY_WITHIN_MS;
  let started: Ended | undefined;
  while (Date.now() < deadline) {
    const isAlive = (await livingPostmaster(server.folder.data)) !== undefined;
    const client = isAlive ? await connected(server.folder) : undefined;
    if (client !== undefined) return client;
    started = await launchOnce(server, started);
    await pause(LOOK_EVERY_MS);
  }
  throw new PostgresUnavailable(`PostgreSQL was not ready within a minute:\n${await lastLines(server.folder.log)}`);
};

const locked = z.object({ locked: z.boolean() });

const guard = async (client: pg.Client, folder: PostgresFolder): Promise<void> => {
  const answer = await client.query('select pg_try_advisory_lock($1) as locked', [LOCKS.dataFolder]);
  if (locked.parse(answer.rows[0]).locked) return;
  await client.end();
  throw new PostgresUnavailable(
    `Another Orderbridge is using ${folder.root}. Stop it, give this one a DATA_DIRECTORY of its own, ` +
      'or let both share one PostgreSQL through DATABASE_URL.',
  );
};

const ensureDatabase = async (client: pg.Client): Promise<void> => {
  const found = await client.query('select from pg_database where datname = $1', [DATABASE]);
  if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
};

const bringUp = async (server: Server): Promise<pg.Client> => {
  const client = await connectOrLaunch(server);
  await guard(client, server.folder);
  await ensureDatabase(client);
  return client;
};

/** Fast shutdown: sessions are ended, work committed so far is safe; insisted upon when it takes too long. */
const shutDown = async ({ folder }: Server): Promise<void> => {
  const pid = await livingPostmaster(folder.data);
  if (pid === undefined) return;
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_WITHIN_MS;
  while (Date.now() < deadline) {
    if ((await postmasterPid(folder.data)) === undefined || !(await isPostgres(pid))) return;
    await pause(LOOK_EVERY_MS);
  }
  process.kill(pid, 'SIGQUIT');
};

/** Keeps the server up: whenever the guard's connection ends unasked, brings it up again. */
const supervise = async (server: Server): Promise<() => Promise<void>> => {
  let stopping = false;
  let recovery: Promise<void> = Promise.resolve();
  let client = await bringUp(server);

  const recover = async (): Promise<void> => {
    const fields = { journey: 'store', step: 'supervise-postgresql' };
    server.log.warn({ ...fields, outcome: 'ended' }, 'PostgreSQL ended unasked, starting it again');
    try {
      client = await bringUp(server);
      watch();
      server.log.info({ ...fields, outcome: 'restarted' }, 'PostgreSQL is back');
    } catch (error) {
      server.log.error({ ...fields, outcome: 'down', error }, 'PostgreSQL could not be started again');
    }
  };
  const watch = (): void => {
    client.once('end', () => {
      if (!stopping) recovery = recover();
    });
  };

  watch();
  return async () => {
    stopping = true;
    await recovery;
    await client.end().catch(() => undefined);
    await shutDown(server);
  };
};

/**
 * Starts, or adopts, the PostgreSQL of a data folder.
 * @param directory made when missing; everything PostgreSQL keeps is below it.
 * @throws PostgresUnavailable, with what to do: not installed, folder closed or in use, or PostgreSQL's own last words.
 */
export const startEmbeddedPostgres = async (directory: string, log: Log): Promise<EmbeddedPostgres> => {
  const account = await unprivilegedAccount();
  const folder = await prepareFolder(directory, account);
  const binaries = await postgresBinaries(account, folder.root);
  await ensureInitialised(folder, binaries, account);
  const stop = await supervise({ folder, binaries, account, log });
  return {
    url: urlIn(folder, DATABASE),
    urlOf: (database) => urlIn(folder, database),
    pid: () => livingPostmaster(folder.data),
    stop,
  };
};
