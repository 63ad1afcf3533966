import { openCatalog } from '../../test/sandbox/salesforce/deploy/catalog/open-catalog.ts';
import { nameChecks } from '../../test/sandbox/salesforce/deploy/checks/index.ts';
import { readComponents } from '../../test/sandbox/salesforce/deploy/source/read-components.ts';
import type { Problem } from './problem.ts';

/** What a deploy would refuse of how components name each other, by the checks of the sandbox's own deploy. */

/** @param project its folder */
export const checkDeploy = (project: string, directory = 'force-app'): readonly Problem[] => {
  const { components } = readComponents(project, [`${project}/${directory}`]);
  const catalog = openCatalog(components);
  return components
    .flatMap((component) => nameChecks.flatMap((check) => check(component, catalog)))
    .filter(({ problemType }) => problemType === 'Error')
    .map(({ fileName, problem }) => ({ file: fileName, problem: `${problem}.`, fix: 'A deploy refuses it.' }));
};
