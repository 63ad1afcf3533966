import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ApexList } from './list.ts';
import { SObjectValue } from './sobject.ts';

const ID = '003000000000001AAA';
const queried = (): SObjectValue =>
  new SObjectValue(
    'Contact',
    [
      ['Id', ID],
      ['LastName', 'Doe'],
      ['Email', null],
    ],
    true,
  );

// https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_sobject.htm
describe('a record', () => {
  test('of its own answers null for what was never set', () => {
    const contact = new SObjectValue('Contact');
    assert.equal(contact.get('LastName'), null);
    assert.equal(contact.getParent('Account'), null);
    assert.equal(contact.getChildren('Cases'), undefined);
    assert.equal(contact.isSet('LastName'), false);
    contact.set('LastName', null);
    assert.equal(contact.isSet('LastName'), true);
  });

  test('of a query refuses what the query did not ask for', () => {
    const message = 'SObject row was retrieved via SOQL without querying the requested field: Contact.FirstName';
    const contact = queried();
    assert.throws(() => contact.get('FirstName'), { apexType: 'System.SObjectException', message });
    assert.throws(() => contact.getParent('Account'), { apexType: 'System.SObjectException' });
    assert.equal(contact.get('Email'), null);
    contact.set('FirstName', 'Ada');
    assert.equal(contact.get('FirstName'), 'Ada');
  });

  test('that is read-only refuses every change', () => {
    const contact = queried();
    contact.isReadOnly = true;
    const readOnly = { apexType: 'System.FinalException', message: 'Record is read-only' };
    assert.throws(() => contact.set('LastName', 'x'), readOnly);
    assert.throws(() => contact.setParent('Account', null), readOnly);
    assert.throws(() => contact.clear(), readOnly);
    assert.equal(contact.get('LastName'), 'Doe');
  });

  test('cloned drops its id and remembers where it came from', () => {
    const copy = queried().clone();
    assert.equal(copy.id, null);
    assert.equal(copy.get('Id'), null);
    assert.equal(copy.clonedFrom, ID);
    assert.equal(copy.get('LastName'), 'Doe');
    const kept = queried().clone({ keepsId: true, without: new Set(['LastName']) });
    assert.equal(kept.id, ID);
    assert.equal(kept.clonedFrom, null);
    assert.equal(kept.isSet('LastName'), false);
  });

  test('cloned shares its parents unless the clone is deep', () => {
    const contact = new SObjectValue('Contact');
    const account = new SObjectValue('Account', [['Id', '001000000000001AAA']]);
    contact.setParent('Account', account);
    assert.equal(contact.clone().getParent('Account'), account);
    const deep = contact.clone({ isDeep: true }).getParent('Account');
    assert.notEqual(deep, account);
    assert.equal(deep?.id, account.id);
  });

  test('lists what is populated', () => {
    const contact = queried();
    contact.setParent('Account', null);
    contact.children.set('Cases', new ApexList('List<Case>'));
    assert.deepEqual([...contact.populated().keys()], ['Id', 'LastName', 'Email', 'Account', 'Cases']);
    contact.clear();
    assert.equal(contact.populated().size, 0);
  });

  test('keeps the errors it was given', () => {
    const contact = queried();
    contact.errors.push({ field: 'LastName', message: 'no' }, { message: 'at all' });
    assert.equal(contact.errors.length, 2);
    assert.equal(contact.clone().errors.length, 0);
  });
});
