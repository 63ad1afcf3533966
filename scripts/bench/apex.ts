import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { say } from '../demo/progress.ts';

/**
 * How fast the Salesforce sandbox compiles and runs Apex, each figure beside its comparison: a warm start against a cold one,
 * a loop in Apex against the same loop in JavaScript.
 */
const CLASSES = 100;
const TURNS = 20_000_000;

const sourceClass = (number: number): string => `public with sharing class Sample${number} {
  private Map<String, List<Integer>> byName = new Map<String, List<Integer>>();
  public Integer total { get; private set; }
  public Sample${number}() { total = 0; }
  public Integer add(String name, Integer value) {
    if (!byName.containsKey(name)) byName.put(name, new List<Integer>());
    byName.get(name).add(value);
    for (Integer each : byName.get(name)) total += each;
    return total;
  }
  public String describe() {
    List<String> parts = new List<String>();
    for (String name : byName.keySet()) parts.add(name + '=' + byName.get(name).size());
    return String.join(parts, ', ');
  }
}`;

const testClass = (number: number): string => `@IsTest
private class Sample${number}Test {
  @IsTest static void addsUp() {
    Sample${number} sample = new Sample${number}();
    for (Integer i = 0; i < 50; i++) sample.add('name' + Math.mod(i, 5), i);
    System.assertEquals('name0=10, name1=10, name2=10, name3=10, name4=10', sample.describe());
  }
}`;

const LOOP = `@IsTest
private class LoopTest {
  @IsTest static void turns() {
    Integer sum = 0;
    for (Integer i = 0; i < ${TURNS}; i++) {
      sum += Math.mod(i, 7) * 3;
      if (sum > 1000000) sum -= 999999;
    }
    System.assertNotEquals(0, sum);
  }
}`;

const writeProject = async (directory: string): Promise<void> => {
  const classes = join(directory, 'force-app', 'classes');
  await mkdir(classes, { recursive: true });
  await writeFile(
    join(directory, 'sfdx-project.json'),
    JSON.stringify({ packageDirectories: [{ path: 'force-app' }], sourceApiVersion: '68.0' }),
  );
  for (let number = 1; number <= CLASSES; number += 1) {
    await writeFile(join(classes, `Sample${number}.cls`), sourceClass(number));
    await writeFile(join(classes, `Sample${number}Test.cls`), testClass(number));
  }
  await writeFile(join(classes, 'LoopTest.cls'), LOOP);
};

const summary = z.object({
  tests: z.number(),
  passed: z.number(),
  seconds: z.number(),
  startSeconds: z.number(),
  peakMemoryMiB: z.number(),
});

type Options = { readonly cache: string; readonly only?: string };

/** Runs the tests of a project in a process of its own. */
const runTests = (directories: readonly string[], { cache, only }: Options) => {
  const args = ['test/sandbox/cli.ts', 'apex', 'test', ...directories, '--json', '--cache', cache];
  const ended = spawnSync(process.execPath, [...args, ...(only === undefined ? [] : ['--only', only])], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return summary.parse(JSON.parse(ended.stdout.trimEnd().split('\n').at(-1) ?? ''));
};

const javaScriptLoop = (): number => {
  const began = performance.now();
  let sum = 0;
  for (let i = 0; i < TURNS; i += 1) {
    sum += (i % 7) * 3;
    if (sum > 1_000_000) sum -= 999_999;
  }
  if (sum === 0) throw new Error('the loop must not be optimised away');
  return (performance.now() - began) / 1000;
};

/** The public suite measured for its speed, where the suites are checked out. */
const ladder = (suites: string | undefined, cache: string) => {
  const directory = suites === undefined ? undefined : join(suites, 'fflib-apex-mocks');
  if (directory === undefined || !existsSync(directory)) return undefined;
  runTests([directory], { cache });
  return runTests([directory], { cache });
};

/** @param suites the folder of the public suites; figures that need them are left out without it */
export const measureApex = async (suites: string | undefined) => {
  say(`${CLASSES} Apex classes with their tests, compiled cold and warm ...`);
  const directory = await mkdtemp(join(tmpdir(), 'orderbridge-apex-'));
  try {
    await writeProject(directory);
    const cache = join(directory, 'cache');
    const cold = runTests([directory], { cache, only: '^Sample' });
    const warm = runTests([directory], { cache, only: '^Sample' });
    const loop = runTests([directory], { cache, only: '^LoopTest' });
    const suite = ladder(suites, cache);
    return {
      apexColdStartSeconds: cold.startSeconds,
      apexWarmStartSeconds: warm.startSeconds,
      apexTestsPassed: warm.passed,
      apexLoopTimesJavaScript: (loop.seconds - loop.startSeconds) / javaScriptLoop(),
      apexPeakMemoryMiB: warm.peakMemoryMiB,
      apexLadderTestsPerSecond: suite === undefined ? undefined : suite.tests / (suite.seconds - suite.startSeconds),
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
};
