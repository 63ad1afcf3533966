import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { inTest, openSampleOrg } from '../sample-org.ts';
import { readCapturedObjects } from './captured-objects.ts';

const TRIGGERS = {
  'Seen.cls': "public class Seen { public static List<String> rows = new List<String>(); public static String all() { return String.join(rows, ' | '); } }",
  'Accounts.trigger': `trigger Accounts on AccountChangeEvent (after insert) {
    for (AccountChangeEvent e : Trigger.new) {
      EventBus.ChangeEventHeader h = e.ChangeEventHeader;
      List<String> names = h.changedFields.clone();
      names.sort();
      Seen.rows.add(h.changeType + ' ' + h.entityName + ' ' + h.recordIds.size() + ' ' + h.getSequenceNumber() + ' ' + e.Name + ' ' + e.Industry + ' ' + names);
    }
  }`,
}; // prettier-ignore

// https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_trigger_test.htm
describe('In a test, change events', () => {
  const ON = 'Test.enableChangeDataCapture();';
  const rows: readonly (readonly [title: string, body: string, outcome: string])[] = [
    [
      'tell of a new record',
      `${ON} insert new Account(Name = 'A'); Test.getEventBus().deliver(); return Seen.all();`,
      'CREATE Account 1 1 A null ()',
    ],
    [
      'tell what was changed',
      `Account a = new Account(Name = 'A'); insert a; ${ON} a.Industry = 'Energy'; update a; Test.getEventBus().deliver(); return Seen.all();`,
      'UPDATE Account 1 1 null Energy (Industry)',
    ],
    [
      'tell of deletions and of what comes back',
      `Account a = new Account(Name = 'A'); insert a; ${ON} delete a; undelete a; Test.getEventBus().deliver(); return Seen.all();`,
      'DELETE Account 1 1 null null () | UNDELETE Account 1 2 A null ()',
    ],
    [
      'arrive at stopTest',
      `${ON} Test.startTest(); insert new Account(Name = 'A'); Test.stopTest(); return Seen.rows.size();`,
      '1',
    ],
    [
      'do not come unless they are switched on',
      "insert new Account(Name = 'A'); Test.getEventBus().deliver(); return Seen.rows.size();",
      '0',
    ],
    [
      'do not come of what was rolled back',
      `${ON} Savepoint s = Database.setSavepoint(); insert new Account(Name = 'A'); Database.rollback(s); Test.getEventBus().deliver(); return Seen.rows.size();`,
      '0',
    ],
  ];
  for (const [title, body, outcome] of rows) test(title, () => assert.equal(inTest(body, TRIGGERS), outcome));
});

// https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_trigger_intro.htm
describe('In an org, change events', () => {
  const COPY = {
    'Accounts.trigger':
      "trigger Accounts on AccountChangeEvent (after insert) { for (AccountChangeEvent e : Trigger.new) if (e.Name == 'A') insert new Account(Name = 'heard ' + UserInfo.getLastName()); }",
  };

  test('reach their triggers after the commit', async () => {
    const org = openSampleOrg("insert new Account(Name = 'A'); return [SELECT COUNT() FROM Account];", COPY);
    assert.equal(org.request(), '1');
    await org.settled();
    assert.deepEqual(org.names(), ['A', 'heard Process']);
  });

  test('do not come of a transaction that failed', async () => {
    const org = openSampleOrg("insert new Account(Name = 'A'); Integer z = 0; return 1 / z;", COPY);
    org.request();
    await org.settled();
    assert.deepEqual(org.names(), []);
  });

  test('come of the objects that the source selects', () => {
    const folder = mkdtempSync(join(tmpdir(), 'members-'));
    const write = (name: string, channel: string, entity: string): void =>
      writeFileSync(
        join(folder, `${name}.platformEventChannelMember-meta.xml`),
        `<PlatformEventChannelMember xmlns="http://soap.sforce.com/2006/04/metadata"><eventChannel>${channel}</eventChannel><selectedEntity>${entity}</selectedEntity></PlatformEventChannelMember>`,
      );
    write('ChangeEvents_Account', 'ChangeEvents', 'AccountChangeEvent');
    write('Own_Contact', 'Own__chn', 'ContactChangeEvent');
    assert.deepEqual([...readCapturedObjects([folder])], ['accountchangeevent']);
  });
});
