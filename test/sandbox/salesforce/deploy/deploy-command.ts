/**
 * `sandbox deploy DIR`: checks an SFDX project the way a deploy does. Exit code 0 when it would be taken, 1 when not, 2 when the
 * question itself was wrong.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkComponents } from './check-project.ts';
import { deployResult } from './report/deploy-result.ts';
import { describeResult } from './report/describe-result.ts';
import { readComponents } from './source/read-components.ts';
import { inTemporaryFolder, writeTree } from './tree/write-tree.ts';

export type Output = { readonly print: (text: string) => void };

const USAGE = `Usage: sandbox deploy DIR [--check-only] [--json]

DIR is an SFDX project (with its sfdx-project.json) or any folder of source.`;

const OPTIONS = {
  'check-only': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** @param args what follows `sandbox deploy` */
export const deployCommand = (args: readonly string[], { print }: Output): number => {
  const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  const [directory, ...more] = positionals;
  if (directory === undefined || more.length > 0) {
    print(USAGE);
    return 2;
  }
  const project = resolve(directory);
  const source = readComponents(project);
  const problems = inTemporaryFolder((folder) =>
    checkComponents({ ...source, tree: writeTree(folder, project, source.components) }),
  );
  const result = deployResult({ components: source.components, problems, checkOnly: true });
  print(values.json ? JSON.stringify(result, undefined, 2) : describeResult(result));
  return result.success ? 0 : 1;
};
