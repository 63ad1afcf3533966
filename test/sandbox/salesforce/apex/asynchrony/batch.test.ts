import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest, openSampleOrg } from './sample-org.ts';

const MEMBERS = `
  public static List<String> heard = new List<String>();
  public Integer seen = 0;
  public void execute(Database.BatchableContext context, List<Account> scope) {
    seen += scope.size();
    heard.add('execute ' + scope.size() + ' ' + seen);
    for (Account one : scope) {
      if (one.Name == 'bad') throw new IllegalArgumentException('bad one');
      one.Site = 'done';
    }
    update scope;
  }
  public void finish(Database.BatchableContext context) {
    AsyncApexJob job = [SELECT TotalJobItems, JobItemsProcessed, NumberOfErrors FROM AsyncApexJob WHERE Id = :context.getJobId()];
    heard.add('finish ' + seen + ' ' + job.TotalJobItems + ' ' + job.JobItemsProcessed + ' ' + job.NumberOfErrors);
    insert new Contact(LastName = String.join(heard, ';').right(70));
  }`;

const start = `public Database.QueryLocator start(Database.BatchableContext context) {
    seen = 100; return Database.getQueryLocator('SELECT Name FROM Account ORDER BY Name'); }`;

const SOURCES = {
  'Sweep.cls': `public class Sweep implements Database.Batchable<SObject> { ${MEMBERS} ${start} }`,
  'Count.cls': `public class Count implements Database.Batchable<SObject>, Database.Stateful { ${MEMBERS} ${start} }`,
  'Words.cls': `public class Words implements Database.Batchable<String> {
    public static String found = '';
    public Iterable<String> start(Database.BatchableContext context) { return new List<String>{ 'a', 'b' }; }
    public void execute(Database.BatchableContext context, List<String> scope) { found += String.join(scope, ','); }
    public void finish(Database.BatchableContext context) { found += '.' + System.isBatch(); System.enqueueJob(new After()); }
    public class After implements Queueable { public void execute(QueueableContext context) { found += ' after'; } }
  }`,
};

const ACCOUNTS = `insert new List<Account>{ new Account(Name = 'a'), new Account(Name = 'b'), new Account(Name = 'c') };`;

describe('a batch in a test', () => {
  it('runs at stopTest and keeps nothing in its fields between its steps', () => {
    const body = `${ACCOUNTS} Test.startTest(); Id jobId = Database.executeBatch(new Sweep()); Test.stopTest();
      return String.join(Sweep.heard, ', ') + ', ' + [SELECT Status FROM AsyncApexJob WHERE Id = :jobId].Status
        + ' ' + [SELECT COUNT() FROM Account WHERE Site = 'done'];`;
    assert.equal(inTest(body, SOURCES), 'execute 3 3, finish 0 1 1 0, Completed 3');
  });

  it('keeps its fields when it is stateful', () => {
    const body = `${ACCOUNTS} Test.startTest(); Database.executeBatch(new Count()); Test.stopTest(); return Count.heard;`;
    assert.equal(inTest(body, SOURCES), '(execute 3 103, finish 103 1 1 0)');
  });

  it('goes through any iterable, and may enqueue a job at its end', () => {
    const body = `Test.startTest(); Database.executeBatch(new Words()); Test.stopTest(); return Words.found;`;
    assert.equal(inTest(body, SOURCES), 'a,b.true after');
  });

  it('executes once only', () => {
    const body = `${ACCOUNTS} Test.startTest(); Database.executeBatch(new Sweep(), 2); Test.stopTest(); return null;`;
    assert.match(inTest(body, SOURCES), /^System.UnexpectedException: No more than one executeBatch/);
  });

  it('fails at stopTest with what its execute threw', () => {
    const body = `insert new Account(Name = 'bad'); Test.startTest(); Database.executeBatch(new Sweep()); Test.stopTest(); return null;`;
    assert.equal(inTest(body, SOURCES), 'System.IllegalArgumentException: bad one');
  });
});

describe('a batch in an org', () => {
  it('goes on after a list that failed, and tells of it', () => {
    const body = `${ACCOUNTS} insert new Account(Name = 'bad'); Database.executeBatch(new Sweep(), 1); return null;`;
    const sample = openSampleOrg(body, SOURCES);
    sample.request();
    sample.apex.jobs.drain();
    const [job] = [...sample.org.rows('AsyncApexJob')];
    assert.deepEqual(
      [job?.Status, job?.TotalJobItems, job?.JobItemsProcessed, job?.NumberOfErrors, job?.ExtendedStatus],
      ['Completed', 4, 4, 1, 'First error: bad one'],
    );
    const done = [...sample.org.rows('Account')].filter(({ Site }) => Site === 'done');
    assert.equal(done.length, 3);
    assert.equal([...sample.org.rows('Contact')].length, 1);
  });

  it('has statics of its own in every step', () => {
    const sample = openSampleOrg(`${ACCOUNTS} return Database.executeBatch(new Count(), 2);`, SOURCES);
    sample.request();
    sample.apex.jobs.drain();
    assert.deepEqual(
      [...sample.org.rows('Contact')].map(({ LastName }) => LastName),
      ['finish 103 2 2 0'],
    );
  });

  it('stops when it is aborted', () => {
    const sample = openSampleOrg(
      `${ACCOUNTS} System.abortJob(Database.executeBatch(new Sweep())); return null;`,
      SOURCES,
    );
    sample.request();
    sample.apex.jobs.drain();
    assert.deepEqual([sample.jobs(), [...sample.org.rows('Contact')]], [['BatchApex Aborted'], []]);
  });
});
