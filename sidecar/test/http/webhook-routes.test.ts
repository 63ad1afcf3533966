import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { z } from 'zod';
import { MOST_BYTES } from '../../src/http/request-body.ts';
import { webhookRoutes } from '../../src/http/webhook-routes.ts';
import { receivePush } from '../../src/payments/index.ts';
import { QUEUE_SCHEMA } from '../../src/store/jobs.ts';
import { openPaymentMemory } from '../../src/store/payment-memory.ts';
import { quietLog } from '../support/quiet-log.ts';
import { testDatabase } from '../support/test-database.ts';
import { testServer, type Reply } from '../support/test-server.ts';

const secretOf = (byte: number): string => `whsec_${Buffer.alloc(32, byte).toString('base64')}`;
const [NEWEST, PREVIOUS, STRANGE] = [secretOf(1), secretOf(2), secretOf(3)];

const database = await testDatabase();
let refusals = 0;
const server = await testServer(
  webhookRoutes({
    secrets: [NEWEST, PREVIOUS],
    receive: receivePush({ memory: openPaymentMemory(database), log: quietLog() }),
    refused: () => void (refusals += 1),
  }),
);
beforeEach(async () => {
  refusals = 0;
  await database.run('truncate orderbridge.inbox');
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
});
const jobs = async (): Promise<readonly string[]> =>
  (await database.rows(z.object({ key: z.string() }), `select key from ${QUEUE_SCHEMA}.jobs order by key`)).map(
    ({ key }) => key,
  );

const PUSH = { type: 'customer-payment.changed', timestamp: '2026-03-01T08:00:00Z', data: { recordId: '12' } };
type Signing = { readonly secret?: string; readonly eventId?: string; readonly at?: Date; readonly sent?: string };

/** Sends a body signed as NetSuite does; `sent` is what arrives in its place. */
const send = (
  body: unknown,
  { secret = NEWEST, eventId = 'evt-1', at = new Date(), sent }: Signing = {},
): Promise<Reply> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return server.call(null, 'POST /v1/webhooks/netsuite', {
    body: sent ?? text,
    headers: {
      'content-type': 'application/json',
      'webhook-id': eventId,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(eventId, at, text),
    },
  });
};
const problem = z.object({ code: z.string(), detail: z.string(), fix: z.string() });

test('a signed push is stored with the job it causes before it is answered', async () => {
  const { status, json } = await send(PUSH);
  assert.deepEqual([status, json()], [202, { status: 'stored' }]);
  assert.deepEqual(await jobs(), ['announce-payments:evt-1']);
});

test('the same event again is answered like the first and causes nothing', async () => {
  await send(PUSH);
  await database.run(`delete from ${QUEUE_SCHEMA}._private_jobs`);
  const { status, json } = await send(PUSH);
  assert.deepEqual([status, json()], [202, { status: 'known' }]);
  assert.deepEqual(await jobs(), []);
});

test('while a secret is being replaced the earlier one is good too', async () => {
  assert.equal((await send(PUSH, { secret: PREVIOUS })).status, 202);
});

const FIVE_MINUTES = 5 * 60_000;
const UNSIGNED: readonly (readonly [what: string, signing: Signing])[] = [
  ['signed with another secret', { secret: STRANGE }],
  ['changed on the way', { sent: JSON.stringify({ ...PUSH, data: { recordId: '13' } }) }],
  ['too old', { at: new Date(Date.now() - FIVE_MINUTES - 2_000) }],
  ['from the future', { at: new Date(Date.now() + FIVE_MINUTES + 2_000) }],
];
for (const [what, signing] of UNSIGNED)
  test(`a push that is ${what} is refused with 401, counted, and leaves nothing`, async () => {
    const { status, json } = await send(PUSH, signing);
    assert.equal(status, 401);
    assert.equal(problem.parse(json()).code, 'REQUEST_REFUSED');
    assert.equal(refusals, 1);
    assert.deepEqual(await jobs(), []);
  });

test('a push without a signature is refused with 401', async () => {
  const { status } = await server.call(null, 'POST /v1/webhooks/netsuite', { body: JSON.stringify(PUSH) });
  assert.equal(status, 401);
  assert.equal(refusals, 1);
});

const UNKNOWN: readonly (readonly [what: string, body: unknown, named: RegExp])[] = [
  ['of an unknown type', { ...PUSH, type: 'sales-order.changed' }, /type: /],
  ['with an unknown field', { ...PUSH, subsidiary: '1' }, /subsidiary/],
  ['with an unknown field in its data', { ...PUSH, data: { recordId: '12', amount: 5 } }, /amount/],
  ['with a record id of the wrong type', { ...PUSH, data: { recordId: 12 } }, /data\.recordId: /],
  ['with a record id that is none', { ...PUSH, data: { recordId: '12; drop' } }, /data\.recordId: must be an internal/],
  ['without a time', { type: PUSH.type, data: PUSH.data }, /timestamp: /],
  ['that is no JSON', '{"type":', /not valid JSON/],
];
for (const [what, body, named] of UNKNOWN)
  test(`a signed push ${what} is refused with 400 that names it, and leaves nothing`, async () => {
    const { status, json } = await send(body);
    assert.equal(status, 400);
    assert.match(problem.parse(json()).detail, named);
    assert.equal(refusals, 0);
    assert.deepEqual(await jobs(), []);
  });

test('an event id that is none is refused with 400', async () => {
  assert.equal((await send(PUSH, { eventId: 'evt with spaces' })).status, 400);
});

test('a body over the limit is refused with 413, whoever signed it', async () => {
  const { status, json } = await send({ ...PUSH, padding: 'x'.repeat(MOST_BYTES) });
  assert.equal(status, 413);
  assert.match(problem.parse(json()).detail, /larger than 256 KB/);
  assert.deepEqual(await jobs(), []);
});
