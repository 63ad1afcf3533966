import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { z } from 'zod';
import { invoiceRoutes } from '../../src/http/invoice-routes.ts';
import type { Refresh } from '../../src/invoices/index.ts';
import { testServer } from '../support/test-server.ts';

const ACCOUNT = '001Hs0000000001';
const TARGET = `POST /v1/accounts/${ACCOUNT}/invoices/refresh`;

let answer: Refresh;
const asked: string[] = [];
const server = await testServer(
  invoiceRoutes((accountId) => {
    asked.push(accountId);
    return Promise.resolve(answer);
  }),
);
beforeEach(() => {
  asked.length = 0;
  answer = { outcome: 'refreshed', changed: 2, unchanged: 3, failed: 0 };
});

const problem = z.object({ detail: z.string(), fix: z.string() });

test('the org has the documents of an account fetched, and hears how many had changed', async () => {
  const { status, json } = await server.call('org', TARGET);
  assert.deepEqual([status, json()], [200, { changed: 2, unchanged: 3, failed: 0 }]);
  assert.deepEqual(asked, [ACCOUNT]);
});

test('whoever asks too soon is told when to ask again', async () => {
  answer = { outcome: 'too-soon', retryAfterSeconds: 42 };
  const { status, headers, json } = await server.call('org', TARGET);
  assert.deepEqual([status, headers.get('retry-after')], [429, '42']);
  assert.match(problem.parse(json()).fix, /42 seconds/);
});

for (const [outcome, status, words] of [
  ['no-customer', 422, /no customer/],
  ['paused', 409, /paused/],
] as const)
  test(`an account that is ${outcome} is refused in words`, async () => {
    answer = { outcome };
    const refused = await server.call('org', TARGET);
    assert.equal(refused.status, status);
    assert.match(problem.parse(refused.json()).detail, words);
  });

test('an id that is none, a viewer and a stranger are refused before anything is fetched', async () => {
  assert.equal((await server.call('org', 'POST /v1/accounts/nonsense/invoices/refresh')).status, 400);
  assert.equal((await server.call('viewer', TARGET)).status, 403);
  assert.equal((await server.call(null, TARGET)).status, 401);
  assert.deepEqual(asked, []);
});
