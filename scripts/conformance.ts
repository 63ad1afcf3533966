/**
 * `npm run conformance -- --suites DIR`: runs public Apex test suites in the Salesforce sandbox and prints how many of their tests
 * pass, and public sample flows, and prints which do what a reader expects of them. The suites are checked out beforehand, at the commits of config/conformance.json; one that is missing is said to be.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { measureFlows, type FlowVerdict } from './conformance/measure-flows.ts';

const suite = z.strictObject({
  rung: z.string(),
  name: z.string(),
  repository: z.string(),
  commit: z.string(),
  /** The part of the checkout to take, when not all of it. */
  folder: z.string().optional(),
  /** Suites whose source this one needs. */
  with: z.array(z.string()).default([]),
  /** What is expected of sample flows, where the suite has no tests of its own. */
  flows: z.string().optional(),
});
const configuration = z.strictObject({ about: z.string(), suites: z.array(suite) });

const counts = z.object({
  classes: z.number(),
  tests: z.number(),
  passed: z.number(),
  failed: z.number(),
  unsupported: z.number(),
  seconds: z.number(),
  reasons: z.array(z.object({ reason: z.string(), tests: z.number() })),
});

type Suite = z.infer<typeof suite>;
type Row = { readonly suite: Suite; readonly result: z.infer<typeof counts> | undefined; readonly note: string };

const SANDBOX = 'test/sandbox/cli.ts';
const LONGEST_MILLISECONDS = 300_000;
const MOST_REASONS = 5;

const folderOf = (suites: string, { name, folder = '' }: Suite): string => join(suites, name, folder);

/** Sample flows as tests: one each; those that need what their repository does not hold are not supported. */
const runFlows = (directory: string, one: Suite, outcomes: string): Row => {
  const started = performance.now();
  const verdicts = measureFlows(directory, outcomes);
  const count = (wanted: FlowVerdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
  const reasons = verdicts.flatMap(({ flow, notes }) =>
    notes === '' ? [] : [{ reason: `${flow}: ${notes}`, tests: 1 }],
  );
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const [passed, failed, unsupported] = [count('runs'), count('fails'), count('not runnable')];
  const result = { classes: 0, tests: verdicts.length, passed, failed, unsupported, seconds, reasons };
  return { suite: one, result, note: '' };
};

const runTests = (suites: string, one: Suite, all: readonly Suite[]): Row => {
  const directory = folderOf(suites, one);
  const needed = all.filter(({ name }) => one.with.includes(name)).map((other) => folderOf(suites, other));
  const args = [SANDBOX, 'apex', 'test', directory, ...needed, '--json', '--cache', '.cache/apex'];
  const ended = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: LONGEST_MILLISECONDS,
    maxBuffer: 256 * 1024 * 1024,
  });
  const last = ended.stdout.trimEnd().split('\n').at(-1) ?? '';
  const parsed = last.startsWith('{') ? counts.safeParse(JSON.parse(last)) : undefined;
  if (parsed?.success !== true) {
    return {
      suite: one,
      result: undefined,
      note: (ended.stderr || last || 'no answer').split('\n').slice(0, 3).join(' '),
    };
  }
  return { suite: one, result: parsed.data, note: '' };
};

const run = (suites: string, one: Suite, all: readonly Suite[]): Row => {
  const directory = folderOf(suites, one);
  if (!existsSync(directory)) return { suite: one, result: undefined, note: `not checked out: ${directory}` };
  return one.flows === undefined ? runTests(suites, one, all) : runFlows(directory, one, one.flows);
};

const percent = (part: number, all: number): string => (all === 0 ? '' : `${((part / all) * 100).toFixed(1)} %`);

const HEAD = ['rung', 'suite', 'tests', 'passed', 'failed', 'unsupported', 'seconds', 'share'];

const cells = ({ suite: { rung, name }, result, note }: Row): readonly string[] =>
  result === undefined
    ? [rung, name, note]
    : [
        rung,
        name,
        ...[result.tests, result.passed, result.failed, result.unsupported, result.seconds].map(String),
        percent(result.passed, result.tests),
      ];

const printTable = (rows: readonly Row[]): void => {
  const all = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_title, column) =>
    Math.max(...all.map((row) => (row.length > 3 ? (row[column]?.length ?? 0) : 0))),
  );
  for (const row of all) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
};

const rungs = (rows: readonly Row[]) =>
  Object.fromEntries(
    [...new Set(rows.map(({ suite: { rung } }) => rung))].map((rung) => {
      const results = rows.flatMap(({ suite: one, result }) =>
        one.rung === rung && result !== undefined ? [result] : [],
      );
      const tests = results.reduce((sum, result) => sum + result.tests, 0);
      const passed = results.reduce((sum, result) => sum + result.passed, 0);
      return [rung, { tests, passed, share: tests === 0 ? 0 : Math.round((passed / tests) * 1_000) / 1_000 }];
    }),
  );

const { values } = parseArgs({ options: { suites: { type: 'string' }, only: { type: 'string' } } });
if (values.suites === undefined) {
  console.error('Usage: npm run conformance -- --suites DIR [--only NAME]   (see config/conformance.json)');
  process.exit(2);
}
const { suites } = values;
const all = configuration.parse(JSON.parse(readFileSync('config/conformance.json', 'utf8'))).suites;
const rows = all
  .filter(({ name }) => values.only === undefined || name === values.only)
  .map((one) => run(suites, one, all));
printTable(rows);
for (const {
  suite: { name },
  result,
} of rows) {
  for (const { reason, tests } of (result?.reasons ?? []).slice(0, MOST_REASONS))
    console.log(`${name}: ${tests} × ${reason}`);
}
console.log(JSON.stringify(rungs(rows)));
