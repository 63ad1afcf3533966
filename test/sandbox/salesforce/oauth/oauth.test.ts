import assert from 'node:assert/strict';
import { generateKeyPair } from 'jose';
import { Connection } from 'jsforce';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import {
  accessTokenFor,
  askForToken,
  assertionFor,
  CONSUMER_KEY,
  CONSUMER_SECRET,
  INTEGRATION_USER,
  JWT_BEARER,
  startShippingOrg,
  type Answer,
  type Client,
} from '../fixtures/start-shipping-org.ts';

let client: Client;
before(async () => {
  client = await startShippingOrg();
});
after(() => client.stop());

const now = () => client.sandbox.clock.now();
const secondsFromNow = (seconds: number): number => Math.floor(now().getTime() / 1000) + seconds;
const granted = async (assertion: string): Promise<Answer> =>
  askForToken(client.sandbox.url, { grant_type: JWT_BEARER, assertion });

const granting = z.object({
  access_token: z.string(),
  instance_url: z.string(),
  id: z.string(),
  token_type: z.string(),
  scope: z.string(),
});

test('an assertion signed with the key of the certificate gives a token that jsforce works with', async () => {
  const { status, body } = await granted(await assertionFor(now()));
  const { id, instance_url, token_type, scope } = granting.parse(body);
  assert.equal(status, 200);
  assert.match(id, /\/id\/00D\w{15}\/005\w{15}$/);
  assert.deepEqual([instance_url, token_type, scope], [client.sandbox.url, 'Bearer', 'api refresh_token']);
  const connection = new Connection({ version: '68.0', oauth2: { loginUrl: client.sandbox.url } });
  await connection.authorize({ grant_type: JWT_BEARER, assertion: await assertionFor(now()) });
  assert.equal((await connection.identity()).username, INTEGRATION_USER);
});

test('the org itself may be the audience of an assertion', async () => {
  const { status } = await granted(await assertionFor(now(), { aud: `${client.sandbox.url}/` }));
  assert.equal(status, 200);
});

const refused: readonly (readonly [
  title: string,
  claims: () => Parameters<typeof assertionFor>[1],
  error: string,
  description: string,
])[] = [
  ['for an unknown app', () => ({ iss: 'someone' }), 'invalid_client_id', 'client identifier invalid'],
  ['for another audience', () => ({ aud: 'https://example.com' }), 'invalid_grant', 'audience is invalid'],
  ['that has expired', () => ({ exp: secondsFromNow(-1) }), 'invalid_grant', 'expired authorization code'],
  ['that lives too long', () => ({ exp: secondsFromNow(3600) }), 'invalid_grant', 'invalid assertion'],
  [
    'for a user nobody approved',
    () => ({ sub: 'rep@shipping.example' }),
    'invalid_grant',
    "user hasn't approved this consumer",
  ],
];

for (const [title, claims, error, error_description] of refused) {
  test(`an assertion ${title} is refused with an object, not an array`, async () => {
    const { status, body } = await granted(await assertionFor(now(), claims()));
    assert.deepEqual([status, body], [400, { error, error_description }]);
  });
}

test('an assertion signed with another key is refused', async () => {
  const { privateKey } = await generateKeyPair('RS256');
  const { status, body } = await granted(await assertionFor(now(), {}, privateKey));
  assert.deepEqual([status, body], [400, { error: 'invalid_grant', error_description: 'invalid assertion' }]);
});

test('client credentials give a token of the execution user, in the form or as Basic authentication', async () => {
  const form = { grant_type: 'client_credentials', client_id: CONSUMER_KEY, client_secret: CONSUMER_SECRET };
  const { status, body } = await askForToken(client.sandbox.url, form);
  assert.equal(status, 200);
  const basic = Buffer.from(`${CONSUMER_KEY}:${CONSUMER_SECRET}`).toString('base64');
  const response = await fetch(`${client.sandbox.url}/services/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  assert.equal(response.status, 200);
  const userInfo = await fetch(`${client.sandbox.url}/services/oauth2/userinfo`, {
    headers: { Authorization: `Bearer ${granting.parse(body).access_token}` },
  });
  assert.equal(
    z.object({ preferred_username: z.string() }).parse(await userInfo.json()).preferred_username,
    INTEGRATION_USER,
  );
});

test('a wrong secret and an unknown grant are refused', async () => {
  const wrong = { grant_type: 'client_credentials', client_id: CONSUMER_KEY, client_secret: 'guess' };
  assert.deepEqual((await askForToken(client.sandbox.url, wrong)).body, {
    error: 'invalid_client',
    error_description: 'invalid client credentials',
  });
  const password = await askForToken(client.sandbox.url, { grant_type: 'password' });
  assert.deepEqual(password.body, { error: 'unsupported_grant_type', error_description: 'grant type not supported' });
});

test('a user who is not active gets no token', async () => {
  const { body } = await client.call(
    'GET',
    `/query?q=${encodeURIComponent(`SELECT Id FROM User WHERE Username = '${INTEGRATION_USER}'`)}`,
  );
  const [user] = z.object({ records: z.array(z.object({ Id: z.string() })) }).parse(body).records;
  await client.call('PATCH', `/sobjects/User/${user?.Id ?? ''}`, { IsActive: false });
  const answer = await granted(await assertionFor(now()));
  await client.call('PATCH', `/sobjects/User/${user?.Id ?? ''}`, { IsActive: true });
  assert.deepEqual(answer.body, { error: 'inactive_user', error_description: 'user is inactive' });
});

const EXPIRED = [{ message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }];

const statusWith = async (accessToken: string): Promise<readonly [number, unknown]> => {
  const response = await fetch(`${client.sandbox.url}/services/data/v68.0/limits`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  const body: unknown = await response.json();
  return [response.status, response.status === 200 ? undefined : body];
};

test('a token nobody gave out is refused with an array', async () => {
  assert.deepEqual(await statusWith('00D!made-up'), [401, EXPIRED]);
});

test('a revoked token no longer opens anything', async () => {
  const accessToken = await accessTokenFor(client.sandbox);
  const url = `${client.sandbox.url}/services/oauth2/revoke`;
  const revoked = await fetch(url, { method: 'POST', body: new URLSearchParams({ token: accessToken }) });
  assert.equal(revoked.status, 200);
  assert.deepEqual(await statusWith(accessToken), [401, EXPIRED]);
});

test('a session ends when the virtual clock says it was not used for its timeout', async () => {
  const other = await startShippingOrg({ sessionTimeoutMinutes: 15 });
  other.sandbox.clock.advance(14 * 60_000);
  assert.equal((await other.call('GET', '/limits')).status, 200);
  other.sandbox.clock.advance(14 * 60_000);
  assert.equal((await other.call('GET', '/limits')).status, 200, 'use prolongs it');
  other.sandbox.clock.advance(16 * 60_000);
  assert.equal((await other.call('GET', '/limits')).status, 401);
  await other.stop();
});
