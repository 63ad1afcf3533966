import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adapterFor, CERTIFICATE_ID, expireTokens, openAccountFor, privatePem, statsOf } from './account-under-test.ts';
import { webServicesUrl } from '../../src/netsuite/account.ts';
import type { KeyKind } from './account-under-test.ts';
import { failureFrom } from './failures.ts';

const KINDS: readonly KeyKind[] = ['ES256', 'PS256'];
for (const key of KINDS)
  test(`${key} signs in, and many requests share one token`, async (context) => {
    const { sandbox, netSuite } = await openAccountFor(context, { key });
    await Promise.all(Array.from({ length: 6 }, () => netSuite.invoices.now()));
    assert.equal((await statsOf(sandbox)).requests.token, 1);
  });

test('credentials that NetSuite refuses wait for an administrator, who is told where to look', async (context) => {
  const { sandbox } = await openAccountFor(context);
  const strangers = [
    { clientId: 'somebody-else' },
    { certificateId: 'another-certificate' },
    { algorithm: 'PS256', privateKeyPem: privatePem('PS256') },
  ] as const;
  for (const account of strangers) {
    const failure = await failureFrom(adapterFor(sandbox, account).signIn());
    assert.deepEqual(
      [failure.kind, failure.code, failure.owner],
      ['needs-a-person', 'CREDENTIAL_REFUSED', 'netsuite-admin'],
    );
    assert.match(failure.advice, /Login Audit Trail/);
    assert.match(failure.message, /1234567_SB1/);
  }
});

test('a mapping that is revoked while work goes on is a refused credential', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  await netSuite.invoices.now();
  await fetch(`${sandbox.url}/sandbox/integrations/${CERTIFICATE_ID}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revoked: true }),
  });
  assert.equal((await failureFrom(netSuite.invoices.now())).code, 'CREDENTIAL_REFUSED');
});

test('an expired token costs one new token and the same request once more', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  await netSuite.invoices.now();
  await expireTokens(sandbox);
  await Promise.all(Array.from({ length: 3 }, () => netSuite.invoices.now()));
  const { requests } = await statsOf(sandbox);
  assert.deepEqual([requests.token, requests.suiteql], [2, 1 + 3 + 3]);
});

test('a token that is refused twice is not tried a third time at once', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'suiteql', fault: { kind: 'expire-token' } });
  const failure = await failureFrom(netSuite.invoices.now());
  assert.deepEqual([failure.kind, failure.code], ['try-again', 'TOKEN_EXPIRED']);
  const { requests } = await statsOf(sandbox);
  assert.deepEqual([requests.token, requests.suiteql], [2, 2]);
});

test('a token is renewed before it ends, without a refused request', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  await netSuite.invoices.now();
  sandbox.clock.advance(3_541_000);
  await netSuite.invoices.now();
  const { requests } = await statsOf(sandbox);
  assert.deepEqual([requests.token, requests.suiteql], [2, 2]);
});

test('a token answer that is cut off is asked for again later', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'oauth2', times: 1, fault: { kind: 'truncate' } });
  const failure = await failureFrom(netSuite.signIn());
  assert.deepEqual([failure.kind, failure.code], ['try-again', 'ANSWER_UNREADABLE']);
  await netSuite.signIn();
});

const AWAY = [{ kind: 'status', status: 503 }, { kind: 'status', status: 429 }, { kind: 'drop-before' }] as const;
for (const fault of AWAY)
  test(`a sign-in that meets ${fault.kind === 'status' ? fault.status : fault.kind} is held and repeated`, async (context) => {
    const { sandbox, netSuite } = await openAccountFor(context);
    sandbox.faults.add({ path: 'oauth2', times: 1, fault });
    const failure = await failureFrom(netSuite.signIn());
    assert.deepEqual([failure.kind, failure.code], ['try-again', 'NETSUITE_AWAY']);
    await netSuite.signIn();
  });

test('secrets and tokens stay out of what a failure says', async (context) => {
  const { sandbox, netSuite } = await openAccountFor(context);
  sandbox.faults.add({ path: 'oauth2', times: 1, fault: { kind: 'truncate' } });
  const { message, advice, cause } = await failureFrom(netSuite.signIn());
  assert.doesNotMatch(`${message} ${advice} ${String(cause)}`, /access_token|eyJ|PRIVATE KEY/);
});

test('the address of the web services follows from the account id', () => {
  assert.equal(webServicesUrl('1234567'), 'https://1234567.suitetalk.api.netsuite.com');
  assert.equal(webServicesUrl('1234567_SB1'), 'https://1234567-sb1.suitetalk.api.netsuite.com');
});
