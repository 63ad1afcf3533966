import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FieldInfo } from './class-info.ts';
import { findField, findMethods } from './members.ts';
import { openSample } from './sample-types.ts';

const { types } = openSample();

const fieldOf = (object: string, name: string): FieldInfo => {
  const field = findField(types.named(object), name);
  assert.ok(field, `${object}.${name}`);
  return field;
};

test('columns have the Apex type of their field type', () => {
  const typed: readonly (readonly [string, string])[] = [
    ['id', 'Id'],
    ['Account__c', 'Id'],
    ['Fee__c', 'Decimal'],
    ['Weight__c', 'Decimal'],
    ['IsUrgent__c', 'Boolean'],
    ['DueOn__c', 'Date'],
    ['SentAt__c', 'Datetime'],
    ['Status__c', 'String'],
    ['Notes__c', 'String'],
  ];
  for (const [name, type] of typed) assert.equal(fieldOf('Shipment__c', name).type.name, type, name);
  assert.deepEqual(fieldOf('Shipment__c', 'FEE__C').access, { kind: 'sobject', apiName: 'Fee__c', relation: 'none' });
});

test('a lookup leads to its parent, children come as lists', () => {
  assert.equal(fieldOf('Shipment__c', 'Account__r').type.name, 'Account');
  assert.equal(fieldOf('Contact', 'Account').type.name, 'Account');
  assert.deepEqual(fieldOf('Shipment__c', 'Parcels__r').access, {
    kind: 'sobject',
    apiName: 'Parcels__r',
    relation: 'children',
  });
  assert.equal(fieldOf('Shipment__c', 'Parcels__r').type.name, 'List<Parcel__c>');
});

test('the parent of a lookup to several objects is a Name', () => {
  assert.equal(fieldOf('Shipment__c', 'Owner').type.name, 'Name');
  assert.equal(fieldOf('Name', 'Username').type.name, 'String');
});

test('what the platform fills cannot be written', () => {
  assert.equal(fieldOf('Account', 'CreatedDate').final, true);
  assert.equal(fieldOf('Account', 'Name').final, false);
  assert.equal(fieldOf('Account', 'Id').final, false);
});

test('custom metadata types have their static methods from the library', () => {
  const [getAll] = findMethods(types.named('CarrierRule__mdt'), 'getall');
  assert.deepEqual([getAll?.static, getAll?.returnType.name], [true, 'Map<String,CarrierRule__mdt>']);
  assert.deepEqual(findMethods(types.named('Account'), 'getAll'), []);
});
