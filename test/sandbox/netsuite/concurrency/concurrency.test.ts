import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../shared/random.ts';
import { caller, integration, operate, refusalIn, start } from '../testing/test-account.ts';
import { latencyDrawer } from './latency.ts';

const statusesOf = (responses: readonly Response[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(responses, ({ status }) => String(status))).map(([status, all]) => [
      status,
      all?.length ?? 0,
    ]),
  );

const PATH = '/record/v1/currency?limit=1';

test('a standard account answers five requests at the same time and blocks the others', async () => {
  const sandbox = await start({ latencyMilliseconds: 500 });
  const call = await caller(sandbox);
  const responses = await Promise.all(Array.from({ length: 8 }, () => call('GET', PATH)));
  assert.deepEqual(statusesOf(responses), { 200: 5, 429: 3 });
  const blocked = responses.find(({ status }) => status === 429);
  assert.ok(blocked);
  assert.equal(blocked.headers.get('retry-after'), null);
  const { code, detail, title } = await refusalIn(blocked);
  assert.deepEqual(
    [code, detail, title],
    ['CONCURRENCY_LIMIT_EXCEEDED', 'Concurrent request limit exceeded. Request blocked.', 'Bad Request'],
  );
  assert.equal((await call('GET', PATH)).status, 200);
  await sandbox.stop();
});

test('requests in flight, the high water and the busy time are counted', async () => {
  const sandbox = await start({ latencyMilliseconds: 400, concurrencyLimit: 3 });
  const call = await caller(sandbox);
  await Promise.all(Array.from({ length: 4 }, () => call('GET', PATH)));
  const { requests, refused429, concurrencyHighWater, busyMilliseconds } = await operate(sandbox, 'GET /stats');
  assert.deepEqual(requests, { token: 1, recordReads: 4, recordWrites: 0, suiteql: 0, other: 0, total: 5 });
  assert.deepEqual([refused429, concurrencyHighWater], [1, 3]);
  assert.ok(
    Number(busyMilliseconds) >= 1190 && Number(busyMilliseconds) < 3000,
    `busy for ${String(busyMilliseconds)} ms`,
  );
  assert.equal((await operate(sandbox, 'DELETE /stats'))['busyMilliseconds'], 0);
  await sandbox.stop();
});

test('an integration with a limit of its own leaves the rest to the others', async () => {
  const other = { ...integration, clientId: 'other', certificateId: 'other' };
  const sandbox = await start({
    concurrencyLimit: 5,
    latencyMilliseconds: 500,
    integrations: [{ ...integration, concurrencyLimit: 2 }, other],
  });
  const limited = await caller(sandbox);
  const sharing = await caller(sandbox, { kid: 'other', claims: { iss: 'other' } });
  const [own, rest] = await Promise.all([
    Promise.all(Array.from({ length: 4 }, () => limited('GET', PATH))),
    Promise.all(Array.from({ length: 4 }, () => sharing('GET', PATH))),
  ]);
  assert.deepEqual(
    [statusesOf(own), statusesOf(rest)],
    [
      { 200: 2, 429: 2 },
      { 200: 3, 429: 1 },
    ],
  );
  assert.deepEqual(await (await limited('GET', '/system/v1/governanceLimits')).json(), {
    accountConcurrencyLimit: 5,
    accountUnallocatedConcurrencyLimit: 3,
    integrationConcurrencyLimit: 2,
    integrationLimitType: 'integrationSpecific',
  });
  assert.deepEqual(await (await sharing('GET', '/system/v1/governanceLimits')).json(), {
    accountConcurrencyLimit: 5,
    accountUnallocatedConcurrencyLimit: 3,
    integrationLimitType: 'accountLimit',
  });
  await sandbox.stop();
});

test('a blocked request says when to come back if the settings say so', async () => {
  const sandbox = await start({
    latencyMilliseconds: 400,
    concurrencyLimit: 1,
    settings: { concurrencyRetryAfterSeconds: 3 },
  });
  const call = await caller(sandbox);
  const responses = await Promise.all([call('GET', PATH), call('GET', PATH)]);
  const blocked = responses.find(({ status }) => status === 429);
  assert.equal(blocked?.headers.get('retry-after'), '3');
  await sandbox.stop();
});

test('a token is given although every slot is taken', async () => {
  const sandbox = await start({ latencyMilliseconds: 60_000, concurrencyLimit: 1 });
  const call = await caller(sandbox);
  const slow = assert.rejects(call('GET', PATH));
  const second = await caller(sandbox);
  assert.equal((await second('GET', PATH)).status, 429);
  await sandbox.stop();
  await slow;
});

test('latencies have the median and the 95th percentile asked for, and repeat for the same seed', () => {
  const draw = () => {
    const next = latencyDrawer({ median: 400, p95: 1200 }, seededRandom('latency'));
    return Array.from({ length: 5000 }, next);
  };
  const drawn = draw();
  assert.deepEqual(drawn, draw());
  const sorted = drawn.toSorted((one, other) => one - other);
  assert.ok(Math.abs((sorted[2500] ?? 0) - 400) < 25);
  assert.ok(Math.abs((sorted[4750] ?? 0) - 1200) < 100);
});

test('the server tells the account’s time, and stops at once although connections are open', async () => {
  const sandbox = await start({ start: new Date('2026-03-01T12:00:00Z'), latencyMilliseconds: 60_000 });
  const call = await caller(sandbox);
  const waiting = assert.rejects(call('GET', PATH));
  const { now } = await operate(sandbox, 'POST /clock', { advanceMilliseconds: 60_000 });
  assert.match(String(now), /^2026-03-01T12:01:0/);
  const stoppedAt = performance.now();
  await sandbox.stop();
  await waiting;
  assert.ok(performance.now() - stoppedAt < 1000);
});
