import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest, openSampleOrg } from '../sample-org.ts';

const SOURCES = {
  'Posted.trigger': `trigger Posted on Posted__e (after insert) {
    Heard.sizes.add(Trigger.new.size());
    EventBus.TriggerContext context = EventBus.TriggerContext.currentContext();
    for (Posted__e event : Trigger.new) {
      if (event.Text__c == 'again') throw new EventBus.RetryableException('not yet ' + context.retries);
      if (event.Text__c == 'break') throw new IllegalArgumentException('broken');
      insert new Account(Name = event.Text__c + ' ' + event.ReplayId.length());
      if (event.Text__c.startsWith('mark')) context.setResumeCheckpoint(event.ReplayId);
    }
  }`,
  'Urgent.trigger': `trigger Urgent on Urgent__e (after insert) {
    for (Urgent__e event : Trigger.new) insert new Account(Name = 'urgent ' + event.Text__c + ' ' + UserInfo.getName());
  }`,
  'Heard.cls': `public class Heard implements EventBus.EventPublishSuccessCallback, EventBus.EventPublishFailureCallback {
    public static List<Integer> sizes = new List<Integer>();
    public static String told;
    public void onSuccess(EventBus.SuccessResult result) { told = 'published ' + result.getEventUuids().size(); }
    public void onFailure(EventBus.FailureResult result) { told = 'failed ' + result.getEventUuids(); }
    public static Posted__e posted(String text) { return new Posted__e(Text__c = text); }
  }`,
};

const NAMES = `String names = ''; for (Account one : [SELECT Name, CreatedBy.Name FROM Account]) names += one.Name + ' ' + one.CreatedBy.Name + ';';`;

describe('a platform event in a test', () => {
  it('reaches its trigger at stopTest, which runs as the Automated Process user', () => {
    const body = `Test.startTest(); Database.SaveResult result = EventBus.publish(Heard.posted('a'));
      Integer before = Heard.sizes.size(); Test.stopTest(); ${NAMES}
      return before + ' ' + result.isSuccess() + ' ' + EventBus.getOperationId(result).length() + ' ' + names;`;
    assert.equal(inTest(body, SOURCES), '0 true 36 a 1 Automated Process;');
  });

  it('is delivered on demand, the events of one object in one run', () => {
    const body = `EventBus.publish(new List<Posted__e>{ Heard.posted('a'), Heard.posted('b') });
      Test.getEventBus().deliver(); EventBus.publish(Heard.posted('c')); Test.getEventBus().deliver(); return Heard.sizes;`;
    assert.equal(inTest(body, SOURCES), '(2, 1)');
  });

  it('that does not fit its definition fails alone, in its own result', () => {
    const body = `List<Database.SaveResult> results = EventBus.publish(new List<Posted__e>{ new Posted__e(), Heard.posted('b') });
      Test.getEventBus().deliver();
      return results[0].getErrors()[0].getStatusCode() + ' ' + results[1].isSuccess() + ' ' + Heard.sizes;`;
    assert.equal(inTest(body, SOURCES), 'REQUIRED_FIELD_MISSING true (1)');
  });

  it('is given again to a trigger that asks for it, nine times at most', () => {
    const state = `EventBusSubscriber row = [SELECT Position, Retries, LastError, Tip, Status FROM EventBusSubscriber WHERE Topic = 'Posted__e'];
      return row.Position + ' ' + row.Retries + ' ' + row.LastError + ' ' + row.Tip + ' ' + row.Status + ' ' + Heard.sizes.size();`;
    const body = (
      deliveries: number,
    ): string => `EventBus.publish(Heard.posted('a')); EventBus.publish(Heard.posted('again'));
      for (Integer i = 0; i < ${deliveries}; i++) Test.getEventBus().deliver(); ${state}`;
    assert.equal(inTest(body(2), SOURCES), '0 2 not yet 1 2 Running 2');
    assert.equal(inTest(body(12), SOURCES), '0 9 not yet 9 2 Error 10');
  });

  it('after a checkpoint is given again when the trigger fails, and what was saved before stands', () => {
    const body = `EventBus.publish(new List<Posted__e>{ Heard.posted('mark'), Heard.posted('b'), Heard.posted('break') });
      Test.getEventBus().deliver(); ${NAMES} return names + Heard.sizes;`;
    assert.equal(inTest(body, SOURCES), 'mark 1 Automated Process;(3, 2)');
  });

  it('is taken back with a rollback if it waits for the commit, and not if it is published at once', () => {
    const body = `Savepoint before = Database.setSavepoint(); EventBus.publish(Heard.posted('a'));
      EventBus.publish(new Urgent__e(Text__c = 'b')); Database.rollback(before); Test.getEventBus().deliver(); ${NAMES}
      return names + Limits.getPublishImmediateDML();`;
    assert.equal(inTest(body, SOURCES), 'urgent b Automated Process Automated Process;1');
  });

  it('tells a callback whether it was published', () => {
    const published = `EventBus.publish(Heard.posted('a'), new Heard()); Test.getEventBus().deliver(); return Heard.told;`;
    assert.equal(inTest(published, SOURCES), 'published 1');
    const failed = `Posted__e event = new Posted__e(Text__c = 'a'); Database.SaveResult result = EventBus.publish(event, new Heard());
      Test.getEventBus().fail(); return (Heard.told == 'failed (' + EventBus.getOperationId(result) + ')') + ' ' + Heard.sizes;`;
    assert.equal(inTest(failed, SOURCES), 'true ()');
  });

  it('never leaves the test', () => {
    const sample = openSampleOrg(`EventBus.publish(new Urgent__e(Text__c = 'x')); return null;`, SOURCES);
    sample.test();
    assert.equal(sample.bus.usage().published, 0);
  });
});

describe('a batch that raises events', () => {
  const sources = {
    'Errors.trigger': `trigger Errors on BatchApexErrorEvent (after insert) {
      for (BatchApexErrorEvent event : Trigger.new) {
        insert new Account(Name = event.Phase + ' ' + event.ExceptionType + ' ' + event.Message + ' ' + event.JobScope);
      }
    }`,
    'Sweep.cls': `public class Sweep implements Database.Batchable<String>, Database.RaisesPlatformEvents {
      public Iterable<String> start(Database.BatchableContext context) { return new List<String>{ 'a', 'b' }; }
      public void execute(Database.BatchableContext context, List<String> scope) { throw new IllegalArgumentException('no'); }
      public void finish(Database.BatchableContext context) { }
    }`,
  };

  it('tells of each list it failed with, in a test and in an org', async () => {
    const told = 'EXECUTE System.IllegalArgumentException no a,b';
    const body = `Test.startTest(); Database.executeBatch(new Sweep());
      try { Test.stopTest(); } catch (IllegalArgumentException e) { Test.getEventBus().deliver(); }
      return [SELECT Name FROM Account].Name;`;
    assert.equal(inTest(body, sources), told);
    const sample = openSampleOrg('return Database.executeBatch(new Sweep());', sources);
    sample.request();
    await sample.settled();
    assert.deepEqual(sample.names(), [told]);
  });
});

describe('a platform event in an org', () => {
  it('from Apex reaches its triggers after the commit, in a transaction of their own', async () => {
    const sample = openSampleOrg(`EventBus.publish(Heard.posted('a')); return [SELECT COUNT() FROM Account];`, SOURCES);
    assert.equal(sample.request(), '0');
    await sample.settled();
    assert.equal(sample.names().length, 1);
  });

  it('published at once arrives even if the transaction fails, the other kind does not', async () => {
    const body = `EventBus.publish(new Urgent__e(Text__c = 'x')); EventBus.publish(Heard.posted('a')); Integer i = 1 / 0; return null;`;
    const sample = openSampleOrg(body, SOURCES);
    assert.match(sample.request(), /^System.MathException/);
    await sample.settled();
    assert.deepEqual(sample.names(), ['urgent x Automated Process']);
  });

  it('from outside reaches the triggers, too', async () => {
    const sample = openSampleOrg('return null;', SOURCES);
    sample.org.insert(
      { userId: '005000000000001AAA', username: 'outside' },
      { object: 'Urgent__e', records: [{ Text__c: 'y' }], allOrNone: false },
    );
    await sample.settled();
    assert.deepEqual(sample.names(), ['urgent y Automated Process']);
  });

  it('waits a little before it is given again, by the clock of the org', async () => {
    const sample = openSampleOrg(`EventBus.publish(Heard.posted('again')); return null;`, SOURCES);
    sample.request();
    await sample.settled();
    const retries = (): unknown =>
      [...sample.org.rows('EventBusSubscriber')].find(({ Name }) => Name === 'Posted')?.Retries;
    assert.equal(retries(), 1);
    sample.clock.advance(2_000);
    sample.apex.jobs.drain();
    assert.equal(retries(), 2);
  });
});
