import type { Catalog } from '../catalog/open-catalog.ts';
import type { Component, DeployProblem } from '../source/component.ts';

/** One check of a deploy: everything it finds wrong with a component, given all there is to refer to. */
export type Check = (component: Component, catalog: Catalog) => readonly DeployProblem[];
