import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobOfReplay } from '../../src/integration-health/replay-request.ts';

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
