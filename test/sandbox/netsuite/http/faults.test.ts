import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { NetSuiteSandbox } from '../index.ts';
import {
  caller,
  operate,
  refusalIn,
  signIn,
  askToken,
  start,
  tokenForm,
  assertionAt,
  type Call,
} from '../testing/test-account.ts';

let sandbox: NetSuiteSandbox;
let call: Call;
before(async () => {
  sandbox = await start();
  call = await caller(sandbox);
});
beforeEach(() => {
  sandbox.faults.clear();
});
after(() => sandbox.stop());

const STATUSES: readonly (readonly [number, string])[] = [
  [400, 'USER_ERROR'],
  [401, 'INVALID_LOGIN'],
  [404, 'NONEXISTENT_ID'],
  [429, 'CONCURRENCY_LIMIT_EXCEEDED'],
  [500, 'UNEXPECTED_ERROR'],
  [503, 'SERVICE_UNAVAILABLE'],
];
for (const [status, code] of STATUSES)
  test(`a fault can answer ${status} in NetSuite’s envelope, as often as it is told`, async () => {
    sandbox.faults.add({ path: '/record/v1/currency', times: 1, fault: { kind: 'status', status } });
    const refused = await call('GET', '/record/v1/currency');
    assert.equal(refused.status, status);
    assert.equal((await refusalIn(refused)).code, code);
    assert.equal((await call('GET', '/record/v1/currency')).status, 200);
  });

test('a fault can choose code, sentence and Retry-After', async () => {
  await operate(sandbox, 'POST /faults', {
    fault: { kind: 'status', status: 400, code: 'USER_ERROR', message: 'Period closed.', retryAfterSeconds: 7 },
  });
  const refused = await call('GET', '/record/v1/currency');
  assert.equal(refused.headers.get('retry-after'), '7');
  assert.equal((await refusalIn(refused)).detail, 'Period closed.');
});

test('an unexpected error has an id of twenty letters', async () => {
  sandbox.faults.add({ fault: { kind: 'status', status: 500 } });
  const { detail } = await refusalIn(await call('GET', '/record/v1/currency'));
  assert.match(detail ?? '', /^An unexpected error occurred\. Error ID: [a-z]{20}$/);
});

const customers = async (): Promise<number> => {
  const found: unknown = await (await call('GET', '/record/v1/customer')).json();
  return typeof found === 'object' && found !== null && 'totalResults' in found ? Number(found.totalResults) : -1;
};
const newCustomer = (name: string) =>
  call('POST', '/record/v1/customer', { body: { companyName: name, subsidiary: { id: '1' } } });

test('a connection cut before the work leaves nothing behind', async () => {
  const before = await customers();
  sandbox.faults.add({ method: 'POST', path: 'customer', times: 1, fault: { kind: 'drop-before' } });
  await assert.rejects(newCustomer('Never Booked Ltd'));
  assert.equal(await customers(), before);
});

test('a connection cut after the commit leaves the record behind', async () => {
  const before = await customers();
  sandbox.faults.add({ method: 'POST', path: 'customer', times: 1, fault: { kind: 'drop-after-commit' } });
  await assert.rejects(newCustomer('Booked Once Ltd'));
  assert.equal(await customers(), before + 1);
});

test('an unexpected error can come after the record was saved', async () => {
  const before = await customers();
  sandbox.faults.add({ method: 'POST', path: 'customer', times: 1, fault: { kind: 'status', status: 500 } });
  sandbox.faults.add({ method: 'POST', path: 'customer', times: 1, fault: { kind: 'drop-after-commit' } });
  assert.equal((await newCustomer('Saved Anyway Ltd')).status, 500);
  assert.equal(await customers(), before + 1);
});

test('a truncated answer cannot be read', async () => {
  sandbox.faults.add({ times: 1, fault: { kind: 'truncate' } });
  const answer = await call('GET', '/record/v1/currency');
  await assert.rejects(answer.text());
});

test('a delayed request holds its slot for so long', async () => {
  sandbox.faults.add({ times: 1, fault: { kind: 'delay', milliseconds: 80 } });
  await operate(sandbox, 'DELETE /stats');
  await call('GET', '/record/v1/currency');
  const { busyMilliseconds } = await operate(sandbox, 'GET /stats');
  assert.ok(Number(busyMilliseconds) >= 75);
});

test('an expired token is void from then on', async () => {
  const expired = await caller(sandbox);
  sandbox.faults.add({ times: 1, fault: { kind: 'expire-token' } });
  assert.equal((await expired('GET', '/record/v1/currency')).status, 401);
  assert.equal((await expired('GET', '/record/v1/currency')).status, 401);
  assert.notEqual(await signIn(sandbox), '');
});

test('the token endpoint can be down', async () => {
  sandbox.faults.add({ path: '/oauth2/v1/token', times: 1, fault: { kind: 'status', status: 503 } });
  assert.equal((await askToken(sandbox, tokenForm(await assertionAt(sandbox.clock.now())))).status, 503);
});

test('a rule that is none is refused with what is wrong about it', async () => {
  const { error } = await operate(sandbox, 'POST /faults', { fault: { kind: 'explode' } });
  assert.match(String(error), /fault/);
});

test('one rule is switched off by its number, the others stay', async () => {
  const [first, second] = [429, 503].map((status) => sandbox.faults.add({ fault: { kind: 'status', status } }));
  const { rules } = await operate(sandbox, `DELETE /faults/${first}`);
  assert.partialDeepStrictEqual(rules, [{ id: second, fault: { status: 503 } }]);
  assert.match(String((await operate(sandbox, `DELETE /faults/${first}`))['error']), /no such rule/);
  sandbox.faults.clear();
});
