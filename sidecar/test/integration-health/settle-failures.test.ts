import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import {
  replayFailure,
  reportFailures,
  resumeHeld,
  runTask,
  type ErrorLogEntry,
  type ErrorLogReport,
  type FailureRecord,
  type Job,
} from '../../src/integration-health/index.ts';
import { machineClock } from '../../src/shared/clock.ts';
import { needsAPerson, tryAgain } from '../../src/shared/failure.ts';
import { openFailureReports, openHeldWork } from '../../src/store/failure-reports.ts';
import { openFailureLedger } from '../../src/store/failures.ts';
import { QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { failingTask } from '../support/failing-task.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';

const database = await testDatabase();
const failures = openFailureLedger(database);
const log = quietLog();
const run = runTask({ failures, clock: machineClock, jitter: () => 0, observe: () => undefined, log });
const { task, fails } = failingTask('book');

const heldFor = (...waitsFor: string[]) =>
  needsAPerson({
    code: 'INVALID_SKU',
    message: 'no such product',
    advice: 'map it',
    owner: 'netsuite-admin',
    findings: [
      {
        code: 'INVALID_SKU',
        severity: 'pause',
        subject: { object: 'OrderItem', id: '802000000000001AAA', line: 2, field: 'Product2' },
        cause: 'no such product',
        fix: 'map it',
        owner: 'netsuite-admin',
        waitsFor,
      },
    ],
    subject: { object: 'OrderItem', id: '802000000000001AAA', name: 'Line 2', line: 2, field: 'Product2' },
  });

const job = (id: string): Job => ({
  id: '1',
  task: 'book',
  key: `book:${id}`,
  priority: 0,
  payload: { contractId: id },
  begun: 1,
});
const park = async (id: string, ...waitsFor: string[]): Promise<FailureRecord> => {
  fails(heldFor(...waitsFor));
  await run(task)(job(id));
  const found = (await failures.list({ limit: 99, correlationId: `ob-${id}` }))[0];
  assert.ok(found);
  return found;
};
const reread = async ({ id }: FailureRecord): Promise<FailureRecord> => {
  const found = await failures.find(id);
  assert.ok(found);
  return found;
};

/** Salesforce's exception list: keeps what it is told, refuses what a test says. */
const errorLogs = (refuses: (entry: ErrorLogEntry) => string | undefined = () => undefined) => {
  const told: ErrorLogEntry[] = [];
  return {
    told,
    upsert: (reports: readonly ErrorLogReport[]) => {
      const entries = reports.map(({ entry }) => entry);
      told.push(...entries);
      const refusals = entries.map((entry) => [entry.SourceKey__c, refuses(entry)] as const);
      return Promise.resolve(
        new Map(refusals.flatMap(([key, why]) => (why === undefined ? [] : [[key, why] as const]))),
      );
    },
  };
};
const report = (to: ReturnType<typeof errorLogs>) =>
  reportFailures({ reports: openFailureReports(database), errorLogs: to, log })();

const tasks = z.object({ name: z.string(), key: z.string() });
const queue = async (): Promise<readonly string[]> =>
  (await database.rows(tasks, `select task_identifier as name, key from ${QUEUE_SCHEMA}.jobs`))
    .map(({ key }) => key)
    .toSorted();

beforeEach(async () => {
  await database.run('delete from orderbridge.failures');
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
});

test('a parked failure is told to Salesforce once, in its fields', async () => {
  const parked = await park('800', 'alias:Product:X');
  const salesforce = errorLogs();
  assert.equal(await report(salesforce), 1);
  assert.equal(await report(salesforce), 0);
  assert.deepEqual(salesforce.told, [
    {
      SourceKey__c: `failure:${parked.id}`,
      Code__c: 'INVALID_SKU',
      Class__c: 'NeedsAPerson',
      Severity__c: 'Pause',
      Cause__c: 'no such product',
      Fix__c: 'map it',
      OwnerRole__c: 'netsuite-admin',
      IntegrationFlow__c: 'Events',
      CorrelationId__c: 'ob-800',
      ObjectName__c: 'OrderItem',
      RecordId__c: '802000000000001AAA',
      RecordName__c: 'Line 2',
      FieldOrLine__c: 'line 2, Product2',
      AmountAtRisk__c: '12.50',
      CurrencyCode__c: 'EUR',
      OccurredAt__c: parked.firstFailedAt.toISOString(),
      Attempts__c: 1,
      NextAttemptAt__c: undefined,
      PayloadReference__c: `/v1/failures/${parked.id}`,
      ResolvedAt__c: undefined,
      Status__c: 'New',
    },
  ]);
});

test('replayed, then succeeded: the exception closes as replayed', async () => {
  const parked = await park('800');
  const salesforce = errorLogs();
  await report(salesforce);
  await replayFailure({ failures })(parked.id, 'operator:1234');
  assert.deepEqual(await queue(), ['book:800', 'report-failures', 'send-alerts']);
  await report(salesforce);
  await run(task)(job('800'));
  await report(salesforce);
  const settled = await reread(parked);
  assert.equal(settled.state, 'resolved');
  assert.equal(settled.resolution, 'replayed');
  assert.equal(settled.replayedBy, 'operator:1234');
  assert.deepEqual(
    salesforce.told.map((entry) => entry.Status__c),
    ['New', 'Retrying', 'Replayed'],
  );
  assert.equal(salesforce.told.at(-1)?.ResolvedAt__c, settled.resolvedAt?.toISOString());
});

test('replayed in vain: the exception opens again and the attempts go on counting', async () => {
  const parked = await park('800');
  const salesforce = errorLogs();
  await report(salesforce);
  await replayFailure({ failures })(parked.id, 'operator:1234');
  await park('800');
  await report(salesforce);
  assert.equal((await reread(parked)).attempts, 2);
  assert.equal(salesforce.told.at(-1)?.Status__c, 'Re-opened');
});

test('a replay begins a new round of patience', async () => {
  const parked = await park('800');
  await database.run(`update orderbridge.failures set round_began_at = now() - interval '3 days'`);
  await replayFailure({ failures })(parked.id, 'operator:1234');
  fails(tryAgain({ code: 'RECORD_LOCKED', message: 'locked', advice: '' }));
  await run(task)(job('800'));
  assert.equal((await reread(parked)).state, 'waiting');
});

test('a resolved failure can be opened again, unless the work has failed anew', async () => {
  const first = await park('800');
  await run(task)(job('800'));
  assert.equal((await replayFailure({ failures })(first.id, 'x')).state, 'waiting');
  await run(task)(job('800'));
  await park('800');
  await assert.rejects(replayFailure({ failures })(first.id, 'x'), { code: 'WRONG_STATUS' });
});

test('an unknown failure cannot be replayed', async () => {
  await assert.rejects(replayFailure({ failures })('nonsense', 'x'), { code: 'NOT_FOUND' });
  await assert.rejects(replayFailure({ failures })('00000000-0000-4000-8000-000000000000', 'x'), { code: 'NOT_FOUND' });
});

test('a record Salesforce refuses stays due for later and holds up none of the others', async () => {
  const refused = await park('800');
  await park('801');
  const salesforce = errorLogs((entry) => (entry.CorrelationId__c === 'ob-800' ? 'validation rule' : undefined));
  assert.equal(await report(salesforce), 2);
  assert.equal(await report(salesforce), 0);
  await database.run(`update orderbridge.failures set report_after = now()`);
  const later = errorLogs();
  await report(later);
  assert.deepEqual(
    later.told.map((entry) => entry.SourceKey__c),
    [`failure:${refused.id}`],
  );
});

test('a report that fails altogether leaves everything due', async () => {
  await park('800');
  const away = { told: [], upsert: () => Promise.reject(new Error('Salesforce is away')) };
  await assert.rejects(report(away));
  assert.equal(await report(errorLogs()), 1);
});

test('held work resumes when one of the things it waits for changes, and only that work', async () => {
  const parked = await park('800', 'alias:Product:X', 'Product2:01t');
  const other = await park('801', 'Account:001');
  await park('802');
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
  const asked: [Date, readonly string[]][] = [];
  const since = (moment: Date, among: readonly string[]): Promise<ReadonlySet<string>> => {
    asked.push([moment, among]);
    return Promise.resolve(new Set(asked.length === 1 ? ['Product2:01t'] : []));
  };
  const look = resumeHeld({ held: openHeldWork(database), changes: { since }, clock: machineClock, log });
  assert.equal(await look(), 1);
  assert.deepEqual(await queue(), ['book:800', 'report-failures']);
  assert.equal((await reread(parked)).resumedBy, 'Product2:01t');
  assert.equal((await reread(other)).state, 'parked');
  assert.equal(await look(), 0);

  const [first, second] = asked;
  assert.ok(first !== undefined && second !== undefined);
  assert.deepEqual([...first[1]].toSorted(), ['Account:001', 'Product2:01t', 'alias:Product:X']);
  assert.ok(first[0] < parked.firstFailedAt, 'a change made while the attempt ran is seen');
  assert.ok(second[0] > first[0], 'what was looked at is not looked at again');

  await run(task)(job('800'));
  assert.equal((await reread(parked)).resolution, 'resumed');
});

test('while nothing waits nobody is asked', async () => {
  await park('800');
  const since = () => Promise.reject(new Error('asked for nothing'));
  assert.equal(await resumeHeld({ held: openHeldWork(database), changes: { since }, clock: machineClock, log })(), 0);
});

test('replays, reports and resumed work do not wait for each other in a circle', async () => {
  const parked: FailureRecord[] = [];
  for (let id = 800; id < 820; id += 1) parked.push(await park(String(id), `Account:${id}`));
  const [resumed, still] = [parked.slice(0, 10), parked.slice(10)];
  const told = parked.toReversed().map(({ id, revision }) => ({ id, revision }));
  await Promise.all([
    openHeldWork(database).lookedUntil(new Date(), {
      resumed: new Map(resumed.map(({ id }) => [id, 'Account:800'])),
      still: still.map(({ id }) => id),
    }),
    openFailureReports(database).noted(told),
    ...parked.map(({ id }) => failures.replay(id, 'somebody')),
  ]);
});
