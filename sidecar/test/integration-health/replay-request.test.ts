import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runTask } from '../../src/integration-health/index.ts';
import { jobOfReplay, replayRequested } from '../../src/integration-health/replay-request.ts';
import { needsAPerson } from '../../src/shared/failure.ts';
import { openFailureLedger } from '../../src/store/failures.ts';
import { failingTask } from '../support/failing-task.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';

/** What a replay request asks of the sidecar. */

const fields = (more: Readonly<Record<string, unknown>> = {}) => ({
  SourceKey__c: 'replay-1',
  ErrorLogIds__c: 'a01000000000001AAA,a01000000000002AAA',
  RequestedById__c: '005000000000001AAA',
  IsDryRun__c: false,
  ...more,
});

test('a request becomes one job with its entries and who asked', () => {
  assert.deepEqual(jobOfReplay(fields()), {
    task: 'replay-requested',
    payload: { entryIds: ['a01000000000001AAA', 'a01000000000002AAA'], requestedBy: '005000000000001AAA' },
    key: 'replay-requested:replay-1',
  });
});

test('a dry run names no entries', () => {
  assert.deepEqual(jobOfReplay(fields({ IsDryRun__c: true }))?.payload, {
    entryIds: [],
    requestedBy: '005000000000001AAA',
  });
});

test('a request without a key cannot be read', () => {
  assert.equal(jobOfReplay(fields({ SourceKey__c: '' })), undefined);
});

test('a rate travels with the request, and none means all at once', () => {
  assert.equal(jobOfReplay(fields({ PerMinute__c: 20 }))?.payload.perMinute, 20);
  assert.equal(jobOfReplay(fields({ PerMinute__c: null }))?.payload.perMinute, undefined);
});

test('at a rate of two a minute, the third of three begins a minute later', async () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const clock = { now: () => now };
  const log = quietLog();
  const failures = openFailureLedger(await testDatabase());
  const { task, fails } = failingTask('book');
  const run = runTask({ failures, clock, jitter: () => 0, observe: () => undefined, log })(task);
  for (const contractId of ['800', '801', '802']) {
    fails(needsAPerson({ code: 'INVALID_SKU', message: 'no such product', advice: 'map it' }));
    await run({ id: '1', task: 'book', key: `book:${contractId}`, priority: 0, payload: { contractId }, begun: 1 });
  }
  const parked = await failures.list({ limit: 10 });
  await replayRequested({
    failures,
    keys: {
      of: () => Promise.resolve(parked.map(({ id }) => `failure:${id}`)),
      retrying: () => Promise.resolve([]),
    },
    errorLogs: { upsert: () => Promise.resolve(new Map()) },
    clock,
    log,
  })({ entryIds: ['a', 'b', 'c'], requestedBy: '005', perMinute: 2 });
  const begins = await Promise.all(
    parked.map(async ({ id }) => (await failures.find(id))?.nextAttemptAt?.toISOString()),
  );
  assert.deepEqual(begins, ['2026-03-01T12:00:00.000Z', '2026-03-01T12:00:00.000Z', '2026-03-01T12:01:00.000Z']);
});
