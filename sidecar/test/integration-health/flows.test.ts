import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { flowRoutes } from '../../src/http/flow-routes.ts';
import {
  FLOW_LABELS,
  flowDesk,
  heldWhilePaused,
  type FlowDefinition,
  type Job,
  type TaskOutcome,
} from '../../src/integration-health/index.ts';
import { readFlowStates } from '../../src/store/flow-states.ts';
import { openFlowSwitches } from '../../src/store/flows.ts';
import { openJobs, QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { addEventWithin } from '../../src/store/outbox.ts';
import { noteTaskEnds } from '../../src/store/task-ends.ts';
import { failingTask } from '../support/failing-task.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';
import { testServer } from '../support/test-server.ts';
import { until } from '../support/until.ts';

const database = await testDatabase();
const jobs = openJobs(database);
const flows: readonly FlowDefinition[] = [
  { name: 'payments', tasks: ['announce', 'poll'], runs: 'poll', lagsBy: 'work' },
  { name: 'invoices', tasks: ['sync'], runs: 'sync', lagsBy: 'run' },
  { name: 'events', tasks: ['publish-outbox'], runs: 'publish-outbox', lagsBy: 'work' },
];
/** Another replica: the same database, nothing shared in memory. */
const switchesOf = { here: openFlowSwitches(database), elsewhere: openFlowSwitches(database) };
const started: string[] = [];
const outcomes: TaskOutcome[] = [];
const observe = (outcome: TaskOutcome): void => void outcomes.push(outcome);
const { call, log } = await testServer(
  flowRoutes(
    flowDesk({
      switches: switchesOf.here,
      states: () => readFlowStates(database, flows, new Date()),
      start: (flow) => Promise.resolve(void started.push(flow)),
      log: quietLog(),
    }),
  ),
);

beforeEach(async () => {
  await database.run(
    'truncate orderbridge.paused_flows, orderbridge.flow_decisions, orderbridge.held_jobs, orderbridge.task_ends, orderbridge.outbox',
  );
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
  started.length = 0;
  outcomes.length = 0;
});

const flow = z.object({
  name: z.string(),
  paused: z.object({ at: z.string(), by: z.string() }).optional(),
  lastRunAt: z.string().optional(),
  backlog: z.number(),
  held: z.number(),
  lagSeconds: z.number().optional(),
  decisions: z.array(z.object({ decision: z.string(), by: z.string() })),
});
const decide = async (decision: string, by = 'ada@example.com') => {
  const answer = await call('org', `POST /v1/flows/${decision}`, {
    body: JSON.stringify({ requestedBy: by }),
    headers: { 'content-type': 'application/json' },
  });
  return { status: answer.status, body: answer.json() };
};
const payments = async () => {
  const { flows: all } = z.object({ flows: z.array(flow) }).parse((await call('viewer', 'GET /v1/flows')).json());
  const found = all.find(({ name }) => name === 'payments');
  assert.ok(found);
  return found;
};

const announced = failingTask('announce');
const job = (id: string, change: Partial<Job> = {}): Job => ({
  id,
  task: 'announce',
  key: `announce:${id}`,
  priority: 0,
  payload: { contractId: id },
  begun: 1,
  ...change,
});
const runOn = (switches: keyof typeof switchesOf) =>
  heldWhilePaused({ flows, switches: switchesOf[switches], observe })(announced.task, async ({ payload }) => {
    await announced.task.prepare(payload).run();
  });
const queued = () =>
  database.rows(
    z.object({ key: z.string() }).transform(({ key }) => key),
    `select key from ${QUEUE_SCHEMA}.jobs order by priority, run_at, id`,
  );

test('a flow that nobody paused is on, and its work runs', async () => {
  const before = announced.ran();
  await runOn('here')(job('1'));
  assert.equal(announced.ran(), before + 1);
  assert.deepEqual(await payments(), {
    name: 'payments',
    backlog: 0,
    held: 0,
    lagSeconds: 0,
    decisions: [],
  });
});

test('a paused flow holds its work on every replica, and a resumed one runs it in the order it came', async () => {
  const before = announced.ran();
  assert.equal((await decide('payments/pause')).status, 200);
  await runOn('elsewhere')(job('2'));
  await runOn('here')(job('1'));
  await runOn('here')(job('2', { payload: { contractId: 'two again' } }));
  assert.equal(announced.ran(), before);
  assert.deepEqual(
    outcomes.map(({ outcome }) => outcome),
    ['held', 'held', 'held'],
  );
  const paused = await payments();
  assert.deepEqual([paused.paused?.by, paused.backlog, paused.held], ['ada@example.com', 2, 2]);
  assert.deepEqual(await queued(), []);

  assert.equal((await decide('payments/resume', 'bo@example.com')).status, 200);
  assert.deepEqual(await queued(), ['announce:2', 'announce:1']);
  const on = await payments();
  assert.deepEqual([on.paused, on.backlog, on.held], [undefined, 2, 0]);
  assert.deepEqual(on.decisions, [
    { decision: 'resume', by: 'bo@example.com' },
    { decision: 'pause', by: 'ada@example.com' },
  ]);
});

test('work of another flow, and work of no flow, runs on', async () => {
  await decide('invoices/pause');
  const before = announced.ran();
  await runOn('here')(job('1'));
  const ofNone = failingTask('report-failures');
  await heldWhilePaused({ flows, switches: switchesOf.here, observe })(ofNone.task, async ({ payload }) => {
    await ofNone.task.prepare(payload).run();
  })(job('7', { task: 'report-failures' }));
  assert.deepEqual([announced.ran(), ofNone.ran()], [before + 1, 1]);
});

test('pausing and resuming twice is once', async () => {
  await decide('payments/pause');
  await decide('payments/pause', 'bo@example.com');
  assert.equal((await payments()).paused?.by, 'ada@example.com');
  await decide('payments/resume');
  await decide('payments/resume');
  assert.equal((await payments()).decisions.length, 2);
});

test('a flow runs now, and a paused one says that it does not', async () => {
  assert.equal((await decide('invoices/run')).status, 200);
  assert.deepEqual(started, ['invoices']);
  await decide('invoices/pause');
  const refused = await decide('invoices/run');
  assert.equal(refused.status, 409);
  assert.match(z.object({ fix: z.string() }).parse(refused.body).fix, /Resume it/);
  assert.deepEqual(started, ['invoices']);
});

test('last runs are noted, and a batch lags by the time since its last', async () => {
  const note = noteTaskEnds(database, log);
  note({ task: 'sync', outcome: 'waiting', seconds: 1 });
  note({ task: 'sync', outcome: 'done', seconds: 1 });
  await until('it is noted', async () => (await database.run('select from orderbridge.task_ends')) === 1);
  await database.run(`update orderbridge.task_ends set ended_at = now() - interval '1 hour'`);
  const [, invoices] = await readFlowStates(database, flows, new Date());
  assert.ok(invoices?.lagSeconds !== undefined && Math.abs(invoices.lagSeconds - 3600) <= 2);
  assert.ok(invoices.lastRunAt !== undefined);
});

test('events that have not gone out are the backlog of their flow', async () => {
  await database.transaction((tx) =>
    addEventWithin(tx, { topic: '/event/A__e', key: 'a', fields: { SourceKey__c: 'a' } }),
  );
  const stateOf = async () => (await readFlowStates(database, flows, new Date()))[2];
  assert.deepEqual([(await stateOf())?.backlog, (await stateOf())?.held], [1, 0]);
  await switchesOf.elsewhere.pause('events', 'ada@example.com');
  assert.equal((await stateOf())?.held, 1);
});

test('queued work is backlog, as old as it is', async () => {
  await jobs.add({ task: 'announce', payload: {}, key: 'announce:1' });
  await database.run(`update ${QUEUE_SCHEMA}._private_jobs set created_at = now() - interval '1 minute'`);
  const { backlog, lagSeconds } = await payments();
  assert.ok(backlog === 1 && lagSeconds !== undefined && Math.abs(lagSeconds - 60) <= 2);
});

test('a viewer looks and does not decide; an unknown flow is refused by name', async () => {
  assert.equal((await call('viewer', 'POST /v1/flows/payments/pause')).status, 403);
  assert.equal((await call(null, 'GET /v1/flows')).status, 401);
  const unknown = await decide('orders/pause');
  assert.equal(unknown.status, 400);
});

test('failures name their flow as its record in Salesforce does', async () => {
  const folder = fileURLToPath(new URL('../../../force-app/main/integration-health/customMetadata/', import.meta.url));
  const files = await Array.fromAsync(glob('IntegrationFlow.*.md-meta.xml', { cwd: folder }), (file) =>
    readFile(`${folder}${file}`, 'utf8'),
  );
  const labels = new Set(files.map((text) => /<label>(.*?)<\/label>/.exec(text)?.[1]));
  assert.deepEqual(
    Object.values(FLOW_LABELS).filter((label) => !labels.has(label)),
    [],
  );
});
