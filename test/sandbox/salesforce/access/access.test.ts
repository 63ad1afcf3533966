/** The APIs act as their caller: what is closed does not exist, what may not be written is refused. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import {
  fieldPermissions,
  metadata,
  objectPermissions,
  permissionSet,
  startAccessOrg,
  userPermission,
  type AccessOrg,
} from './sample-org.ts';

const PACKER = 'packer@shipping.example';
const READER = 'reader@shipping.example';
const GUEST = 'guest@shipping.example';
const GROUPED = 'grouped@shipping.example';
const BOSS = 'admin@sandbox.example';
const MINIMUM = 'Minimum Access - Salesforce';

const FILES = {
  'permissionsets/Packer.permissionset-meta.xml': permissionSet(
    'Packer',
    objectPermissions('Shipment__c', 'cru'),
    objectPermissions('ShipmentSent__e', 'cr'),
    fieldPermissions('Shipment__c.Fee__c', true),
    fieldPermissions('Shipment__c.Weight__c', false),
    userPermission('ApiEnabled'),
  ),
  'permissionsets/Reader.permissionset-meta.xml': permissionSet(
    'Reader',
    objectPermissions('Shipment__c', 'r'),
    objectPermissions('Depot__c', 'r'),
    userPermission('ApiEnabled'),
    '<customPermissions><enabled>true</enabled><name>Inspect</name></customPermissions>',
  ),
  'customPermissions/Inspect.customPermission-meta.xml': metadata('CustomPermission', '<label>Inspect</label>'),
  'mutingpermissionsets/Quiet.mutingpermissionset-meta.xml': metadata(
    'MutingPermissionSet',
    `<label>Quiet</label>${objectPermissions('Shipment__c', 'u')}${fieldPermissions('Shipment__c.Fee__c', true)}`,
  ),
  'permissionsetgroups/Floor.permissionsetgroup-meta.xml': metadata(
    'PermissionSetGroup',
    '<label>Floor</label><permissionSets>Packer</permissionSets><permissionSets>Reader</permissionSets>' +
      '<mutingPermissionSets>Quiet</mutingPermissionSets>',
  ),
};

let org: AccessOrg;
before(async () => {
  org = await startAccessOrg(FILES, [
    { username: PACKER, profile: MINIMUM, permissionSets: ['Packer'] },
    { username: READER, profile: MINIMUM, permissionSets: ['Reader'] },
    { username: GROUPED, profile: MINIMUM, permissionSets: ['Floor'] },
    { username: GUEST, profile: MINIMUM },
    { username: BOSS },
  ]);
});
after(() => org.stop());

const query = (soql: string): string => `/query?q=${encodeURIComponent(soql)}`;
const refusal = (body: unknown): { errorCode: string; message: string } => {
  const [first] = z.array(z.looseObject({ errorCode: z.string(), message: z.string() })).parse(body);
  assert.ok(first);
  return { errorCode: first.errorCode, message: first.message };
};
const saved = z.looseObject({ id: z.string() });
const described = z.looseObject({
  createable: z.boolean(),
  updateable: z.boolean(),
  deletable: z.boolean(),
  fields: z.array(z.looseObject({ name: z.string(), createable: z.boolean(), updateable: z.boolean() })),
});

test('a user without the API is turned away', async () => {
  const { status, body } = await org.as(GUEST)('GET', '/sobjects');
  assert.equal(status, 403);
  assert.equal(refusal(body).errorCode, 'API_CURRENTLY_DISABLED');
});

test('describe shows what the caller may see, and what of it may be written', async () => {
  const { body } = await org.as(PACKER)('GET', '/sobjects/Shipment__c/describe');
  const { createable, updateable, deletable, fields } = described.parse(body);
  assert.deepEqual({ createable, updateable, deletable }, { createable: true, updateable: true, deletable: false });
  const find = (name: string) => fields.find((field) => field.name === name);
  assert.equal(find('Fee__c')?.updateable, true);
  assert.equal(find('Weight__c')?.updateable, false);
  assert.equal(find('Notes__c'), undefined);
  const names = z
    .looseObject({ sobjects: z.array(z.looseObject({ name: z.string() })) })
    .parse((await org.as(PACKER)('GET', '/sobjects')).body)
    .sobjects.map(({ name }) => name);
  assert.ok(names.includes('Shipment__c') && names.includes('User'));
  assert.ok(!names.includes('Depot__c') && !names.includes('Account'));
  assert.equal((await org.as(PACKER)('GET', '/sobjects/Depot__c/describe')).status, 404);
});

test('a query names neither closed objects nor closed fields', async () => {
  const asked = async (soql: string) => refusal((await org.as(PACKER)('GET', query(soql))).body);
  const noObject = await asked('SELECT Id FROM Depot__c');
  assert.equal(noObject.errorCode, 'INVALID_TYPE');
  assert.match(noObject.message, /sObject type 'Depot__c' is not supported\./);
  for (const soql of ['SELECT Notes__c FROM Shipment__c', 'SELECT Id FROM Shipment__c WHERE DueOn__c = TODAY']) {
    const noField = await asked(soql);
    assert.equal(noField.errorCode, 'INVALID_FIELD');
    assert.match(noField.message, /No such column '\w+' on entity 'Shipment__c'/);
  }
  assert.equal((await org.as(PACKER)('GET', query('SELECT Weight__c FROM Shipment__c'))).status, 200);
});

test('records are created and updated in the fields that may be edited', async () => {
  const packer = org.as(PACKER);
  const { status, body } = await packer('POST', '/sobjects/Shipment__c', { Carrier__c: 'Post', Fee__c: 2 });
  assert.equal(status, 201, JSON.stringify(body));
  const { id } = saved.parse(body);
  const readOnly = await packer('PATCH', `/sobjects/Shipment__c/${id}`, { Weight__c: 1 });
  assert.deepEqual(refusal(readOnly.body), {
    errorCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    message:
      'Unable to create/update fields: Weight__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
  });
  const hidden = await packer('PATCH', `/sobjects/Shipment__c/${id}`, { Notes__c: 'x' });
  assert.equal(refusal(hidden.body).errorCode, 'INVALID_FIELD');
  assert.equal((await packer('PATCH', `/sobjects/Shipment__c/${id}`, { Fee__c: 3 })).status, 204);
  assert.equal(
    refusal((await packer('DELETE', `/sobjects/Shipment__c/${id}`)).body).errorCode,
    'INSUFFICIENT_ACCESS_OR_READONLY',
  );
});

test('a record shows only the fields that may be read', async () => {
  const { body } = await org.as(PACKER)('POST', '/sobjects/Shipment__c', { Carrier__c: 'Post' });
  const read = await org.as(READER)('GET', `/sobjects/Shipment__c/${saved.parse(body).id}`);
  const names = Object.keys(z.record(z.string(), z.unknown()).parse(read.body));
  // Carrier__c is required, and so open to whoever sees the record.
  assert.ok(names.includes('Name') && names.includes('Carrier__c') && !names.includes('Fee__c'));
});

test('who may only read an object creates nothing of it, one by one or many at once', async () => {
  const reader = org.as(READER);
  const one = refusal((await reader('POST', '/sobjects/Shipment__c', {})).body);
  assert.deepEqual(one, {
    errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: 'entity type cannot be inserted: Shipment',
  });
  const records = [{ attributes: { type: 'Depot__c' }, Name: 'N' }, { attributes: { type: 'Parcel__c' } }];
  const { body } = await reader('POST', '/composite/sobjects', { records });
  const codes = z
    .array(z.looseObject({ errors: z.array(z.looseObject({ statusCode: z.string() })) }))
    .parse(body)
    .map(({ errors }) => errors[0]?.statusCode);
  assert.deepEqual(codes, ['CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', 'INVALID_TYPE']);
});

test('calls within a composite call are the same caller’s', async () => {
  const compositeRequest = [
    { method: 'GET', url: `/services/data/v68.0${query('SELECT Id FROM Depot__c')}`, referenceId: 'depots' },
    { method: 'POST', url: '/services/data/v68.0/sobjects/Depot__c', referenceId: 'depot', body: { Name: 'N' } },
  ];
  const { body } = await org.as(PACKER)('POST', '/composite', { compositeRequest });
  const statuses = z
    .looseObject({ compositeResponse: z.array(z.looseObject({ httpStatusCode: z.number() })) })
    .parse(body)
    .compositeResponse.map(({ httpStatusCode }) => httpStatusCode);
  assert.deepEqual(statuses, [400, 404]);
});

test('bulk jobs are for what their caller may see', async () => {
  const closed = await org.as(PACKER)('POST', '/jobs/query', { operation: 'query', query: 'SELECT Id FROM Depot__c' });
  assert.equal(refusal(closed.body).errorCode, 'INVALID_TYPE');
  const ingest = await org.as(PACKER)('POST', '/jobs/ingest', { object: 'Depot__c', operation: 'insert' });
  assert.equal(ingest.status, 400);
});

test('events are published by who may create them', async () => {
  assert.equal((await org.as(PACKER)('POST', '/sobjects/ShipmentSent__e', { Code__c: 'A' })).status, 201);
  assert.equal((await org.as(READER)('POST', '/sobjects/ShipmentSent__e', { Code__c: 'A' })).status, 404);
});

test('a permission set group gives what its members give, less what is muted', async () => {
  const { createable, updateable, fields } = described.parse(
    (await org.as(GROUPED)('GET', '/sobjects/Shipment__c/describe')).body,
  );
  assert.deepEqual({ createable, updateable }, { createable: true, updateable: false });
  assert.equal(
    fields.some(({ name }) => name === 'Fee__c'),
    false,
  );
  assert.equal((await org.as(GROUPED)('GET', '/sobjects/Depot__c/describe')).status, 200);
});

test('an assignment ends when it expires, and when it is taken away', async () => {
  const boss = org.as(BOSS);
  const idOf = async (soql: string): Promise<string> =>
    z.looseObject({ records: z.array(z.looseObject({ Id: z.string() })) }).parse((await boss('GET', query(soql))).body)
      .records[0]?.Id ?? '';
  const AssigneeId = await idOf(`SELECT Id FROM User WHERE Username = '${PACKER}'`);
  const PermissionSetId = await idOf("SELECT Id FROM PermissionSet WHERE Name = 'Reader'");
  const sees = async (): Promise<number> => (await org.as(PACKER)('GET', query('SELECT Id FROM Depot__c'))).status;
  const give = async (more: object): Promise<string> =>
    saved.parse(
      (await boss('POST', '/sobjects/PermissionSetAssignment', { AssigneeId, PermissionSetId, ...more })).body,
    ).id;
  const lasting = await give({});
  assert.equal(await sees(), 200);
  await boss('DELETE', `/sobjects/PermissionSetAssignment/${lasting}`);
  assert.equal(await sees(), 400);
  const soon = new Date(org.sandbox.clock.now().getTime() + 60_000).toISOString();
  await give({ ExpirationDate: soon });
  assert.equal(await sees(), 200);
  org.sandbox.clock.advance(120_000);
  assert.equal(await sees(), 400);
});

test('the name of a parent of many kinds can be asked for by somebody who sees none of them', async () => {
  const reader = org.as(READER);
  const { status, body } = await reader('GET', query('SELECT Id, TargetObject.Name FROM ProcessInstance'));
  assert.deepEqual([status, z.looseObject({ totalSize: z.number() }).parse(body).totalSize], [200, 0]);
});
