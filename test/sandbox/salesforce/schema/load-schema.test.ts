import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { SHIPPING_SOURCE } from '../fixtures/shipping-org.ts';
import { loadSchema } from './load-schema.ts';
import { fieldOf } from './schema.ts';
import type { FieldSchema, ObjectSchema, Schema } from './types.ts';

const load = (directory = SHIPPING_SOURCE) => loadSchema({ sourceDirectories: [directory] });

const object = (name: string): ObjectSchema => {
  const found = load().find(name);
  assert.ok(found, name);
  return found;
};

const field = (objectName: string, name: string): FieldSchema => {
  const found = fieldOf(object(objectName), name);
  assert.ok(found, name);
  return found;
};

/** Loads the fixture with one piece of one file replaced. */
const loadChanged = (file: string, change: readonly [from: string, to: string]): (() => Schema) => {
  return () => {
    const copy = mkdtempSync(join(tmpdir(), 'shipping-'));
    try {
      cpSync(SHIPPING_SOURCE, copy, { recursive: true });
      const path = join(copy, 'main/shipping', file);
      writeFileSync(path, readFileSync(path, 'utf8').replace(...change));
      return load(copy);
    } finally {
      rmSync(copy, { recursive: true });
    }
  };
};

test('a custom object has its name, system, owner and currency fields', () => {
  const names = ['Id', 'Name', 'OwnerId', 'CurrencyIsoCode', 'CreatedDate', 'SystemModstamp', 'IsDeleted', 'Weight__c'];
  for (const name of names) assert.ok(fieldOf(object('Shipment__c'), name), name);
  assert.equal(field('Shipment__c', 'Name').autoNumberFormat, 'SH-{0000}');
  assert.equal(fieldOf(object('Parcel__c'), 'OwnerId'), undefined, 'a detail has no owner of its own');
});

test('fields carry what their source says', () => {
  assert.deepEqual(
    [field('Shipment__c', 'trackingcode__C')].map(({ unique, externalId, indexed, length }) => ({
      unique,
      externalId,
      indexed,
      length,
    })),
    [{ unique: true, externalId: true, indexed: true, length: 20 }],
  );
  assert.deepEqual(
    field('Shipment__c', 'Status__c').picklistValues.map(({ value }) => value),
    ['Packed', 'Sent'],
  );
  assert.equal(field('Shipment__c', 'Status__c').defaultValue, 'Packed');
  assert.equal(field('Parcel__c', 'Shipment__c').deleteConstraint, 'Cascade');
});

test('parents know their children by relationship name, custom fields on standard objects included', () => {
  const children = load().childrenOf('Shipment__c');
  assert.deepEqual(children.at(-2), { name: 'Parcels__r', childObject: 'Parcel__c', field: 'Shipment__c' });
  assert.deepEqual(
    children.map(({ name }) => name),
    ['ContentDocumentLinks', 'Attachments', 'Notes', 'ProcessInstances', 'ProcessSteps', 'Parcels__r', 'Shares'],
    'files may be linked to any record, activities only where the source allows them',
  );
  assert.ok(
    load()
      .childrenOf('account')
      .some(({ name }) => name === 'Shipments__r'),
  );
  assert.ok(fieldOf(object('Account'), 'CustomerCode__c'));
});

test('events and custom metadata have the fields of their kind, and records their typed values', () => {
  assert.equal(object('ShipmentSent__e').publishBehavior, 'PublishAfterCommit');
  assert.ok(fieldOf(object('ShipmentSent__e'), 'ReplayId'));
  assert.ok(fieldOf(object('CarrierRule__mdt'), 'QualifiedApiName'));
  assert.deepEqual(load().metadataRecords, [
    {
      object: 'CarrierRule__mdt',
      developerName: 'Parcel_Post',
      label: 'Parcel Post',
      values: { MaximumWeight__c: 30, IsActive__c: true },
    },
  ]);
});

test('every object has a key prefix of its own', () => {
  const prefixes = load()
    .all()
    .map(({ keyPrefix }) => keyPrefix);
  assert.equal(new Set(prefixes).size, prefixes.length);
  assert.deepEqual(
    ['Account', 'Contract', 'Order', 'OrderItem', 'Opportunity'].map((name) => object(name).keyPrefix),
    ['001', '800', '801', '802', '006'],
  );
});

const refusals: readonly (readonly [
  title: string,
  file: string,
  change: readonly [string, string],
  problem: RegExp,
])[] = [
  [
    'an unknown element of a field',
    'objects/Shipment__c/fields/Weight__c.field-meta.xml',
    ['<type>', '<colour>red</colour><type>'],
    /Weight__c\.field-meta\.xml.*colour/,
  ],
  [
    'an unknown field type',
    'objects/Shipment__c/fields/Weight__c.field-meta.xml',
    ['Number', 'Hologram'],
    /Weight__c\.field-meta\.xml.*Hologram/,
  ],
  [
    'a roll-up summary over nothing',
    'objects/Shipment__c/fields/Weight__c.field-meta.xml',
    ['Number', 'Summary'],
    /summaryForeignKey: missing/,
  ],
  [
    'a field type events cannot have',
    'objects/ShipmentSent__e/fields/Code__c.field-meta.xml',
    ['Text', 'Email'],
    /platform event cannot have a field of type Email/,
  ],
  [
    'a look-up to an object nobody has',
    'objects/Parcel__c/fields/Shipment__c.field-meta.xml',
    ['<referenceTo>Shipment__c', '<referenceTo>Freight__c'],
    /Parcel__c\.Shipment__c.*Freight__c/,
  ],
  [
    'a custom metadata value of an unknown field',
    'customMetadata/CarrierRule.Parcel_Post.md-meta.xml',
    ['IsActive__c', 'IsNice__c'],
    /Parcel_Post\.md-meta\.xml.*IsNice__c/,
  ],
  [
    'a formula field that reads what is not there',
    'objects/Shipment__c/fields/DoubleWeight__c.field-meta.xml',
    ['<formula>Weight__c', '<formula>Heft__c'],
    /Shipment__c\.DoubleWeight__c.*Field Heft__c does not exist/,
  ],
  [
    'a formula field with an unknown function',
    'objects/Shipment__c/fields/DoubleWeight__c.field-meta.xml',
    ['<formula>', '<formula>WEIGH() + '],
    /Shipment__c\.DoubleWeight__c.*Unknown function WEIGH/,
  ],
  [
    'a formula with a function that the sandbox has not',
    'objects/Shipment__c/fields/DoubleWeight__c.field-meta.xml',
    ['<formula>', '<formula>LEN(GETSESSIONID()) + '],
    /Shipment__c\.DoubleWeight__c.*does not support the function GETSESSIONID/,
  ],
  [
    'a default that reads the record',
    'objects/Shipment__c/fields/Weight__c.field-meta.xml',
    ['<type>', '<defaultValue>DoubleWeight__c</defaultValue><type>'],
    /Shipment__c\.Weight__c.*Field DoubleWeight__c does not exist/,
  ],
];

test('a detail may move to another master only where its source says so', () => {
  const file = 'objects/Parcel__c/fields/Shipment__c.field-meta.xml';
  const marked = ['<type>', '<reparentableMasterDetail>true</reparentableMasterDetail><type>'] as const;
  const parcel = loadChanged(file, marked)().find('Parcel__c');
  assert.deepEqual(
    [field('Parcel__c', 'Shipment__c').updateable, parcel?.fields.get('shipment__c')?.updateable],
    [false, true],
  );
  assert.equal(parcel?.fields.has('ownerid'), false);
});

test('a part of an object that would change what a save does is refused by name', () => {
  const copy = mkdtempSync(join(tmpdir(), 'shipping-'));
  try {
    cpSync(SHIPPING_SOURCE, copy, { recursive: true });
    const indexes = join(copy, 'main/shipping/objects/Shipment__c/indexes');
    mkdirSync(indexes);
    writeFileSync(join(indexes, 'Weighed.index-meta.xml'), '<Index/>');
    assert.throws(() => load(copy), /Weighed\.index-meta\.xml.*indexes are not supported/);
  } finally {
    rmSync(copy, { recursive: true });
  }
});

for (const [title, file, change, problem] of refusals) {
  test(`${title} is refused by name`, () => {
    assert.throws(loadChanged(file, change), problem);
  });
}
