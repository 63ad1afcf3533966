/** Record types by user: what describe offers, and what a new record is without a word about it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { z } from 'zod';
import { metadata, objectPermissions, permissionSet, startAccessOrg, userPermission } from './sample-org.ts';

const CLERK = 'clerk@shipping.example';
const GUEST = 'guest@shipping.example';

const recordType = (name: string): string =>
  metadata('RecordType', `<fullName>${name}</fullName><active>true</active><label>${name} depot</label>`);

const visible = (name: string, more = ''): string =>
  `<recordTypeVisibilities>${more}<recordType>Depot__c.${name}</recordType><visible>true</visible></recordTypeVisibilities>`;

const DEPOTS = [objectPermissions('Depot__c', 'cru'), userPermission('ApiEnabled')];

const org = await startAccessOrg(
  {
    'objects/Depot__c/recordTypes/Small.recordType-meta.xml': recordType('Small'),
    'objects/Depot__c/recordTypes/Large.recordType-meta.xml': recordType('Large'),
    'profiles/Clerk.profile-meta.xml': metadata(
      'Profile',
      DEPOTS.join('') + '<custom>true</custom>' + visible('Small', '<default>true</default>'),
    ),
    'permissionsets/Large.permissionset-meta.xml': permissionSet('Large', visible('Large')),
    'permissionsets/Depots.permissionset-meta.xml': permissionSet('Depots', ...DEPOTS),
  },
  [
    { username: CLERK, profile: 'Clerk', permissionSets: ['Large'] },
    { username: GUEST, profile: 'Minimum Access - Salesforce', permissionSets: ['Depots'] },
  ],
);
after(() => org.stop());

const described = z.object({
  recordTypeInfos: z.array(
    z.object({ developerName: z.string(), available: z.boolean(), defaultRecordTypeMapping: z.boolean() }),
  ),
});

const infosOf = async (username: string) => {
  const { body } = await org.as(username)('GET', '/sobjects/Depot__c/describe');
  const { recordTypeInfos } = described.parse(body);
  return Object.fromEntries(
    recordTypeInfos.map((one) => [one.developerName, [one.available, one.defaultRecordTypeMapping]]),
  );
};

const madeBy = async (username: string): Promise<unknown> => {
  const { body } = await org.as(username)('POST', '/sobjects/Depot__c', { Name: 'New' });
  const { id } = z.object({ id: z.string() }).parse(body);
  const depot = org.sandbox.org.byId('Depot__c', id);
  return org.sandbox.org.byId('RecordType', String(depot?.RecordTypeId))?.DeveloperName;
};

test('a new record is of the type that its author prefers by the profile', async () => {
  assert.deepEqual(await infosOf(CLERK), { Small: [true, true], Large: [true, false], Master: [true, false] });
  assert.equal(await madeBy(CLERK), 'Small');
});

test('without one, it is of the master, and no other type is offered', async () => {
  assert.deepEqual(await infosOf(GUEST), { Small: [false, false], Large: [false, false], Master: [true, true] });
  assert.equal(await madeBy(GUEST), undefined);
});

test('a record gets a type only from a user to whom the type is given', async () => {
  const typeId = (name: string): string | undefined =>
    [...org.sandbox.org.rows('RecordType')].find((row) => row.DeveloperName === name)?.Id;
  const make = (username: string, name: string) =>
    org.as(username)('POST', '/sobjects/Depot__c', { Name: name, RecordTypeId: typeId(name) });
  const made = await make(CLERK, 'Large');
  assert.equal(made.status, 201);
  assert.deepEqual((await make(GUEST, 'Large')).body, [
    {
      errorCode: 'INVALID_CROSS_REFERENCE_KEY',
      message: `Record Type ID: this ID value isn't valid for the user: ${typeId('Large') ?? ''}`,
      fields: ['RecordTypeId'],
    },
  ]);
});
