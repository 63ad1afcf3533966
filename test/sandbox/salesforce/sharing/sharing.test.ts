/** Who sees which records: by owner, hierarchy, defaults, rules and shares, over the API. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { askerOf } from '../access/caller-org.ts';
import { openQuery } from '../soql/index.ts';
import {
  metadata,
  objectPermissions,
  permissionSet,
  startAccessOrg,
  userPermission,
  type AccessOrg,
} from '../access/sample-org.ts';

const CLERK = 'clerk@shipping.example';
const PORTER = 'porter@shipping.example';
const CHIEF = 'chief@shipping.example';
const AUDITOR = 'auditor@shipping.example';
const BOSS = 'admin@sandbox.example';
const MINIMUM = 'Minimum Access - Salesforce';

const custom = (label: string, model: string): string =>
  metadata(
    'CustomObject',
    `<label>${label}</label><pluralLabel>${label}s</pluralLabel><deploymentStatus>Deployed</deploymentStatus>
     <nameField><label>Name</label><type>Text</type></nameField><sharingModel>${model}</sharingModel>`,
  );
const field = (name: string, content: string): string =>
  metadata('CustomField', `<fullName>${name}</fullName><label>${name}</label>${content}`);

const FILES = {
  'objects/Claim__c/Claim__c.object-meta.xml': custom('Claim', 'Private'),
  'objects/Claim__c/fields/Region__c.field-meta.xml': field(
    'Region__c',
    '<type>Text</type><length>20</length><required>true</required>',
  ),
  'objects/Proof__c/Proof__c.object-meta.xml': custom('Proof', 'ControlledByParent'),
  'objects/Proof__c/fields/Claim__c.field-meta.xml': field(
    'Claim__c',
    '<type>MasterDetail</type><referenceTo>Claim__c</referenceTo><relationshipName>Proofs</relationshipName><relationshipLabel>Proofs</relationshipLabel>',
  ),
  'objects/Notice__c/Notice__c.object-meta.xml': custom('Notice', 'Read'),
  'objects/Account/Account.object-meta.xml': metadata('CustomObject', '<sharingModel>Private</sharingModel>'),
  'objects/Opportunity/Opportunity.object-meta.xml': metadata('CustomObject', '<sharingModel>Private</sharingModel>'),
  'objects/Claim__c/sharingReasons/Witness.sharingReason-meta.xml': metadata(
    'SharingReason',
    '<fullName>Witness</fullName><label>Witness</label>',
  ),
  'roles/Chief.role-meta.xml': metadata('Role', '<name>Chief</name>'),
  'roles/Clerk.role-meta.xml': metadata('Role', '<name>Clerk</name><parentRole>Chief</parentRole>'),
  'roles/Porter.role-meta.xml': metadata('Role', '<name>Porter</name>'),
  'queues/Desk.queue-meta.xml': metadata(
    'Queue',
    `<doesSendEmailToMembers>false</doesSendEmailToMembers><name>Desk</name>
     <queueMembers><users><user>${PORTER}</user></users></queueMembers>
     <queueSobject><sobjectType>Claim__c</sobjectType></queueSobject>`,
  ),
  'sharingRules/Claim__c.sharingRules-meta.xml': metadata(
    'SharingRules',
    `<sharingCriteriaRules><fullName>North</fullName><accessLevel>Read</accessLevel><label>North</label>
       <sharedTo><role>Porter</role></sharedTo>
       <criteriaItems><field>Region__c</field><operation>equals</operation><value>North</value></criteriaItems>
       <includeRecordsOwnedByAll>true</includeRecordsOwnedByAll></sharingCriteriaRules>`,
  ),
  'permissionsets/Claims.permissionset-meta.xml': permissionSet(
    'Claims',
    ...['Claim__c', 'Proof__c', 'Notice__c', 'Account', 'Contact', 'Opportunity'].map((object) =>
      objectPermissions(object, 'crud'),
    ),
    userPermission('ApiEnabled'),
  ),
  'permissionsets/All_Claims.permissionset-meta.xml': permissionSet(
    'All Claims',
    objectPermissions('Claim__c', 'rv'),
    userPermission('ApiEnabled'),
  ),
};

let org: AccessOrg;
const ids = new Map<string, string>();
const rows = z.looseObject({ records: z.array(z.looseObject({ Id: z.string(), Name: z.string().optional() })) });
const query = async (username: string, soql: string) => {
  const { status, body } = await org.as(username)('GET', `/query?q=${encodeURIComponent(soql)}`);
  assert.equal(status, 200, JSON.stringify(body));
  return rows.parse(body).records;
};
const create = async (username: string, object: string, values: object): Promise<string> => {
  const { status, body } = await org.as(username)('POST', `/sobjects/${object}`, values);
  assert.equal(status, 201, JSON.stringify(body));
  return z.looseObject({ id: z.string() }).parse(body).id;
};
const names = async (username: string, object = 'Claim__c') =>
  (await query(username, `SELECT Id, Name FROM ${object} ORDER BY Name`)).map(({ Name }) => Name);
const refusal = (body: unknown) =>
  z.array(z.looseObject({ errorCode: z.string(), message: z.string() })).parse(body)[0];

before(async () => {
  org = await startAccessOrg(FILES, [
    { username: CLERK, profile: MINIMUM, permissionSets: ['Claims'] },
    { username: PORTER, profile: MINIMUM, permissionSets: ['Claims'] },
    { username: CHIEF, profile: MINIMUM, permissionSets: ['Claims'] },
    { username: AUDITOR, profile: MINIMUM, permissionSets: ['All_Claims'] },
    { username: BOSS },
  ]);
  for (const role of ['Chief', 'Clerk', 'Porter']) {
    const [row] = await query(BOSS, `SELECT Id FROM UserRole WHERE DeveloperName = '${role}'`);
    const [user] = await query(BOSS, `SELECT Id FROM User WHERE Username = '${role.toLowerCase()}@shipping.example'`);
    ids.set(role, user?.Id ?? '');
    await org.as(BOSS)('PATCH', `/sobjects/User/${user?.Id ?? ''}`, { UserRoleId: row?.Id });
  }
  ids.set('south', await create(CLERK, 'Claim__c', { Name: 'South claim', Region__c: 'South' }));
  ids.set('north', await create(CLERK, 'Claim__c', { Name: 'North claim', Region__c: 'North' }));
  ids.set('proof', await create(CLERK, 'Proof__c', { Name: 'Proof', Claim__c: ids.get('south') }));
});
after(() => org.stop());

test('a private record is seen by its owner, by who is above, and by who may view all', async () => {
  assert.deepEqual(await names(CLERK), ['North claim', 'South claim']);
  assert.deepEqual(await names(CHIEF), ['North claim', 'South claim']);
  assert.deepEqual(await names(AUDITOR), ['North claim', 'South claim']);
  assert.deepEqual(await names(PORTER), ['North claim']);
});

test('a rule by criteria opens records to read, not to edit', async () => {
  const { status, body } = await org.as(PORTER)('PATCH', `/sobjects/Claim__c/${ids.get('north') ?? ''}`, {
    Name: 'Mine',
  });
  assert.equal(status, 400);
  assert.deepEqual(
    { ...refusal(body), fields: undefined },
    {
      errorCode: 'INSUFFICIENT_ACCESS_OR_READONLY',
      message: 'insufficient access rights on object id',
      fields: undefined,
    },
  );
  assert.equal((await org.as(PORTER)('GET', `/sobjects/Claim__c/${ids.get('south') ?? ''}`)).status, 404);
});

test('details follow their master, counts and sub-queries too', async () => {
  assert.deepEqual(await names(CLERK, 'Proof__c'), ['Proof']);
  assert.deepEqual(await names(PORTER, 'Proof__c'), []);
  const { body } = await org.as(PORTER)('GET', `/query?q=${encodeURIComponent('SELECT COUNT() FROM Claim__c')}`);
  assert.equal(z.looseObject({ totalSize: z.number() }).parse(body).totalSize, 1);
  const added = await org.as(PORTER)('POST', '/sobjects/Proof__c', { Name: 'P', Claim__c: ids.get('north') });
  assert.equal(refusal(added.body)?.errorCode, 'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY');
});

test('a share by hand or for a reason opens a record until it is taken away', async () => {
  const UserOrGroupId = ids.get('Porter');
  const shared = await create(CLERK, 'Claim__Share', {
    ParentId: ids.get('south'),
    UserOrGroupId,
    AccessLevel: 'Edit',
    RowCause: 'Witness__c',
  });
  assert.deepEqual(await names(PORTER), ['North claim', 'South claim']);
  const south = `/sobjects/Claim__c/${ids.get('south') ?? ''}`;
  assert.equal((await org.as(PORTER)('PATCH', south, { Name: 'South claim' })).status, 204);
  assert.equal(refusal((await org.as(PORTER)('DELETE', south)).body)?.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
  assert.equal((await org.as(CLERK)('DELETE', `/sobjects/Claim__Share/${shared}`)).status, 204);
  assert.deepEqual(await names(PORTER), ['North claim']);
});

test('members of a queue own what the queue owns', async () => {
  const [queue] = await query(BOSS, "SELECT Id, Name FROM Group WHERE Type = 'Queue'");
  const id = await create(BOSS, 'Claim__c', { Name: 'Queued claim', Region__c: 'East', OwnerId: queue?.Id });
  assert.deepEqual(await names(PORTER), ['North claim', 'Queued claim']);
  assert.equal((await org.as(PORTER)('DELETE', `/sobjects/Claim__c/${id}`)).status, 204);
});

test('everybody reads what is public to read, its owner edits it', async () => {
  const id = await create(CLERK, 'Notice__c', { Name: 'Notice' });
  assert.deepEqual(await names(PORTER, 'Notice__c'), ['Notice']);
  const update = async (username: string) =>
    (await org.as(username)('PATCH', `/sobjects/Notice__c/${id}`, { Name: 'Notice' })).status;
  assert.equal(await update(PORTER), 400);
  assert.equal(await update(CLERK), 204);
  assert.equal(await update(CHIEF), 204);
});

test('who has an opportunity reads its account and sees no other of its kind', async () => {
  const account = await create(CLERK, 'Account', { Name: 'Acme' });
  await create(CLERK, 'Account', { Name: 'Bolt' });
  assert.deepEqual(await names(PORTER, 'Account'), []);
  await create(BOSS, 'Opportunity', {
    ...{ Name: 'Deal', AccountId: account, StageName: 'Prospecting', CloseDate: '2026-12-01' },
    OwnerId: ids.get('Porter'),
  });
  assert.deepEqual(await names(PORTER, 'Account'), ['Acme']);
  assert.deepEqual(await names(CLERK, 'Opportunity'), ['Deal']);
  const edit = await org.as(PORTER)('PATCH', `/sobjects/Account/${account}`, { Name: 'Acme' });
  assert.equal(refusal(edit.body)?.errorCode, 'INSUFFICIENT_ACCESS_OR_READONLY');
});

test('contacts follow their account', async () => {
  const [account] = await query(CLERK, "SELECT Id FROM Account WHERE Name = 'Bolt'");
  await create(CLERK, 'Contact', { LastName: 'Bright', AccountId: account?.Id });
  assert.equal((await query(CLERK, 'SELECT Id FROM Contact')).length, 1);
  assert.equal((await query(PORTER, 'SELECT Id FROM Contact')).length, 0);
});

test('a hundred thousand private records are filtered', () => {
  const { org: store } = org.sandbox;
  const caller = { userId: ids.get('Clerk') ?? '', username: CLERK };
  const userId = ids.get('Porter') ?? '';
  const records = Array.from({ length: 100_000 }, (_, at) => ({
    Name: `Claim ${at}`,
    Region__c: at % 100 === 0 ? 'North' : 'West',
  }));
  store.insert(caller, { object: 'Claim__c', records, allOrNone: false });
  const { totalSize } = openQuery(store, {
    soql: 'SELECT Id FROM Claim__c',
    includeDeleted: false,
    userId,
    asker: askerOf(store, userId),
  });
  assert.equal(totalSize, 1001);
});

test('UserRecordAccess tells what a user may do with a record', async () => {
  const soql = `SELECT RecordId, HasReadAccess, HasEditAccess, HasDeleteAccess, MaxAccessLevel FROM UserRecordAccess
    WHERE UserId = '${ids.get('Porter') ?? ''}' AND RecordId IN ('${ids.get('north') ?? ''}', '${ids.get('south') ?? ''}')`;
  const { body } = await org.as(BOSS)('GET', `/query?q=${encodeURIComponent(soql)}`);
  const levels = z
    .looseObject({ records: z.array(z.looseObject({ MaxAccessLevel: z.string(), HasEditAccess: z.boolean() })) })
    .parse(body)
    .records.map(({ MaxAccessLevel, HasEditAccess }) => [MaxAccessLevel, HasEditAccess]);
  assert.deepEqual(levels, [
    ['Read', false],
    ['None', false],
  ]);
});
