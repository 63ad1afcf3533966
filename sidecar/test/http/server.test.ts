import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { defineRoute, noInput } from '../../src/http/route.ts';
import { needsAPerson, tryAgain } from '../../src/shared/failure.ts';
import { testServer } from '../support/test-server.ts';

const ok = { 200: { description: 'fine' } };
const thrower = (path: string, thrown: unknown) =>
  defineRoute({
    method: 'get',
    path,
    summary: 'fails',
    scope: 'viewer',
    request: noInput,
    responses: ok,
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the point is what happens to any thrown value
    handle: () => Promise.reject(thrown),
  });

const echo = defineRoute({
  method: 'post',
  path: '/v1/echo/:id',
  summary: 'says what it heard',
  scope: 'operator',
  request: z.object({
    params: z.strictObject({ id: z.string().regex(/^\d+$/, 'must be digits') }),
    query: z.strictObject({ loud: z.stringbool().default(false) }),
    body: z.strictObject({ name: z.string(), count: z.number() }),
  }),
  responses: ok,
  handle: (input, { correlationId, caller }) =>
    Promise.resolve({ status: 200, body: { ...input, correlationId, caller: caller?.scope } }),
});
const raw = defineRoute({
  method: 'post',
  path: '/webhooks/raw',
  summary: 'keeps the bytes',
  scope: 'public',
  request: noInput,
  responses: ok,
  handle: (_input, { rawBody, headers }) =>
    Promise.resolve({ status: 200, body: { length: rawBody.length, type: headers['content-type'] } }),
});

const { call, log, url } = await testServer([
  echo,
  raw,
  thrower('/v1/busy', tryAgain({ code: 'NETSUITE_BUSY', message: 'busy', advice: 'wait', retryAfterSeconds: 7.2 })),
  thrower('/v1/held', needsAPerson({ code: 'INVALID_SKU', message: 'no such product', advice: 'map it' })),
  thrower('/v1/bug', new TypeError('secret internals')),
  thrower('/v1/odd', 'a bare string'),
]);

const json = (body: unknown): RequestInit => ({
  body: JSON.stringify(body),
  headers: { 'Content-Type': 'application/json' },
});
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  fix: z.string(),
  findings: z.array(z.object({ subject: z.object({ field: z.string() }) })),
  correlationId: z.string(),
});

test('a request is parsed whole and carries its correlation id through', async () => {
  const init = json({ name: 'n', count: 2 });
  const headers = { 'Content-Type': 'application/json', 'X-Correlation-Id': 'ob-12345678' };
  const reply = await call('operator', 'POST /v1/echo/12?loud=true', { ...init, headers });
  assert.equal(reply.status, 200);
  assert.equal(reply.headers.get('x-correlation-id'), 'ob-12345678');
  assert.deepEqual(reply.json(), {
    params: { id: '12' },
    query: { loud: true },
    body: { name: 'n', count: 2 },
    correlationId: 'ob-12345678',
    caller: 'operator',
  });
});

test('every invalid field of a request is named at once', async () => {
  const reply = await call('operator', 'POST /v1/echo/x?quiet=1', json({ name: 1, extra: true }));
  const said = problem.parse(reply.json());
  assert.equal(reply.status, 400);
  assert.equal(reply.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal(said.code, 'REQUEST_REFUSED');
  assert.deepEqual(
    said.findings.map(({ subject }) => subject.field),
    ['params.id', 'query', 'body.name', 'body.count', 'body'],
  );
  assert.match(said.detail, /Unrecognized key: "extra"/);
});

const REFUSALS: readonly [string, Parameters<typeof call>, number, RegExp][] = [
  ['no token', [null, 'POST /v1/echo/1'], 401, /No known token/],
  [
    'an unknown token',
    [null, 'POST /v1/echo/1', { headers: { Authorization: 'Bearer nonsense' } }],
    401,
    /No known token/,
  ],
  ['a token without the scope', ['viewer', 'POST /v1/echo/1'], 403, /scope operator; the one sent has viewer/],
  ['the org where only operators may', ['org', 'POST /v1/echo/1'], 403, /scope operator/],
  ['an unknown address', ['admin', 'GET /v1/nothing'], 404, /nothing at \/v1\/nothing/],
  ['the wrong method', ['admin', 'DELETE /v1/echo/1'], 405, /DELETE is not possible/],
  [
    'a body that is too large',
    ['admin', 'POST /v1/echo/1', json({ name: 'x'.repeat(300_000) })],
    413,
    /larger than 256 KB/,
  ],
  [
    'a body that inflates too far',
    ['admin', 'POST /v1/echo/1', { body: gzipSync('x'.repeat(300_000)), headers: { 'Content-Encoding': 'gzip' } }],
    413,
    /larger/,
  ],
  [
    'an unknown encoding',
    ['admin', 'POST /v1/echo/1', { body: 'x', headers: { 'Content-Encoding': 'rot13' } }],
    415,
    /encoded/,
  ],
  ['another type of body', ['admin', 'POST /v1/echo/1', { body: 'a=1' }], 415, /not declared as JSON/],
  [
    'broken JSON',
    ['admin', 'POST /v1/echo/1', { body: '{', headers: { 'Content-Type': 'application/json' } }],
    400,
    /not valid JSON/,
  ],
  [
    'text that is not UTF-8',
    [
      'admin',
      'POST /v1/echo/1',
      { body: Buffer.from([34, 0xff, 34]), headers: { 'Content-Type': 'application/json' } },
    ],
    400,
    /UTF-8/,
  ],
  ['a failure to try again', ['viewer', 'GET /v1/busy'], 503, /busy/],
  ['a failure for a person', ['viewer', 'GET /v1/held'], 422, /no such product/],
];

for (const [name, request, status, detail] of REFUSALS) {
  test(`${name} answers ${status} as a problem with a way out`, async () => {
    const reply = await call(...request);
    const said = problem.parse(reply.json());
    assert.equal(reply.status, status);
    assert.equal(said.status, status);
    assert.match(said.detail, detail);
    assert.ok(said.fix.length > 0);
    assert.equal(said.correlationId, reply.headers.get('x-correlation-id'));
  });
}

test('refusals carry the headers their status asks for', async () => {
  assert.match((await call(null, 'POST /v1/echo/1')).headers.get('www-authenticate') ?? '', /^Bearer/);
  assert.equal((await call('admin', 'PUT /v1/echo/1')).headers.get('allow'), 'POST');
  assert.equal((await call('viewer', 'GET /v1/busy')).headers.get('retry-after'), '8');
});

for (const path of ['/v1/bug', '/v1/odd']) {
  test(`a defect at ${path} answers 500 without internals, is logged, and the next request is served`, async () => {
    const reply = await call('viewer', `GET ${path}`);
    assert.equal(reply.status, 500);
    assert.doesNotMatch(reply.text, /secret internals|bare string/);
    const { correlationId } = problem.parse(reply.json());
    assert.ok(log.lines.some((line) => line.outcome === 'defect' && line.correlationId === correlationId));
    assert.equal((await call('operator', 'POST /v1/echo/1', json({ name: 'n', count: 1 }))).status, 200);
  });
}

test('a route without a JSON body gets the bytes untouched', async () => {
  const reply = await call(null, 'POST /webhooks/raw', {
    body: '{ "a" : 1 }',
    headers: { 'Content-Type': 'text/plain' },
  });
  assert.deepEqual(reply.json(), { length: 11, type: 'text/plain' });
});

test('a caller that hangs up in the middle of its body harms nobody', async () => {
  const { hostname, port } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write('POST /webhooks/raw HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc', () => socket.destroy());
    });
    socket.once('close', () => resolve());
  });
  assert.equal((await call(null, 'POST /webhooks/raw', { body: 'x' })).status, 200);
});

test('a connection stays open longer than a load balancer in front keeps it', async () => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET /v1/busy HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  const [answer] = z.tuple([z.instanceof(Buffer)]).parse(await once(socket, 'data'));
  socket.destroy();
  assert.match(answer.toString(), /^Keep-Alive: timeout=75\r$/m);
});

test('the OpenAPI document describes every route from its schemas', async () => {
  const reply = await call('viewer', 'GET /v1/openapi.json');
  const operation = z.object({
    parameters: z.array(z.object({ name: z.string(), in: z.string() })),
    requestBody: z.object({
      content: z.record(z.string(), z.object({ schema: z.object({ required: z.array(z.string()) }) })),
    }),
    'x-scopes': z.array(z.string()),
  });
  const document = z
    .object({ openapi: z.literal('3.1.0'), paths: z.object({ '/v1/echo/{id}': z.object({ post: operation }) }) })
    .parse(reply.json());
  const { post } = document.paths['/v1/echo/{id}'];
  assert.deepEqual(
    post.parameters.map((parameter) => `${parameter.in} ${parameter.name}`),
    ['path id', 'query loud'],
  );
  assert.deepEqual(post.requestBody.content['application/json']?.schema.required, ['name', 'count']);
  assert.deepEqual(post['x-scopes'], ['operator']);
});

test('metrics count requests by route, not by address', async () => {
  await call('operator', 'POST /v1/echo/77', json({ name: 'n', count: 1 }));
  const { text } = await call('viewer', 'GET /metrics');
  assert.match(
    text,
    /orderbridge_http_request_seconds_count\{method="POST",route="\/v1\/echo\/:id",status="200"\} \d+/,
  );
  assert.doesNotMatch(text, /echo\/77/);
});
