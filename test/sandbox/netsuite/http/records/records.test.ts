import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import type { NetSuiteSandbox } from '../../index.ts';
import { caller, idIn, operate, refusalIn, start, type Call } from '../../testing/test-account.ts';

let sandbox: NetSuiteSandbox;
let call: Call;
let customer: string;
before(async () => {
  sandbox = await start({ start: new Date('2026-03-10T18:00:00Z') });
  call = await caller(sandbox);
  customer = idIn(await call('POST', '/record/v1/customer', { body: { ...COMPANY, externalId: 'ACC-1' } }));
});
after(() => sandbox.stop());

const COMPANY = { companyName: 'Example Ltd', subsidiary: { id: '1' } };
const json = async (response: Response) => z.looseObject({}).parse(await response.json());
const page = z.object({
  items: z.array(z.looseObject({ id: z.string() })),
  hasMore: z.boolean(),
  count: z.number(),
  totalResults: z.number(),
  links: z.array(z.object({ rel: z.string(), href: z.string() })),
});

const lines = z.object({ items: z.array(z.object({ links: z.array(z.object({ href: z.string() })) })) });

test('a create answers 204 with the place of the record and an operation id', async () => {
  const answer = await call('POST', '/record/v1/Customer', { body: { ...COMPANY, companyName: 'Second Ltd' } });
  assert.equal(answer.status, 204);
  assert.equal(await answer.text(), '');
  assert.match(answer.headers.get('location') ?? '', /\/services\/rest\/record\/v1\/customer\/\d+$/);
  assert.notEqual(answer.headers.get('x-n-operationid'), null);
});

test('a record is read by either id, with the media type of a single resource', async () => {
  const answer = await call('GET', '/record/v1/customer/eid:ACC-1');
  assert.equal(answer.headers.get('content-type'), 'application/vnd.oracle.resource+json; type=singular');
  const body = await json(answer);
  assert.deepEqual([body['id'], body['companyName']], [customer, 'Example Ltd']);
  assert.deepEqual(body['links'], [
    { rel: 'self', href: `${sandbox.url}/services/rest/record/v1/customer/${customer}` },
  ]);
});

test('chosen fields are given alone, and not together with expanded sub-resources', async () => {
  const chosen = await json(await call('GET', `/record/v1/customer/${customer}?fields=companyname`));
  assert.deepEqual(
    Object.keys(chosen).filter((name) => !['links', 'id'].includes(name)),
    ['companyName'],
  );
  const both = await call('GET', `/record/v1/customer/${customer}?fields=companyName&expandSubResources=true`);
  assert.equal((await refusalIn(both)).code, 'INVALID_PARAMETER');
});

test('an upsert creates once and then changes the same record', async () => {
  const upsert = (memo: string) =>
    call('PUT', '/record/v1/salesOrder/EID:ORDER-1?replace=item', {
      body: { entity: { externalId: 'ACC-1' }, memo, item: { items: [{ item: { id: 99 }, quantity: 2 }] } },
    });
  const first = await upsert('one');
  const second = await upsert('two');
  assert.equal(first.headers.get('location'), second.headers.get('location'));
  const order = await json(await call('GET', '/record/v1/salesorder/eid:ORDER-1?simpleEnumFormat=true'));
  assert.deepEqual([order['memo'], order['orderStatus']], ['two', 'A']);
  const stats = z.looseObject({ writes: z.record(z.string(), z.number()) }).parse(await operate(sandbox, 'GET /stats'));
  assert.ok((stats.writes['updated'] ?? 0) >= 1);
});

test('PUT does not work with an internal id', async () => {
  const answer = await call('PUT', `/record/v1/customer/${customer}`, { body: COMPANY });
  assert.equal(answer.status, 400);
});

test('a sub-resource and one of its lines have their own address', async () => {
  const answer = await call('GET', '/record/v1/salesOrder/eid:ORDER-1/item');
  assert.equal(answer.headers.get('content-type'), 'application/vnd.oracle.resource+json; type=collection');
  const { items } = lines.parse(await answer.json());
  assert.equal(items.length, 1);
  const href = items[0]?.links[0]?.href ?? '';
  const line = await json(await call('GET', href.slice(`${sandbox.url}/services/rest`.length)));
  assert.equal(line['quantity'], 2);
  assert.equal((await call('GET', '/record/v1/salesOrder/eid:ORDER-1/item/99')).status, 404);
});

test('a change leaves out what it does not name and clears what it names with null', async () => {
  const path = `/record/v1/customer/${customer}`;
  await call('PATCH', path, { body: { phone: '555-0100', url: 'https://example.com' } });
  const answer = await call('PATCH', path, { body: { phone: null } });
  assert.equal(answer.status, 204);
  const read = await json(await call('GET', path));
  assert.deepEqual([read['phone'], read['url']], [undefined, 'https://example.com']);
});

test('an unknown property is a warning in a header, an error, or nothing, as asked', async () => {
  const write = (validation?: string) =>
    call('PATCH', `/record/v1/customer/${customer}`, {
      body: { favouriteColour: 'blue' },
      headers: validation === undefined ? {} : { 'x-netsuite-propertynamevalidation': validation },
    });
  assert.equal((await write()).headers.get('x-netsuite-propertyvalidation'), 'favouriteColour');
  const refused = await write('Error');
  const { code, details } = await refusalIn(refused);
  assert.deepEqual([refused.status, code, details[0]?.['o:errorPath']], [400, 'NONEXISTENT_FIELD', 'favouriteColour']);
  assert.equal((await write('ignore')).headers.get('x-netsuite-propertyvalidation'), null);
  assert.equal((await refusalIn(await write('maybe'))).code, 'INVALID_HEADER');
});

type Odd = readonly [string, () => Promise<Response>, number, string];
const ODD: readonly Odd[] = [
  ['a record that is not there', () => call('GET', '/record/v1/customer/999999'), 404, 'NONEXISTENT_ID'],
  ['a type that is not there', () => call('GET', '/record/v1/nonsense'), 404, 'NONEXISTENT_ID'],
  ['a space in the URL', () => call('GET', '/record/v1/customer/1%202'), 400, 'USER_ERROR'],
  ['an unknown query parameter', () => call('GET', '/record/v1/customer?sort=id'), 400, 'INVALID_PARAMETER'],
  ['an odd offset', () => call('GET', '/record/v1/customer?limit=2&offset=3'), 400, 'INVALID_PARAMETER'],
  ['a large limit', () => call('GET', '/record/v1/customer?limit=1001'), 400, 'INVALID_PARAMETER'],
  [
    'another language',
    () => call('GET', '/record/v1/customer', { headers: { 'accept-language': 'zh' } }),
    400,
    'INVALID_HEADER',
  ],
  [
    'another media type',
    () => call('POST', '/record/v1/customer', { body: COMPANY, headers: { 'content-type': 'text/plain' } }),
    415,
    'INVALID_HEADER',
  ],
  ['a path nobody serves', () => call('GET', '/query/v1/dataset'), 501, 'NOT_SUPPORTED_BY_SANDBOX'],
];
for (const [what, ask, status, code] of ODD)
  test(`${what} is refused with ${status} ${code}`, async () => {
    const answer = await ask();
    assert.equal(answer.status, status);
    assert.equal(answer.headers.get('content-type'), 'application/vnd.oracle.resource+json; type=error');
    assert.equal((await refusalIn(answer)).code, code);
  });

test('a body that is no object is refused as malformed', async () => {
  const { code, detail } = await refusalIn(await call('POST', '/record/v1/customer', { body: [] }));
  assert.equal(code, 'INVALID_REQUEST');
  assert.equal(detail, 'The request could not be understood by the server due to malformed syntax.');
});

test('a request beyond the size limit is refused', async () => {
  const small = await start({ settings: { requestLimitBytes: 2000 } });
  const ask = await caller(small);
  const answer = await ask('POST', '/record/v1/customer', { body: { ...COMPANY, comments: 'x'.repeat(2000) } });
  assert.equal(answer.status, 413);
  assert.equal((await refusalIn(answer)).code, 'INVALID_REQUEST');
  await small.stop();
});

test('a RESTlet fails by name', async () => {
  const restlets = await caller(sandbox, { claims: { scope: 'restlets' } });
  const answer = await restlets('GET', '/../../app/site/hosting/restlet.nl?script=1&deploy=1');
  assert.equal(answer.status, 400);
  assert.match((await refusalIn(answer)).detail ?? '', /^The sandbox does not support RESTlets/);
});

test('a collection has links and ids only, page by page', async () => {
  const first = page.parse(await (await call('GET', '/record/v1/currency?limit=2')).json());
  assert.deepEqual(Object.keys(first.items[0] ?? {}).sort(), ['id', 'links']);
  assert.deepEqual(
    [first.count, first.hasMore, first.links.map(({ rel }) => rel)],
    [2, true, ['next', 'last', 'self']],
  );
  const next = first.links.find(({ rel }) => rel === 'next')?.href ?? '';
  const second = page.parse(await (await call('GET', next.slice(`${sandbox.url}/services/rest`.length))).json());
  assert.ok(second.links.some(({ rel }) => rel === 'prev'));
  assert.notEqual(second.items[0]?.id, first.items[0]?.id);
});

const FILTERS: readonly (readonly [string, number])[] = [
  ['companyName IS "filter alpha"', 1],
  ['companyname START_WITH Filter', 3],
  ['companyName CONTAIN beta OR companyName ENDWITH gamma', 2],
  ['companyName START_WITH Filter AND (companyName CONTAIN beta OR companyName CONTAIN gamma)', 2],
  ['companyName START_WITH Filter AND companyName CONTAIN_NOT beta', 2],
  ['companyName START_WITH Filter AND isInactive IS false', 3],
  ['companyName START_WITH Filter AND creditLimit GREATER 150.5', 2],
  ['companyName START_WITH Filter AND creditLimit BETWEEN [100, 200]', 2],
  ['companyName START_WITH Filter AND dateCreated ON_OR_AFTER "1/1/2026" AND dateCreated BEFORE "1/1/2027"', 3],
  ['companyName START_WITH Filter AND phone EMPTY', 3],
  ['companyName START_WITH Filter AND email EMPTY_NOT', 0],
];
test('a collection is filtered by q', async () => {
  for (const [name, creditLimit] of [
    ['Filter Alpha', 100],
    ['Filter Beta', 200],
    ['Filter Gamma', 300],
  ] as const)
    await call('POST', '/record/v1/customer', { body: { ...COMPANY, companyName: name, creditLimit } });
  for (const [q, count] of FILTERS) {
    const found = await call('GET', `/record/v1/customer?${new URLSearchParams({ q }).toString()}`);
    assert.equal(page.parse(await found.json()).totalResults, count, q);
  }
});

test('a filter nobody can read is refused, naming q', async () => {
  for (const q of [
    'companyName',
    'nonsense IS 1',
    'companyName GREATER 1',
    '(companyName IS a',
    'companyName IS a b',
  ]) {
    const { code, details } = await refusalIn(
      await call('GET', `/record/v1/customer?${new URLSearchParams({ q }).toString()}`),
    );
    assert.deepEqual([code, details[0]?.['o:errorQueryParam']], ['INVALID_PARAMETER', 'q'], q);
  }
});

test('a contact is attached to a customer and detached again', async () => {
  const body = { firstName: 'Kim', lastName: 'Lee', entityId: 'Kim Lee', subsidiary: { id: '1' } };
  const contact = idIn(await call('POST', '/record/v1/contact', { body }));
  const path = `/record/v1/customer/${customer}`;
  const roles = async () => (await json(await call('GET', `${path}/contactRoles`)))['totalResults'];
  const attached = await call('POST', `${path}/!attach/contact/${contact}`, { body: { role: { id: -10 } } });
  assert.deepEqual([attached.status, await roles()], [204, 1]);
  assert.deepEqual([(await call('POST', `${path}/!detach/contact/${contact}`)).status, await roles()], [204, 0]);
  assert.equal((await call('POST', `${path}/!attach/file/1`)).status, 501);
});

test('the metadata catalogue lists types and describes them as OpenAPI or JSON Schema', async () => {
  const catalog = (path: string, accept: string) =>
    call('GET', `/record/v1/metadata-catalog${path}`, { headers: { accept } }).then(json);
  const listed = z
    .object({ items: z.array(z.object({ name: z.string() })) })
    .parse(await catalog('?select=salesorder,customer', 'application/json'));
  assert.deepEqual(
    listed.items.map(({ name }) => name),
    ['salesOrder', 'customer'],
  );
  const schema = z
    .object({ $schema: z.string(), properties: z.record(z.string(), z.looseObject({})) })
    .parse(await catalog('/salesorder', 'application/schema+json'));
  assert.equal(schema.properties['tranDate']?.['format'], 'date');
  assert.equal(schema.properties['item']?.['type'], 'object');
  const openApi = z
    .object({ openapi: z.string(), paths: z.record(z.string(), z.unknown()) })
    .parse(await catalog('?select=customer', 'application/swagger+json'));
  assert.match(openApi.openapi, /^3\.0/);
  assert.deepEqual(Object.keys(openApi.paths), ['/customer', '/customer/{id}', '/customer/eid:{externalId}']);
});

test('the server time is that of the account’s clock, in UTC', async () => {
  const { serverTime } = await json(await call('GET', '/system/v1/serverTime'));
  assert.match(String(serverTime), /^2026-03-10T18:0\d:\d\d\.\d{3}Z$/);
});
