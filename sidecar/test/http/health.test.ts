import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cloudCheck, healthRoutes, type ReadinessCheck } from '../../src/http/health-routes.ts';
import { tryAgain } from '../../src/shared/failure.ts';
import { testServer } from '../support/test-server.ts';

const good = (name: string): ReadinessCheck => ({
  name,
  isRequired: true,
  look: () => Promise.resolve({ isGood: true, detail: 'fine' }),
});
const broken: ReadinessCheck = {
  name: 'database',
  isRequired: true,
  look: () => Promise.reject(new Error('password in here')),
};

test('a sidecar whose clouds gave tokens is ready, and needs no token to say so', async () => {
  const { call } = await testServer(healthRoutes([good('database'), cloudCheck('netsuite', () => Promise.resolve())]));
  const reply = await call(null, 'GET /readyz');
  assert.equal(reply.status, 200);
  assert.deepEqual(reply.json(), {
    status: 'ready',
    checks: [
      { name: 'database', isRequired: true, isGood: true, detail: 'fine' },
      { name: 'netsuite', isRequired: false, isGood: true, detail: 'signed in' },
    ],
  });
});

test('a cloud that is away degrades, it does not take the sidecar out of service', async () => {
  let asked = 0;
  const signIn = (): Promise<void> => {
    asked += 1;
    return Promise.reject(tryAgain({ code: 'NETSUITE_AWAY', message: 'closed for maintenance', advice: 'wait' }));
  };
  const { call } = await testServer(healthRoutes([good('database'), cloudCheck('netsuite', signIn)]));
  await call(null, 'GET /readyz');
  const reply = await call(null, 'GET /readyz');
  assert.equal(reply.status, 200);
  assert.match(reply.text, /"status":"degraded".*"detail":"NETSUITE_AWAY: closed for maintenance"/);
  assert.equal(asked, 1, 'a cloud in trouble is not asked at every probe');
});

test('a sidecar without its database is not ready, lives, and gives nothing away', async () => {
  const { call } = await testServer(healthRoutes([broken]));
  const reply = await call(null, 'GET /readyz');
  assert.equal(reply.status, 503);
  assert.doesNotMatch(reply.text, /password/);
  assert.equal((await call(null, 'GET /healthz')).status, 200);
});
