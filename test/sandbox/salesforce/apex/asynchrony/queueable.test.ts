import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest, openSampleOrg } from './sample-org.ts';

const SOURCES = {
  'Note.cls': `public class Note implements Queueable {
    public static List<String> heard = new List<String>();
    public String text; public transient String secret;
    public Note(String text) { this.text = text; this.secret = text; }
    public void execute(QueueableContext context) {
      heard.add(text + (secret == null ? '' : ' ' + secret));
      insert new Account(Name = text);
    }
  }`,
  'Chain.cls': `public class Chain implements Queueable {
    public static List<Integer> depths = new List<Integer>();
    public void execute(QueueableContext context) {
      depths.add(AsyncInfo.getCurrentQueueableStackDepth());
      Boolean isLast = AsyncInfo.hasMaxStackDepth() && depths.size() == AsyncInfo.getMaximumQueueableStackDepth();
      if (!isLast) System.enqueueJob(new Chain());
    }
  }`,
  'Retry.cls': `public class Retry implements Queueable, Finalizer {
    public static List<String> seen = new List<String>();
    public List<String> notes = new List<String>();
    public void execute(QueueableContext context) {
      System.attachFinalizer(this);
      notes.add('noted later');
      insert new Account(Name = 'taken back');
      throw new IllegalArgumentException('no luck');
    }
    public void execute(FinalizerContext context) {
      seen.add(context.getResult() + ' ' + context.getException().getMessage() + ' ' + notes);
      insert new Account(Name = 'finalized');
    }
  }`,
};

describe('a queueable in a test', () => {
  it('runs at stopTest as it was when it was enqueued, without transient fields', () => {
    const body = `Test.startTest(); Note job = new Note('first'); Id jobId = System.enqueueJob(job);
      job.text = 'changed'; Note.heard.add([SELECT Status FROM AsyncApexJob WHERE Id = :jobId].Status);
      Test.stopTest();
      AsyncApexJob row = [SELECT Status, JobType, ApexClass.Name FROM AsyncApexJob WHERE Id = :jobId];
      return String.join(Note.heard, ',') + ' ' + row.Status + ' ' + row.JobType + ' ' + row.ApexClass.Name;`;
    assert.equal(inTest(body, SOURCES), 'Queued,first Completed Queueable Note');
  });

  it('runs at the end of a test that does not wait for it', () => {
    const sample = openSampleOrg(`System.enqueueJob(new Note(null)); return 'asked';`, SOURCES);
    assert.match(sample.test(), /^System.DmlException: Insert failed.*REQUIRED_FIELD_MISSING/);
    assert.deepEqual(sample.jobs(), []);
  });

  it('is forgotten with a rollback', () => {
    const body = `Savepoint before = Database.setSavepoint(); System.enqueueJob(new Note('x'));
      Database.rollback(before); Test.startTest(); Test.stopTest(); return Note.heard.size();`;
    assert.equal(inTest(body, SOURCES), '0');
  });

  it('may not enqueue another one, unless its options allow for a deeper chain', () => {
    assert.equal(
      inTest('Test.startTest(); System.enqueueJob(new Chain()); Test.stopTest(); return null;', SOURCES),
      'System.AsyncException: Maximum stack depth has been reached.',
    );
    const deeper = `AsyncOptions options = new AsyncOptions(); options.MaximumQueueableStackDepth = 3;
      Test.startTest(); System.enqueueJob(new Chain(), options); Test.stopTest(); return Chain.depths;`;
    assert.equal(inTest(deeper, SOURCES), '(1, 2, 3)');
  });

  it('fails at stopTest, after its finalizer has seen why', () => {
    const body = `Test.startTest(); System.enqueueJob(new Retry());
      try { Test.stopTest(); } catch (IllegalArgumentException e) { Retry.seen.add(e.getMessage()); }
      return String.join(Retry.seen, '; ') + ' ' + [SELECT Name FROM Account].Name
        + ' ' + [SELECT ExtendedStatus FROM AsyncApexJob WHERE Status = 'Failed'].ExtendedStatus;`;
    const seen = 'UNHANDLED_EXCEPTION no luck (noted later); no luck finalized no luck';
    assert.equal(inTest(body, SOURCES), seen);
  });

  it('is refused beyond the limit, with a signature in use, and with a wrong delay', () => {
    const many = `for (Integer i = 0; i < 51; i++) System.enqueueJob(new Note('x')); return null;`;
    assert.equal(inTest(many, SOURCES), 'System.LimitException: Too many queueable jobs added to the queue: 51');
    const twice = `AsyncOptions options = new AsyncOptions();
      options.DuplicateSignature = QueueableDuplicateSignature.builder().addString('a').addInteger(1).build();
      System.enqueueJob(new Note('x'), options); System.enqueueJob(new Note('y'), options); return null;`;
    assert.equal(
      inTest(twice, SOURCES),
      'System.DuplicateMessageException: Attempt to enqueue job with duplicate queueable signature',
    );
    assert.match(inTest(`System.enqueueJob(new Note('x'), 11); return null;`, SOURCES), /^System.AsyncException/);
  });

  it('is the only place for a finalizer, and has but one', () => {
    assert.equal(
      inTest('System.attachFinalizer(new Retry()); return null;', SOURCES),
      'System.AsyncException: System.attachFinalizer(Finalizer) is not allowed in this context',
    );
  });
});

describe('a queueable in an org', () => {
  it('runs after the commit, in a chain as long as it likes', () => {
    const sample = openSampleOrg(
      `System.enqueueJob(new Note('later')); return [SELECT COUNT() FROM Account];`,
      SOURCES,
    );
    assert.equal(sample.request(), '0');
    assert.deepEqual(sample.jobs(), ['Queueable Queued']);
    sample.apex.jobs.drain();
    assert.deepEqual([sample.names(), sample.jobs()], [['later'], ['Queueable Completed']]);
  });

  it('never runs when the transaction fails that asked for it', () => {
    const sample = openSampleOrg(`System.enqueueJob(new Note('later')); Integer i = 1 / 0; return null;`, SOURCES);
    assert.match(sample.request(), /^System.MathException/);
    sample.apex.jobs.drain();
    assert.deepEqual([sample.names(), sample.jobs()], [[], []]);
  });

  it('waits out its delay by the clock of the org', () => {
    const sample = openSampleOrg(`return System.enqueueJob(new Note('later'), 5);`, SOURCES);
    sample.request();
    sample.apex.jobs.drain();
    assert.deepEqual(sample.names(), []);
    sample.clock.advance(5 * 60_000);
    sample.apex.jobs.drain();
    assert.deepEqual(sample.names(), ['later']);
  });

  it('tells of its failure in its row, and has its finalizer run', async () => {
    const sample = openSampleOrg(`return System.enqueueJob(new Retry());`, SOURCES);
    sample.request();
    await sample.settled();
    assert.deepEqual([sample.names(), sample.jobs()], [['finalized'], ['Queueable Failed']]);
    assert.equal(sample.failures.length, 1);
  });
});
