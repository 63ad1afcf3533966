/**
 * `sandbox deploy DIR`: checks an SFDX project the way a deploy does, or deploys it into a running org. Exit code 0 when it is
 * taken, 1 when not, 2 when the question itself was wrong.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkComponents, type CheckedSource } from './check-project.ts';
import { deployTo } from './remote-deploy.ts';
import { deployResult, type DeployResult } from './report/deploy-result.ts';
import { describeResult } from './report/describe-result.ts';
import type { Component } from './source/component.ts';
import { readComponents } from './source/read-components.ts';
import { inTemporaryFolder, writeTree } from './tree/write-tree.ts';

export type Output = { readonly print: (text: string) => void };

const USAGE = `Usage: sandbox deploy DIR [--check-only] [--json] [--cache DIR]
       sandbox deploy DIR --url URL --token TOKEN [--check-only] [--json] [--test-level LEVEL] [--tests NAME …]

DIR is an SFDX project (with its sfdx-project.json) or any folder of source. Without an address nothing is deployed:
the project is checked by itself; --cache names a folder to keep parsed Apex in.`;

const OPTIONS = {
  'check-only': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  cache: { type: 'string' },
  url: { type: 'string' },
  token: { type: 'string' },
  'test-level': { type: 'string', default: 'NoTestRun' },
  tests: { type: 'string', multiple: true },
} as const;

/** Types that no org here is opened with, of which large packages have thousands. */
const ONLY_SHOWN: ReadonlySet<string> = new Set(['CustomObjectTranslation', 'Layout', 'Report', 'Translations']);

const isLoaded = ({ type }: Component): boolean => !ONLY_SHOWN.has(type);

const checkAlone = (project: string, cache: Pick<CheckedSource, 'apexCacheDirectory'>): DeployResult => {
  const source = readComponents(project);
  const problems = inTemporaryFolder((folder) =>
    checkComponents({ ...source, ...cache, tree: writeTree(folder, project, source.components.filter(isLoaded)) }),
  );
  return deployResult({ components: source.components, problems, checkOnly: true });
};

type Values = {
  readonly url?: string | undefined;
  readonly cache?: string | undefined;
  readonly token?: string | undefined;
  readonly 'check-only': boolean;
  readonly 'test-level': string;
  readonly tests?: readonly string[] | undefined;
};

/** Where there is an address, deploys; otherwise checks the project by itself. */
const resultOf = (project: string, values: Values): DeployResult | Promise<DeployResult> => {
  const { url, token, cache, 'test-level': testLevel, tests: runTests = [], 'check-only': checkOnly } = values;
  if (url === undefined || token === undefined)
    return checkAlone(project, cache === undefined ? {} : { apexCacheDirectory: resolve(cache) });
  return deployTo({ url, token, options: { checkOnly, testLevel, runTests } }, project);
};

/** @param args what follows `sandbox deploy` */
export const deployCommand = async (args: readonly string[], { print }: Output): Promise<number> => {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0 || (values.url === undefined) !== (values.token === undefined)) {
    print(USAGE);
    return 2;
  }
  const result = await resultOf(resolve(directory), values);
  print(values.json ? JSON.stringify(result, undefined, 2) : describeResult(result));
  return result.success ? 0 : 1;
};
