import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { administratorOf } from '../../data/org.ts';
import { openSampleApex, type SampleApex } from '../data/sample-apex.ts';
import { ApexException, uncaught } from './exceptions.ts';
import { Limits, type LimitExceptions } from './limits.ts';

const SOURCES = {
  'Guard.cls': 'public class Guard { public static Integer runs = 0; public static Boolean finished = false; }',
};

/** Runs the sample with such allowances, and answers the message it ends with. */
const endOf = ({ apex, org }: SampleApex, exceptions: LimitExceptions): string => {
  const start = { caller: administratorOf(org), quiddity: 'ANONYMOUS' as const };
  try {
    return String(
      apex.transact({ ...start, limits: new Limits('synchronous', exceptions) }, () =>
        apex.program.callStatic('Sample', 'run()'),
      ),
    );
  } catch (thrown) {
    const error = uncaught(thrown);
    assert.ok(error instanceof ApexException);
    return `${error.apexType}: ${error.message}`;
  }
};

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_gov_limits.htm
describe('A loop without end', () => {
  const LOOPS = [
    ['while', 'while (true) { }'],
    ['for', 'for (;;) { Integer i = 1; }'],
    ['do', 'Integer i = 0; do { i++; } while (i != null);'],
    ['for over an iterator', 'for (Integer i : new Forever()) { }'],
  ] as const;
  const FOREVER = {
    'Forever.cls': `public class Forever implements Iterable<Integer>, Iterator<Integer> {
      public Iterator<Integer> iterator() { return this; }
      public Boolean hasNext() { return true; }
      public Integer next() { return 1; }
    }`,
  };
  for (const [name, loop] of LOOPS) {
    test(`with ${name} ends when its CPU time is used up`, () => {
      const sample = openSampleApex(`if (Guard.runs == 0) { ${loop} } return null;`, { ...SOURCES, ...FOREVER });
      assert.equal(endOf(sample, { cpuMilliseconds: 20 }), 'System.LimitException: Apex CPU time limit exceeded');
    });
  }

  test('is not saved by catch or finally', () => {
    const body =
      "try { if (Guard.runs == 0) { while (true) { } } } catch (Exception e) { return 'caught'; } finally { Guard.finished = true; } return null;";
    const sample = openSampleApex(body, SOURCES);
    assert.equal(endOf(sample, { cpuMilliseconds: 20 }), 'System.LimitException: Apex CPU time limit exceeded');
    assert.equal(
      sample.apex.transact({ caller: administratorOf(sample.org), quiddity: 'ANONYMOUS' }, () => 'next'),
      'next',
    );
  });
});

describe('Limits', () => {
  test('end a transaction one use too late', () => {
    const sample = openSampleApex(
      'for (Integer i = 0; i < 3; i++) { List<Account> a = [SELECT Id FROM Account]; } return 3;',
    );
    assert.equal(endOf(sample, { queries: 3 }), '3');
    assert.equal(endOf(sample, { queries: 2 }), 'System.LimitException: Too many SOQL queries: 3');
  });

  test('say what was used and what is allowed', () => {
    const sample = openSampleApex(
      "List<Account> a = [SELECT Id FROM Account]; return Limits.getQueries() + '/' + Limits.getLimitQueries() + ' ' + Limits.getLimitCpuTime();",
    );
    assert.equal(endOf(sample, {}), '1/100 10000');
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_static.htm
describe('Statics', () => {
  test('live as long as their transaction', () => {
    const sample = openSampleApex('Guard.runs++; return Guard.runs;', SOURCES);
    assert.deepEqual([sample.run(), sample.run()], ['1', '1']);
  });

  test('are kept by a transaction while another one runs inside it', () => {
    const sample = openSampleApex('Guard.runs++; return Guard.runs;', SOURCES);
    const { apex, org } = sample;
    const start = { caller: administratorOf(org), quiddity: 'ANONYMOUS' as const };
    const run = (): unknown => apex.program.callStatic('Sample', 'run()');
    const runs = apex.transact(start, () => [run(), apex.transact(start, run), run()]);
    assert.deepEqual(runs, [1, 1, 2]);
  });
});
