/** Describes of objects and fields. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../data-sample.ts';

test('tokens of the same thing are the same, however they are reached', () => {
  assert.equal(outcomeOf('return Account.SObjectType == new Account().getSObjectType();'), 'true');
  assert.equal(outcomeOf("return Schema.getGlobalDescribe().get('Account') === Account.SObjectType;"), 'true');
  assert.equal(outcomeOf('return Schema.SObjectType.Account.fields.Name.getSObjectField() === Account.Name;'), 'true');
  assert.equal(
    outcomeOf("return Account.SObjectType.getDescribe().fields.getMap().get('nAME') == Schema.Account.Name;"),
    'true',
  );
});

test('tokens print their API name', () => {
  assert.equal(outcomeOf('return Shipment__c.SObjectType;'), 'Shipment__c');
  assert.equal(outcomeOf('return Shipment__c.Fee__c;'), 'Fee__c');
});

test('a describe of a field is taken where its token is wanted', () => {
  assert.equal(outcomeOf('Schema.SObjectField f = Account.SObjectType.fields.Name; return f == Account.Name;'), 'true');
});

test('an object tells its name, labels, prefix and kind', () => {
  const told = (question: string): string => outcomeOf(`return Schema.SObjectType.Shipment__c.${question};`);
  assert.equal(told('getName()'), 'Shipment__c');
  assert.equal(told('label'), 'Shipment');
  assert.equal(told('getLabelPlural()'), 'Shipments');
  assert.equal(told('isCustom()'), 'true');
  assert.equal(told('getKeyPrefix().length()'), '3');
});

test('a field tells its type, length and references', () => {
  const told = (question: string): string => outcomeOf(`return ${question};`);
  assert.equal(told('Shipment__c.Fee__c.getDescribe().getType()'), 'CURRENCY');
  assert.equal(told('Schema.DisplayType.REFERENCE == Contact.AccountId.getDescribe().getType()'), 'true');
  assert.equal(told('Contact.AccountId.getDescribe().getSoapType()'), 'ID');
  assert.equal(told('Contact.AccountId.getDescribe().getReferenceTo()'), '(Account)');
  assert.equal(told('Contact.AccountId.getDescribe().getRelationshipName()'), 'Account');
  assert.equal(told('Account.Name.getDescribe().getLength()'), '255');
  assert.equal(told('Account.BillingCity.getDescribe().getCompoundFieldName()'), 'BillingAddress');
});

test('a token makes new records', () => {
  assert.equal(
    outcomeOf("SObject r = Account.SObjectType.newSObject('001000000000001'); return r;"),
    'Account:{Id=001000000000001AAA}',
  );
  assert.equal(outcomeOf("return Type.forName('Account') == null;"), 'false');
});

test('children are told by relationship', () => {
  assert.match(
    outcomeOf('return Account.SObjectType.getDescribe().getChildRelationships();'),
    /getChildSObject=Contact;getField=AccountId;getRelationshipName=Contacts;/,
  );
});

test('an object that is not there is refused', () => {
  assert.equal(outcomeOf("return Schema.getGlobalDescribe().get('Nope__c');"), 'null');
  assert.throws(() => outcomeOf("return Schema.describeSObjects(new List<String>{ 'Nope__c' });"), {
    message: 'Invalid sobject provided: Nope__c',
  });
});
