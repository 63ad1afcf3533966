import { runSteps } from './run-steps.ts';

/** Runs the tests in a browser and has them write the pictures of `docs/screenshots` anew. */
process.env['SCREENSHOTS'] = 'yes';
process.exitCode = await runSteps([
  {
    name: 'pictures of every page',
    command: 'node',
    args: [
      '--test',
      '--test-reporter=dot',
      '--test-concurrency=1',
      '--test-timeout=300000',
      'test/browser/**/*.test.ts',
    ],
  },
]);
