/** Records by name and by token. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outcomeOf } from '../data-sample.ts';

test('a field is read and written by any spelling of its name', () => {
  assert.equal(outcomeOf("SObject r = new Account(); r.put('nAmE', 'Acme'); return r.get('NAME');"), 'Acme');
});

test('a value put on a field becomes what the field holds', () => {
  const put = (field: string, value: string): string =>
    outcomeOf(`SObject r = new Shipment__c(); r.put('${field}', ${value}); return r;`);
  assert.equal(put('Fee__c', '2'), 'Shipment__c:{Fee__c=2}');
  assert.equal(put('Account__c', "'001000000000001'"), 'Shipment__c:{Account__c=001000000000001AAA}');
});

test('a value of another type is refused', () => {
  assert.throws(() => outcomeOf("SObject r = new Account(); r.put('Name', 5); return r;"), {
    apexType: 'System.SObjectException',
    message: 'Illegal assignment from Integer to String',
  });
});

test('a field the object lacks is refused by name', () => {
  assert.throws(() => outcomeOf("SObject r = new Account(); return r.get('Nope__c');"), {
    message: 'Invalid field Nope__c for Account',
  });
  assert.throws(() => outcomeOf('SObject r = new Contact(); return r.get(Account.Industry);'), {
    message: 'Account.Industry does not belong to SObject type Contact',
  });
});

test('put answers what stood there before', () => {
  assert.equal(outcomeOf("Account a = new Account(Name = 'Old'); return a.put(Account.Name, 'New');"), 'Old');
});

test('parents go by the name of their relationship', () => {
  const before = "Contact c = new Contact(); c.putSObject('account', new Account(Name = 'Acme'));";
  assert.equal(outcomeOf(`${before} return c.Account.Name;`), 'Acme');
  assert.equal(outcomeOf(`${before} return c.getSObject(Contact.AccountId).get('Name');`), 'Acme');
  assert.throws(() => outcomeOf(`${before} return c.getSObject('Boss');`), {
    message: 'Invalid relationship Boss for Contact',
  });
});

test('a clone keeps what is asked for', () => {
  const before = "Account a = new Account(Id = '001000000000001', Name = 'Acme');";
  assert.equal(outcomeOf(`${before} return a.clone();`), 'Account:{Name=Acme}');
  assert.equal(outcomeOf(`${before} return a.clone(true).Id;`), '001000000000001AAA');
  assert.equal(outcomeOf(`${before} return a.clone(false, true).getCloneSourceId();`), '001000000000001AAA');
  assert.equal(outcomeOf(`${before} return a.clone(true).isClone();`), 'false');
});

test('errors added to a record are listed with their fields', () => {
  assert.equal(outcomeOf("Account a = new Account(); a.addError('No'); return a.hasErrors();"), 'true');
  assert.equal(
    outcomeOf("Account a = new Account(); a.addError(Account.Name, 'No'); return a.getErrors();"),
    '(Database.Error[getFields=(Name);getMessage=No;getStatusCode=FIELD_CUSTOM_VALIDATION_EXCEPTION;])',
  );
  assert.equal(outcomeOf("Account a = new Account(); a.Name.addError('No'); return a.hasErrors();"), 'true');
});

test('what was set is known from what was not', () => {
  assert.equal(outcomeOf("Account a = new Account(Name = null); return a.isSet('name');"), 'true');
  assert.equal(outcomeOf('Account a = new Account(Name = null); return a.isSet(Account.Industry);'), 'false');
  assert.equal(outcomeOf("Account a = new Account(Name = 'A'); return a.getPopulatedFieldsAsMap();"), '{Name=A}');
});
