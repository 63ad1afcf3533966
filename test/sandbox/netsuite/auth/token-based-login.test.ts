import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { NetSuiteSandbox } from '../index.ts';
import { ACCOUNT_ID, operate, refusalIn, start } from '../testing/test-account.ts';
import { baseStringOf, percentEncoded, signatureOf } from './token-signature.ts';

/** Oracle's own sample values, from the page on token-based authentication. */
const SAMPLE = {
  consumerKey: 'ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4',
  consumerSecret: 'd26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5',
  token: '2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc',
  tokenSecret: 'c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295',
};
const PARAMETERS = {
  oauth_consumer_key: SAMPLE.consumerKey,
  oauth_nonce: 'fjaLirsIcCGVZWzBX0pg',
  oauth_signature_method: 'HMAC-SHA256',
  oauth_timestamp: '1508242306',
  oauth_token: SAMPLE.token,
  oauth_version: '1.0',
};
const EMPLOYEE = {
  method: 'GET',
  url: 'https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40',
  parameters: PARAMETERS,
};

let sandbox: NetSuiteSandbox;
before(async () => {
  sandbox = await start({ tokens: [SAMPLE] });
});
after(() => sandbox.stop());

test('the signatures are those of the documentation', () => {
  assert.equal(signatureOf(EMPLOYEE, SAMPLE), 'B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=');
  const url =
    'https://123456.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=6&deploy=1&customParam=someValue&testParam=someOtherValue';
  assert.equal(
    signatureOf({ method: 'POST', url, parameters: PARAMETERS }, SAMPLE),
    '+KK4SKNgz4ZiILGLwOMtfYlgcXSy1eis8ldE9X90azQ=',
  );
});

test('the base string has method, address and sorted parameters', () => {
  assert.match(
    baseStringOf(EMPLOYEE),
    /^GET&https%3A%2F%2F123456\.suitetalk\.api\.netsuite\.com%2Fservices%2Frest%2Frecord%2Fv1%2Femployee%2F40&oauth_consumer_key%3D/,
  );
});

type Changes = Readonly<Record<string, string>>;
const PATH = '/services/rest/record/v1/currency?limit=1';
let nonce = 0;

const headerWith = (changes: Changes = {}, host = sandbox.url): string => {
  nonce += 1;
  const parameters: Record<string, string> = {
    ...PARAMETERS,
    oauth_nonce: `nonce${nonce}nonce`,
    oauth_timestamp: String(Math.floor(sandbox.clock.now().getTime() / 1000)),
  };
  for (const [name, value] of Object.entries(changes)) if (name !== 'realm') parameters[name] = value;
  const signature = signatureOf({ method: 'GET', url: `${host}${PATH}`, parameters }, SAMPLE);
  const all = { realm: changes['realm'] ?? ACCOUNT_ID, ...parameters, oauth_signature: signature };
  return `OAuth ${Object.entries(all)
    .map(([name, value]) => `${name}="${percentEncoded(value)}"`)
    .join(', ')}`;
};
const get = (authorization: string): Promise<Response> =>
  fetch(`${sandbox.url}${PATH}`, { headers: { authorization } });

test('a signed request is answered, whether its signature names the called or the documented host', async () => {
  assert.equal((await get(headerWith())).status, 200);
  assert.equal((await get(headerWith({}, 'https://1234567-sb1.suitetalk.api.netsuite.com'))).status, 200);
});

const shifted = (seconds: number): string => String(Math.floor(sandbox.clock.now().getTime() / 1000) + seconds);
const REFUSED: Readonly<Record<string, () => string>> = {
  'its timestamp is older than 300 seconds': () => headerWith({ oauth_timestamp: shifted(-302) }),
  'its timestamp is more than 300 seconds ahead': () => headerWith({ oauth_timestamp: shifted(302) }),
  'its nonce is too short': () => headerWith({ oauth_nonce: 'abc' }),
  'its nonce has other characters': () => headerWith({ oauth_nonce: 'abc-def-ghi' }),
  'it is signed with HMAC-SHA1': () => headerWith({ oauth_signature_method: 'HMAC-SHA1' }),
  'its realm is another account': () => headerWith({ realm: '7654321' }),
  'its token is unknown': () => headerWith({ oauth_token: 'unknown' }),
  'it was signed for another address': () => headerWith({}, 'http://example.com'),
};
for (const [because, header] of Object.entries(REFUSED))
  test(`a signed request is refused when ${because}`, async () => {
    const answer = await get(header());
    assert.equal(answer.status, 401);
    assert.equal((await refusalIn(answer)).code, 'INVALID_LOGIN');
  });

test('a nonce can be used once', async () => {
  const header = headerWith();
  assert.equal((await get(header)).status, 200);
  assert.equal((await get(header)).status, 401);
  const { rows } = await operate(sandbox, 'GET /login-audit-trail');
  assert.match(JSON.stringify(rows), /the nonce has been used/);
});

const answerShape = z.object({ statusCode: z.number(), data: z.object({ totalResults: z.number() }) });
const clientShape = z.custom<new (options: Record<string, string>) => { request(options: object): Promise<unknown> }>(
  (value) => typeof value === 'function',
);

test('the client netsuite-rest reads a collection', async () => {
  const NetSuiteRest = clientShape.parse(createRequire(import.meta.url)('netsuite-rest'));
  const client = new NetSuiteRest({
    consumer_key: SAMPLE.consumerKey,
    consumer_secret_key: SAMPLE.consumerSecret,
    token: SAMPLE.token,
    token_secret: SAMPLE.tokenSecret,
    realm: ACCOUNT_ID,
    base_url: sandbox.url,
  });
  const { statusCode, data } = answerShape.parse(await client.request({ path: 'record/v1/currency?limit=2' }));
  assert.equal(statusCode, 200);
  assert.ok(data.totalResults > 0);
});
