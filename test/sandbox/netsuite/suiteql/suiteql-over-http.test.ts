import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { NetSuiteSandbox } from '../index.ts';
import { caller, refusalIn, start } from '../testing/test-account.ts';
import type { Call } from '../testing/test-account.ts';

let sandbox: NetSuiteSandbox;
let call: Call;

before(async () => {
  sandbox = await start({ timeZone: 'GMT', start: new Date('2026-02-01T12:00:00Z') });
  call = await caller(sandbox);
});
after(() => sandbox.stop());

const PATH = '/query/v1/suiteql';
const ask = (query: string, body: unknown, prefer = 'transient'): Promise<Response> =>
  call('POST', `${PATH}${query}`, { body, headers: { prefer } });

const answer = z.strictObject({
  links: z.array(z.strictObject({ rel: z.string(), href: z.string() })),
  count: z.number(),
  hasMore: z.boolean(),
  items: z.array(z.record(z.string(), z.unknown())),
  offset: z.number(),
  totalResults: z.number(),
});

const linksIn = (page: z.infer<typeof answer>): Record<string, string> =>
  Object.fromEntries(page.links.map(({ rel, href }) => [rel, new URL(href).search]));

test('a page carries its rows as texts, and the links to the others', async () => {
  const q = 'SELECT id, symbol FROM currency WHERE id <= ? ORDER BY id';
  const middle = answer.parse(await (await ask('?limit=2&offset=2', { q, params: ['5'] })).json());
  assert.deepEqual(middle.items, [
    { links: [], id: '3', symbol: 'CAD' },
    { links: [], id: '4', symbol: 'EUR' },
  ]);
  assert.deepEqual([middle.count, middle.hasMore, middle.offset, middle.totalResults], [2, true, 2, 5]);
  assert.deepEqual(linksIn(middle), {
    next: '?limit=2&offset=4',
    last: '?limit=2&offset=4',
    first: '?limit=2&offset=0',
    prev: '?limit=2&offset=0',
    self: '?limit=2&offset=2',
  });

  const last = answer.parse(await (await ask('?limit=2&offset=4', { q, params: ['5'] })).json());
  assert.deepEqual([last.count, last.hasMore], [1, false]);
  assert.deepEqual(Object.keys(linksIn(last)), ['first', 'prev', 'self']);
});

test('the offset of the wall clock can be measured', async () => {
  const q = "SELECT TO_CHAR(SYSDATE,'YYYY-MM-DD HH24:MI') AS now FROM dual";
  const { items } = answer.parse(await (await ask('', { q })).json());
  assert.deepEqual(items, [{ links: [], now: '2026-02-01 12:00' }]);
});

for (const query of ['?limit=0', '?limit=1001', '?limit=10&offset=15', '?limit=many', '?limit=1&offset=1000']) {
  test(`${query} is no page`, async () => {
    const response = await ask(query, { q: 'SELECT id FROM currency' });
    assert.deepEqual([response.status, (await refusalIn(response)).code], [400, 'INVALID_PARAMETER']);
  });
}

test('Prefer: transient is required', async () => {
  const response = await ask('', { q: 'SELECT id FROM currency' }, 'handling=strict');
  assert.equal(response.status, 400);
});

test("a refusal of the query stands in NetSuite's envelope", async () => {
  const response = await ask('', { q: 'SELECT balance FROM customer' });
  const { status, title, details } = await refusalIn(response);
  assert.deepEqual([response.status, status, title], [400, 400, 'Bad Request']);
  assert.deepEqual(details, [
    {
      detail:
        'Invalid search query. Detailed unprocessed description follows. Search error occurred: ' +
        "Unknown identifier 'balance'. Available identifiers are: {customer=customer}.",
      'o:errorQueryParam': 'q',
      'o:errorCode': 'INVALID_PARAMETER',
    },
  ]);
});
