import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import { runTask, type FailureRecord, type Job, type TaskOutcome } from '../../src/integration-health/index.ts';
import { alreadyDone, needsAPerson, tryAgain } from '../../src/shared/failure.ts';
import { openFailureLedger } from '../../src/store/failures.ts';
import { QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { failingTask } from '../support/failing-task.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';

const database = await testDatabase();
const failures = openFailureLedger(database);
const outcomes: TaskOutcome[] = [];
let now = new Date('2026-03-01T12:00:00Z');
const log = quietLog();
const run = runTask({
  failures,
  clock: { now: () => now },
  jitter: () => 0,
  observe: (outcome) => void outcomes.push(outcome),
  log,
});

const job = (change: Partial<Job> = {}): Job => ({
  id: '1',
  task: 'book',
  key: 'book:800',
  priority: 3,
  payload: { contractId: '800' },
  begun: 1,
  ...change,
});
const busy = tryAgain({ code: 'NETSUITE_BUSY', message: 'busy', advice: 'wait' });
const held = needsAPerson({
  code: 'INVALID_SKU',
  message: 'no such product',
  advice: 'map it',
  owner: 'netsuite-admin',
  findings: [
    {
      code: 'INVALID_SKU',
      severity: 'pause',
      subject: { object: 'OrderItem', id: '802', line: 2, field: 'Product2' },
      cause: 'no such product',
      fix: 'map it',
      owner: 'netsuite-admin',
      waitsFor: ['Product2:01t', 'alias:Product:X'],
    },
  ],
});

const queued = z.object({
  task_identifier: z.string(),
  key: z.string(),
  run_at: z.date(),
  priority: z.number(),
  payload: z.unknown(),
});
const queue = () =>
  database.rows(
    queued,
    `select j.task_identifier, j.key, j.run_at, j.priority, p.payload from ${QUEUE_SCHEMA}.jobs j
     join ${QUEUE_SCHEMA}._private_jobs p on p.id = j.id order by j.task_identifier`,
  );
const only = async (): Promise<FailureRecord> => {
  const [record, ...rest] = await failures.list({ limit: 10 });
  assert.ok(record !== undefined && rest.length === 0);
  return record;
};

beforeEach(async () => {
  await database.run(`delete from orderbridge.failures`);
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
  outcomes.length = 0;
  now = new Date('2026-03-01T12:00:00Z');
});

test('work that succeeds leaves no trace', async () => {
  await run(failingTask('book').task)(job());
  assert.deepEqual(await failures.list({ limit: 10 }), []);
  assert.deepEqual(outcomes, [{ task: 'book', outcome: 'done', seconds: 0 }]);
});

test('a passing failure waits in the ledger and comes back under its key, in its place', async () => {
  const { task, fails } = failingTask('book');
  fails(busy);
  await run(task)(job({ queue: 'contract-800' }));
  const record = await only();
  assert.equal(record.state, 'waiting');
  assert.equal(record.code, 'NETSUITE_BUSY');
  assert.equal(record.correlationId, 'ob-800');
  assert.deepEqual(record.subject, { object: 'Contract', id: '800' });
  assert.deepEqual(record.nextAttemptAt, new Date('2026-03-01T12:00:02Z'));
  assert.deepEqual(await queue(), [
    {
      task_identifier: 'book',
      key: 'book:800',
      run_at: new Date('2026-03-01T12:00:02Z'),
      priority: 3,
      payload: { contractId: '800' },
    },
  ]);
  assert.deepEqual(outcomes, [{ task: 'book', outcome: 'waiting', code: 'NETSUITE_BUSY', seconds: 0 }]);
});

test('attempts back off step by step and success resolves the failure', async () => {
  const { task, fails } = failingTask('book');
  fails(busy, busy, busy);
  for (let attempt = 0; attempt < 3; attempt += 1) await run(task)(job());
  assert.equal((await only()).attempts, 3);
  assert.deepEqual((await only()).nextAttemptAt, new Date('2026-03-01T12:01:00Z'));
  await run(task)(job());
  const record = await only();
  assert.equal(record.state, 'resolved');
  assert.equal(record.resolution, 'retried');
});

test('what fails again after it was settled is a failure of its own', async () => {
  const { task, fails } = failingTask('book');
  fails(busy);
  await run(task)(job());
  await run(task)(job());
  fails(busy);
  await run(task)(job());
  const states = (await failures.list({ limit: 10 })).map(({ state, attempts }) => `${state} ${attempts}`).toSorted();
  assert.deepEqual(states, ['resolved 1', 'waiting 1']);
});

test('a failure for a person is parked with everything it needs, and Salesforce will be told', async () => {
  const { task, fails } = failingTask('book');
  fails(held);
  await run(task)(job());
  const record = await only();
  assert.equal(record.state, 'parked');
  assert.equal(record.kind, 'needs-a-person');
  assert.equal(record.owner, 'netsuite-admin');
  assert.deepEqual(record.waitsFor, ['Product2:01t', 'alias:Product:X']);
  assert.deepEqual(record.findings, held.findings);
  assert.deepEqual(record.amountAtRisk, { amount: '12.50', currency: 'EUR' });
  assert.deepEqual(record.work.payload, { contractId: '800' });
  assert.deepEqual(
    (await queue()).map(({ task_identifier: name }) => name),
    ['report-failures', 'send-alerts'],
  );
});

test('a day of passing failures ends with a person', async () => {
  const { task, fails } = failingTask('book');
  fails(busy, busy);
  await run(task)(job());
  now = new Date('2026-03-02T12:00:00Z');
  await run(task)(job());
  const record = await only();
  assert.equal(record.state, 'parked');
  assert.equal(record.kind, 'needs-a-person');
  assert.equal(record.code, 'NETSUITE_BUSY');
});

test('work that is found done is settled', async () => {
  const { task, fails } = failingTask('book');
  fails(busy, alreadyDone({ code: 'DUPLICATE_REFUSED', message: 'exists', advice: '' }));
  await run(task)(job());
  await run(task)(job());
  assert.equal((await only()).state, 'resolved');
});

test('a defect parks for an engineer and is logged as an error', async () => {
  const { task, fails } = failingTask('book');
  fails(new TypeError('x is not a function'));
  await run(task)(job());
  const record = await only();
  assert.equal(record.code, 'DEFECT');
  assert.equal(record.owner, 'engineer');
  assert.ok(log.lines.some(({ level, code }) => level === 'error' && code === 'DEFECT'));
});

test('a payload the task does not understand is kept, not run', async () => {
  const { task, ran } = failingTask('book');
  await run(task)(job({ payload: { contractNumber: 7 } }));
  assert.equal(ran(), 0);
  assert.deepEqual((await only()).work.payload, { contractNumber: 7 });
  assert.match((await only()).cause, /does not have the shape/);
});

test('a job that was begun ten times and never ended is not begun again', async () => {
  const { task, ran } = failingTask('book');
  await run(task)(job({ begun: 11 }));
  assert.equal(ran(), 0);
  assert.equal((await only()).code, 'PROCESS_KILLED');
  assert.equal((await only()).state, 'parked');
});

test('work that never parks is repeated hourly', async () => {
  const { task, fails } = failingTask('report', { neverParks: true });
  fails(held);
  await run(task)(job({ task: 'report' }));
  assert.equal((await only()).state, 'waiting');
  assert.deepEqual((await only()).nextAttemptAt, new Date('2026-03-01T13:00:00Z'));
});

test('a job without a key keeps one identity from attempt to attempt', async () => {
  const { task, fails } = failingTask('book');
  fails(busy, busy);
  await run(task)(job({ id: '77', key: undefined }));
  const [again] = await queue();
  await run(task)(job({ id: '78', key: again?.key }));
  assert.equal((await only()).attempts, 2);
});

test('when the ledger is away the job is left to the queue', async () => {
  const { task, fails } = failingTask('book');
  fails(busy);
  const away = tryAgain({ code: 'PROCESS_KILLED', message: 'no database', advice: '' });
  const broken = { ...failures, roundOf: () => Promise.reject(away) };
  const needs = { failures: broken, clock: { now: () => now }, jitter: () => 0, observe: () => undefined, log };
  await assert.rejects(runTask(needs)(task)(job()), away);
});
