import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeOf } from '../data/sample-apex.ts';

const table: readonly (readonly [title: string, body: string, outcome: string])[] = [
  [
    'are composed with their header',
    "AccountChangeEvent e = new AccountChangeEvent(Name = 'A', ChangeEventHeader = new EventBus.ChangeEventHeader()); e.ChangeEventHeader.changeType = 'CREATE'; return e.ChangeEventHeader.getChangeType() + e.Name;",
    'CREATEA',
  ],
  [
    'show their header by name',
    "SObject e = new AccountChangeEvent(); e.put('ChangeEventHeader', new EventBus.ChangeEventHeader()); return e.get('changeEventHeader') instanceof EventBus.ChangeEventHeader;",
    'true',
  ],
  [
    'take nothing else for a header',
    "SObject e = new AccountChangeEvent(); e.put('ChangeEventHeader', 'x'); return null;",
    'System.SObjectException: Illegal assignment from String to EventBus.ChangeEventHeader',
  ],
  [
    'of custom objects have two underscores',
    "return new Book__ChangeEvent(Pages__c = 3).Pages__c + ' ' + Book__ChangeEvent.SObjectType;",
    '3 Book__ChangeEvent',
  ],
  [
    'are not what other records are',
    "return new Account().get('ChangeEventHeader');",
    'System.SObjectException: Invalid field ChangeEventHeader for Account',
  ],
];

// https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_trigger_intro.htm
describe('change events', () => {
  for (const [title, body, outcome] of table) test(title, () => assert.equal(outcomeOf(body), outcome));

  test('exist only for objects whose changes can be listened to', () => {
    assert.throws(() => outcomeOf('return ProfileChangeEvent.SObjectType;'), /ProfileChangeEvent/);
  });

  test('have triggers after insert only', () => {
    const trigger = 'trigger Changes on AccountChangeEvent (before insert) {}';
    assert.throws(() => outcomeOf('return null;', { 'Changes.trigger': trigger }), /only supports after insert/);
  });
});
