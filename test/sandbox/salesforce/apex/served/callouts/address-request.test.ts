import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { administratorOf } from '../../../data/org.ts';
import { openShippingOrg, SHIPPING_SOURCE } from '../../../fixtures/shipping-org.ts';
import { loadSchema } from '../../../schema/load-schema.ts';
import { writeProject } from '../sample-project.ts';
import { addressRequest, type CalloutOptions } from './address-request.ts';
import { readCalloutSetup } from './callout-setup.ts';
import { merged } from './credential-formula.ts';
import { WAREHOUSE_URL, warehouseFiles } from './sample-credentials.ts';

const removals: (() => void)[] = [];
after(() => removals.forEach((remove) => remove()));

type Asked = { endpoint: string; headers?: Record<string, string> };
type Around = { protocol?: string; isGranted?: boolean; options?: CalloutOptions };

/** What a request is sent as: its URL and headers. */
const sentAs = ({ endpoint, headers = {} }: Asked, { protocol, isGranted = true, options = {} }: Around = {}) => {
  const project = writeProject(warehouseFiles(protocol));
  removals.push(() => project.remove());
  const { org } = openShippingOrg({
    schema: loadSchema({ sourceDirectories: [SHIPPING_SOURCE, project.directory] }),
  });
  const user = administratorOf(org);
  if (isGranted) {
    const set = [...org.rows('PermissionSet')].find(({ Name }) => Name === 'Warehouse_User');
    const assigned = { AssigneeId: user.userId, PermissionSetId: set?.Id ?? null };
    org.writeSystemRow(user, { object: 'PermissionSetAssignment', values: assigned });
  }
  const request = {
    method: 'GET',
    endpoint,
    headers: new Map(Object.entries(headers)),
    body: Buffer.alloc(0),
    timeoutMilliseconds: 10_000,
    certificate: undefined,
  };
  const setup = readCalloutSetup([project.directory]);
  const sent = addressRequest({ org, setup, options }, { request, user });
  return { url: sent.endpoint, headers: Object.fromEntries(sent.headers) };
};

const KEY = { credentialValues: { WarehouseKey: { ApiKey: 's3cret' } } };

test('a named credential gives its URL, its headers and those of its external credential', () => {
  const asked = { endpoint: 'callout:Warehouse/stock?item=7', headers: { Accept: 'text/plain', 'x-tenant': 'south' } };
  assert.deepEqual(sentAs(asked, { options: KEY }), {
    url: `${WAREHOUSE_URL}/stock?item=7`,
    headers: { Accept: 'text/plain', 'X-Tenant': 'north', 'X-Key': 'Bearer s3cret' },
  });
});

test('headers of the request may refer to the credential', () => {
  const headers = { 'X-Copy': '{!$Credential.WarehouseKey.ApiKey}' };
  const sent = sentAs({ endpoint: 'callout:warehouse', headers }, { options: KEY });
  assert.equal(sent.headers['X-Copy'], 's3cret');
});

test('an option says where a credential leads from here and how it presents itself', () => {
  const options = { namedCredentials: { Warehouse: { url: 'http://127.0.0.1:1', headers: { 'X-Key': 'local' } } } };
  const sent = sentAs({ endpoint: 'callout:Warehouse/stock' }, { options, protocol: 'Oauth' });
  assert.deepEqual(sent, { url: 'http://127.0.0.1:1/stock', headers: { 'X-Tenant': 'north', 'X-Key': 'local' } });
});

test('nobody uses a credential whose principal no permission set of theirs grants, or whose value is not set', () => {
  const refusal = {
    message: /couldn't access the credential\(s\).*external credential "WarehouseKey" might not exist/,
  };
  assert.throws(() => sentAs({ endpoint: 'callout:Warehouse' }, { isGranted: false, options: KEY }), refusal);
  assert.throws(() => sentAs({ endpoint: 'callout:Warehouse' }), refusal);
});

test('a named credential that does not exist is refused', () => {
  assert.throws(() => sentAs({ endpoint: 'callout:Depot/x' }), {
    message: /the named credential "Depot" might not exist/,
  });
});

test('user name and password become the header of basic authentication', () => {
  const value = `Basic ${Buffer.from('clerk:paper').toString('base64')}`;
  assert.deepEqual(sentAs({ endpoint: 'callout:Archive/x' }), {
    url: 'https://archive.example.com/x',
    headers: { Authorization: value },
  });
  const options = { credentialValues: { WarehouseKey: { Username: 'clerk', Password: 'paper', ApiKey: 'k' } } };
  const { headers } = sentAs({ endpoint: 'callout:Warehouse' }, { protocol: 'Basic', options });
  assert.equal(headers.Authorization, value);
});

test('a protocol the sandbox does not know is named', () => {
  assert.throws(() => sentAs({ endpoint: 'callout:Warehouse' }, { protocol: 'AwsSv4' }), {
    message: /does not support external credentials with AwsSv4/,
  });
});

test('any other endpoint needs a remote site, which may be served from here', () => {
  assert.equal(sentAs({ endpoint: 'https://rates.example.com/eur' }).url, 'https://rates.example.com/eur');
  const options = { origins: { 'https://rates.example.com': 'http://127.0.0.1:2/' } };
  assert.equal(
    sentAs({ endpoint: 'https://rates.example.com/eur?at=1' }, { options }).url,
    'http://127.0.0.1:2/eur?at=1',
  );
  assert.throws(() => sentAs({ endpoint: 'https://other.example.com/x' }), {
    message:
      'Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = https://other.example.com/x',
  });
  assert.throws(() => sentAs({ endpoint: 'www.example.com' }), { message: 'no protocol: www.example.com' });
});

test('formulas join text, values and their Base64 form', () => {
  const valueOf = (path: readonly string[]) => path.join('/');
  assert.equal(
    merged('{!BASE64ENCODE(BLOB($Credential.A.B & ":x"))}', valueOf),
    Buffer.from('A/B:x').toString('base64'),
  );
  assert.equal(merged("k={!$Credential.A.B}; {!'it\\'s'}", valueOf), "k=A/B; it's");
  assert.throws(() => merged('{!NOW()}', valueOf), { message: /does not support the credential formula NOW\(\)/ });
  assert.throws(() => merged('{!A B}', valueOf), { message: /does not support/ });
});
