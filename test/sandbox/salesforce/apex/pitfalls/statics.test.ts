import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inTest } from '../asynchrony/sample-org.ts';
import { openSampleApex } from '../data/sample-apex.ts';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Log.cls': "public class Log { public static String text = ''; }",
  'Eager.cls': "public class Eager { static { Log.text += 'initialised '; } public static Integer used = 0; }",
  'Books.trigger':
    'trigger Books on Book__c (after update) { if (!Guard.isRunning) { Guard.isRunning = true; Guard.runs++; update new Book__c(Id = Trigger.new[0].Prequel__c, Pages__c = 1); } }',
  'Guard.cls': 'public class Guard { public static Boolean isRunning = false; public static Integer runs = 0; }',
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_static.htm
describe('Statics', () => {
  testOutcomes(
    [
      [
        'are initialised when their class is first used',
        "Log.text += 'first '; Eager.used++; return Log.text;",
        'first initialised ',
      ],
      ['are initialised once in a transaction', 'Eager.used++; Eager.used++; return Log.text;', 'initialised '],
      ['are not initialised when nobody uses them', 'return Log.text.length();', '0'],
      [
        'guard triggers against themselves',
        'Book__c b = [SELECT Id FROM Book__c WHERE Prequel__c != null LIMIT 1]; update b; return Guard.runs;',
        '1',
      ],
    ],
    SOURCES,
  );

  test('begin anew in each request', () => {
    const sample = openSampleApex('Eager.used++; return Eager.used;', SOURCES);
    assert.deepEqual([sample.run(), sample.run()], ['1', '1']);
  });

  test('of a test are seen by the jobs that it lets run', () => {
    const job =
      "public class Job implements Queueable { public void execute(QueueableContext c) { Log.text += 'ran'; } }";
    assert.equal(
      inTest('Test.startTest(); System.enqueueJob(new Job()); Test.stopTest(); return Log.text;', {
        'Log.cls': SOURCES['Log.cls'],
        'Job.cls': job,
      }),
      'ran',
    );
  });
});
