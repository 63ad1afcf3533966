import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import { after, test } from 'node:test';
import { sendRequest } from './send-request.ts';

const closings: (() => void)[] = [];
after(() => closings.forEach((close) => close()));

const serve = (listener: RequestListener): Promise<string> =>
  new Promise((resolve) => {
    const server = createServer(listener).listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
    closings.push(() => server.closeAllConnections());
    closings.push(() => server.close());
  });

const send = (endpoint: string, { method = 'GET', body = '', timeoutMilliseconds = 5_000 } = {}) =>
  sendRequest({
    method,
    endpoint,
    headers: new Map([['X-Asked', 'yes']]),
    body: Buffer.from(body),
    timeoutMilliseconds,
    certificate: undefined,
  });

test('a request arrives as it was written, and its answer as it was given, redirects included', async () => {
  const url = await serve((request, response) => {
    response.writeHead(302, 'Over There', { Location: '/there', 'X-Asked': request.headers['x-asked'] });
    request.pipe(response);
  });
  const outcome = await send(`${url}/here`, { method: 'PATCH', body: 'ä' });
  assert.ok('response' in outcome);
  const { statusCode, status, headers, body } = outcome.response;
  assert.deepEqual(
    [statusCode, status, headers.get('Location'), headers.get('X-Asked'), body.toString()],
    [302, 'Over There', '/there', 'yes', 'ä'],
  );
});

test('an answer that takes too long is a time-out', async () => {
  const url = await serve(() => undefined);
  assert.deepEqual(await send(url, { timeoutMilliseconds: 30 }), { failure: 'Read timed out' });
});

test('a closed port and an unknown host fail in the words of Java', async () => {
  const url = await serve(() => undefined);
  closings.splice(-1).forEach((close) => close());
  assert.deepEqual(await send(url), { failure: 'Connection refused (Connection refused)' });
  assert.deepEqual(await send('http://nowhere.invalid/x'), { failure: 'nowhere.invalid' });
});

test('an answer of more than six megabytes is refused', async () => {
  const url = await serve((_request, response) => response.end(Buffer.alloc(6_000_001)));
  assert.deepEqual(await send(url), { failure: 'Exceeded max size limit of 6000000 with response size 6000001' });
});
