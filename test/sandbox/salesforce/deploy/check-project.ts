import { readingOnce } from '../schema/read-source.ts';
import { openCatalog, type Catalog } from './catalog/open-catalog.ts';
import { checkApex } from './checks/apex-problems.ts';
import { formulaProblems } from './checks/formula-problems.ts';
import { componentChecks } from './checks/index.ts';
import { flowProblemsIn } from './checks/flow-problems.ts';
import { readingProblems, schemaOf } from './checks/load-problems.ts';
import { readDeclarations } from './metadata/declared-types.ts';
import type { DeployProblem } from './source/component.ts';
import type { Source } from './source/read-components.ts';
import type { Tree } from './tree/write-tree.ts';

/** Everything a deploy would refuse about components, all of it at once. */

export type CheckedSource = Source & {
  /** All components, as a folder from which an org can be opened. What is at fault is taken out of it. */
  readonly tree: Tree;
  readonly apexCacheDirectory?: string;
};

const keyOf = ({ componentType, fullName }: DeployProblem): string => `${componentType}\n${fullName}`;

/** What fails in the loading has mostly been said in better words before. */
const unlessSaid = (said: readonly DeployProblem[], more: readonly DeployProblem[]): readonly DeployProblem[] => {
  const known = new Set(said.filter(({ problemType }) => problemType === 'Error').map(keyOf));
  return more.filter((problem) => !known.has(keyOf(problem)));
};

type Checking = CheckedSource & { readonly catalog: Catalog };

const inTheOrg = (source: Checking, said: readonly DeployProblem[]): readonly DeployProblem[] => {
  const { tree, components, apexCacheDirectory } = source;
  const { result: schema, problems } = schemaOf(tree, components);
  const others = readingProblems(tree, components);
  if (schema === undefined) return unlessSaid(said, [...problems, ...others]);
  const formulas = components.flatMap((component) => formulaProblems(component, schema));
  const apex = checkApex(tree, schema, apexCacheDirectory);
  const flows = flowProblemsIn(source, { schema, program: apex.program });
  return [...formulas, ...unlessSaid([...said, ...formulas], [...problems, ...others]), ...apex.problems, ...flows];
};

/**
 * Checks components against each other, all that the org will have.
 * @returns problems of any of them
 */
export const checkComponents = (source: CheckedSource): readonly DeployProblem[] => {
  const { components, problems } = source;
  const catalog = openCatalog(components);
  const checks = componentChecks(readDeclarations());
  const own = [...problems, ...components.flatMap((component) => checks.flatMap((check) => check(component, catalog)))];
  return [...own, ...readingOnce(() => inTheOrg({ ...source, catalog }, own))];
};
