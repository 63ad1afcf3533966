import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { openDatabase } from '../../src/store/database.ts';
import { startEmbeddedPostgres } from '../../src/store/embedded-postgres.ts';
import { openJobs } from '../../src/store/jobs.ts';
import { migrate } from '../../src/store/migrate.ts';
import { startWorker } from '../../src/store/worker.ts';
import { quietLog } from '../support/quiet-log.ts';
import { until } from '../support/until.ts';

const root = await mkdtemp(path.join(tmpdir(), 'orderbridge-recovery-'));
await chmod(root, 0o755);
after(() => rm(root, { recursive: true, force: true }));

test('the database dies while a job runs: the worker comes back and every job runs to its end', async () => {
  const log = quietLog();
  const server = await startEmbeddedPostgres(root, log);
  const database = await openDatabase({ url: server.url, connections: 10 });
  await migrate(database);
  const jobs = openJobs(database);
  const ended: string[] = [];
  let letGo: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  let begun = 0;
  const worker = await startWorker({
    database,
    log,
    recoverAfterSeconds: 1,
    tasks: {
      slow: async () => {
        begun += 1;
        await gate;
        ended.push('slow');
      },
      quick: () => Promise.resolve(void ended.push('quick')),
    },
  });

  await jobs.add({ task: 'slow', payload: {}, key: 'slow' });
  await until('the job runs', () => Promise.resolve(begun === 1));
  const pid = await server.pid();
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGKILL');
  letGo();
  await until('a job can be added again', () =>
    jobs.add({ task: 'quick', payload: {}, key: 'quick' }).then(
      () => true,
      () => false,
    ),
  );
  await until('both have ended', () => Promise.resolve(ended.includes('quick') && ended.includes('slow')));
  await until(
    'nothing is left in the queue',
    async () => {
      const left = await database.run('select from orderbridge_jobs.jobs').catch(() => -1);
      return left === 0;
    },
    20_000,
  );
  assert.equal(worker.isRunning(), true);

  await worker.stop();
  await database.close();
  await server.stop();
});
