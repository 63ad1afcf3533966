import assert from 'node:assert/strict';
import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { after, before, test } from 'node:test';
import { selfSignedCertificate } from '../../shared/certificate.ts';
import type { IntegrationOptions } from './mappings.ts';
import type { NetSuiteSandbox } from '../index.ts';
import {
  askToken,
  assertionAt,
  caller,
  CLIENT_ID,
  integration,
  keys,
  operate,
  publicPem,
  refusalIn,
  signIn,
  start,
  tokenForm,
  type AssertionChanges,
} from '../testing/test-account.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 3072 });
const curves = {
  ES256: keys,
  ES384: generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  ES512: generateKeyPairSync('ec', { namedCurve: 'P-521' }),
};
const SIGNERS: Readonly<Record<string, { publicKey: KeyObject; privateKey: KeyObject }>> = {
  PS256: rsa,
  PS384: rsa,
  PS512: rsa,
  ...curves,
};

const mapping = (certificateId: string, more: Partial<IntegrationOptions> = {}): IntegrationOptions => ({
  ...integration,
  certificateId,
  role: certificateId,
  ...more,
});

let sandbox: NetSuiteSandbox;

before(async () => {
  sandbox = await start({
    integrations: [
      integration,
      ...Object.entries(SIGNERS).map(([alg, { publicKey }]) => mapping(alg, { certificatePem: publicPem(publicKey) })),
      mapping('revoked', { revoked: true }),
      mapping('disabled', { roleDisabled: true }),
      mapping('expiring', { expiresAt: new Date(Date.now() + 10 * 86_400_000) }),
      { ...integration, clientId: 'another-client', certificateId: 'of-another' },
    ],
  });
});
after(() => sandbox.stop());

const lastRow = async (): Promise<unknown> => {
  const { rows } = await operate(sandbox, 'GET /login-audit-trail');
  return Array.isArray(rows) ? rows.at(-1) : undefined;
};

const attempt = async (changes: AssertionChanges): Promise<Response> =>
  askToken(sandbox, tokenForm(await assertionAt(sandbox.clock.now(), changes)));

for (const [alg, { privateKey }] of Object.entries(SIGNERS))
  test(`an assertion signed with ${alg} gets a token of 3600 seconds`, async () => {
    const answer = await attempt({ alg, kid: alg, key: privateKey });
    assert.equal(answer.status, 200);
    const body: unknown = await answer.json();
    assert.ok(typeof body === 'object' && body !== null && 'access_token' in body && 'expires_in' in body);
    assert.equal(body.expires_in, 3600);
    assert.equal(String(body.access_token).split('.').length, 3);
  });

const now = (): number => Math.floor(sandbox.clock.now().getTime() / 1000);

type Refused = {
  readonly because: string;
  readonly changes: () => AssertionChanges;
  readonly error: string;
  readonly detail: string;
  readonly status?: number;
};

const REFUSED: readonly Refused[] = [
  {
    because: 'RS256 is used',
    changes: () => ({ alg: 'RS256', kid: 'PS256', key: rsa.privateKey }),
    error: 'invalid_grant',
    detail: 'InvalidSignature',
  },
  {
    because: 'HS256 is used',
    changes: () => ({ alg: 'HS256', key: Buffer.from(publicPem(keys.publicKey)) }),
    error: 'invalid_grant',
    detail: 'InvalidSignature',
  },
  {
    because: 'another key signed it',
    changes: () => ({ alg: 'PS256', kid: 'ES256', key: rsa.privateKey }),
    error: 'invalid_grant',
    detail: 'InvalidSignature',
  },
  {
    because: 'the certificate id is unknown',
    changes: () => ({ kid: 'nobody' }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'the certificate belongs to another integration',
    changes: () => ({ kid: 'of-another' }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'the client id is unknown',
    changes: () => ({ claims: { iss: 'nobody' } }),
    error: 'invalid_client',
    detail: 'InvalidIntegration',
    status: 401,
  },
  {
    because: 'the audience is another account',
    changes: () => ({ claims: { aud: 'https://7.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token' } }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'it lives 3601 seconds',
    changes: () => ({ claims: { exp: now() + 3601, iat: now() } }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'it has expired',
    changes: () => ({ claims: { exp: now() - 1, iat: now() - 3000 } }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'it was issued in the future',
    changes: () => ({ claims: { exp: now() + 1200, iat: now() + 600 } }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'it asks for an unknown scope',
    changes: () => ({ claims: { scope: 'everything' } }),
    error: 'invalid_scope',
    detail: 'InvalidScope',
  },
  {
    because: 'the mapping is revoked',
    changes: () => ({ kid: 'revoked' }),
    error: 'invalid_grant',
    detail: 'ClientAuthenticationFailed',
  },
  {
    because: 'the role is disabled',
    changes: () => ({ kid: 'disabled' }),
    error: 'invalid_grant',
    detail: 'EntityOrRoleDisabled',
  },
];

for (const { because, changes, error, detail, status = 400 } of REFUSED)
  test(`no token, an opaque answer and a row in the trail when ${because}`, async () => {
    const answer = await attempt(changes());
    assert.equal(answer.status, status);
    assert.deepEqual(await answer.json(), { error });
    const row = await lastRow();
    assert.ok(typeof row === 'object' && row !== null && 'detail' in row && 'status' in row);
    assert.deepEqual({ detail: row.detail, status: row.status }, { detail, status: 'Failure' });
  });

for (const scope of ['rest_webservices', 'restlets, rest_webservices', ['restlets', 'rest_webservices']])
  test(`the scope may be written as ${JSON.stringify(scope)}`, async () => {
    assert.equal((await attempt({ claims: { scope } })).status, 200);
  });

test('the audience may be the restlets host or the address that was called', async () => {
  const path = '/services/rest/auth/oauth2/v1/token';
  for (const host of ['https://1234567-sb1.restlets.api.netsuite.com', sandbox.url])
    assert.equal((await attempt({ claims: { aud: `${host}${path}` } })).status, 200);
});

const MALFORMED: Readonly<Record<string, Record<string, string>>> = {
  'a wrong grant type': { grant_type: 'password' },
  'a wrong assertion type': { client_assertion_type: 'jwt' },
  'no assertion': { client_assertion: '' },
};
for (const [what, changes] of Object.entries(MALFORMED))
  test(`a token request with ${what} is an invalid request`, async () => {
    const form = tokenForm(await assertionAt(sandbox.clock.now()));
    for (const [name, value] of Object.entries(changes)) form.set(name, value);
    const answer = await askToken(sandbox, form);
    assert.deepEqual([answer.status, await answer.json()], [400, { error: 'invalid_request' }]);
  });

test('a certificate works until the account’s clock passes its end', async () => {
  assert.equal((await attempt({ kid: 'expiring' })).status, 200);
  sandbox.clock.advance(11 * 86_400_000);
  assert.equal((await attempt({ kid: 'expiring' })).status, 400);
  sandbox.clock.advance(-11 * 86_400_000);
});

test('an X.509 certificate is good for its own time only', async () => {
  const { certificatePem, privateKeyPem } = await selfSignedCertificate({ commonName: 'test', hosts: ['localhost'] });
  const account = await start({ integrations: [{ ...integration, certificatePem }] });
  const ask = async () =>
    askToken(account, tokenForm(await assertionAt(account.clock.now(), { key: createPrivateKey(privateKeyPem) })));
  assert.equal((await ask()).status, 200);
  account.clock.advance(366 * 86_400_000);
  assert.equal((await ask()).status, 400);
  await account.stop();
});

test('an access token is refused with the documented envelope once it has expired', async () => {
  const call = await caller(sandbox);
  assert.equal((await call('GET', '/record/v1/currency')).status, 200);
  sandbox.clock.advance(3_600_000);
  const refused = await call('GET', '/record/v1/currency');
  sandbox.clock.advance(-3_600_000);
  assert.equal(refused.status, 401);
  const { code, detail, title, type } = await refusalIn(refused);
  assert.equal(code, 'INVALID_LOGIN');
  assert.match(detail ?? '', /^Invalid login attempt\. For more details, see the Login Audit Trail/);
  assert.deepEqual([title, type], ['Unauthorized', 'https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.2']);
});

test('a token without the scope of REST web services is refused by the record service', async () => {
  const call = await caller(sandbox, { claims: { scope: 'restlets' } });
  assert.equal((await call('GET', '/record/v1/currency')).status, 401);
});

test('tokens end when somebody expires them, or revokes the mapping', async () => {
  const first = await caller(sandbox);
  await operate(sandbox, 'POST /tokens/expire', { clientId: CLIENT_ID });
  assert.equal((await first('GET', '/record/v1/currency')).status, 401);
  const second = await caller(sandbox);
  await operate(sandbox, `PATCH /integrations/${integration.certificateId}`, { revoked: true });
  assert.equal((await second('GET', '/record/v1/currency')).status, 401);
  assert.equal((await attempt({})).status, 400);
  await operate(sandbox, `PATCH /integrations/${integration.certificateId}`, { revoked: false });
  assert.match(await signIn(sandbox), /\./);
});

test('keys NetSuite would not accept are refused when the account opens', async () => {
  const weak = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await assert.rejects(
    start({ integrations: [{ ...integration, certificatePem: publicPem(weak.publicKey) }] }),
    /must be RSA of 3072 or 4096 bits/,
  );
  await assert.rejects(start({ integrations: [integration, integration] }), /NetSuite keeps one/);
});

test('the token endpoint answers a bad assertion with 401 when the settings say so', async () => {
  const strict = await start({ settings: { invalidGrantStatus: 401 } });
  const form = tokenForm(await assertionAt(strict.clock.now(), { kid: 'nobody' }));
  assert.equal((await askToken(strict, form)).status, 401);
  await strict.stop();
});
