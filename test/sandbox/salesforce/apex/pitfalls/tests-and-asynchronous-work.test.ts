import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inTest } from '../asynchrony/sample-org.ts';

const SOURCES = {
  'Job.cls': `public class Job implements Queueable {
    Integer left;
    public Job(Integer left) { this.left = left; }
    public void execute(QueueableContext c) { insert new Account(Name = 'job ' + left); if (left > 0) { System.enqueueJob(new Job(left - 1)); } }
  }`,
  'Later.cls': "public class Later { @future public static void run() { insert new Account(Name = 'future'); } }",
  'Posts.trigger': "trigger Posts on Posted__e (after insert) { insert new Account(Name = 'heard'); }",
};

type Row = readonly [title: string, body: string, outcome: string | RegExp];

const COUNT = '[SELECT COUNT() FROM Account]';

const rows = (table: readonly Row[]): void => {
  for (const [title, body, outcome] of table) {
    test(title, () => {
      const found = inTest(body, SOURCES);
      if (typeof outcome === 'string') assert.equal(found, outcome);
      else assert.match(found, outcome);
    });
  }
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm
describe('Work that was put off', () =>
  rows([
    [
      'waits for stopTest',
      `Test.startTest(); Later.run(); Integer n = ${COUNT}; Test.stopTest(); return n + ' ' + ${COUNT};`,
      '0 1',
    ],
    ['runs as a job', `Test.startTest(); System.enqueueJob(new Job(0)); Test.stopTest(); return ${COUNT};`, '1'],
    // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_queueing_jobs.htm: none is chained in a test
    [
      'fails when it chains another',
      `Test.startTest(); System.enqueueJob(new Job(1)); Test.stopTest(); return ${COUNT};`,
      'System.AsyncException: Maximum stack depth has been reached.',
    ],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_test_deliver.htm
describe('Events', () =>
  rows([
    [
      'wait for deliver',
      `EventBus.publish(new Posted__e(Text__c = 'x')); Integer n = ${COUNT}; Test.getEventBus().deliver(); return n + ' ' + ${COUNT};`,
      '0 1',
    ],
    [
      'arrive at stopTest',
      `Test.startTest(); EventBus.publish(new Posted__e(Text__c = 'x')); Test.stopTest(); return ${COUNT};`,
      '1',
    ],
    [
      'arrive as well when they are inserted',
      `insert new Posted__e(Text__c = 'x'); Test.getEventBus().deliver(); return ${COUNT};`,
      '1',
    ],
    ['are told of by their result', "return EventBus.publish(new Posted__e(Text__c = 'x')).isSuccess();", 'true'],
  ]));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_wsdl2apex_testing.htm
describe('A test', () =>
  rows([
    [
      'calls nobody without a mock',
      "HttpRequest r = new HttpRequest(); r.setEndpoint('https://example.com'); r.setMethod('GET'); new Http().send(r); return null;",
      'System.CalloutException: Methods defined as TestMethod do not support Web service callouts',
    ],
    [
      'sets when a record was made',
      "Account a = new Account(Name = 'x'); insert a; Test.setCreatedDate(a.Id, Datetime.newInstanceGmt(2020, 1, 2, 3, 4, 5)); return [SELECT CreatedDate FROM Account].CreatedDate.formatGmt('yyyy-MM-dd HH:mm:ss');",
      '2020-01-02 03:04:05',
    ],
    [
      'starts once',
      'Test.startTest(); Test.startTest(); return null;',
      'System.FinalException: Testing already started',
    ],
    [
      'runs as somebody else',
      "User u = [SELECT Id, ProfileId FROM User LIMIT 1]; User other = new User(Username = 'other@example.com', LastName = 'Other', Email = 'o@example.com', Alias = 'other', TimeZoneSidKey = 'GMT', LocaleSidKey = 'en_US', EmailEncodingKey = 'UTF-8', LanguageLocaleKey = 'en_US', ProfileId = [SELECT Id FROM Profile LIMIT 1].Id); String s; System.runAs(other) { s = UserInfo.getUserName(); } return s + ' ' + (UserInfo.getUserName() == s);",
      'other@example.com false',
    ],
  ]));
