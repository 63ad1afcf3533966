import { basename, dirname, join } from 'node:path';
import { loadSchema } from '../../schema/load-schema.ts';
import type { Caller, Org } from '../../data/types.ts';
import type { Schema } from '../../schema/types.ts';
import { checkComponents } from '../check-project.ts';
import { deployResult, type DeployResult } from '../report/deploy-result.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Archive } from '../source/from-archive.ts';
import { inTemporaryFolder, writeTree } from '../tree/write-tree.ts';
import { dataProblems, deletionProblems } from './data-problems.ts';
import type { DeployOptions } from './deploy-options.ts';
import { runDeployTests } from './deploy-tests.ts';
import type { LiveOrg } from './live-org.ts';
import { nextSource, openPackageSource, type NextSource, type PackageSource } from './package-source.ts';

/**
 * A deploy into a running org: the whole of the metadata that the org would have is checked first; only when nothing is wrong do
 * schema, Apex, flows and permissions change, all at one moment. Otherwise the org is as it was.
 */
export type Deployer = (archive: Archive, options: DeployOptions, caller: Caller) => Promise<DeployResult>;

export type DeployerNeeds = {
  readonly live: LiveOrg;
  readonly sourceDirectories: readonly string[];
  readonly isMultiCurrency: boolean;
  readonly apexCacheDirectory?: string;
};

const keyOf = (type: string, fullName: string): string => `${type}\n${fullName.toLowerCase()}`;

/** Problems go by the paths that the caller sent; those of components that were there before keep theirs. */
const asSent = (problems: readonly DeployProblem[], { brought, sentAs }: NextSource): readonly DeployProblem[] => {
  const sent = new Map(brought.components.map((one) => [keyOf(one.type, one.fullName), one]));
  return problems.map((problem) => {
    const component = sent.get(keyOf(problem.componentType, problem.fullName));
    if (component === undefined) return problem;
    const own = join(dirname(component.file), basename(problem.fileName));
    return { ...problem, fileName: sentAs.get(own) ?? sentAs.get(component.file) ?? component.file };
  });
};

const messageOf = ({ componentType, fullName, problem }: DeployProblem): string =>
  `${keyOf(componentType, fullName)}\n${problem}`;

/** What has been wrong before with components that the deploy does not touch is none of its business. */
const withoutOld = (problems: readonly DeployProblem[], next: NextSource, before: PackageSource) => {
  const brought = new Set(next.brought.components.map(({ type, fullName }) => keyOf(type, fullName)));
  const isKept = ({ componentType, fullName }: DeployProblem): boolean => !brought.has(keyOf(componentType, fullName));
  if (!problems.some(isKept)) return problems;
  const old = inTemporaryFolder((folder) => {
    const { components, directory } = before;
    return checkComponents({ components, problems: [], tree: writeTree(folder, directory, components) });
  });
  const known = new Set(old.map(messageOf));
  return problems.filter((problem) => !isKept(problem) || !known.has(messageOf(problem)));
};

const missing = ({ unknown }: NextSource): readonly DeployProblem[] =>
  unknown.map(({ type, fullName }) =>
    problemOf(
      { type, fullName, file: 'destructiveChanges.xml' },
      { problem: `No ${type} named: ${fullName} found`, isWarning: true },
    ),
  );

const prefixesOf = (org: Org): ReadonlyMap<string, string> =>
  new Map(org.schema.all().map(({ name, keyPrefix }) => [name, keyPrefix]));

type Cache = { readonly apexCacheDirectory?: string };

const checked = (next: NextSource, before: PackageSource, cache: Cache): readonly DeployProblem[] => {
  const { directory, components, brought, destroyed } = next;
  const tree = writeTree(directory, directory, components);
  const objects = new Set(destroyed.filter(({ type }) => type === 'CustomObject').map(({ fullName }) => fullName));
  return [
    ...brought.problems,
    ...asSent(withoutOld(checkComponents({ components, problems: [], tree, ...cache }), next, before), next),
    ...deletionProblems(destroyed, objects),
    ...missing(next),
  ];
};

const isError = ({ problemType }: DeployProblem): boolean => problemType === 'Error';

const APEX: ReadonlySet<string> = new Set(['ApexClass', 'ApexTrigger']);

const apexNames = (components: readonly Component[]): ReadonlySet<string> =>
  new Set(components.filter(({ type }) => APEX.has(type)).map(({ fullName }) => fullName));

/** What only fails when it is done for good. */
const exchangeProblem = (error: unknown): DeployProblem => {
  const problem = error instanceof Error ? error.message : String(error);
  return problemOf({ type: '', fullName: 'package.xml', file: 'package.xml' }, { problem });
};

type Step = { readonly next: NextSource; readonly options: DeployOptions; readonly caller: Caller };

const schemaFor = ({ live, isMultiCurrency }: DeployerNeeds, { directory }: NextSource): Schema =>
  loadSchema({ sourceDirectories: [directory], isMultiCurrency, keyPrefixes: prefixesOf(live.org) });

/** Does what was checked. @returns what still went wrong */
const exchange = async (needs: DeployerNeeds, { next, caller }: Step): Promise<readonly DeployProblem[]> => {
  try {
    const schema = schemaFor(needs, next);
    await needs.live.exchange({ schema, directory: next.directory, author: caller.userId });
    return [];
  } catch (error) {
    return [exchangeProblem(error)];
  }
};

export const openDeployer = (needs: DeployerNeeds): Deployer => {
  const { live, apexCacheDirectory } = needs;
  const cache = apexCacheDirectory === undefined ? {} : { apexCacheDirectory };
  let current: PackageSource | undefined;

  const attempt = async (step: Step, before: PackageSource): Promise<DeployResult> => {
    const { next, options } = step;
    const known = new Set(before.components.map(({ type, fullName }) => keyOf(type, fullName)));
    const problems = [...checked(next, before, cache)];
    if (!problems.some(isError))
      problems.push(...dataProblems(live.org, schemaFor(needs, next), next.brought.components));
    const isSound = !problems.some(isError);
    const tests = isSound ? runDeployTests(next.directory, options, apexNames(next.brought.components)) : undefined;
    const report = (all: readonly DeployProblem[]): DeployResult =>
      deployResult({
        components: next.brought.components,
        problems: all,
        checkOnly: options.checkOnly,
        deleted: next.destroyed,
        isKnown: ({ type, fullName }) => known.has(keyOf(type, fullName)),
        ...(tests === undefined ? {} : { tests }),
      });
    const result = report(problems);
    if (!result.success || options.checkOnly) return result;
    return report([...problems, ...(await exchange(needs, step))]);
  };

  return async (archive, options, caller) => {
    const before = (current ??= openPackageSource(needs.sourceDirectories));
    const next = nextSource(before, archive);
    const result = await attempt({ next, options, caller }, before);
    const isDone = result.success && !options.checkOnly;
    if (isDone) current = next;
    (isDone ? before : next).remove();
    return result;
  };
};
