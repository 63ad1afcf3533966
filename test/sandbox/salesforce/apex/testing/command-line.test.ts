import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { z } from 'zod';
import { apexCommand } from './command-line.ts';

const folders: string[] = [];

after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An SFDX project of these classes. */
const projectOf = (classes: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'apex-project-'));
  folders.push(folder);
  const source = join(folder, 'force-app', 'classes');
  mkdirSync(source, { recursive: true });
  const settings = { packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '68.0' };
  writeFileSync(join(folder, 'sfdx-project.json'), JSON.stringify(settings));
  for (const [name, text] of Object.entries(classes)) writeFileSync(join(source, `${name}.cls`), text);
  return folder;
};

const run = (...args: readonly string[]): { code: number; lines: readonly string[] } => {
  const printed: string[] = [];
  const code = apexCommand(args, { print: (text) => printed.push(text) });
  return { code, lines: printed.flatMap((text) => text.split('\n')) };
};

const COUNTER = `public class Counter {
  public static Integer next(Integer n) {
    if (n > 10) {
      return 0;
    }
    return n + 1;
  }
}`;

const testOf = (body: string): string =>
  `@IsTest private class CounterTest { @IsTest static void counts() {\n${body}\n} }`;

const summary = z.object({
  classes: z.number(),
  tests: z.number(),
  passed: z.number(),
  failed: z.number(),
  unsupported: z.number(),
  reasons: z.array(z.object({ reason: z.string(), tests: z.number() })),
  coverage: z.number(),
});

const summaryOf = (lines: readonly string[]) => summary.parse(JSON.parse(lines.at(-1) ?? ''));

describe('sandbox apex test', () => {
  it('takes the folder it stands in', () => {
    const project = projectOf({ Counter: COUNTER, CounterTest: testOf('System.assertEquals(2, Counter.next(1));') });
    const before = process.cwd();
    process.chdir(project);
    try {
      const { lines } = run('test', '.', '--json');
      assert.equal(summaryOf(lines).passed, 1);
    } finally {
      process.chdir(before);
    }
  });

  it('ends well when every test passes, with counts as the last line', () => {
    const project = projectOf({ Counter: COUNTER, CounterTest: testOf('System.assertEquals(2, Counter.next(1));') });
    const { code, lines } = run('test', project, '--json');
    assert.equal(code, 0);
    const { classes, tests, passed, failed, unsupported, coverage } = summaryOf(lines);
    assert.deepEqual(
      { classes, tests, passed, failed, unsupported },
      { classes: 1, tests: 1, passed: 1, failed: 0, unsupported: 0 },
    );
    assert.equal(coverage, 66.6);
  });

  it('names a failed test with the exception and where it was thrown', () => {
    const project = projectOf({ Counter: COUNTER, CounterTest: testOf('System.assertEquals(3, Counter.next(1));') });
    const { code, lines } = run('test', project);
    assert.equal(code, 1);
    assert.match(lines[0] ?? '', /^Fail +CounterTest\.counts/);
    assert.equal(lines[1]?.trim(), 'System.AssertException: Assertion Failed: Expected: 3, Actual: 2');
    assert.equal(lines[2]?.trim(), 'Class.CounterTest.counts: line 2, column 1');
  });

  it('counts a test as unsupported when the sandbox lacks what it uses, and says what and where', () => {
    const project = projectOf({ CounterTest: testOf("Blob pdf = Blob.toPdf('text');") });
    const { code, lines } = run('test', project, '--json');
    assert.equal(code, 1);
    assert.equal(summaryOf(lines).unsupported, 1);
    assert.deepEqual(summaryOf(lines).reasons, [{ reason: 'The sandbox does not support Blob.toPdf.', tests: 1 }]);
    assert.match(lines.join('\n'), /CounterTest\.cls:2:\d+/);
  });

  it('fails the tests of a class that does not compile, and still runs the others', () => {
    const project = projectOf({
      Counter: COUNTER,
      BrokenTest:
        '@IsTest private class BrokenTest { @IsTest static void one() { Missing x; } @IsTest static void two() { } }',
      CounterTest: testOf('System.assertEquals(2, Counter.next(1));'),
    });
    const { code, lines } = run('test', project, '--json');
    assert.equal(code, 1);
    const { passed, failed } = summaryOf(lines);
    assert.deepEqual({ passed, failed }, { passed: 1, failed: 2 });
    assert.ok(lines.some((line) => /BrokenTest\.cls:1:\d+ Invalid type: Missing/.test(line)));
  });

  it('runs only what is asked for', () => {
    const project = projectOf({
      Counter: COUNTER,
      CounterTest: testOf(''),
      OtherTest: testOf('').replace('CounterTest', 'OtherTest'),
    });
    assert.equal(summaryOf(run('test', project, '--json', '--only', 'Other').lines).tests, 1);
  });

  it('writes coverage as text, lcov and cobertura', () => {
    const project = projectOf({ Counter: COUNTER, CounterTest: testOf('Counter.next(1);') });
    assert.ok(
      run('test', project, '--coverage', 'text').lines.some((line) => /^Counter +66\.6 % +2\/3 +4$/.test(line)),
    );
    const lcov = run('test', project, '--coverage', 'lcov').lines;
    assert.ok(lcov.includes('DA:3,1') && lcov.includes('DA:4,0') && lcov.includes('LF:3') && lcov.includes('LH:2'));
    assert.match(run('test', project, '--coverage', 'cobertura').lines.join(''), /<line number="4" hits="0"\/>/);
    assert.equal(run('test', project, '--coverage', 'html').code, 2);
  });

  it('fails a class with fewer lines covered than asked for, by name', () => {
    const project = projectOf({ Counter: COUNTER, CounterTest: testOf('Counter.next(1);') });
    const { code, lines } = run('test', project, '--min-coverage', '90');
    assert.equal(code, 1);
    assert.ok(lines.includes('Counter: 66.6 % of its lines are covered, 90 % are asked for.'));
    assert.equal(run('test', project, '--min-coverage', '60').code, 0);
  });

  it('gives each method the data of the set-up method, fresh, and nothing of the others', () => {
    const project = projectOf({
      DataTest: `@IsTest private class DataTest {
        @TestSetup static void setUp() { insert new Account(Name = 'One'); }
        @IsTest static void deletes() { delete [SELECT Id FROM Account]; System.assertEquals(0, [SELECT COUNT() FROM Account]); }
        @IsTest static void adds() { insert new Account(Name = 'Two'); System.assertEquals(2, [SELECT COUNT() FROM Account]); }
        @IsTest static void finds() { System.assertEquals('One', [SELECT Name FROM Account].Name); }
      }`,
    });
    assert.equal(summaryOf(run('test', project, '--json').lines).passed, 3);
  });

  it('ends a runaway recursion with the exception of the platform', () => {
    const project = projectOf({
      DeepTest:
        '@IsTest private class DeepTest { static void down() { down(); } @IsTest static void falls() { down(); } }',
    });
    const { code, lines } = run('test', project);
    assert.equal(code, 1);
    assert.equal(lines[1]?.trim(), 'System.LimitException: Maximum stack depth reached: 1001');
  });
});

describe('sandbox apex check', () => {
  it('lists every mistake of a project with its place', () => {
    const project = projectOf({ One: 'public class One { Missing a; }', Two: 'public class Two { Nope b; }' });
    const { code, lines } = run('check', project);
    assert.equal(code, 1);
    assert.equal(lines.filter((line) => /\.cls:1:\d+ Invalid type: (Missing|Nope)$/.test(line)).length, 2);
    assert.equal(lines.at(-1), '2 problems.');
  });

  it('has nothing to say of a project without mistakes', () => {
    assert.deepEqual(run('check', projectOf({ Counter: COUNTER })), { code: 0, lines: ['No problems.'] });
  });

  it('shows how it is used when it is asked for something else', () => {
    assert.equal(run('dance').code, 2);
    assert.match(run('test').lines[0] ?? '', /^Usage:/);
  });
});
