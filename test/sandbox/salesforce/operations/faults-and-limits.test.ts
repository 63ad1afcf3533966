import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { z } from 'zod';
import { startShippingOrg, type Client } from '../fixtures/start-shipping-org.ts';

let client: Client;
before(async () => {
  client = await startShippingOrg();
});
afterEach(() => {
  client.sandbox.faults.clear();
});
after(() => client.stop());

const addFault = async (rule: object): Promise<void> => {
  const { status } = await client.call('POST', '/sandbox/faults', rule);
  assert.equal(status, 200);
};
const depots = (): number => [...client.sandbox.org.rows('Depot__c')].length;
const createDepot = () => client.call('POST', '/sobjects/Depot__c', { Name: 'North' });

test('each call is counted in a header, a composite call as one', async () => {
  const used = async (path: string, body?: object): Promise<number> => {
    const { headers } = await client.call(body === undefined ? 'GET' : 'POST', path, body);
    const [, count = ''] = /^api-usage=(\d+)\/100000$/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
    return Number(count);
  };
  const first = await used('/limits');
  const part = { method: 'GET', url: '/services/data/v68.0/limits' };
  const compositeRequest = [
    { ...part, referenceId: 'a' },
    { ...part, referenceId: 'b' },
  ];
  assert.equal(await used('/composite', { compositeRequest }), first + 1);
  const { DailyApiRequests } = await client.connection.limits();
  assert.deepEqual(DailyApiRequests, { Max: 100_000, Remaining: 100_000 - first - 2 });
});

test('a call beyond the daily limit is refused until a day has passed', async () => {
  const poor = await startShippingOrg({ dailyApiLimit: 2, sessionTimeoutMinutes: 10_000 });
  const statuses = [];
  for (let call = 0; call < 3; call += 1) statuses.push((await poor.call('GET', '/limits')).status);
  assert.deepEqual(statuses, [200, 200, 403]);
  assert.deepEqual((await poor.call('GET', '/limits')).body, [
    { message: 'TotalRequests Limit exceeded.', errorCode: 'REQUEST_LIMIT_EXCEEDED' },
  ]);
  poor.sandbox.clock.advance(25 * 3_600_000);
  assert.equal((await poor.call('GET', '/limits')).status, 200);
  await poor.stop();
});

test('a status fault refuses with the platform’s array and hint, as often as asked', async () => {
  await addFault({ path: '/sobjects/', times: 1, fault: { kind: 'status', status: 503, retryAfterSeconds: 7 } });
  const { status, headers, body } = await createDepot();
  assert.deepEqual([status, headers.get('retry-after')], [503, '7']);
  assert.equal(z.array(z.object({ errorCode: z.string() })).parse(body)[0]?.errorCode, 'SERVER_UNAVAILABLE');
  assert.equal((await createDepot()).status, 201);
});

test('a connection cut before the work leaves nothing behind', async () => {
  const known = depots();
  await addFault({ method: 'POST', path: '/Depot__c', times: 1, fault: { kind: 'drop-before' } });
  await assert.rejects(createDepot());
  assert.equal(depots(), known);
});

test('a connection cut after the commit keeps the work and loses the answer', async () => {
  const known = depots();
  await addFault({ method: 'POST', path: '/Depot__c', times: 1, fault: { kind: 'drop-after-commit' } });
  await assert.rejects(createDepot());
  assert.equal(depots(), known + 1);
});

test('a truncated answer is no JSON', async () => {
  const known = depots();
  await addFault({ path: '/Depot__c', times: 1, fault: { kind: 'truncate' } });
  await assert.rejects(createDepot(), SyntaxError);
  assert.equal(depots(), known + 1);
});

test('an expired token is refused from then on', async () => {
  const other = await startShippingOrg();
  other.sandbox.faults.add({ times: 1, fault: { kind: 'expire-token' } });
  const expired = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];
  for (const moment of ['struck', 'later']) {
    const { status, body } = await other.call('GET', '/limits');
    assert.deepEqual([status, body], [401, expired], moment);
  }
  await other.stop();
});

test('a locked row is refused, the others of the call stand', async () => {
  await client.call('POST', '/sandbox/row-faults', { object: 'Depot__c', after: 1 });
  const records = ['A', 'B', 'C'].map((Name) => ({ attributes: { type: 'Depot__c' }, Name }));
  const { body } = await client.call('POST', '/composite/sobjects', { records });
  const codes = z
    .array(z.object({ errors: z.array(z.object({ statusCode: z.string() })) }))
    .parse(body)
    .map(({ errors }) => errors[0]?.statusCode);
  assert.deepEqual(codes, [undefined, 'UNABLE_TO_LOCK_ROW', undefined]);
});

test('a fault meant for one row lets the others be saved, whichever comes first', async () => {
  await client.call('POST', '/sandbox/row-faults', { object: 'Depot__c', where: { Name: 'B' } });
  const records = ['A', 'B', 'B'].map((Name) => ({ attributes: { type: 'Depot__c' }, Name }));
  const { body } = await client.call('POST', '/composite/sobjects', { records });
  const saved = z.array(z.object({ success: z.boolean() })).parse(body);
  assert.deepEqual(
    saved.map(({ success }) => success),
    [true, false, true],
  );
});

test('the figures show calls by kind, writes and events', async () => {
  const read = async () =>
    z
      .object({ apiCalls: z.record(z.string(), z.number()), writes: z.number(), eventsPublished: z.number() })
      .parse((await client.call('GET', '/sandbox/stats')).body);
  const first = await read();
  await createDepot();
  await client.call('POST', '/sobjects/ShipmentSent__e', { Code__c: 'S1' });
  const second = await read();
  assert.equal((second.apiCalls.sobjects ?? 0) - (first.apiCalls.sobjects ?? 0), 2);
  assert.equal((second.apiCalls.total ?? 0) - (first.apiCalls.total ?? 0), 2);
  assert.deepEqual([second.writes - first.writes, second.eventsPublished - first.eventsPublished], [1, 1]);
});

test('the clock moves, sessions end and the certificate is there to read', async () => {
  const other = await startShippingOrg({ start: new Date('2026-03-01T08:00:00Z') });
  await other.call('POST', '/sandbox/clock', { advanceMilliseconds: 86_400_000 });
  assert.equal(other.sandbox.clock.now().toISOString().slice(0, 10), '2026-03-02');
  await other.call('POST', '/sandbox/clock', { set: '2026-04-01T00:00:00Z' });
  assert.equal(other.sandbox.clock.now().toISOString().slice(0, 10), '2026-04-01');
  const pem = await (await fetch(`${other.sandbox.url}/sandbox/ca.pem`)).text();
  assert.equal(pem, other.sandbox.caPem);
  assert.deepEqual((await other.call('POST', '/sandbox/sessions/expire')).body, { expired: 1 });
  assert.equal((await other.call('GET', '/limits')).status, 401);
  await other.stop();
});

test('an operation that makes no sense is refused', async () => {
  const { status } = await client.call('POST', '/sandbox/faults', { fault: { kind: 'earthquake' } });
  assert.equal(status, 400);
});
