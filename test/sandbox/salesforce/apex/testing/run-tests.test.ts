import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSampleApex, type SampleApex } from '../data/sample-apex.ts';
import { coverageOf, percentCovered } from './coverage.ts';
import { findTests } from './find-tests.ts';
import { runTestClass } from './run-tests.ts';
import type { TestResult } from './test-result.ts';

const open = (sources: Readonly<Record<string, string>>): SampleApex => openSampleApex('return null;', sources);

const runAll = ({ apex }: SampleApex, only?: RegExp): readonly TestResult[] =>
  findTests(apex.program.types, only).flatMap((one) => runTestClass(apex, one));

/** `method: Pass`, or the message of what failed. */
const shown = (results: readonly TestResult[]): readonly string[] =>
  results.map(({ methodName, outcome, message }) => `${methodName}: ${outcome === 'Pass' ? outcome : String(message)}`);

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_testsetup_using.htm
describe('Every test method', () => {
  const BOOKKEEPING = {
    'Memory.cls': 'public class Memory { public static Integer calls = 0; }',
    'DataTest.cls': `@IsTest
private class DataTest {
  @TestSetup
  static void make() {
    Memory.calls++;
    insert new Account(Name = 'made');
  }
  @IsTest
  static void first() {
    System.assertEquals(0, Memory.calls++, 'statics');
    Account made = [SELECT Name FROM Account WHERE Name = 'made'];
    made.Name = 'changed';
    update made;
    insert new Account(Name = 'second');
  }
  @IsTest
  static void second() {
    System.assertEquals(0, Memory.calls++, 'statics');
    System.assertEquals(1, [SELECT COUNT() FROM Account WHERE Name = 'made'], 'rows of the set-up');
    System.assertEquals(0, [SELECT COUNT() FROM Account WHERE Name = 'second'], 'rows of another method');
  }
  static testMethod void third() { System.debug('hello'); }
  static void helper() { System.assert(false); }
}`,
  };

  test('starts with the rows of the set-up and with statics as they were declared', () => {
    assert.deepEqual(shown(runAll(open(BOOKKEEPING))), ['first: Pass', 'second: Pass', 'third: Pass']);
  });

  test('leaves nothing behind', () => {
    const sample = open(BOOKKEEPING);
    runAll(sample);
    assert.deepEqual(shown(runAll(sample)), ['first: Pass', 'second: Pass', 'third: Pass']);
  });

  test('is found by its annotation or its word, and can be chosen by name', () => {
    assert.deepEqual(shown(runAll(open(BOOKKEEPING), /datatest\.third/i)), ['third: Pass']);
  });

  test('has a log of its own', () => {
    const [third] = runAll(open(BOOKKEEPING), /third/);
    assert.match(third?.log.join('\n') ?? '', /hello/);
  });
});

describe('A test that fails', () => {
  const failing = (body: string): TestResult | undefined =>
    runAll(
      open({ 'FailTest.cls': `@IsTest private class FailTest {\n@IsTest static void fails() {\n${body}\n}\n}` }),
    )[0];

  test('says what was expected and what was there', () => {
    const result = failing("System.assertEquals(1, 2, 'numbers');");
    assert.equal(result?.message, 'System.AssertException: Assertion Failed: numbers: Expected: 1, Actual: 2');
    assert.equal(result.outcome, 'Fail');
    assert.equal(result.stackTrace, 'Class.FailTest.fails: line 3, column 1');
  });

  test('says what it threw', () => {
    assert.equal(
      failing('String s;\nInteger n = s.length();')?.message,
      'System.NullPointerException: Attempt to de-reference a null object',
    );
  });

  test('says which limit it exceeded', () => {
    assert.equal(
      failing('for (Integer i = 0; i < 101; i++) { List<Account> a = [SELECT Id FROM Account]; }')?.message,
      'System.LimitException: Too many SOQL queries: 101',
    );
  });

  test('fails with its set-up', () => {
    const results = runAll(
      open({
        'SetUpTest.cls': `@IsTest private class SetUpTest {
          @TestSetup static void make() { System.assert(false, 'set-up'); }
          @IsTest static void one() { }
          @IsTest static void two() { }
        }`,
      }),
    );
    assert.deepEqual(shown(results), [
      'one: System.AssertException: Assertion Failed: set-up',
      'two: System.AssertException: Assertion Failed: set-up',
    ]);
  });
});

// https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_code_coverage_intro.htm
test('Coverage counts the lines on which statements begin, of classes and triggers that are no tests', () => {
  const sample = open({
    'Half.cls': `public class Half {
  public static Integer START = 4;
  public Integer size {
    get { return 1; }
    set;
  }
  public static Integer of(Integer n) {
    if (n > 2) {
      return n
        / 2;
    } else {
      n = 0;
    }
    for (Integer i = 0; i < 2; i++) {
      n++;
    }
    return n;
  }
  public void unused() {
    Integer a = 1;
    try {
      a++;
    } catch (Exception e) {
      a--;
    }
  }
}`,
    'Seen.trigger': `trigger Seen on Account (before insert) {
  for (Account a : Trigger.new) {
    a.Site = 'seen';
  }
}`,
    'HalfTest.cls': `@IsTest private class HalfTest {
  @IsTest static void halves() {
    System.assertEquals(2, Half.of(Half.START));
    insert new Account(Name = 'x');
  }
}`,
  });
  runAll(sample);
  const [half, seen, ...others] = coverageOf(sample.apex.program.coverage(), (file) => /Test|Sample/.test(file));
  assert.deepEqual(others, []);
  const runs = [...(half?.lines ?? [])].sort(([one], [other]) => one - other);
  assert.deepEqual(runs, [
    [2, 1],
    [4, 0],
    [8, 1],
    [9, 1],
    [12, 0],
    [14, 0],
    [15, 0],
    [17, 0],
    [20, 0],
    [22, 0],
    [24, 0],
  ]);
  assert.deepEqual([seen?.name, seen?.covered, seen?.total], ['Seen', 2, 2]);
  assert.equal(percentCovered(half === undefined ? [] : [half]), 27.2);
});
