import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { DEAL_USERS, dealSource } from '../approvals/sample-approvals.ts';
import {
  assertionFor,
  askForToken,
  connectedApp,
  JWT_BEARER,
  startShippingOrg,
  type Answer,
  type Client,
} from '../fixtures/start-shipping-org.ts';

const project = dealSource();
let client: Client;
let tokens: Readonly<Record<string, string>> = {};

const tokenOf = async (username: string): Promise<string> => {
  const assertion = await assertionFor(client.sandbox.clock.now(), { sub: username });
  const { body } = await askForToken(client.sandbox.url, { grant_type: JWT_BEARER, assertion });
  return z.object({ access_token: z.string() }).parse(body).access_token;
};

/** The id of the user who goes by that name. */
const idOf = (name: string): string =>
  String(client.sandbox.org.lookup('User', 'Username', `${name}@deals.example`)[0]?.Id);

before(async () => {
  client = await startShippingOrg({
    sourceDirectories: [project.directory],
    connectedApps: [{ ...connectedApp, approvedUsernames: DEAL_USERS.map(({ username }) => username) }],
    users: DEAL_USERS.map((user) => ({ ...user, permissionSets: ['Deals'] })),
  });
  for (const name of ['seller', 'boss', 'stranger'])
    tokens = { ...tokens, [name]: await tokenOf(`${name}@deals.example`) };
  await client.call('PATCH', `/sobjects/User/${idOf('seller')}`, { ManagerId: idOf('boss') });
});
after(async () => {
  await client.stop();
  project.remove();
});

const as =
  (name: string) =>
  async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${client.sandbox.url}/services/data/v68.0${path}`, {
      method,
      headers: { Authorization: `Bearer ${tokens[name] ?? ''}`, 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const read: unknown = text === '' ? undefined : JSON.parse(text);
    return { status: response.status, headers: response.headers, body: read };
  };

const outcome = z.object({
  actorIds: z.array(z.string()).nullable(),
  entityId: z.string().nullable(),
  errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()) })).nullable(),
  instanceId: z.string().nullable(),
  instanceStatus: z.string().nullable(),
  newWorkitemIds: z.array(z.string()).nullable(),
  success: z.boolean(),
});

const process = async (name: string, ...requests: readonly object[]) => {
  const { status, body } = await as(name)('POST', '/process/approvals', { requests });
  return { status, outcomes: z.array(outcome).parse(body) };
};

const codesOf = (outcomes: readonly z.infer<typeof outcome>[]): readonly string[] =>
  outcomes.flatMap(({ errors }) => (errors ?? []).map(({ statusCode }) => statusCode));

const deal = async (): Promise<string> => {
  const { body } = await as('seller')('POST', '/sobjects/Deal__c', { Name: 'Barn', Amount__c: 500 });
  return z.object({ id: z.string() }).parse(body).id;
};

// https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_process_approvals.htm
test('a deal that its owner submits waits for the manager, and is locked until then', async () => {
  const id = await deal();
  const { status, outcomes } = await process('seller', { actionType: 'Submit', contextId: id, comments: 'Please' });
  assert.equal(status, 200);
  const [submitted] = outcomes;
  assert.deepEqual(
    [submitted?.success, submitted?.instanceStatus, submitted?.actorIds, submitted?.entityId, submitted?.errors],
    [true, 'Pending', [idOf('boss')], id, null],
  );
  const { status: refusedWith, body: refusal } = await as('boss')('PATCH', `/sobjects/Deal__c/${id}`, {
    Notes__c: 'x',
  });
  assert.equal(refusedWith, 400);
  assert.deepEqual(refusal, [
    { errorCode: 'ENTITY_IS_LOCKED', message: 'the entity is locked for editing', fields: [] },
  ]);
});

test('who was asked approves, and nobody else', async () => {
  const id = await deal();
  const { outcomes } = await process('seller', { actionType: 'Submit', contextId: id });
  const contextId = outcomes.flatMap(({ newWorkitemIds }) => newWorkitemIds ?? []).join();
  const stranger = await process('stranger', { actionType: 'Approve', contextId });
  assert.deepEqual(
    [stranger.status, ...codesOf(stranger.outcomes)],
    [400, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY'],
  );
  const boss = await process('boss', { actionType: 'Approve', contextId, comments: 'Fine' });
  assert.deepEqual([boss.status, ...boss.outcomes.map(({ instanceStatus }) => instanceStatus)], [200, 'Approved']);
  const soql = `SELECT Status__c, (SELECT StepStatus, Comments FROM ProcessSteps) FROM Deal__c WHERE Id = '${id}'`;
  const { body } = await client.call('GET', `/query?q=${encodeURIComponent(soql)}`);
  const rows = z.object({
    records: z.array(z.object({ Status__c: z.string(), ProcessSteps: z.object({ totalSize: z.number() }) })),
  });
  assert.deepEqual(rows.parse(body).records, [{ Status__c: 'Agreed', ProcessSteps: { totalSize: 2 } }]);
});

test('what people are told can be read: the request, and the agreement', async () => {
  const { body } = await client.call('GET', '/sandbox/emails');
  const emails = z.array(z.object({ to: z.array(z.string()), source: z.string(), body: z.string() })).parse(body);
  const told = emails.map(({ to, source }) => `${source}: ${to.join()}`);
  assert.ok(told.includes('Approval Request: boss@deals.example'), told.join('\n'));
  assert.ok(told.includes('Email Alert Deal__c.Tell_Owner: seller@deals.example'), told.join('\n'));
});

test('of several requests the good ones stand', async () => {
  const id = await deal();
  const submit = { actionType: 'Submit', contextId: id };
  const { status, outcomes } = await process('seller', submit, submit);
  assert.equal(status, 200);
  assert.deepEqual(
    outcomes.map(({ success, errors }) => [success, errors?.[0]?.statusCode]),
    [
      [true, undefined],
      [false, 'ALREADY_IN_PROCESS'],
    ],
  );
});

test('the active processes are listed by object', async () => {
  const { status, body } = await as('boss')('GET', '/process/approvals');
  assert.equal(status, 200);
  const entry = z.object({
    id: z.string().startsWith('04a'),
    name: z.string(),
    object: z.string(),
    sortOrder: z.number(),
  });
  const { approvals } = z.object({ approvals: z.record(z.string(), z.array(entry)) }).parse(body);
  assert.deepEqual(
    approvals.Deal__c?.map(({ name, sortOrder }) => [name, sortOrder]),
    [['Deals are agreed', 1]],
  );
});

test('what is no request is refused', async () => {
  assert.equal((await as('seller')('POST', '/process/approvals', {})).status, 400);
  assert.equal(
    (await as('seller')('POST', '/process/approvals', { requests: [{ actionType: 'Shelve', contextId: 'x' }] })).status,
    400,
  );
});
