import type { Step } from './run-steps.ts';

/** The checks that need no server: format, lint, types, boundaries, metadata, fresh documents. */
export const checkSteps: readonly Step[] = [
  {
    name: 'format',
    command: 'prettier',
    args: ['--config', 'config/prettier.json', '--log-level', 'warn', '--check', '.'],
  },
  {
    name: 'lint',
    command: 'eslint',
    args: ['--config', 'config/eslint.config.js', 'sidecar', 'test', 'scripts', 'force-app'],
  },
  { name: 'types', command: 'tsc', args: ['--noEmit', '--project', '.'] },
  { name: 'types of the components', command: 'tsc', args: ['--noEmit', '--project', 'force-app'] },
  ...['page', 'platform'].map((part) => ({
    name: `types of the Lightning ${part}`,
    command: 'tsc',
    args: ['--noEmit', '--project', `test/sandbox/salesforce/lightning/${part}`],
  })),
  {
    name: 'imports',
    command: 'depcruise',
    args: ['sidecar/src', 'test', '--config', 'config/dependency-cruiser.cjs', '--output-type', 'err'],
  },
  { name: 'boundaries', command: 'node', args: ['scripts/check-boundaries.ts'] },
  { name: 'metadata', command: 'node', args: ['scripts/check-metadata.ts'] },
  { name: 'automations', command: 'node', args: ['scripts/check-automations.ts'] },
  { name: 'data dictionary is fresh', command: 'node', args: ['scripts/data-dictionary.ts', '--check'] },
  { name: 'configuration table is fresh', command: 'node', args: ['scripts/config-table.ts', '--check'] },
  { name: 'sandbox page is fresh', command: 'node', args: ['scripts/check-sandbox-doc.ts'] },
  { name: 'runbook is fresh', command: 'node', args: ['scripts/check-runbook.ts'] },
];
