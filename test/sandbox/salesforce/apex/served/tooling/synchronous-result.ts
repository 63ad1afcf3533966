/**
 * The answer of `runTestsSynchronous`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources_testing_runner_sync.htm
 */
import type { Org } from '../../../data/types.ts';
import type { ClassCoverage } from '../../testing/coverage.ts';
import type { TestResult } from '../../testing/test-result.ts';
import { codeId } from './coverage-rows.ts';

const testJson = (org: Org, result: TestResult) => ({
  id: codeId(org, result.className),
  name: result.className,
  namespace: null,
  methodName: result.methodName,
  seeAllData: false,
  time: Math.ceil(result.milliseconds),
});

const failureJson = (org: Org, result: TestResult) => ({
  ...testJson(org, result),
  type: 'Class',
  packageName: result.className,
  message: result.message ?? '',
  stackTrace: result.stackTrace ?? '',
});

const coverageJson = (org: Org, one: ClassCoverage) => ({
  id: codeId(org, one.name),
  name: one.name,
  namespace: null,
  type: one.file.endsWith('.trigger') ? 'Trigger' : 'Class',
  numLocations: one.total,
  numLocationsNotCovered: one.total - one.covered,
  locationsNotCovered: [...one.lines]
    .filter(([, runs]) => runs === 0)
    .map(([line]) => ({ line, column: 0, numExecutions: 0, time: -1 })),
  dmlInfo: [],
  methodInfo: [],
  soqlInfo: [],
  soslInfo: [],
});

export const synchronousResult = (
  org: Org,
  results: readonly TestResult[],
  coverage: readonly ClassCoverage[],
): object => {
  const passed = results.filter(({ outcome }) => outcome === 'Pass');
  const failed = results.filter(({ outcome }) => outcome !== 'Pass');
  return {
    apexLogId: '',
    numTestsRun: results.length,
    numFailures: failed.length,
    totalTime: Math.round(results.reduce((sum, { milliseconds }) => sum + milliseconds, 0)),
    successes: passed.map((result) => testJson(org, result)),
    failures: failed.map((result) => failureJson(org, result)),
    codeCoverage: coverage.map((one) => coverageJson(org, one)),
    codeCoverageWarnings: [],
    flowCoverage: [],
    flowCoverageWarnings: [],
  };
};
