import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { accessTokens } from '../../src/netsuite/access-token.ts';
import { netSuiteClient } from '../../src/netsuite/client.ts';
import type { NetSuiteRequest } from '../../src/netsuite/client.ts';
import { requestLanes } from '../../src/netsuite/request-lanes.ts';
import { accountOf, openAccountFor } from './account-under-test.ts';
import { failureFrom } from './failures.ts';

/** NetSuite takes longer than anybody waits: a question is slow, a write is unknown. */

const CUSTOMERS = '/services/rest/record/v1/customer';
const READ = { method: 'GET', path: CUSTOMERS, timeout: 150 } as const;
const WRITE = { method: 'POST', path: CUSTOMERS, body: { companyName: 'Northern Mills' }, timeout: 150 } as const;

const askedOf = async (context: TestContext, request: NetSuiteRequest) => {
  const { sandbox } = await openAccountFor(context);
  const account = accountOf(sandbox);
  const tokens = accessTokens({ account, now: () => sandbox.clock.now() });
  await tokens.current();
  sandbox.faults.add({ path: CUSTOMERS, times: 1, fault: { kind: 'delay', milliseconds: 400 } });
  const client = netSuiteClient({ account, tokens, lanes: requestLanes(1) });
  return { client, failure: await failureFrom(client.request(request)) };
};

test('a question that is not answered in time is slow and asked again later', async (context) => {
  const { client, failure } = await askedOf(context, READ);
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['try-again', 'NETSUITE_SLOW', false]);
  assert.equal((await client.request(READ)).status, 200, 'its place is free again');
});

test('a write that is not answered in time may have been done', async (context) => {
  const { failure } = await askedOf(context, WRITE);
  assert.deepEqual([failure.kind, failure.code, failure.outcomeUnknown], ['try-again', 'OUTCOME_UNKNOWN', true]);
});
