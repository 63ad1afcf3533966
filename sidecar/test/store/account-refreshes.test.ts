import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import { openAccountRefreshes } from '../../src/store/account-refreshes.ts';
import { testDatabase } from '../support/test-database.ts';

const database = await testDatabase();
const refreshes = openAccountRefreshes(database);
beforeEach(() => database.run('truncate orderbridge.account_refreshes, orderbridge.outbox'));

const at = (time: string) => ({ now: new Date(`2026-03-01T${time}Z`), pauseSeconds: 60 });

test('an account may be fetched again after a minute, and not before', async () => {
  assert.equal(await refreshes.claim('a', at('08:00:00')), 0);
  assert.equal(await refreshes.claim('a', at('08:00:20')), 40);
  assert.equal(await refreshes.claim('b', at('08:00:20')), 0);
  assert.equal(await refreshes.claim('a', at('08:01:00')), 0);
  assert.equal(await refreshes.claim('a', at('08:01:59')), 1);
});

test('of those who ask at the same moment one is served', async () => {
  const waits = await Promise.all(Array.from({ length: 5 }, () => refreshes.claim('a', at('08:00:00'))));
  assert.equal(waits.filter((seconds) => seconds === 0).length, 1);
});

test('the org is told once which accounts have changed', async () => {
  const what = { accountId: 'a', now: at('08:00:00').now, created: 1, updated: 2, failed: 3, unchanged: 4 };
  await refreshes.announce(['a', 'b'], what);
  await refreshes.announce(['a', 'b'], what);
  const event = z.object({ fields: z.looseObject({}) });
  const events = await database.rows(event, 'select fields from orderbridge.outbox');
  assert.equal(events.length, 1);
  assert.deepEqual(
    [events[0]?.fields['AccountIds__c'], events[0]?.fields['RowsUpdated__c'], events[0]?.fields['RowsFailed__c']],
    ['a,b', 2, 3],
  );
});
