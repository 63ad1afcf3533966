import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { accessTokenFor, startShippingOrg, type Client } from '../fixtures/start-shipping-org.ts';

let client: Client;
before(async () => {
  client = await startShippingOrg();
});
after(() => client.stop());

const created = z.object({ id: z.string(), success: z.literal(true), errors: z.array(z.unknown()) });

const create = async (object: string, record: object): Promise<string> => {
  const { body, status } = await client.call('POST', `/sobjects/${object}`, record);
  assert.equal(status, 201, JSON.stringify(body));
  return created.parse(body).id;
};

test('jsforce creates, reads, updates and deletes a record', async () => {
  const accounts = client.connection.sobject('Account');
  const { id } = created.parse(await accounts.create({ Name: 'Acme', BillingCity: 'Rome', BillingStreet: 'Via 1' }));
  await accounts.update({ Id: id, Phone: '123' });
  const account = await accounts.retrieve(id);
  assert.equal(account.Name, 'Acme');
  assert.equal(account.Phone, '123');
  assert.match(String(account.CreatedDate), /\.000\+0000$/);
  assert.deepEqual(account.BillingAddress, {
    city: 'Rome',
    country: null,
    geocodeAccuracy: null,
    latitude: null,
    longitude: null,
    postalCode: null,
    state: null,
    street: 'Via 1',
  });
  await accounts.destroy(id);
  await assert.rejects(accounts.retrieve(id), { errorCode: 'ENTITY_IS_DELETED' });
});

test('a created record is found at the address it is answered with, in the fields asked for', async () => {
  const { headers, body } = await client.call('POST', '/sobjects/Depot__c', { Name: 'North' });
  const { id } = created.parse(body);
  assert.equal(headers.get('location'), `/services/data/v68.0/sobjects/Depot__c/${id}`);
  const { body: depot } = await client.call('GET', `${headers.get('location') ?? ''}?fields=Name,ownerid`);
  assert.deepEqual(Object.keys(z.record(z.string(), z.unknown()).parse(depot)), ['attributes', 'Name', 'OwnerId']);
});

test('a record is shown with its formula fields worked out', async () => {
  const id = await create('Shipment__c', { Carrier__c: 'Post', Weight__c: 2.25 });
  const { body } = await client.call('GET', `/sobjects/Shipment__c/${id}?fields=DoubleWeight__c`);
  assert.equal(z.looseObject({ DoubleWeight__c: z.number() }).parse(body).DoubleWeight__c, 4.5);
  const { body: several } = await client.call(
    'GET',
    `/composite/sobjects/Shipment__c?ids=${id}&fields=DoubleWeight__c`,
  );
  assert.equal(z.array(z.looseObject({ DoubleWeight__c: z.number() })).parse(several)[0]?.DoubleWeight__c, 4.5);
});

test('a refused save is an array of message, code and fields', async () => {
  const { status, body } = await client.call('POST', '/sobjects/Shipment__c', {});
  assert.equal(status, 400);
  assert.deepEqual(body, [
    {
      message: 'Required fields are missing: [Carrier__c]',
      errorCode: 'REQUIRED_FIELD_MISSING',
      fields: ['Carrier__c'],
    },
  ]);
});

test('an update and a delete have no body', async () => {
  const id = await create('Depot__c', { Name: 'West' });
  const updated = await client.call('PATCH', `/sobjects/Depot__c/${id}`, { Name: 'Far West' });
  assert.deepEqual([updated.status, updated.body], [204, undefined]);
  const deleted = await client.call('DELETE', `/sobjects/Depot__c/${id}`);
  assert.deepEqual([deleted.status, deleted.body], [204, undefined]);
  const again = await client.call('DELETE', `/sobjects/Depot__c/${id}`);
  assert.deepEqual(
    [again.status, again.body],
    [404, [{ message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED' }]],
  );
});

const missing = [{ message: 'The requested resource does not exist', errorCode: 'NOT_FOUND' }];

test('what does not exist is a 404 in the platform’s words', async () => {
  for (const path of ['/sobjects/Nothing__c', '/sobjects/Account/001Hs000000zzzz', '/nowhere']) {
    const { status, body } = await client.call('GET', path);
    assert.deepEqual([status, body], [404, missing], path);
  }
  const { status, body } = await client.call('GET', '/sobjects/Account/xyz');
  assert.equal(status, 404);
  assert.deepEqual(body, [
    { message: 'Provided external ID field does not exist or is not accessible: xyz', errorCode: 'NOT_FOUND' },
  ]);
});

test('a method a resource does not have is refused', async () => {
  const { status, body } = await client.call('PUT', '/sobjects/Account', {});
  assert.equal(status, 405);
  assert.deepEqual(body, [
    { message: "HTTP Method 'PUT' not allowed. Allowed are GET, POST", errorCode: 'METHOD_NOT_ALLOWED' },
  ]);
});

test('a body that is no JSON is refused', async () => {
  const response = await fetch(`${client.sandbox.url}/services/data/v68.0/sobjects/Account`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${client.connection.accessToken ?? ''}`, 'Content-Type': 'application/json' },
    body: '{"Name": ',
  });
  const [error] = z.array(z.object({ errorCode: z.string() })).parse(await response.json());
  assert.deepEqual([response.status, error?.errorCode], [400, 'JSON_PARSER_ERROR']);
});

test('an upsert by external id answers 201 when it creates and 200 when it updates', async () => {
  const path = '/sobjects/Shipment__c/TrackingCode__c/A%2F1';
  const first = await client.call('PATCH', path, { Carrier__c: 'Rail' });
  const second = await client.call('PATCH', path, { Weight__c: 2 });
  const { id } = created.parse(first.body);
  assert.deepEqual([first.status, first.body], [201, { id, success: true, errors: [], created: true }]);
  assert.deepEqual([second.status, second.body], [200, { id, success: true, errors: [], created: false }]);
  const { body } = await client.call('GET', `${path}?fields=TrackingCode__c,Weight__c,Carrier__c`);
  assert.deepEqual(body, {
    attributes: { type: 'Shipment__c', url: `/services/data/v68.0/sobjects/Shipment__c/${id}` },
    TrackingCode__c: 'A/1',
    Weight__c: 2,
    Carrier__c: 'Rail',
  });
});

test('an external id that several records have is answered with their addresses', async () => {
  const ids = [
    await create('Shipment__c', { Carrier__c: 'Rail', BatchCode__c: 'B' }),
    await create('Shipment__c', { Carrier__c: 'Rail', BatchCode__c: 'B' }),
  ];
  const { status, body } = await client.call('PATCH', '/sobjects/Shipment__c/BatchCode__c/B', { Weight__c: 1 });
  assert.deepEqual([status, body], [300, ids.map((id) => `/services/data/v68.0/sobjects/Shipment__c/${id}`)]);
});

test('the key of an upsert belongs in the address alone', async () => {
  const { status, body } = await client.call('PATCH', '/sobjects/Shipment__c/TrackingCode__c/A2', {
    TrackingCode__c: 'A2',
  });
  const message = 'The TrackingCode__c field should not be specified in the sobject data.';
  assert.deepEqual([status, body], [400, [{ message, errorCode: 'INVALID_FIELD' }]]);
});

test('custom metadata is readable and not writable', async () => {
  const { records } = await client.connection.query('SELECT DeveloperName, MaximumWeight__c FROM CarrierRule__mdt');
  const rule = z.object({ DeveloperName: z.string(), MaximumWeight__c: z.number() });
  assert.deepEqual(z.array(rule).parse(records), [{ DeveloperName: 'Parcel_Post', MaximumWeight__c: 30 }]);
  const { body } = await client.call('POST', '/sobjects/CarrierRule__mdt', { MaximumWeight__c: 1 });
  assert.equal(z.array(z.object({ errorCode: z.string() })).parse(body)[0]?.errorCode, 'INVALID_TYPE_FOR_OPERATION');
});

test('describe tells objects, fields and children as the client library expects them', async () => {
  const { sobjects } = await client.connection.describeGlobal();
  assert.ok(sobjects.some(({ name, keyPrefix }) => name === 'Order' && keyPrefix === '801'));
  const shipment = await client.connection.sobject('Shipment__c').describe();
  const tracking = shipment.fields.find(({ name }) => name === 'TrackingCode__c');
  assert.deepEqual(
    [tracking?.type, tracking?.length, tracking?.externalId, tracking?.unique, tracking?.idLookup],
    ['string', 20, true, true, true],
  );
  const status = shipment.fields.find(({ name }) => name === 'Status__c');
  const values = z.array(z.object({ value: z.string() })).parse(status?.picklistValues);
  assert.deepEqual(values, [{ value: 'Packed' }, { value: 'Sent' }]);
  assert.deepEqual(
    shipment.childRelationships.map(({ relationshipName }) => relationshipName),
    ['ContentDocumentLinks', 'Attachments', 'Notes', 'ProcessInstances', 'ProcessSteps', 'Parcels__r', 'Shares'],
  );
});

test('versions are listed without signing in; a retired or unknown one is refused', async () => {
  const response = await fetch(`${client.sandbox.url}/services/data`);
  const versions = z
    .array(z.object({ version: z.string(), label: z.string(), url: z.string() }))
    .parse(await response.json());
  assert.deepEqual(versions.at(-1), { version: '68.0', label: "Winter '27", url: '/services/data/v68.0' });
  assert.equal(versions.find(({ version }) => version === '60.0')?.label, "Spring '24");
  assert.equal((await client.call('GET', '/services/data/v20.0/sobjects')).status, 410);
  assert.equal((await client.call('GET', '/services/data/v99.0/sobjects')).status, 404);
});

test('a platform event is published by inserting it', async () => {
  const { status, body } = await client.call('POST', '/sobjects/ShipmentSent__e', { Code__c: 'S1' });
  assert.equal(status, 201);
  const [note] = z
    .object({ errors: z.array(z.object({ statusCode: z.string(), message: z.uuid() })) })
    .parse(body).errors;
  assert.equal(note?.statusCode, 'OPERATION_ENQUEUED');
});

const MISSING: readonly (readonly [path: string, name: string])[] = [
  ['/sobjects/Account/deleted?start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z', '/sobjects/Account/deleted'],
  ['/sobjects/Account/describe/layouts', '/sobjects/Account/describe/layouts'],
  ['/sobjects/Account/001Hs0000000001IAA/Contacts', '/sobjects/Account/{id}/Contacts'],
];
for (const [path, name] of MISSING)
  test(`the resource ${name}, which the sandbox does not have, says so`, async () => {
    const { status, body } = await client.call('GET', path);
    assert.equal(status, 501);
    const message = `The sandbox does not support the REST resource ${name}.`;
    assert.deepEqual(body, [{ message, errorCode: 'SANDBOX_UNSUPPORTED' }]);
  });

test('a header that puts a condition on a call is refused by name, and nothing is done', async () => {
  const headers = {
    authorization: `Bearer ${await accessTokenFor(client.sandbox)}`,
    'content-type': 'application/json',
    'if-unmodified-since': 'Thu, 01 Jan 2026 00:00:00 GMT',
  };
  const answer = await fetch(`${client.sandbox.url}/services/data/v68.0/sobjects/Account`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ Name: 'Conditional' }),
  });
  assert.equal(answer.status, 501);
  assert.match(await answer.text(), /does not support the request header if-unmodified-since/);
  const { body } = await client.call('GET', "/query?q=SELECT+Id+FROM+Account+WHERE+Name='Conditional'");
  assert.partialDeepStrictEqual(body, { totalSize: 0 });
});
