import type { XmlElement } from '../metadata/xml.ts';
import { references } from '../references/index.ts';
import type { Naming, Target, Wanted } from '../references/reference.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';
import type { Catalog } from '../catalog/open-catalog.ts';
import type { Check } from './check.ts';

/** Whatever a component names exists, by the tables of references. */

const namingsAt = (component: Component, path: string): readonly Naming[] =>
  path
    .split('/')
    .reduce<readonly Naming[]>(
      (namings, name) =>
        namings.flatMap(({ element, around }) =>
          element.children
            .filter((child) => child.name === name)
            .map((child) => ({ component, element: child, around: [...around, element] })),
        ),
      [{ component, element: component.root, around: [] }],
    );

const targetOf = (target: string | Target): Target =>
  typeof target === 'string' ? ({ element }) => ({ type: target, name: element.text.trim() }) : target;

/** What is wrong with naming that component there; nothing when it exists. */
export const referenceProblem = (
  { component, element }: { component: Component; element: XmlElement },
  wanted: Wanted,
  catalog: Catalog,
): readonly DeployProblem[] => {
  const existence = catalog.exists(wanted.type, wanted.name);
  if (existence === 'yes') return [];
  const problem =
    existence === 'no'
      ? `In field: ${element.name} - no ${wanted.type} named ${wanted.name} found`
      : `The sandbox does not know whether there is a ${wanted.type} named ${wanted.name}; ${element.name} is not checked`;
  return [problemOf(component, { problem, at: element, isWarning: existence === 'unsure' })];
};

export const checkReferences: Check = (component, catalog) =>
  Object.entries(references[component.type] ?? {}).flatMap(([path, target]) =>
    namingsAt(component, path).flatMap((naming) => {
      const wanted = naming.element.text.trim() === '' ? undefined : targetOf(target)(naming);
      return wanted === undefined ? [] : referenceProblem(naming, wanted, catalog);
    }),
  );
