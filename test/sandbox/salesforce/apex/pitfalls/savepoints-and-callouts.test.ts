import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inTest } from '../asynchrony/sample-org.ts';
import { testOutcomes } from '../fixtures/outcome-table.ts';

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/langCon_apex_transaction_control.htm
describe('A rollback', () =>
  testOutcomes(
    [
      [
        'leaves ids in memory',
        "Savepoint s = Database.setSavepoint(); Account a = new Account(Name = 'x'); insert a; Database.rollback(s); return a.Id != null;",
        'true',
      ],
      [
        'so that the record cannot be inserted again',
        "Savepoint s = Database.setSavepoint(); Account a = new Account(Name = 'x'); insert a; Database.rollback(s); try { insert a; } catch (DmlException e) { return e.getDmlMessage(0); } return null;",
        'cannot specify Id in an insert call',
      ],
      [
        'leaves a clone that can',
        "Savepoint s = Database.setSavepoint(); Account a = new Account(Name = 'x'); insert a; Database.rollback(s); insert a.clone(); return [SELECT COUNT() FROM Account WHERE Name = 'x'];",
        '1',
      ],
      [
        'leaves statics as they are',
        'Memory.calls++; Savepoint s = Database.setSavepoint(); Memory.calls++; Database.rollback(s); return Memory.calls;',
        '2',
      ],
    ],
    { 'Memory.cls': 'public class Memory { public static Integer calls = 0; }' },
  ));

const SEND =
  "HttpRequest r = new HttpRequest(); r.setEndpoint('https://example.com'); r.setMethod('GET'); try { return new Http().send(r).getStatusCode(); } catch (CalloutException e) { return e.getMessage(); }";
const MOCK = {
  'Mock.cls':
    '@IsTest public class Mock implements HttpCalloutMock { public HttpResponse respond(HttpRequest r) { HttpResponse a = new HttpResponse(); a.setStatusCode(204); return a; } }',
  'Job.cls': 'public class Job implements Queueable { public void execute(QueueableContext c) {} }',
};
const PENDING = 'You have uncommitted work pending. Please commit or rollback before calling out';

const CALLOUTS: readonly (readonly [title: string, body: string, outcome: string])[] = [
  ['is refused after a save', "insert new Account(Name = 'x');", PENDING],
  ['is refused after a job was put off', 'System.enqueueJob(new Job());', PENDING],
  ['is refused after an event that waits for the commit', "EventBus.publish(new Posted__e(Text__c = 'x'));", PENDING],
  ['is refused after a rollback alone', "Savepoint s = Database.setSavepoint(); insert new Account(Name = 'x'); Database.rollback(s);", PENDING],
  ['goes out after a rollback and the release of the savepoint', "Savepoint s = Database.setSavepoint(); insert new Account(Name = 'x'); Database.rollback(s); Database.releaseSavepoint(s);", '204'],
  ['goes out when nothing was saved', '', '204'],
  ['goes out after a query', 'List<Account> l = [SELECT Id FROM Account];', '204'],
]; // prettier-ignore

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
describe('A callout', () => {
  for (const [title, body, outcome] of CALLOUTS) {
    test(title, () => {
      const set = 'Test.setMock(HttpCalloutMock.class, new Mock()); Test.startTest();';
      assert.equal(inTest(`${set} ${body} ${SEND}`, MOCK), outcome);
    });
  }
});

// https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_publish_apex.htm
describe('An event', () => {
  const published = (event: string): string =>
    inTest(
      `Savepoint s = Database.setSavepoint(); EventBus.publish(new ${event}(Text__c = 'x')); Database.rollback(s); Test.getEventBus().deliver(); return [SELECT COUNT() FROM Account];`,
      { 'Events.trigger': `trigger Events on ${event} (after insert) { insert new Account(Name = 'heard'); }` },
    );
  test('published at once survives a rollback', () => assert.equal(published('Urgent__e'), '1'));
  test('published after the commit does not', () => assert.equal(published('Posted__e'), '0'));
});
