import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';

/**
 * Asks the real Salesforce CLI whether it can convert the package, which needs no org. The CLI is installed on demand, in
 * exactly one version, below `.cache`; it is no dependency, because it is larger than everything else together. Run it
 * with `node scripts/convert-source.ts`.
 */

export const CLI = '@salesforce/cli@2.150.6';
const CACHE = '.cache/salesforce-cli';

/** The CLI neither reports on us nor replaces itself. */
const QUIET = { SF_DISABLE_TELEMETRY: 'true', SF_AUTOUPDATE_DISABLE: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true' };

export type Run = { readonly code: number; readonly output: string };

const run = (project: string, command: readonly [string, ...string[]]): Run => {
  const [program, ...args] = command;
  const bin = join(import.meta.dirname, '..', 'node_modules/.bin');
  const env = { ...process.env, ...QUIET, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: project, env, encoding: 'utf8' });
  return { code: status ?? 1, output: `${stdout}${stderr}${error === undefined ? '' : error.message}` };
};

/** Whether the pinned version is in the cache. */
export const isInstalled = (project: string): boolean => {
  const manifest = join(project, CACHE, 'node_modules/@salesforce/cli/package.json');
  return existsSync(manifest) && readFileSync(manifest, 'utf8').includes(`"version": "${CLI.split('@').at(-1) ?? ''}"`);
};

const install = (project: string): void => {
  if (isInstalled(project)) return;
  console.error(`Installing ${CLI} into ${CACHE} (about 300 MB, one to four minutes).`);
  const prefix = ['--prefix', CACHE, '--no-audit', '--no-fund', '--save-exact'];
  const { code, output } = run(project, ['npm', 'install', ...prefix, CLI]);
  if (code !== 0) throw new Error(`npm could not install ${CLI}: ${output}`);
};

/** Lines of the CLI that say something about the source and not about the CLI. */
const CHATTER = /^\s*$|spawn sf ENOENT|--trace-warnings|^Source was successfully converted/;

/** What the CLI said, as one problem; none when it converted everything without a warning. */
export const conversionProblems = ({ code, output }: Run): readonly Problem[] => {
  const lines = output.split('\n').filter((line) => !CHATTER.test(line));
  if (code === 0 && lines.length === 0) return [];
  const said = lines.length === 0 ? `The CLI ended with code ${code}.` : lines.join('\n  ');
  return [{ file: 'force-app', problem: said, fix: '\n  Correct the source it names.' }];
};

/** Converts the package of the project into a temporary folder, which is removed again. */
export const convertSource = (project: string): readonly Problem[] => {
  install(project);
  const output = mkdtempSync(join(tmpdir(), 'converted-'));
  try {
    const sf = join(project, CACHE, 'node_modules/.bin/sf');
    return conversionProblems(
      run(project, [sf, 'project', 'convert', 'source', '--root-dir', 'force-app', '--output-dir', output]),
    );
  } finally {
    rmSync(output, { recursive: true, force: true });
  }
};

if (import.meta.main) report('Salesforce CLI conversion', convertSource(process.cwd()));
