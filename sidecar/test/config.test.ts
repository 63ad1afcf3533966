import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { ConfigIncomplete, readConfig, settingsTable } from '../src/config.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = (bits: number): string =>
  generateKeyPairSync('rsa', { modulusLength: bits }).privateKey.export(pem).toString();
const RSA = rsa(3072);
const P256 = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).privateKey.export(pem).toString();
const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const complete = {
  SALESFORCE_LOGIN_URL: 'https://example.my.salesforce.com/',
  SALESFORCE_CLIENT_ID: 'client',
  SALESFORCE_USERNAME: 'orderbridge@example.com',
  SALESFORCE_PRIVATE_KEY: RSA,
  NETSUITE_ACCOUNT: '1234567',
  NETSUITE_CLIENT_ID: 'client',
  NETSUITE_CERTIFICATE_ID: 'certificate',
  NETSUITE_PRIVATE_KEY: RSA,
  WEBHOOK_SECRETS: `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
  API_TOKENS: `org:${HASH}`,
};

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigIncomplete);
    return error.problems;
  }
};

test('a complete configuration is read with its defaults', () => {
  const config = readConfig(complete);
  assert.deepEqual(config.http, { host: '127.0.0.1', port: 8080, tokens: [{ scope: 'org', sha256: HASH }] });
  assert.equal(config.salesforce.loginUrl, 'https://example.my.salesforce.com');
  assert.equal(config.salesforce.audience, 'https://login.salesforce.com');
  assert.equal(config.netSuite.url, undefined);
  assert.equal(config.netSuite.concurrency, 4);
  assert.equal(config.invoiceSchedule, '0 */4 * * *');
  assert.deepEqual(config.customerMatchKeys, ['name']);
  assert.equal(config.addsCustomerCurrencies, true);
});

test('an empty environment lists every required setting at once, and only those', () => {
  const required = settingsTable()
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
  assert.deepEqual(
    problemsOf({}).map((problem) => problem.split(':')[0]),
    required,
  );
});

test('a test org is told apart by its address', () => {
  const sandbox = {
    ...complete,
    SALESFORCE_LOGIN_URL: 'https://example--uat.sandbox.my.salesforce.com',
    NETSUITE_ACCOUNT: '1234567_SB1',
  };
  const config = readConfig(sandbox);
  assert.equal(config.salesforce.audience, 'https://test.salesforce.com');
  assert.equal(config.netSuite.account, '1234567_SB1');
});

const PROBLEMS: readonly [string, Record<string, string>, RegExp][] = [
  ['a port that is no number', { PORT: 'eighty' }, /^PORT: must be a number/],
  ['a time zone nobody knows', { COMPANY_TIME_ZONE: 'Mars/Olympus' }, /^COMPANY_TIME_ZONE: must be an IANA time zone/],
  ['a switch that says maybe', { ADD_CUSTOMER_CURRENCIES: 'maybe' }, /^ADD_CUSTOMER_CURRENCIES: must be yes or no/],
  ['a schedule of four fields', { INVOICE_SCHEDULE: '0 * * *' }, /^INVOICE_SCHEDULE: must be a cron expression/],
  [
    'plain http to the outside',
    { SALESFORCE_LOGIN_URL: 'http://example.my.salesforce.com' },
    /^SALESFORCE_LOGIN_URL: must be an https address/,
  ],
  ['RS256', { NETSUITE_SIGNING_ALGORITHM: 'RS256' }, /^NETSUITE_SIGNING_ALGORITHM: cannot be RS256: NetSuite refuses/],
  ['a curve key for an RSA algorithm', { NETSUITE_PRIVATE_KEY: P256 }, /^NETSUITE_PRIVATE_KEY: does not fit PS256/],
  [
    'a key that is too short for NetSuite',
    { NETSUITE_PRIVATE_KEY: rsa(2048) },
    /^NETSUITE_PRIVATE_KEY: does not fit PS256, which needs RSA of 3072/,
  ],
  ['a curve key for Salesforce', { SALESFORCE_PRIVATE_KEY: P256 }, /^SALESFORCE_PRIVATE_KEY: must be an RSA key/],
  [
    'a key that is none',
    { SALESFORCE_PRIVATE_KEY: 'hunter2' },
    /^SALESFORCE_PRIVATE_KEY: must be a private key in PEM/,
  ],
  ['a plain token instead of its hash', { API_TOKENS: 'org:hunter2' }, /^API_TOKENS: must be <scope>:<sha256>/],
  ['a webhook secret that is too short', { WEBHOOK_SECRETS: 'whsec_aGk=' }, /^WEBHOOK_SECRETS: must be whsec_/],
  [
    'an unknown match key',
    { CUSTOMER_MATCH_KEYS: 'name,shoe-size' },
    /^CUSTOMER_MATCH_KEYS: must be name, tax-id or domain/,
  ],
  ['a secret given twice', { API_TOKENS_FILE: '/nowhere' }, /^API_TOKENS: is given twice/],
  [
    'a certificate file that is not there',
    { SALESFORCE_PUBSUB_CA_FILE: '/nowhere/ca.pem' },
    /^SALESFORCE_PUBSUB_CA_FILE: names a file/,
  ],
  [
    'a production org with a NetSuite sandbox',
    { NETSUITE_ACCOUNT: '1234567_SB1' },
    /a production org must not be paired with a sandbox account/,
  ],
  ['a production org with a developer account', { NETSUITE_ACCOUNT: 'TSTDRV1234567' }, /must not be paired/],
  [
    'a sandbox with the production account',
    { SALESFORCE_LOGIN_URL: 'https://test.salesforce.com' },
    /a test org must not be paired with a production account/,
  ],
  [
    'a stand-in with the production account',
    { SALESFORCE_LOGIN_URL: 'http://localhost:9' },
    /a test org must not be paired/,
  ],
];

for (const [name, change, expected] of PROBLEMS) {
  test(`${name} is the one problem reported, without its value`, () => {
    const problems = problemsOf({ ...complete, ...change });
    assert.equal(problems.length, 1, problems.join('\n'));
    assert.match(problems[0] ?? '', expected);
    assert.doesNotMatch(problems.join(), /hunter2|Olympus|shoe-size|BEGIN/);
  });
}

test('two stand-ins on this machine belong together', () => {
  const local = { SALESFORCE_LOGIN_URL: 'http://localhost:9001', NETSUITE_URL: 'http://127.0.0.1:9002' };
  assert.deepEqual(problemsOf({ ...complete, ...local }), []);
});

test('an elliptic curve key signs with its own algorithm', () => {
  assert.deepEqual(problemsOf({ ...complete, NETSUITE_PRIVATE_KEY: P256, NETSUITE_SIGNING_ALGORITHM: 'ES256' }), []);
});

test('a secret may come from a file, and a key may be on one line', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'orderbridge-config-'));
  after(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'tokens');
  await writeFile(file, `viewer:${HASH}\n`);
  const { API_TOKENS: _inFile, ...rest } = complete;
  const config = readConfig({
    ...rest,
    API_TOKENS_FILE: file,
    NETSUITE_PRIVATE_KEY: RSA.replaceAll('\n', String.raw`\n`),
  });
  assert.deepEqual(config.http.tokens, [{ scope: 'viewer', sha256: HASH }]);
  assert.equal(config.netSuite.privateKeyPem, RSA);
  assert.match(
    problemsOf({ ...rest, API_TOKENS_FILE: '/nowhere' }).join(),
    /API_TOKENS_FILE: names a file that cannot be read/,
  );
});

test('every setting has words, and no secret has a default', () => {
  for (const row of settingsTable()) {
    assert.ok(row.means.endsWith('.'), row.name);
    if (row.isSecret && !row.isRequired) assert.doesNotMatch(row.otherwise ?? '', /`/, row.name);
  }
});
