import { openCatalog } from './catalog/open-catalog.ts';
import type { Check } from './checks/check.ts';
import { checkReferences } from './checks/check-references.ts';
import { fileCheck } from './checks/check-file.ts';
import { readDeclarations } from './metadata/declared-types.ts';
import type { Component, DeployProblem } from './source/component.ts';
import type { Source } from './source/read-components.ts';

/** Everything a deploy would refuse about components, all of it at once. */

/**
 * Checks components against each other and against what the org keeps besides.
 * @param kept components of the org that the deploy does not replace
 */
export const checkComponents = (
  { components, problems }: Source,
  kept: readonly Component[] = [],
): readonly DeployProblem[] => {
  const catalog = openCatalog([...kept, ...components]);
  const checks: readonly Check[] = [fileCheck(readDeclarations()), checkReferences];
  return [...problems, ...components.flatMap((component) => checks.flatMap((check) => check(component, catalog)))];
};
