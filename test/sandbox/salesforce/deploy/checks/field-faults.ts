import { basename } from 'node:path';
import { sourceFiles } from '../../schema/read-source.ts';
import { SourceInvalid } from '../../schema/source-error.ts';
import { readFields } from '../../schema/source-field.ts';
import { kindOf, objectNameOf } from '../../schema/source-object.ts';
import { globalValueSets, type ValueSets } from '../../schema/source-picklist.ts';
import { isStandardField } from '../../schema/source-standard-field.ts';
import { problemOf, type DeployProblem } from '../source/component.ts';
import type { Tree } from '../tree/write-tree.ts';

/** Fields that cannot be read, found one by one: large packages have many, and each would stop the loading of all. */

const faultIn = (file: string, globals: ValueSets): string | undefined => {
  const kind = kindOf(objectNameOf(file));
  if (isStandardField(basename(file, '.field-meta.xml'))) return undefined;
  try {
    readFields({ file, kind, globals });
    return undefined;
  } catch (error) {
    if (error instanceof SourceInvalid) return error.problem;
    throw error;
  }
};

const valueSetsIn = (tree: Tree): ValueSets => {
  try {
    return globalValueSets([tree.directory]);
  } catch (error) {
    if (error instanceof SourceInvalid) return new Map();
    throw error;
  }
};

/** Takes the fields at fault out of the tree. @returns what is wrong with them */
export const takeOutFaultyFields = (tree: Tree): readonly DeployProblem[] => {
  const globals = valueSetsIn(tree);
  return sourceFiles([tree.directory], '**/objects/*/fields/*.field-meta.xml').flatMap((file) => {
    const component = tree.originOf(file)?.component;
    const problem = component === undefined ? undefined : faultIn(file, globals);
    if (component === undefined || problem === undefined) return [];
    tree.leaveOut(component);
    return [problemOf(component, { problem, at: component.root })];
  });
};
