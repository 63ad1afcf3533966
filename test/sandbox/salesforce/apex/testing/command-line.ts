/**
 * `sandbox apex …`: compile or test the Apex of any SFDX project, without an org. Exit code 0 when all is well, 1 when a test or
 * a class failed, 2 when the question itself was wrong.
 */
import { parseArgs } from 'node:util';
import { checkProject, testProject } from './test-project.ts';
import { COVERAGE_FORMATS, percentCovered } from './coverage.ts';
import { countsOf, unsupportedReasons, type TestReport, type TestResult } from './test-result.ts';
import { shownProblem } from '../compile-project.ts';

export type Output = { readonly print: (text: string) => void };

const USAGE = `Usage: sandbox apex test DIR [DIR …] [--only PATTERN] [--json] [--coverage text|lcov|cobertura]
                         [--min-coverage PERCENT] [--cache FOLDER]
       sandbox apex check DIR [DIR …]
       sandbox apex run --url URL --username NAME|--token TOKEN [--file FILE]   (a running sandbox)

DIR is an SFDX project (with its sfdx-project.json) or any folder of Apex source. Further folders add the source they need.`;

const OPTIONS = {
  only: { type: 'string' },
  json: { type: 'boolean', default: false },
  coverage: { type: 'string' },
  cache: { type: 'string' },
  'min-coverage': { type: 'string' },
} as const;

const shownResult = ({ outcome, className, methodName, message, stackTrace, milliseconds }: TestResult): string => {
  const head = `${outcome.padEnd(11)} ${className}.${methodName} (${Math.round(milliseconds)} ms)`;
  return [head, ...(message === undefined ? [] : [`            ${message}`]), ...indented(stackTrace)].join('\n');
};

const indented = (text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : text.split('\n').map((row) => `            ${row}`);

const summary = (report: TestReport) => ({
  classes: new Set(report.results.map(({ className }) => className)).size,
  ...countsOf(report),
  reasons: unsupportedReasons(report.results),
  coverage: percentCovered(report.coverage),
  seconds: Math.round(report.seconds * 1_000) / 1_000,
  startSeconds: Math.round(report.startSeconds * 1_000) / 1_000,
  peakMemoryMiB: Math.round(process.resourceUsage().maxRSS / 1_024),
});

const printReport = (report: TestReport, { print }: Output, options: { json: boolean; coverage?: string }): void => {
  for (const problem of report.problems) print(shownProblem(problem));
  for (const result of report.results) if (!options.json || result.outcome !== 'Pass') print(shownResult(result));
  const format = options.coverage === undefined ? undefined : COVERAGE_FORMATS[options.coverage];
  if (format !== undefined) print(format(report.coverage));
  const counts = summary(report);
  if (options.json) print(JSON.stringify(counts));
  else print(`${counts.passed} of ${counts.tests} passed, ${counts.failed} failed, ${counts.unsupported} unsupported`);
};

/** Classes and triggers with fewer lines covered than asked for, each named. */
const belowCoverage = (report: TestReport, least: string | undefined, { print }: Output): boolean => {
  if (least === undefined) return false;
  const below = report.coverage.filter((one) => percentCovered([one]) < Number(least));
  for (const one of below)
    print(`${one.name}: ${percentCovered([one])} % of its lines are covered, ${least} % are asked for.`);
  return below.length > 0;
};

const succeeded = ({ results, problems }: TestReport): boolean =>
  problems.length === 0 && results.every(({ outcome }) => outcome === 'Pass');

const test = (directories: readonly string[], output: Output, args: readonly string[]): number => {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.coverage !== undefined && COVERAGE_FORMATS[values.coverage] === undefined) {
    output.print(`Unknown coverage format ${values.coverage}: ${Object.keys(COVERAGE_FORMATS).join(', ')} are known.`);
    return 2;
  }
  const report = testProject({
    directories,
    ...(values.only === undefined ? {} : { only: new RegExp(values.only, 'i') }),
    ...(values.cache === undefined ? {} : { cacheDirectory: values.cache }),
  });
  printReport(report, output, {
    json: values.json,
    ...(values.coverage === undefined ? {} : { coverage: values.coverage }),
  });
  const below = belowCoverage(report, values['min-coverage'], output);
  return succeeded(report) && !below ? 0 : 1;
};

const check = (directories: readonly string[], output: Output): number => {
  const problems = checkProject({ directories });
  for (const problem of problems) output.print(shownProblem(problem));
  output.print(problems.length === 0 ? 'No problems.' : `${problems.length} problems.`);
  return problems.length === 0 ? 0 : 1;
};

/** @param args what follows `sandbox apex` */
export const apexCommand = (args: readonly string[], output: Output): number => {
  const [verb, ...rest] = args;
  const { positionals } = parseArgs({ args: [...rest], options: OPTIONS, allowPositionals: true, strict: false });
  if (positionals.length > 0 && verb === 'test') return test(positionals, output, rest);
  if (positionals.length > 0 && verb === 'check') return check(positionals, output);
  output.print(USAGE);
  return 2;
};
