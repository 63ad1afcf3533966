import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import type { Batch } from '../../src/http/run-routes.ts';
import { runRoutes } from '../../src/http/run-routes.ts';
import { openInvoiceMemory } from '../../src/store/invoice-memory.ts';
import { recentInvoiceRuns } from '../../src/store/invoice-runs.ts';
import { testDatabase } from '../support/test-database.ts';
import { testServer } from '../support/test-server.ts';

const database = await testDatabase();
const memory = openInvoiceMemory(database);
const started: Batch[] = [];
const server = await testServer(
  runRoutes({
    start: (flow) => Promise.resolve(void started.push(flow)),
    recent: recentInvoiceRuns(database),
  }),
);
beforeEach(async () => {
  started.length = 0;
  await database.run('truncate orderbridge.invoice_runs cascade');
});

const json = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});
const detail = z.object({ detail: z.string() });
const runs = z.object({
  runs: z.array(z.object({ id: z.string(), state: z.string(), summary: z.looseObject({}).optional() })),
});

for (const flow of ['invoices', 'payments', 'invoice-sweep'])
  test(`an operator may start ${flow}`, async () => {
    const { status, json: body } = await server.call('operator', 'POST /v1/runs', json({ flow }));
    assert.deepEqual([status, body()], [202, { flow }]);
    assert.deepEqual(started, [flow]);
  });

test('an unknown flow or field is refused and named, and nothing starts', async () => {
  const unknown = await server.call('operator', 'POST /v1/runs', json({ flow: 'orders' }));
  assert.equal(unknown.status, 400);
  assert.match(detail.parse(unknown.json()).detail, /body\.flow|flow: /);
  const more = await server.call('operator', 'POST /v1/runs', json({ flow: 'invoices', since: 'ever' }));
  assert.equal(more.status, 400);
  assert.match(detail.parse(more.json()).detail, /since/);
  assert.deepEqual(started, []);
});

test('a viewer may look but not start; a stranger may neither', async () => {
  assert.equal((await server.call('viewer', 'POST /v1/runs', json({ flow: 'invoices' }))).status, 403);
  assert.equal((await server.call(null, 'POST /v1/runs', json({ flow: 'invoices' }))).status, 401);
  assert.equal((await server.call(null, 'GET /v1/runs')).status, 401);
  assert.equal((await server.call('viewer', 'GET /v1/runs')).status, 200);
  assert.deepEqual(started, []);
});

test('runs are listed newest first, one under way without a summary', async () => {
  const window = { after: '2026-03-01T00:00:00Z', until: '2026-03-01T04:00:00Z' };
  const figures = { changed: 3, unchanged: 4, created: 2, updated: 1, failed: 0, gone: 0 };
  const first = await memory.startRun(window, []);
  await memory.finishRun({ ...figures, runId: first.id, watermark: window.until, accountIds: ['001000000000001AAA'] });
  const second = await memory.startRun(window, [{ number: 1, afterId: '0', uptoId: undefined }]);
  const seen = runs.parse((await server.call('viewer', 'GET /v1/runs')).json()).runs;
  assert.deepEqual(
    seen.map(({ id, state }) => [id, state]),
    [
      [second.id, 'reading'],
      [first.id, 'finished'],
    ],
  );
  assert.equal(seen[0]?.summary, undefined);
  assert.deepEqual(seen[1]?.summary, { ...figures, runId: first.id, watermark: window.until });
});
