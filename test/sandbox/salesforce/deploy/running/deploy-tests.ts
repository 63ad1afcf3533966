import { testProject } from '../../apex/testing/test-project.ts';
import type { TestReport, TestResult } from '../../apex/testing/test-result.ts';
import type { ClassCoverage, RunTestResult, TestFailure } from '../report/deploy-result.ts';
import type { DeployOptions } from './deploy-options.ts';

/**
 * The Apex tests of a deploy, run in an org of their own with what is deployed, and what must be covered.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy_running_tests.htm
 */

const LEAST_PERCENT = 75;

const failureOf = ({ className, methodName, message, stackTrace, milliseconds }: TestResult): TestFailure => ({
  name: className,
  methodName,
  time: milliseconds,
  message: message ?? '',
  stackTrace: stackTrace ?? '',
});

const percent = (lines: readonly { readonly covered: number; readonly total: number }[]): number => {
  const total = lines.reduce((sum, one) => sum + one.total, 0);
  return total === 0 ? 100 : Math.floor((100 * lines.reduce((sum, one) => sum + one.covered, 0)) / total);
};

/** Chosen tests must cover each class that is deployed; all tests, the whole. */
const coverageWarnings = (report: TestReport, isChosen: boolean, deployed: ReadonlySet<string>) => {
  if (!isChosen) {
    const reached = percent(report.coverage);
    const message = `Average test coverage across all Apex Classes and Triggers is ${reached}%, at least ${LEAST_PERCENT}% test coverage is required.`;
    return reached < LEAST_PERCENT ? [{ name: null, message }] : [];
  }
  return report.coverage
    .filter(({ name, total }) => deployed.has(name) && total > 0)
    .filter((one) => percent([one]) < LEAST_PERCENT)
    .map((one) => ({
      name: one.name,
      message: `Test coverage of selected Apex Class or Trigger ${one.name} is ${percent([one])}%, at least ${LEAST_PERCENT}% test coverage is required`,
    }));
};

const coverageOf = ({ name, file, lines, covered, total }: TestReport['coverage'][number]): ClassCoverage => ({
  name,
  type: file.endsWith('.trigger') ? 'Trigger' : 'Class',
  numLocations: total,
  numLocationsNotCovered: total - covered,
  locationsNotCovered: [...lines]
    .filter(([, runs]) => runs === 0)
    .map(([line]) => ({ line, column: 1, numExecutions: 0 })),
});

const onlyNamed = (runTests: readonly string[]): RegExp =>
  new RegExp(`^(?:${runTests.map((name) => name.replace(/\W/g, '\\$&')).join('|')})\\.`, 'i');

/**
 * @param directory with all the source the org would have @param deployed names of the classes and triggers that are deployed
 * @returns undefined when no tests were asked for
 */
export const runDeployTests = (
  directory: string,
  { testLevel, runTests }: DeployOptions,
  deployed: ReadonlySet<string>,
): RunTestResult | undefined => {
  if (testLevel === 'NoTestRun') return undefined;
  const isChosen = testLevel === 'RunSpecifiedTests';
  const report = testProject({ directories: [directory], ...(isChosen ? { only: onlyNamed(runTests) } : {}) });
  const failed = report.results.filter(({ outcome }) => outcome !== 'Pass');
  return {
    numTestsRun: report.results.length,
    numFailures: failed.length,
    totalTime: Math.round(report.seconds * 1_000),
    successes: report.results
      .filter(({ outcome }) => outcome === 'Pass')
      .map(({ className, methodName, milliseconds }) => ({ name: className, methodName, time: milliseconds })),
    failures: failed.map(failureOf),
    codeCoverage: report.coverage.map(coverageOf),
    codeCoverageWarnings: coverageWarnings(report, isChosen, deployed),
  };
};
