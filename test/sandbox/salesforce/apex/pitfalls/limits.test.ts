import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { inTest } from '../asynchrony/sample-org.ts';
import { testOutcomes } from '../fixtures/outcome-table.ts';

const SOURCES = {
  'Deep.cls': `public class Deep {
    public static Integer go(Integer n, Integer last) { if (n >= last) { return n; } return go(n + 1, last); }
    public static Integer saved(Integer n) { try { if (n == 400) { throw new StopException(); } return saved(n + 1); } catch (StopException e) { return n; } }
    public class StopException extends Exception {}
    public Deep under;
    public Deep(Integer n) { if (n > 1) { under = new Deep(n - 1); } }
    public static Integer left = 0;
    public static Integer one { get { left--; return left > 0 ? two : 0; } set { left--; if (left > 0) { two = value; } } }
    public static Integer two { get { left--; return left > 0 ? one : 0; } set { left--; if (left > 0) { one = value; } } }
  }`,
  'Endless.cls': 'public class Endless { public Endless other = new Endless(); }',
  'Job.cls':
    "public class Job implements Queueable { public void execute(QueueableContext c) { Account a = new Account(Name = describe()); insert a; } public static String describe() { return Limits.getLimitQueries() + '/' + Limits.getLimitDmlStatements() + '/' + Limits.getLimitQueueableJobs() + '/' + Limits.getLimitHeapSize() + '/' + Limits.getLimitCpuTime(); } }",
};

const LIMIT = (message: string) => `System.LimitException: ${message}`;

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
describe('A transaction may have', () =>
  testOutcomes(
    [
      [
        'so much of everything',
        "return Job.describe() + ' ' + Limits.getLimitQueryRows() + '/' + Limits.getLimitDmlRows() + '/' + Limits.getLimitCallouts() + '/' + Limits.getLimitPublishImmediateDML() + '/' + Limits.getLimitSoslQueries() + '/' + Limits.getLimitFutureCalls() + '/' + Limits.getLimitEmailInvocations();",
        '100/150/50/6000000/10000 50000/10000/100/150/20/50/10',
      ],
      [
        '100 queries',
        'for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; } return null;',
        LIMIT('Too many SOQL queries: 101'),
      ],
      [
        '20 searches',
        "for (Integer i = 0; i < 21; i++) { List<List<SObject>> l = [FIND 'xyz' RETURNING Account]; } return null;",
        LIMIT('Too many SOSL queries: 21'),
      ],
      [
        '150 statements',
        "for (Integer i = 0; i < 151; i++) { insert new Account(Name = 'x'); } return null;",
        LIMIT('Too many DML statements: 151'),
      ],
      [
        '50 jobs to put off',
        'for (Integer i = 0; i < 51; i++) { System.enqueueJob(new Job()); } return null;',
        LIMIT('Too many queueable jobs added to the queue: 51'),
      ],
      ['a stack of 1,000', "return Deep.go(1, 999) + ' ' + Deep.go(1, 999);", '999 999'],
      ['no deeper one', 'return Deep.go(1, 1001);', LIMIT('Maximum stack depth reached: 1001')],
      ['that stack again after an exception', "return Deep.saved(1) + ' ' + Deep.go(1, 999);", '400 999'],
      ['as deep a stack of constructors', 'return new Deep(999).under != null;', 'true'],
      ['no deeper one of constructors', 'return new Deep(1001);', LIMIT('Maximum stack depth reached: 1001')],
      ['no objects in objects without end', 'return new Endless();', LIMIT('Maximum stack depth reached: 1001')],
      ['as deep a stack of accessors', 'Deep.left = 999; return Deep.one;', '0'],
      ['no deeper one of getters', 'Deep.left = 1001; return Deep.one;', LIMIT('Maximum stack depth reached: 1001')],
      [
        'no deeper one of setters',
        'Deep.left = 1001; Deep.one = 1; return 1;',
        LIMIT('Maximum stack depth reached: 1001'),
      ],
      ['no stack without end', 'return Deep.go(1, 2000000);', LIMIT('Maximum stack depth reached: 1001')],
    ],
    SOURCES,
  ));

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_exception_statements.htm
describe('A limit that is exceeded', () =>
  testOutcomes(
    [
      [
        'is not caught',
        "try { Deep.go(1, 1001); } catch (Exception e) { return 'caught'; } return null;",
        LIMIT('Maximum stack depth reached: 1001'),
      ],
      [
        'is not caught by its own name',
        "try { for (Integer i = 0; i < 101; i++) { Integer n = [SELECT COUNT() FROM Account]; } } catch (LimitException e) { return 'caught'; } return null;",
        LIMIT('Too many SOQL queries: 101'),
      ],
    ],
    SOURCES,
  ));

describe('A job may have', () => {
  test('so much of everything', () => {
    assert.equal(
      inTest(
        'Test.startTest(); System.enqueueJob(new Job()); Test.stopTest(); return [SELECT Name FROM Account].Name;',
        SOURCES,
      ),
      '200/150/1/12000000/60000',
    );
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_tools_start_stop_test.htm
describe('Between startTest and stopTest', () => {
  test('a test has limits of its own', () => {
    assert.equal(
      inTest(
        "Integer n = [SELECT COUNT() FROM Account]; Test.startTest(); String s = '' + Limits.getQueries(); n = [SELECT COUNT() FROM Account]; n = [SELECT COUNT() FROM Account]; s += Limits.getQueries(); Test.stopTest(); return s + Limits.getQueries();",
      ),
      '021',
    );
  });
});
