import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { approvalProcess, dealSourceWith, DEAL_USERS, step } from '../approvals/sample-approvals.ts';
import { metadataFile } from '../apex/served/sample-project.ts';
import { startShippingOrg, type Client } from '../fixtures/start-shipping-org.ts';
import { outboxOf } from '../workflow/email/outbox.ts';

/** Sends the package's alert about the record it is given. */
const ALERT = metadataFile(
  'Flow',
  `<actionCalls><name>Tell</name><label>Tell</label><actionName>Deal__c.Tell_Owner</actionName><actionType>emailAlert</actionType>
   <inputParameters><name>SObjectRowId</name><value><elementReference>dealId</elementReference></value></inputParameters></actionCalls>
   <apiVersion>68.0</apiVersion><label>Tell the owner</label><processType>AutoLaunchedFlow</processType>
   <start><connector><targetReference>Tell</targetReference></connector></start><status>Active</status>
   <variables><name>dealId</name><dataType>String</dataType><isInput>true</isInput></variables>`,
);

const project = dealSourceWith(approvalProcess({ steps: step('Boss', [['user', 'boss@deals.example']]) }), {
  'flows/Tell_Owner.flow-meta.xml': ALERT,
});

let client: Client;
let dealId: string;

before(async () => {
  client = await startShippingOrg({ sourceDirectories: [project.directory], users: DEAL_USERS });
  const saved: unknown = await client.connection.sobject('Deal__c').create({ Name: 'Barn', Amount__c: 500 });
  dealId = z.object({ id: z.string() }).parse(saved).id;
});
after(async () => {
  await client.stop();
  project.remove();
});

const result = z.object({
  isSuccess: z.boolean(),
  errors: z.array(z.object({ message: z.string() })).nullable(),
  outputValues: z.record(z.string(), z.unknown()).nullable(),
});

const call = async (path: string, input: object) => {
  const { status, body } = await client.call('POST', `/actions/${path}`, { inputs: [input] });
  const [only] = z.array(result).parse(body);
  return { status, ...only };
};

test('standard actions are listed by what runs here', async () => {
  const { body } = await client.call('GET', '/actions/standard');
  const { actions } = z.object({ actions: z.array(z.object({ name: z.string() })) }).parse(body);
  assert.deepEqual(
    actions.map(({ name }) => name),
    ['chatterPost', 'customNotificationAction', 'emailSimple', 'submit'],
  );
});

test('an email alert of a flow is sent about its record', async () => {
  const { status } = await call('custom/flow/Tell_Owner', { dealId });
  assert.equal(status, 200);
  const [email] = outboxOf(client.sandbox.org).sent();
  assert.equal(email?.subject, 'Agreed: Barn');
});

test('a record is submitted for approval, and not twice', async () => {
  const first = await call('standard/submit', { objectId: dealId, comment: 'Please' });
  assert.deepEqual([first.status, first.isSuccess, first.outputValues?.instanceStatus], [200, true, 'Pending']);
  assert.equal(client.sandbox.org.byId('Deal__c', dealId)?.Status__c, 'Asked');
  const second = await call('standard/submit', { objectId: dealId });
  assert.deepEqual(
    [second.status, second.errors?.[0]?.message],
    [400, 'ALREADY_IN_PROCESS: Cannot submit object already in process.'],
  );
});

test('a post is kept as a feed item', async () => {
  const { outputValues } = await call('standard/chatterPost', { subjectNameOrId: dealId, text: 'Look at this' });
  const { totalSize } = await client.connection.query(
    `SELECT Id FROM FeedItem WHERE Id = '${String(outputValues?.feedItemId)}'`,
  );
  assert.equal(totalSize, 1);
});
