import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTest, openSampleOrg } from './sample-org.ts';

const SOURCES = {
  'Nightly.cls': `public class Nightly implements Schedulable {
    public static String heard = '';
    public Integer runs = 0;
    public void execute(SchedulableContext context) {
      runs++;
      CronTrigger row = [SELECT CronExpression, CronJobDetail.Name, TimesTriggered FROM CronTrigger WHERE Id = :context.getTriggerId()];
      heard += row.CronJobDetail.Name + ' ' + row.CronExpression + ' ' + System.isScheduled();
      insert new Account(Name = 'night ' + row.TimesTriggered + ' ' + runs);
    }
  }`,
  'Sweep.cls': `public class Sweep implements Database.Batchable<String> {
    public Iterable<String> start(Database.BatchableContext context) { return new List<String>{ 'a' }; }
    public void execute(Database.BatchableContext context, List<String> scope) { insert new Account(Name = scope[0]); }
    public void finish(Database.BatchableContext context) { }
  }`,
};

describe('a scheduled class', () => {
  it('is known by its rows, and runs once at stopTest', () => {
    const body = `Test.startTest(); String id = System.schedule('Night', '0 0 3 * * ?', new Nightly());
      CronTrigger row = [SELECT NextFireTime, State, TimesTriggered, CronJobDetail.JobType FROM CronTrigger WHERE Id = :id];
      Nightly.heard = row.NextFireTime.formatGmt('yyyy-MM-dd HH:mm') + ' ' + row.State + ' ' + row.TimesTriggered + ' '
        + row.CronJobDetail.JobType + ', ';
      Test.stopTest(); return Nightly.heard + [SELECT COUNT() FROM CronTrigger];`;
    // Three in the morning where the user is.
    assert.equal(inTest(body, SOURCES), '2026-03-03 11:00 WAITING 0 7, Night 0 0 3 * * ? true1');
  });

  it('is refused with a name in use, a wrong expression and a time that is past', () => {
    const schedule = (expression: string): string => `System.schedule('Night', '${expression}', new Nightly());`;
    const fine = schedule('0 0 3 * * ?');
    assert.equal(
      inTest(`${fine} ${fine} return null;`, SOURCES),
      'System.AsyncException: The Apex job named "Night" is already scheduled for execution.',
    );
    assert.equal(
      inTest(`${schedule('0 0/5 * * * ?')} return null;`, SOURCES),
      'System.StringException: Seconds and minutes must be specified as integers: 0 0/5 * * * ?',
    );
    assert.match(inTest(`${schedule('0 0 3 1 1 ? 2020')} return null;`, SOURCES), /will never fire/);
  });

  it('runs in an org whenever its time comes, each time as it was scheduled, until it is aborted', () => {
    const sample = openSampleOrg(`return System.schedule('Night', '0 0 3 * * ?', new Nightly());`, SOURCES);
    const id = sample.request();
    for (const _night of [1, 2]) {
      sample.clock.advance(24 * 3_600_000);
      sample.apex.jobs.drain();
    }
    assert.deepEqual(sample.names(), ['night 1 1', 'night 2 1']);
    assert.equal(sample.org.byId('CronTrigger', id)?.TimesTriggered, 2);
    assert.deepEqual(sample.jobs(), ['ScheduledApex Queued']);
  });

  it('is over after its last firing', () => {
    const sample = openSampleOrg(`return System.schedule('Once', '0 0 3 4 3 ? 2026', new Nightly());`, SOURCES);
    sample.request();
    sample.clock.advance(48 * 3_600_000);
    sample.apex.jobs.drain();
    assert.deepEqual([sample.names().length, sample.jobs()], [1, ['ScheduledApex Completed']]);
    assert.deepEqual([...sample.org.rows('CronTrigger')], []);
  });

  it('can be paused, resumed and aborted', () => {
    const body = `String id = System.schedule('Night', '0 0 3 * * ?', new Nightly()); System.pauseJobByName('Night');
      String state = [SELECT State FROM CronTrigger].State; System.resumeJobById(id); System.abortJob(id);
      return state + ' ' + [SELECT COUNT() FROM CronTrigger] + ' ' + [SELECT Status FROM AsyncApexJob].Status;`;
    assert.equal(inTest(body, SOURCES), 'PAUSED 0 Aborted');
  });
});

describe('a scheduled batch', () => {
  it('is submitted once, after so many minutes', () => {
    const sample = openSampleOrg(`return System.scheduleBatch(new Sweep(), 'Sweep', 30);`, SOURCES);
    const id = sample.request();
    assert.equal(sample.org.byId('CronTrigger', id)?.NextFireTime, '2026-03-02T12:30:00.000Z');
    sample.clock.advance(31 * 60_000);
    sample.apex.jobs.drain();
    assert.deepEqual([sample.names(), sample.jobs()], [['a'], ['ScheduledApex Completed', 'BatchApex Completed']]);
  });
});
