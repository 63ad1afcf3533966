import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { failureRoutes } from '../../src/http/failure-routes.ts';
import { runTask } from '../../src/integration-health/index.ts';
import { machineClock } from '../../src/shared/clock.ts';
import { needsAPerson, tryAgain } from '../../src/shared/failure.ts';
import { openFailureLedger } from '../../src/store/failures.ts';
import { failingTask } from '../support/failing-task.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';
import { testServer } from '../support/test-server.ts';

const failures = openFailureLedger(await testDatabase());
const { call } = await testServer(failureRoutes(failures));
const { task, fails } = failingTask('book');
const run = runTask({ failures, clock: machineClock, jitter: () => 0, observe: () => undefined, log: quietLog() })(
  task,
);
const fail = async (contractId: string, thrown: unknown): Promise<void> => {
  fails(thrown);
  await run({ id: '1', task: 'book', key: `book:${contractId}`, priority: 0, payload: { contractId }, begun: 1 });
};
const parked = needsAPerson({ code: 'INVALID_SKU', message: 'no such product', advice: 'map it' });
for (const contractId of ['800', '801', '802']) await fail(contractId, parked);
await fail('900', tryAgain({ code: 'NETSUITE_AWAY', message: 'away', advice: 'wait' }));

const entry = z.looseObject({
  id: z.string(),
  key: z.string(),
  state: z.string(),
  code: z.string(),
  cause: z.string(),
  payload: z.unknown().optional(),
  replayedBy: z.string().optional(),
});
const page = z.object({ failures: z.array(entry), next: z.string().optional() });
const list = async (query: string): Promise<z.infer<typeof page>> =>
  page.parse((await call('viewer', `GET /v1/failures${query}`)).json());

test('failures are listed newest first, page by page', async () => {
  const first = await list('?limit=3');
  const second = await list(`?limit=3&after=${first.next ?? ''}`);
  assert.deepEqual(
    [...first.failures, ...second.failures].map(({ key }) => key),
    ['book:900', 'book:802', 'book:801', 'book:800'],
  );
  assert.equal(second.next, undefined);
});

test('failures are filtered by state, code and correlation id', async () => {
  assert.deepEqual(
    (await list('?state=waiting')).failures.map(({ code }) => code),
    ['NETSUITE_AWAY'],
  );
  assert.equal((await list('?code=INVALID_SKU')).failures.length, 3);
  assert.deepEqual(
    (await list('?correlationId=ob-801')).failures.map(({ key }) => key),
    ['book:801'],
  );
  assert.equal((await list('?flow=Nothing')).failures.length, 0);
});

test('a filter nobody knows is refused by name', async () => {
  const reply = await call('viewer', 'GET /v1/failures?state=lost&colour=red');
  assert.equal(reply.status, 400);
  assert.match(reply.text, /query\.state.*colour/s);
});

test('one failure shows its payload', async () => {
  const [newest] = (await list('?correlationId=ob-800')).failures;
  const found = entry.parse((await call('org', `GET /v1/failures/${newest?.id ?? ''}`)).json());
  assert.equal(found.cause, 'no such product');
  assert.deepEqual(found.payload, { contractId: '800' });
});

test('a failure that does not exist is 404, an id that is none 400', async () => {
  assert.equal((await call('viewer', 'GET /v1/failures/00000000-0000-4000-8000-000000000000')).status, 404);
  assert.equal((await call('viewer', 'GET /v1/failures/nonsense')).status, 400);
  assert.equal((await call('operator', 'POST /v1/failures/00000000-0000-4000-8000-000000000000/replay')).status, 404);
});

test('an operator replays, a viewer may not, and the record says who asked', async () => {
  const [failure] = (await list('?correlationId=ob-802')).failures;
  const path = `POST /v1/failures/${failure?.id ?? ''}/replay`;
  assert.equal((await call('viewer', path)).status, 403);
  const reply = await call('org', path, {
    body: JSON.stringify({ requestedBy: '005000000000001' }),
    headers: { 'Content-Type': 'application/json' },
  });
  assert.equal(reply.status, 202);
  const replayed = entry.parse(reply.json());
  assert.equal(replayed.state, 'waiting');
  assert.match(replayed.replayedBy ?? '', /^005000000000001 by org:[0-9a-f]{8}$/);
});
