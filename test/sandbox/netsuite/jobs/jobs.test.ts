import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { NetSuiteSandbox } from '../index.ts';
import { caller, refusalIn, start, type Call } from '../testing/test-account.ts';

let sandbox: NetSuiteSandbox;
let call: Call;
before(async () => {
  sandbox = await start({
    settings: { asyncJobTime: 'virtual', asyncJobPendingMilliseconds: 5000, asyncJobProcessingMilliseconds: 60_000 },
  });
  call = await caller(sandbox);
});
after(() => sandbox.stop());

const job = z.object({ id: z.string(), completed: z.boolean(), progress: z.string(), endTime: z.string().optional() });
const tasks = z.object({ items: z.array(z.object({ links: z.array(z.object({ href: z.string() })) })) });
const page = z.object({ totalResults: z.number(), items: z.array(z.looseObject({})) });

const pathOf = (url: string): string => new URL(url).pathname.replace('/services/rest', '');
const submitted = (response: Response): string => {
  assert.equal(response.status, 202);
  assert.equal(response.headers.get('preference-applied'), 'respond-async');
  assert.match(response.headers.get('x-netsuite-jobid') ?? '', /^\d+$/);
  return pathOf(response.headers.get('location') ?? '');
};
const progressOf = async (path: string) => job.parse(await (await call('GET', path)).json());
const resultsOf = async (path: string, headers = {}): Promise<Response[]> => {
  const { items } = tasks.parse(await (await call('GET', `${path}/task`)).json());
  const urls = items.map(({ links }) => `${pathOf(links[0]?.href ?? '')}/result`);
  return Promise.all(urls.map((url) => call('GET', url, { headers })));
};
const named = (name: string) => ({ companyName: name, subsidiary: { id: '1' } });
const ASYNC = { prefer: 'respond-async' };
const BATCH = { ...ASYNC, 'content-type': 'application/vnd.oracle.resource+json; type=collection' };

const customers = async (): Promise<number> =>
  page.parse(await (await call('GET', '/record/v1/customer')).json()).totalResults;

test('an asynchronous create is pending, processing, then done, and its result is the original answer', async () => {
  const before = await customers();
  const path = submitted(await call('POST', '/record/v1/customer', { body: named('Later Ltd'), headers: ASYNC }));
  assert.deepEqual(await progressOf(path).then(({ completed, progress }) => [completed, progress]), [false, 'pending']);
  assert.equal((await resultsOf(path))[0]?.status, 404);
  sandbox.clock.advance(6000);
  assert.equal((await progressOf(path)).progress, 'processing');
  assert.equal(await customers(), before);
  sandbox.clock.advance(60_000);
  assert.equal(await customers(), before + 1);
  const done = await progressOf(path);
  assert.deepEqual([done.completed, done.progress], [true, 'succeeded']);
  assert.match(done.endTime ?? '', /Z$/);
  const [result] = await resultsOf(path);
  assert.equal(result?.status, 204);
  assert.match(result.headers.get('location') ?? '', /\/record\/v1\/customer\/\d+$/);
});

test('the job of a batch succeeds although one of its records was refused', async () => {
  const body = { items: [named('First Ltd'), { companyName: 'No Company Ltd', subsidiary: { id: '777' } }] };
  const path = submitted(await call('POST', '/record/v1/customer', { body, headers: BATCH }));
  sandbox.clock.advance(200_000);
  assert.equal((await progressOf(path)).progress, 'succeeded');
  assert.deepEqual(
    (await resultsOf(path)).map(({ status }) => status),
    [204, 400],
  );
  const task = job.parse(await (await call('GET', `${path}/task/2`)).json());
  assert.equal(task.progress, 'failed');
});

test('a batch upserts by external id, updates by id, reads and deletes by ids', async () => {
  const run = async (method: string, query: string, items?: readonly object[]): Promise<Response[]> => {
    const body = items === undefined ? {} : { body: { items } };
    const path = submitted(await call(method, `/record/v1/customer${query}`, { ...body, headers: BATCH }));
    sandbox.clock.advance(300_000);
    return resultsOf(path);
  };
  const [first, second] = await run('PUT', '', [
    { externalId: 'B-1', ...named('Batch One') },
    { externalId: 'B-2', ...named('Batch Two') },
  ]);
  assert.deepEqual([first?.status, second?.status], [204, 204]);
  assert.deepEqual(
    (await run('PATCH', '', [{ externalId: 'B-1', phone: '555-0100' }])).map(({ status }) => status),
    [204],
  );
  const read = await run('GET', '?expandRecords=true&ids=eid:B-1,eid:B-2&fields=companyName,phone');
  const [one] = await Promise.all(read.map(async (answer) => z.looseObject({}).parse(await answer.json())));
  assert.deepEqual([one?.['companyName'], one?.['phone']], ['Batch One', '555-0100']);
  const removed = await run('DELETE', '?ids=eid:B-1,eid:B-2');
  assert.deepEqual(
    removed.map(({ status }) => status),
    [204, 204],
  );
  assert.equal((await call('GET', '/record/v1/customer/eid:B-1')).status, 404);
});

test('a batch has at most 100 records and is always asynchronous', async () => {
  const items = Array.from({ length: 101 }, (_, index) => named(`Number ${index}`));
  const large = await call('POST', '/record/v1/customer', { body: { items }, headers: BATCH });
  assert.match((await refusalIn(large)).detail ?? '', /between 1 and 100/);
  const now = await call('PATCH', '/record/v1/customer', { body: { items: items.slice(0, 1) } });
  assert.equal((await refusalIn(now)).code, 'INVALID_HEADER');
});

test('an idempotency key is refused a second time, with the first job’s place', async () => {
  const headers = { ...ASYNC, 'x-netsuite-idempotency-key': 'cac827ea' };
  const first = await call('POST', '/record/v1/customer', { body: named('Once Ltd'), headers });
  const second = await call('POST', '/record/v1/customer', { body: named('Once Ltd'), headers });
  assert.equal(second.status, 400);
  assert.equal(second.headers.get('location'), first.headers.get('location'));
  const { code, title } = await refusalIn(second);
  assert.deepEqual([code, title], ['IDEMPOTENCY_ERROR', 'Conflict']);
});

test('an idempotency key on a synchronous request is ignored', async () => {
  const headers = { 'x-netsuite-idempotency-key': 'ignored' };
  const before = await customers();
  for (const name of ['Twice Ltd', 'Twice Again Ltd'])
    assert.equal((await call('POST', '/record/v1/customer', { body: named(name), headers })).status, 204);
  assert.equal(await customers(), before + 2);
});

test('asynchronous SuiteQL needs transient, both to be asked and to be read', async () => {
  const ask = async (prefer: string): Promise<string> => {
    const body = { q: 'SELECT id FROM currency ORDER BY id' };
    const path = submitted(await call('POST', '/query/v1/suiteql?limit=2', { body, headers: { prefer } }));
    sandbox.clock.advance(300_000);
    return path;
  };
  const path = await ask('respond-async, transient');
  assert.equal((await resultsOf(path))[0]?.status, 400);
  const [read] = await resultsOf(path, { prefer: 'transient' });
  assert.equal(page.parse(await read?.json()).items.length, 2);
  const [never] = await resultsOf(await ask('respond-async'), { prefer: 'transient' });
  assert.equal(never?.status, 400);
});

test('jobs in real time are done without anybody asking', async () => {
  const real = await start({ settings: { asyncJobPendingMilliseconds: 0, asyncJobProcessingMilliseconds: 1 } });
  const ask = await caller(real);
  const saved = new Promise<string>((resolve) => {
    real.book.listen({ saved: ({ type }) => resolve(type), deleted: () => undefined, linked: () => undefined });
  });
  await ask('POST', '/record/v1/customer', { body: named('By Itself Ltd'), headers: ASYNC });
  assert.equal(await saved, 'customer');
  await real.stop();
});

test('there is no such job', async () => {
  assert.equal((await call('GET', '/async/v1/job/999')).status, 404);
});
