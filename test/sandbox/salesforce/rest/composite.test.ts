import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { startShippingOrg, type Client } from '../fixtures/start-shipping-org.ts';

let client: Client;
before(async () => {
  client = await startShippingOrg();
});
after(() => client.stop());

const BASE = '/services/data/v68.0';
const shipment = (fields: object) => ({ attributes: { type: 'Shipment__c' }, Carrier__c: 'Rail', ...fields });
const countOf = (object: string): number => [...client.sandbox.org.rows(object)].length;

const results = z.array(
  z.object({
    id: z.string().optional(),
    success: z.boolean(),
    created: z.boolean().optional(),
    errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()) })),
  }),
);

test('a collection saves the good records and answers each, in order', async () => {
  const records = [shipment({}), shipment({ Carrier__c: null }), { attributes: { type: 'Account' }, Name: 'Acme' }];
  const { status, body } = await client.call('POST', '/composite/sobjects', { allOrNone: false, records });
  const [first, second, third] = results.parse(body);
  assert.equal(status, 200);
  assert.match(first?.id ?? '', /^a/);
  assert.deepEqual(second, {
    success: false,
    errors: [
      {
        statusCode: 'REQUIRED_FIELD_MISSING',
        message: 'Required fields are missing: [Carrier__c]',
        fields: ['Carrier__c'],
      },
    ],
  });
  assert.match(third?.id ?? '', /^001/);
});

test('a collection saves nothing when all or none is asked and one record is bad', async () => {
  const before = countOf('Shipment__c') + countOf('Account');
  const records = [{ attributes: { type: 'Account' }, Name: 'Acme' }, shipment({ Carrier__c: null })];
  const { body } = await client.call('POST', '/composite/sobjects', { allOrNone: true, records });
  const codes = results.parse(body).map(({ errors }) => errors[0]?.statusCode);
  assert.deepEqual(codes, ['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'REQUIRED_FIELD_MISSING']);
  assert.equal(countOf('Shipment__c') + countOf('Account'), before);
});

test('a value of the wrong JSON type stops a whole collection', async () => {
  const before = countOf('Shipment__c');
  const records = [shipment({}), shipment({ Weight__c: 'heavy' })];
  const { status, body } = await client.call('POST', '/composite/sobjects', { records });
  assert.equal(status, 400);
  assert.equal(z.array(z.object({ errorCode: z.string() })).parse(body)[0]?.errorCode, 'JSON_PARSER_ERROR');
  assert.equal(countOf('Shipment__c'), before);
});

test('jsforce upserts an array by external id, creating and updating', async () => {
  const upsert = (...codes: readonly string[]) =>
    client.connection.sobject('Shipment__c').upsert(
      codes.map((TrackingCode__c) => ({ TrackingCode__c, Carrier__c: 'Rail' })),
      'TrackingCode__c',
    );
  await upsert('U1');
  const answered = results.parse(await upsert('U1', 'U2'));
  assert.deepEqual(
    answered.map(({ success, created }) => [success, created]),
    [
      [true, false],
      [true, true],
    ],
  );
});

test('a collection of more than 200 records is refused', async () => {
  const records = Array.from({ length: 201 }, () => shipment({}));
  const { status, body } = await client.call('PATCH', '/composite/sobjects/Shipment__c/TrackingCode__c', { records });
  assert.deepEqual(
    [status, z.array(z.object({ errorCode: z.string() })).parse(body)[0]?.errorCode],
    [400, 'EXCEEDED_ID_LIMIT'],
  );
});

test('a collection reads records by id, null for what is not there, and deletes them', async () => {
  const { connection } = client;
  const made = results.parse(await connection.sobject('Depot__c').create([{ Name: 'A' }, { Name: 'B' }]));
  const ids = made.map(({ id }) => id ?? '');
  const query = `ids=${[...ids, 'a00Hs000000zzzz'].join(',')}&fields=Name`;
  const { body } = await client.call('GET', `/composite/sobjects/Depot__c?${query}`);
  const names = z
    .array(z.object({ Name: z.string() }).nullable())
    .parse(body)
    .map((row) => row?.Name);
  assert.deepEqual(names, ['A', 'B', undefined]);
  const deleted = await client.call('DELETE', `/composite/sobjects?ids=${[...ids, ids[0]].join(',')}&allOrNone=false`);
  const codes = results.parse(deleted.body).map(({ errors }) => errors[0]?.statusCode);
  assert.deepEqual(codes, [undefined, undefined, 'ENTITY_IS_DELETED']);
});

const composed = z.object({
  compositeResponse: z.array(
    z.object({ body: z.unknown(), httpStatusCode: z.number(), referenceId: z.string(), httpHeaders: z.object({}) }),
  ),
});

const account = {
  method: 'POST',
  url: `${BASE}/sobjects/Account`,
  referenceId: 'account',
  body: { Name: 'Composite' },
};
const sent = {
  method: 'POST',
  url: `${BASE}/sobjects/Shipment__c`,
  referenceId: 'sent',
  body: { Carrier__c: 'Rail', Account__c: '@{account.id}' },
};
const bad = { method: 'POST', url: `${BASE}/sobjects/Shipment__c`, referenceId: 'bad', body: {} };

const statusesOf = (body: unknown): readonly (readonly [string, number])[] =>
  composed.parse(body).compositeResponse.map(({ referenceId, httpStatusCode }) => [referenceId, httpStatusCode]);

test('a composite call uses earlier answers in later calls and queries', async () => {
  const compositeRequest = [
    account,
    sent,
    {
      method: 'GET',
      url: `${BASE}/query?q=SELECT+Id,Account__r.Name+FROM+Shipment__c+WHERE+Id='@{sent.id}'`,
      referenceId: 'found',
    },
    {
      method: 'GET',
      url: `${BASE}/sobjects/Account/@{found.records[0].Account__r.attributes.url}`,
      referenceId: 'lost',
    },
    {
      method: 'PATCH',
      url: `${BASE}/sobjects/Account/@{account.id}`,
      referenceId: 'renamed',
      body: { Site: '@{found.totalSize}' },
    },
  ];
  const { status, body } = await client.call('POST', '/composite', { compositeRequest });
  assert.equal(status, 200);
  assert.deepEqual(statusesOf(body), [
    ['account', 201],
    ['sent', 201],
    ['found', 200],
    ['lost', 404],
    ['renamed', 204],
  ]);
});

test('a composite call under all-or-none keeps nothing when one part fails', async () => {
  const accounts = countOf('Account');
  const { body } = await client.call('POST', '/composite', { allOrNone: true, compositeRequest: [account, bad, sent] });
  assert.deepEqual(statusesOf(body), [
    ['account', 400],
    ['bad', 400],
    ['sent', 400],
  ]);
  const errors = z.array(z.array(z.object({ errorCode: z.string() })));
  const codes = errors
    .parse(composed.parse(body).compositeResponse.map((part) => part.body))
    .map(([error]) => error?.errorCode);
  assert.deepEqual(codes, ['PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING', 'PROCESSING_HALTED']);
  assert.equal(countOf('Account'), accounts);
});

test('a part that refers to a failed one fails too, the rest goes on', async () => {
  const needy = { ...sent, referenceId: 'needy', body: { Carrier__c: 'Rail', Account__c: '@{bad.id}' } };
  const { body } = await client.call('POST', '/composite', { compositeRequest: [bad, needy, account] });
  assert.deepEqual(statusesOf(body), [
    ['bad', 400],
    ['needy', 400],
    ['account', 201],
  ]);
});

test('at most five parts are queries or collections, and a condition on a part is refused by name', async () => {
  const query = (position: number) => ({ method: 'GET', url: `${BASE}/limits`, referenceId: `q${position}` });
  const queries = Array.from({ length: 6 }, (_, position) => ({
    ...query(position),
    url: `${BASE}/query?q=SELECT+Id+FROM+Account+LIMIT+1`,
  }));
  assert.equal((await client.call('POST', '/composite', { compositeRequest: queries })).status, 400);
  assert.equal((await client.call('POST', '/composite', { compositeRequest: queries.slice(1) })).status, 200);
  const conditional = { ...query(0), httpHeaders: { 'If-Modified-Since': 'Thu, 01 Jan 2026 00:00:00 GMT' } };
  const { body } = await client.call('POST', '/composite', { compositeRequest: [conditional] });
  assert.deepEqual(statusesOf(body), [['q0', 501]]);
});

test('a graph takes no query, and nothing of the call is done', async () => {
  const accounts = countOf('Account');
  const query = { method: 'GET', url: `${BASE}/query?q=SELECT+Id+FROM+Account`, referenceId: 'query' };
  const graphs = [
    { graphId: 'good', compositeRequest: [account] },
    { graphId: 'query', compositeRequest: [query] },
  ];
  assert.equal((await client.call('POST', '/composite/graph', { graphs })).status, 501);
  assert.equal(countOf('Account'), accounts);
});

test('each graph stands or falls alone', async () => {
  const accounts = countOf('Account');
  const graphs = [
    { graphId: 'good', compositeRequest: [account, sent] },
    { graphId: 'bad', compositeRequest: [account, bad] },
  ];
  const { body } = await client.call('POST', '/composite/graph', { graphs });
  const answered = z.object({
    graphs: z.array(z.object({ graphId: z.string(), isSuccessful: z.boolean(), graphResponse: composed })),
  });
  assert.deepEqual(
    answered.parse(body).graphs.map(({ graphId, isSuccessful }) => [graphId, isSuccessful]),
    [
      ['good', true],
      ['bad', false],
    ],
  );
  assert.equal(countOf('Account'), accounts + 1);
});

test('a tree makes parents with their children, or nothing', async () => {
  const tree = (contents: string) => ({
    records: [
      {
        attributes: { type: 'Account', referenceId: 'root' },
        Name: 'Tree',
        Shipments__r: {
          records: [
            {
              attributes: { type: 'Shipment__c', referenceId: 'child' },
              Carrier__c: 'Rail',
              Parcels__r: {
                records: [{ attributes: { type: 'Parcel__c', referenceId: 'leaf' }, Contents__c: contents }],
              },
            },
          ],
        },
      },
    ],
  });
  const good = await client.call('POST', '/composite/tree/Account', tree('Books'));
  const made = z.object({
    hasErrors: z.literal(false),
    results: z.array(z.object({ referenceId: z.string(), id: z.string() })),
  });
  assert.equal(good.status, 201);
  assert.deepEqual(
    made.parse(good.body).results.map(({ referenceId }) => referenceId),
    ['root', 'child', 'leaf'],
  );

  const accounts = countOf('Account');
  const bad = await client.call('POST', '/composite/tree/Account', tree('x'.repeat(81)));
  const refused = z.object({ hasErrors: z.literal(true), results: z.array(z.object({ referenceId: z.string() })) });
  assert.equal(bad.status, 400);
  assert.deepEqual(refused.parse(bad.body).results, [{ referenceId: 'leaf' }]);
  assert.equal(countOf('Account'), accounts);
});

test('a batch makes independent calls', async () => {
  const batchRequests = [
    { method: 'POST', url: 'v68.0/sobjects/Account', richInput: { Name: 'Batch' } },
    { method: 'GET', url: 'v68.0/sobjects/Nothing__c' },
  ];
  const { body } = await client.call('POST', '/composite/batch', { batchRequests });
  const answered = z
    .object({ hasErrors: z.boolean(), results: z.array(z.object({ statusCode: z.number() })) })
    .parse(body);
  assert.deepEqual(answered, { hasErrors: true, results: [{ statusCode: 201 }, { statusCode: 404 }] });
});
