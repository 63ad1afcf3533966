import { resolve } from 'node:path';
import { compileProject, type CompiledProject } from '../../apex/compile-project.ts';
import type { Schema } from '../../schema/types.ts';
import type { DeployProblem } from '../source/component.ts';
import type { Tree } from '../tree/write-tree.ts';

/** What the Apex compiler refuses, each at its line. */

export type CheckedApex = {
  readonly problems: readonly DeployProblem[];
  readonly program: CompiledProject['program'];
};

/** @param cacheDirectory where parsed files are kept between runs; nowhere when left out */
export const checkApex = (tree: Tree, schema: Schema, cacheDirectory: string | undefined): CheckedApex => {
  const cache = cacheDirectory === undefined ? {} : { cacheDirectory };
  const { problems, program } = compileProject(schema, { directories: [tree.directory], ...cache });
  return { program, problems: problems.map((problem) => deployProblem(tree, problem)) };
};

const deployProblem = (tree: Tree, { file, at, message }: CompiledProject['problems'][number]): DeployProblem => {
  const origin = tree.originOf(resolve(tree.directory, file)) ?? tree.originOf(file);
  const { component, file: fileName } = origin ?? { component: { type: 'ApexClass', fullName: file }, file };
  return {
    componentType: component.type,
    fullName: component.fullName,
    fileName,
    lineNumber: at.line,
    columnNumber: at.column,
    problem: message,
    problemType: 'Error',
  };
};
