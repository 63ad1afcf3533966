import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test, type TestContext } from 'node:test';
import { z } from 'zod';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { openJobs, QUEUE_SCHEMA, type StoredJobs } from '../../src/store/jobs.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startWorker, type RunJob, type RunningWorker } from '../../src/store/worker.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabaseUrl } from '../support/test-database.ts';
import { until } from '../support/until.ts';
import { openCuttableWay } from './cut-connections.ts';

/** So late that only a worker which gives back what it held is in time. */
const HEARTBEAT_SECONDS = 600;
const WITHIN_MS = 60_000;

const url = await testDatabaseUrl();

type CleanUps = (() => Promise<void>)[];

/** What was set up last is cleaned up first. */
const cleaned = (context: TestContext): CleanUps => {
  const cleanUps: CleanUps = [];
  context.after(async () => {
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  });
  return cleanUps;
};

const opened = async (cleanUps: CleanUps, address: string): Promise<Database> => {
  const database = await openDatabase({ url: address, connections: 10 });
  cleanUps.push(database.close);
  await migrate(database);
  return database;
};

type Tasks = Record<string, RunJob>;

const begun = async (cleanUps: CleanUps, database: Database, tasks: Tasks): Promise<RunningWorker> => {
  const options = { log: quietLog(), recoverAfterSeconds: HEARTBEAT_SECONDS, stopWithinSeconds: 1 };
  const worker = await startWorker({ ...options, database, tasks });
  cleanUps.push(worker.stop);
  return worker;
};

type Setting = {
  readonly database: Database;
  readonly jobs: StoredJobs;
  readonly cutAt: (text: string) => void;
  readonly worker: RunningWorker;
};

/** A worker whose way to the database can be cut, while the test itself speaks to it directly. */
const workerOnCuttableWay = async (context: TestContext, tasks: Tasks): Promise<Setting> => {
  const cleanUps = cleaned(context);
  const database = await opened(cleanUps, url);
  const way = await openCuttableWay(url);
  cleanUps.push(way.close);
  const worker = await begun(cleanUps, await opened(cleanUps, way.url), tasks);
  return { database, jobs: openJobs(database), cutAt: way.cutAt, worker };
};

const queued = z.object({ key: z.string(), isHeld: z.boolean(), attempts: z.number() });
type Queued = z.infer<typeof queued>;

const queue = (database: Database): Promise<readonly Queued[]> =>
  database.rows(
    queued,
    `select coalesce(key, '') as key, locked_at is not null as "isHeld", attempts from ${QUEUE_SCHEMA}.jobs order by key`,
  );

/** Waits for the queue to be so; a database that is away is asked again. */
const untilQueue = (what: string, database: Database, isSo: (jobs: readonly Queued[]) => boolean): Promise<true> =>
  until(what, () => queue(database).then(isSo, () => false), WITHIN_MS);
const untilEmpty = (database: Database): Promise<true> =>
  untilQueue('nothing is left in the queue', database, (jobs) => jobs.length === 0);
const untilTrue = (what: string, look: () => boolean): Promise<true> =>
  until(what, () => Promise.resolve(look()), WITHIN_MS);

test('a job whose handing out never arrived is handed out again within seconds', async (context) => {
  const ran: number[] = [];
  const { database, jobs, cutAt, worker } = await workerOnCuttableWay(context, {
    greet: (job) => Promise.resolve(void ran.push(job.begun)),
  });
  cutAt('cut-when-handed-out');
  await jobs.add({ task: 'greet', payload: { name: 'cut-when-handed-out' }, queue: 'greetings' });
  await jobs.add({ task: 'greet', payload: { name: 'another' }, queue: 'greetings' });
  await untilEmpty(database);
  assert.deepEqual(ran.toSorted(), [1, 2]);
  assert.equal(worker.isRunning(), true);
});

test('a job whose end never arrived is run again within seconds, and its queue goes on', async (context) => {
  const ran: unknown[] = [];
  const { database, jobs, cutAt, worker } = await workerOnCuttableWay(context, {
    greet: ({ payload }) => Promise.resolve(void ran.push(payload['name'])),
  });
  cutAt(`complete_job_q/${QUEUE_SCHEMA}`);
  await jobs.add({ task: 'greet', payload: { name: 'first' }, queue: 'greetings', priority: 1 });
  await untilTrue('the first ran twice', () => ran.length === 2);
  await jobs.add({ task: 'greet', payload: { name: 'second' }, queue: 'greetings', priority: 2 });
  await untilEmpty(database);
  assert.deepEqual(ran, ['first', 'first', 'second']);
  assert.equal(worker.isRunning(), true);
});

test('a job whose failing never arrived is run again', async (context) => {
  let ran = 0;
  const { database, jobs, cutAt } = await workerOnCuttableWay(context, {
    fail: () => (++ran === 1 ? Promise.reject(new Error('no')) : Promise.resolve()),
  });
  cutAt(`fail_job/${QUEUE_SCHEMA}`);
  await jobs.add({ task: 'fail', payload: {} });
  await untilEmpty(database);
  assert.equal(ran, 2);
});

test('a job that still runs when the queue starts again is not run beside itself', async (context) => {
  const gate = Promise.withResolvers<void>();
  const steps: string[] = [];
  const { database, jobs, cutAt } = await workerOnCuttableWay(context, {
    slow: async () => {
      steps.push('begins');
      await gate.promise;
      steps.push('ends');
    },
    quick: () => Promise.resolve(),
  });
  await jobs.add({ task: 'slow', payload: {}, key: 'slow' });
  await untilTrue('the slow job runs', () => steps.length === 1);
  cutAt('cut-when-handed-out');
  await jobs.add({ task: 'quick', payload: { name: 'cut-when-handed-out' }, key: 'quick' });
  await untilQueue('the slow job alone is there and handed out again', database, ([first, ...others]) => {
    return first?.key === 'slow' && first.isHeld && first.attempts === 2 && others.length === 0;
  });
  assert.deepEqual(steps, ['begins']);
  gate.resolve();
  await untilEmpty(database);
  // The queue says so before the worker hears of it: when the first run ends in between, a second one follows it.
  assert.deepEqual(steps, steps.length === 2 ? ['begins', 'ends'] : ['begins', 'ends', 'begins', 'ends']);
});

test('a job waits for one of its queue that still runs when the queue starts again', async (context) => {
  const gate = Promise.withResolvers<void>();
  const steps: string[] = [];
  const { database, jobs, cutAt } = await workerOnCuttableWay(context, {
    slow: async () => {
      steps.push('slow begins');
      await gate.promise;
      steps.push('slow ends');
    },
    next: () => Promise.resolve(void steps.push('next')),
    quick: () => Promise.resolve(),
  });
  await jobs.add({ task: 'slow', payload: {}, key: 'slow', queue: 'one' });
  await untilTrue('the slow job runs', () => steps.length === 1);
  await jobs.add({ task: 'next', payload: {}, key: 'next', queue: 'one', priority: -1 });
  cutAt('cut-when-handed-out');
  await jobs.add({ task: 'quick', payload: { name: 'cut-when-handed-out' }, key: 'quick' });
  await untilQueue('the next is handed out', database, ([first]) => first?.key === 'next' && first.isHeld);
  gate.resolve();
  await untilEmpty(database);
  assert.deepEqual(steps.slice(0, 3), ['slow begins', 'slow ends', 'next']);
});

test('a worker stops in time although a job does not end and the database is away', async (context) => {
  const gate = Promise.withResolvers<void>();
  let runs = 0;
  const cleanUps = cleaned(context);
  const direct = await opened(cleanUps, url);
  const way = await openCuttableWay(url);
  const worker = await begun(cleanUps, await opened(cleanUps, way.url), {
    slow: () => {
      runs += 1;
      return gate.promise;
    },
  });
  await openJobs(direct).add({ task: 'slow', payload: {} });
  await untilTrue('the job runs', () => runs === 1);
  await way.close();
  await worker.stop();
  assert.equal(worker.isRunning(), false);
  await direct.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
});

test('the database dies while a job runs: the worker comes back and every job runs to its end', async (context) => {
  const cleanUps = cleaned(context);
  const root = await mkdtemp(path.join(tmpdir(), 'orderbridge-recovery-'));
  cleanUps.push(() => rm(root, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }));
  await chmod(root, 0o755);
  const server = await startEmbeddedPostgres(root, quietLog());
  cleanUps.push(server.stop);
  const database = await opened(cleanUps, server.url);
  const jobs = openJobs(database);
  const gate = Promise.withResolvers<void>();
  const ended: string[] = [];
  let slow = 0;
  const worker = await begun(cleanUps, database, {
    slow: async () => {
      slow += 1;
      await gate.promise;
      ended.push('slow');
    },
    quick: () => Promise.resolve(void ended.push('quick')),
  });

  await jobs.add({ task: 'slow', payload: {}, key: 'slow' });
  await untilTrue('the job runs', () => slow === 1);
  const pid = await server.pid();
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGKILL');
  gate.resolve();
  const add = (): Promise<boolean> =>
    jobs.add({ task: 'quick', payload: {}, key: 'quick' }).then(
      () => true,
      () => false,
    );
  await until('a job can be added again', add, WITHIN_MS);
  await untilTrue('both have ended', () => ended.includes('quick') && ended.includes('slow'));
  await untilEmpty(database);
  await untilTrue('the worker is there', worker.isRunning);
});
