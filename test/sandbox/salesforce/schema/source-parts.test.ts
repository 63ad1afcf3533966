/** What packages bring besides objects and their own fields. */
import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';
import { loadSchema } from './load-schema.ts';
import type { Schema } from './types.ts';

const NAMESPACE = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** The shipping package with one more file in it. */
const withFile = (path: string, root: string, content: string): Schema => {
  const copy = mkdtempSync(join(tmpdir(), 'shipping-'));
  try {
    cpSync(SHIPPING_SOURCE, copy, { recursive: true });
    const file = join(copy, 'main/shipping', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `<?xml version="1.0"?><${root} ${NAMESPACE}>${content}</${root}>`);
    return loadSchema({ sourceDirectories: [copy] });
  } finally {
    rmSync(copy, { recursive: true });
  }
};

test('record types belong to their object', () => {
  const schema = withFile(
    'objects/Shipment__c/recordTypes/Express.recordType-meta.xml',
    'RecordType',
    '<fullName>Express</fullName><active>true</active><label>Express Parcel</label>',
  );
  assert.deepEqual(schema.find('Shipment__c')?.recordTypes, [
    { developerName: 'Express', label: 'Express Parcel', isActive: true, description: undefined },
  ]);
});

test('a field set keeps the order of its fields', () => {
  const schema = withFile(
    'objects/Account/fieldSets/Brief.fieldSet-meta.xml',
    'FieldSet',
    '<fullName>Brief</fullName><label>In Brief</label><displayedFields><field>Phone</field></displayedFields>' +
      '<displayedFields><field>Owner.Name</field><isRequired>true</isRequired></displayedFields>',
  );
  assert.deepEqual(schema.find('Account')?.fieldSets?.[0]?.fields, [
    { path: 'Phone', required: false },
    { path: 'Owner.Name', required: true },
  ]);
});

test('a package may say more about a field of the platform, but not add one', () => {
  const path = (name: string): string => `objects/Account/fields/${name}.field-meta.xml`;
  const said = '<fullName>Phone</fullName><inlineHelpText>Ring twice</inlineHelpText><type>Phone</type>';
  assert.equal(
    withFile(path('Phone'), 'CustomField', said).find('Account')?.fields.get('phone')?.inlineHelpText,
    'Ring twice',
  );
  assert.throws(() => withFile(path('Pager'), 'CustomField', '<fullName>Pager</fullName>'), /no standard field Pager/);
});

test('a place on the globe comes with its two numbers', () => {
  const { fields } = withFile(
    'objects/Depot__c/fields/Gate__c.field-meta.xml',
    'CustomField',
    '<fullName>Gate__c</fullName><label>Gate</label><scale>5</scale><type>Location</type>',
  ).find('Depot__c') ?? { fields: new Map() };
  assert.deepEqual(
    [fields.has('gate__c'), fields.has('gate__latitude__s'), fields.has('gate__longitude__s')],
    [true, true, true],
  );
});

test('a summary knows what it adds up', () => {
  const schema = withFile(
    'objects/Shipment__c/fields/ParcelCount__c.field-meta.xml',
    'CustomField',
    '<fullName>ParcelCount__c</fullName><label>Parcels</label><summaryForeignKey>Parcel__c.Shipment__c</summaryForeignKey>' +
      '<summaryOperation>count</summaryOperation><type>Summary</type>',
  );
  assert.deepEqual(schema.find('Shipment__c')?.fields.get('parcelcount__c')?.summary, {
    operation: 'count',
    child: 'Parcel__c',
    foreignKey: 'Shipment__c',
    field: undefined,
    filters: [],
  });
});

test('a custom setting knows how it is kept', () => {
  const setting = withFile(
    'objects/Tariff__c/Tariff__c.object-meta.xml',
    'CustomObject',
    '<customSettingsType>Hierarchy</customSettingsType><label>Tariff</label>',
  ).find('Tariff__c');
  assert.equal(setting?.kind, 'setting');
  assert.equal(setting.settingsType, 'Hierarchy');
  assert.equal(setting.fields.has('setupownerid'), true);
});

test('labels and permissions are part of the package', () => {
  const labelled = withFile(
    'labels/CustomLabels.labels-meta.xml',
    'CustomLabels',
    '<labels><fullName>Greeting</fullName><value>Hello {0}</value></labels>',
  );
  assert.equal(labelled.setup?.labels.get('Greeting'), 'Hello {0}');
  const [set] =
    withFile(
      'permissionsets/Packer.permissionset-meta.xml',
      'PermissionSet',
      '<label>Packer</label><objectPermissions><allowRead>true</allowRead><object>Depot__c</object></objectPermissions>' +
        '<customPermissions><enabled>true</enabled><name>Night</name></customPermissions>',
    ).setup?.permissionSets ?? [];
  assert.equal(set?.name, 'Packer');
  assert.deepEqual(
    set.objects.map(({ object, read, edit }) => ({ object, read, edit })),
    [{ object: 'Depot__c', read: true, edit: false }],
  );
  assert.deepEqual(set.customPermissions, ['Night']);
});
