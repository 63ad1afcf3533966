import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { receiveWithin } from '../../src/store/inbox.ts';
import { openJobs, QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { moveWithin, positionOf } from '../../src/store/watermarks.ts';
import { startWorker, type RunningJob, type RunningWorker, type RunJob } from '../../src/store/worker.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';
import { until } from '../support/until.ts';

const database = await testDatabase();
const jobs = openJobs(database);

const withWorker = async (
  tasks: Record<string, RunJob>,
  use: (worker: RunningWorker) => Promise<void>,
): Promise<void> => {
  const worker = await startWorker({ database, tasks, log: quietLog(), recoverAfterSeconds: 1, stopWithinSeconds: 1 });
  try {
    await use(worker);
  } finally {
    await worker.stop();
  }
};

const counted = z.object({ count: z.number() });
const jobCount = async (): Promise<number> =>
  (await database.row(counted, `select count(*) as count from ${QUEUE_SCHEMA}.jobs`))?.count ?? -1;

test('a job is run once with its payload, key, queue and priority', async () => {
  const seen: RunningJob[] = [];
  await withWorker({ greet: (job) => Promise.resolve(void seen.push(job)) }, async () => {
    await jobs.add({ task: 'greet', payload: { name: 'x' }, key: 'greet:x', queue: 'greetings', priority: 3 });
    await until('the job ran', async () => seen.length > 0 && (await jobCount()) === 0);
  });
  assert.deepEqual(
    seen.map(({ id: _id, ...rest }) => rest),
    [{ task: 'greet', payload: { name: 'x' }, key: 'greet:x', queue: 'greetings', priority: 3, begun: 1 }],
  );
});

test('jobs with the same key are one job, and the last payload counts', async () => {
  const seen: unknown[] = [];
  await jobs.add({ task: 'once', payload: { n: 1 }, key: 'k' });
  await jobs.add({ task: 'once', payload: { n: 2 }, key: 'k' });
  await withWorker({ once: ({ payload }) => Promise.resolve(void seen.push(payload)) }, () =>
    until('the job ran', async () => (await jobCount()) === 0).then(() => undefined),
  );
  assert.deepEqual(seen, [{ n: 2 }]);
});

test('a job added in a transaction that rolls back does not exist', async () => {
  const failed = database.transaction(async (tx) => {
    await jobs.addWithin(tx, { task: 'never', payload: {} });
    throw new Error('changed my mind');
  });
  await assert.rejects(failed, /changed my mind/);
  assert.equal(await jobCount(), 0);
});

test('a job held by a dead worker runs within seconds on another', async () => {
  await jobs.add({ task: 'orphan', payload: {}, key: 'orphan' });
  await database.run(
    `update ${QUEUE_SCHEMA}._private_jobs set locked_at = now() - interval '5 s', locked_by = 'pool-dead'`,
  );
  await database.run(`insert into orderbridge.workers (id, seen_at) values ('pool-dead', now() - interval '5 s')`);
  let ran = 0;
  await withWorker({ orphan: () => Promise.resolve(void (ran += 1)) }, () =>
    until('the orphan ran', () => Promise.resolve(ran === 1), 5000).then(() => undefined),
  );
  assert.equal(ran, 1);
});

test('a job held by a worker that never beat is found by its lock', async () => {
  await jobs.add({ task: 'orphan', payload: {}, key: 'orphan' });
  await database.run(
    `update ${QUEUE_SCHEMA}._private_jobs set locked_at = now() - interval '5 s', locked_by = 'pool-new'`,
  );
  let ran = 0;
  await withWorker({ orphan: () => Promise.resolve(void (ran += 1)) }, () =>
    until('the orphan ran', () => Promise.resolve(ran === 1), 5000).then(() => undefined),
  );
  assert.equal(ran, 1);
});

test('a stop lets the running job end and leaves no worker behind', async () => {
  let finish: () => void = () => undefined;
  let ended = false;
  const gate = new Promise<void>((resolve) => (finish = resolve));
  let started = false;
  await jobs.add({ task: 'slow', payload: {} });
  await withWorker(
    {
      slow: async () => {
        started = true;
        await gate;
        ended = true;
      },
    },
    async (worker) => {
      await until('the job started', () => Promise.resolve(started));
      const stopped = worker.stop();
      finish();
      await stopped;
      assert.equal(worker.isRunning(), false);
    },
  );
  assert.equal(ended, true);
  assert.deepEqual(await database.rows(z.object({ id: z.string() }), 'select id from orderbridge.workers'), []);
});

test('an event is received once per source', async () => {
  const receive = (source: string): Promise<boolean> =>
    database.transaction((tx) => receiveWithin(tx, source, 'evt-1'));
  assert.deepEqual(
    [await receive('netsuite'), await receive('netsuite'), await receive('salesforce')],
    [true, false, true],
  );
});

test('a watermark moves only with its transaction', async () => {
  const position = z.object({ at: z.string() });
  assert.equal(await positionOf(database, 'invoices', position), undefined);
  await database.transaction((tx) => moveWithin(tx, 'invoices', { at: '2026-01-01' }));
  const failed = database.transaction(async (tx) => {
    await moveWithin(tx, 'invoices', { at: '2026-02-02' });
    throw new Error('rows refused');
  });
  await assert.rejects(failed);
  assert.deepEqual(await positionOf(database, 'invoices', position), { at: '2026-01-01' });
});
