import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';

/**
 * Asks Salesforce Code Analyzer, with its engines PMD and ESLint, for what it recommends to refuse: findings of severity 1 and 2.
 * The analyzer is installed on demand, in exactly these versions, below `.cache`; PMD needs Java 11 or later on the machine.
 * What is missing is a problem: nothing is skipped. Run it with `npm run check:apex`.
 * https://developer.salesforce.com/docs/platform/salesforce-code-analyzer/guide/code-analyzer.html
 */

const PACKAGES: Readonly<Record<string, string>> = {
  '@salesforce/code-analyzer-core': '0.52.0',
  '@salesforce/code-analyzer-pmd-engine': '0.46.0',
  '@salesforce/code-analyzer-eslint-engine': '0.40.2',
};
const CACHE = '.cache/code-analyzer';
const SELECTOR = 'Recommended:(1,2)';
const OLDEST_JAVA = 11;

export type Run = { readonly code: number; readonly output: string; readonly errors: string };

const run = (project: string, command: readonly [string, ...string[]]): Run => {
  const [program, ...args] = command;
  const bin = join(import.meta.dirname, '..', 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: project, env, encoding: 'utf8' });
  if (error !== undefined) return { code: 1, output: '', errors: error.message };
  return { code: status ?? 1, output: stdout, errors: stderr };
};

/** What is wrong with the Java of this machine, by what `java -version` answered. */
export const javaProblems = ({ code, output, errors }: Run): readonly Problem[] => {
  const version = /version "(\d+)(?:\.(\d+))?/.exec(`${errors}${output}`);
  const major = Number(version?.[1] === '1' ? version[2] : version?.[1]);
  if (code === 0 && major >= OLDEST_JAVA) return [];
  const found =
    code === 0
      ? `Java ${Number.isNaN(major) ? 'of an unknown version' : major} is on this machine`
      : 'No Java is on this machine';
  return [
    {
      file: 'java',
      problem: `${found}, and PMD needs Java ${OLDEST_JAVA} or later; nothing was analyzed.`,
      fix: "Install one, on Debian the package default-jre-headless, so that 'java -version' answers.",
    },
  ];
};

const isInstalled = (project: string): boolean =>
  Object.entries(PACKAGES).every(([name, version]) => {
    const manifest = join(project, CACHE, 'node_modules', name, 'package.json');
    return existsSync(manifest) && readFileSync(manifest, 'utf8').includes(`"version": "${version}"`);
  });

const install = (project: string): void => {
  if (isInstalled(project)) return;
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`);
  console.error(`Installing ${wanted.join(', ')} into ${CACHE} (about 230 MB, a minute).`);
  const how = ['--prefix', CACHE, '--no-audit', '--no-fund', '--save-exact'];
  const { code, errors } = run(project, ['npm', 'install', ...how, ...wanted]);
  if (code !== 0) throw new Error(`npm could not install the analyzer: ${errors}`);
};

const finding = z.object({ rule: z.string(), file: z.string(), line: z.number(), message: z.string() });
const count = z.object({ rules: z.number().int() });

/** What the analyzer printed, as problems; an analyzer that complains, or that had no rules to go by, is one as well. */
export const analyzerProblems = (project: string, { code, output, errors }: Run): readonly Problem[] => {
  const [first = '{"rules":0}', ...lines] = output.split('\n').filter((line) => line.startsWith('{'));
  if (code !== 0 || count.parse(JSON.parse(first)).rules === 0) {
    return [
      { file: 'Code Analyzer', problem: `It did not run as it should. ${errors.trim()}`, fix: 'Read what it said.' },
    ];
  }
  return lines
    .map((line) => finding.parse(JSON.parse(line)))
    .map(({ rule, file, line, message }) => ({
      file: relative(project, file),
      problem: `Line ${line}: ${message.trim()}`,
      fix: `(${rule})`,
    }));
};

/** Everything of severity 1 and 2 in the package of the project in that folder. */
export const checkApexCode = (project: string): readonly Problem[] => {
  const java = javaProblems(run(project, ['java', '-version']));
  if (java.length > 0) return java;
  install(project);
  const analyzer = join(import.meta.dirname, 'run-code-analyzer.mjs');
  return analyzerProblems(
    project,
    run(project, ['node', analyzer, join(project, CACHE), join(project, 'force-app'), SELECTOR]),
  );
};

if (import.meta.main) report('Code Analyzer', checkApexCode(process.cwd()));
