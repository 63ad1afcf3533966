import { resolve } from 'node:path';
import { compileProject } from '../../apex/compile-project.ts';
import type { Schema } from '../../schema/types.ts';
import type { DeployProblem } from '../source/component.ts';
import type { Tree } from '../tree/write-tree.ts';

/** What the Apex compiler refuses, each at its line. */

/** @param cacheDirectory where parsed files are kept between runs; nowhere when left out */
export const apexProblems = (
  tree: Tree,
  schema: Schema,
  cacheDirectory: string | undefined,
): readonly DeployProblem[] => {
  const cache = cacheDirectory === undefined ? {} : { cacheDirectory };
  const { problems } = compileProject(schema, { directories: [tree.directory], ...cache });
  return problems.map(({ file, at, message }) => {
    const origin = tree.originOf(resolve(tree.directory, file)) ?? tree.originOf(file);
    return {
      componentType: origin?.component.type ?? 'ApexClass',
      fullName: origin?.component.fullName ?? file,
      fileName: origin?.file ?? file,
      lineNumber: at.line,
      columnNumber: at.column,
      problem: message,
      problemType: 'Error',
    };
  });
};
