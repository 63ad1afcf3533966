import { checkSteps } from './check-steps.ts';
import { runSteps } from './run-steps.ts';

/** Everything: the checks, the tests of sandbox, scripts, sidecar and package, the journeys, what people see in a browser, the conversion by the real CLI. */
const tests = (name: string, ...patterns: readonly string[]) => ({
  name,
  command: 'node',
  args: ['--test', '--test-reporter=dot', '--test-concurrency=2', '--test-timeout=300000', ...patterns],
});

process.exitCode = await runSteps([
  ...checkSteps,
  tests('tests of the sandbox', 'test/sandbox/**/*.test.ts'),
  tests('tests of the scripts', 'scripts/**/*.test.ts'),
  tests('tests of the sidecar', 'sidecar/test/**/*.test.ts'),
  tests('journeys', 'test/journeys/**/*.test.ts'),
  tests('tests in a browser', 'test/browser/**/*.test.ts'),
  {
    name: 'tests of the package, with at least 90 % of the lines of every class covered',
    command: 'node',
    args: ['test/sandbox/cli.ts', 'apex', 'test', 'force-app', '--min-coverage', '90', '--cache', '.cache/apex'],
  },
  // Without its cache, because what was transformed without counting lines would count none.
  {
    name: 'tests of the components, with at least 90 % of the lines covered',
    command: 'jest',
    args: [
      '--config',
      'config/jest.config.cjs',
      '--silent',
      '--no-cache',
      '--coverage',
      '--coverageReporters',
      'text-summary',
    ],
  },
  { name: 'conversion by the Salesforce CLI', command: 'node', args: ['scripts/convert-source.ts'] },
]);
