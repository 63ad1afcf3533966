/** Record types, private records and locales: what pages differ by from one user to another. */
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
} from '../../access/sample-org.ts';

const CLERK = 'clerk@claims.example';
const COLLEAGUE = 'colleague@claims.example';
const ADMIN = 'admin@claims.example';

const recordType = (name: string, ...reasons: readonly string[]): string =>
  metadata(
    'RecordType',
    `<fullName>${name}</fullName><active>true</active><label>${name}</label><picklistValues><picklist>Reason__c</picklist>` +
      reasons.map((reason) => `<values><fullName>${reason}</fullName><default>false</default></values>`).join('') +
      '</picklistValues>',
  );

const value = (name: string, label: string): string =>
  `<value><fullName>${name}</fullName><default>false</default><label>${label}</label></value>`;

const layout = (...fields: readonly string[]): string =>
  metadata(
    'Layout',
    '<layoutSections><detailHeading>true</detailHeading><label>Claim</label><layoutColumns>' +
      fields.map((field) => `<layoutItems><behavior>Edit</behavior><field>${field}</field></layoutItems>`).join('') +
      '</layoutColumns><style>OneColumn</style></layoutSections>',
  );

const visible = (name: string, isDefault: boolean): string =>
  `<recordTypeVisibilities><default>${String(isDefault)}</default><recordType>Claim__c.${name}</recordType><visible>true</visible></recordTypeVisibilities>`;

const assigned = (name: string, type: string): string =>
  `<layoutAssignments><layout>Claim__c-${name}</layout>${type}</layoutAssignments>`;

const FILES = {
  'objects/Claim__c/Claim__c.object-meta.xml': metadata(
    'CustomObject',
    '<compactLayoutAssignment>Key</compactLayoutAssignment><label>Claim</label><pluralLabel>Claims</pluralLabel>' +
      '<nameField><label>Claim Name</label><type>Text</type></nameField><sharingModel>Private</sharingModel>',
  ),
  'objects/Claim__c/compactLayouts/Key.compactLayout-meta.xml': metadata(
    'CompactLayout',
    '<fullName>Key</fullName><fields>Reason__c</fields><fields>Amount__c</fields><label>Key</label>',
  ),
  'objects/Claim__c/fields/Reason__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Reason__c</fullName><label>Reason</label><type>Picklist</type><valueSet><restricted>true</restricted><valueSetDefinition><sorted>false</sorted>' +
      `${value('Wet', 'Got wet')}${value('Broken', 'Broken')}${value('Stolen', 'Stolen')}</valueSetDefinition></valueSet>`,
  ),
  'objects/Claim__c/fields/Amount__c.field-meta.xml': metadata(
    'CustomField',
    '<fullName>Amount__c</fullName><label>Amount</label><precision>18</precision><scale>2</scale><type>Currency</type>',
  ),
  'objects/Claim__c/recordTypes/Damage.recordType-meta.xml': recordType('Damage', 'Wet', 'Broken'),
  'objects/Claim__c/recordTypes/Loss.recordType-meta.xml': recordType('Loss', 'Stolen'),
  'layouts/Claim__c-Damage Layout.layout-meta.xml': layout('Name', 'Reason__c'),
  'layouts/Claim__c-Loss Layout.layout-meta.xml': layout('Name', 'Amount__c'),
  'profiles/Claims.profile-meta.xml': metadata(
    'Profile',
    '<custom>true</custom>' +
      objectPermissions('Claim__c', 'cru') +
      fieldPermissions('Claim__c.Reason__c', true) +
      fieldPermissions('Claim__c.Amount__c', true) +
      visible('Damage', true) +
      visible('Loss', false) +
      assigned('Damage Layout', '') +
      assigned('Loss Layout', '<recordType>Claim__c.Loss</recordType>'),
  ),
  'permissionsets/Api.permissionset-meta.xml': permissionSet('Api', userPermission('ApiEnabled')),
};

let org: AccessOrg;
before(async () => {
  org = await startAccessOrg(FILES, [
    { username: CLERK, profile: 'Claims', permissionSets: ['Api'] },
    { username: COLLEAGUE, profile: 'Claims', permissionSets: ['Api'] },
    { username: ADMIN },
  ]);
});
after(() => org.stop());

const ask = async (username: string, path: string) => {
  const { status, body } = await org.as(username)('GET', `/ui-api/${path}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};

const record = z.looseObject({
  id: z.string(),
  recordTypeId: z.string(),
  recordTypeInfo: z.looseObject({ name: z.string() }).nullable(),
  fields: z.record(z.string(), z.looseObject({ displayValue: z.string().nullable() })),
});

const create = async (username: string, fields: object) => {
  const { status, body } = await org.as(username)('POST', '/ui-api/records', { apiName: 'Claim__c', fields });
  assert.equal(status, 201, JSON.stringify(body));
  return record.parse(body);
};

const typeId = (name: string): string =>
  [...org.sandbox.org.rows('RecordType')].find((row) => row.DeveloperName === name)?.Id ?? '';

test('a new record is of the type that the user’s profile prefers', async () => {
  const { recordTypeInfo } = await create(CLERK, { Name: 'One' });
  assert.equal(recordTypeInfo?.name, 'Damage');
});

test('a picklist offers what the record type does', async () => {
  const values = async (type: string) => {
    const body = await ask(CLERK, `object-info/Claim__c/picklist-values/${typeId(type)}/Reason__c`);
    const shape = z.looseObject({ values: z.array(z.looseObject({ value: z.string(), label: z.string() })) });
    return shape.parse(body).values.map(({ label }) => label);
  };
  assert.deepEqual(await values('Damage'), ['Got wet', 'Broken']);
  assert.deepEqual(await values('Loss'), ['Stolen']);
});

test('a record type has the layout that the profile assigns it', async () => {
  const fieldsOn = async (query: string) => {
    const component = z.looseObject({ apiName: z.string() });
    const item = z.looseObject({ layoutComponents: z.array(component) });
    const rows = z.array(z.looseObject({ layoutItems: z.array(item) }));
    const shape = z.looseObject({ sections: z.array(z.looseObject({ layoutRows: rows })) });
    const { sections } = shape.parse(await ask(CLERK, `layout/Claim__c?${query}`));
    const items = sections.flatMap(({ layoutRows }) => layoutRows.flatMap(({ layoutItems }) => layoutItems));
    return items.flatMap(({ layoutComponents }) => layoutComponents.map(({ apiName }) => apiName));
  };
  assert.deepEqual(await fieldsOn(`recordTypeId=${typeId('Loss')}`), ['Name', 'Amount__c']);
  assert.deepEqual(await fieldsOn(''), ['Name', 'Reason__c']);
  assert.deepEqual(await fieldsOn('layoutType=Compact'), ['Reason__c', 'Amount__c']);
});

test('somebody else’s private record is refused, and in no list', async () => {
  const { id } = await create(CLERK, { Name: 'Mine', RecordTypeId: typeId('Loss') });
  const refused = await org.as(COLLEAGUE)('GET', `/ui-api/records/${id}?fields=Claim__c.Name`);
  assert.equal(refused.status, 403);
  assert.match(JSON.stringify(refused.body), /INSUFFICIENT_ACCESS/);
  const list = z.looseObject({ count: z.number() });
  assert.equal(list.parse(await ask(COLLEAGUE, 'list-records/Claim__c/All')).count, 0);
  assert.equal(list.parse(await ask(CLERK, 'list-records/Claim__c/All')).count > 0, true);
});

test('amounts, days and labels are written as in the user’s country', async () => {
  const { id } = await create(CLERK, { Name: 'Dear', Amount__c: 1234567.5, Reason__c: 'Wet' });
  const clerk = [...org.sandbox.org.rows('User')].find(({ Username }) => Username === CLERK)?.Id ?? '';
  const { status, body } = await org.as(ADMIN)('PATCH', `/sobjects/User/${clerk}`, {
    LocaleSidKey: 'de_DE',
    TimeZoneSidKey: 'Europe/Berlin',
  });
  assert.equal(status, 204, JSON.stringify(body));
  const path = `records/${id}?fields=Claim__c.Amount__c,Claim__c.Reason__c,Claim__c.CreatedDate`;
  const { fields } = record.parse(await ask(CLERK, path));
  assert.equal(fields.Amount__c?.displayValue, 'USD 1.234.567,50');
  assert.equal(fields.Reason__c?.displayValue, 'Got wet');
  assert.match(fields.CreatedDate?.displayValue ?? '', /^\d{1,2}\.\d{1,2}\.\d{4}, \d{1,2}:\d{2}$/);
});

test('what the sandbox does not have of the User Interface API is refused by name', async () => {
  for (const path of ['duplicates/Claim__c', 'predupe', 'aggregate-ui']) {
    const { status, body } = await org.as(ADMIN)('GET', `/ui-api/${path}`);
    assert.equal(status, 501);
    assert.match(JSON.stringify(body), new RegExp(`The sandbox does not support the REST resource /ui-api/${path}`));
  }
});
