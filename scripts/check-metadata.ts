import { checkDeploy } from './metadata/check-deploy.ts';
import { checkFields } from './metadata/check-fields.ts';
import { checkFolders } from './metadata/check-folders.ts';
import { checkPermissions } from './metadata/check-permissions.ts';
import { checkShape } from './metadata/check-shape.ts';
import { readDeclarations } from '../test/sandbox/salesforce/deploy/metadata/declared-types.ts';
import type { Problem } from './metadata/problem.ts';
import { report } from './metadata/problem.ts';
import { readPackage } from './metadata/read-package.ts';

/**
 * Finds, without an org, what a deploy would refuse and what the house style forbids in the Salesforce package: all
 * problems at once, each with its file and what to do. Run it with `node scripts/check-metadata.ts`.
 */

/** Checks the package of the project in that folder. */
export const checkMetadata = (project: string): readonly Problem[] => {
  const { files, problems } = readPackage(project);
  const types = readDeclarations();
  return [
    ...problems,
    ...files.flatMap((file) => checkShape(types, file)),
    ...checkFolders(files),
    ...checkFields(files),
    ...checkPermissions(files),
    ...checkDeploy(project),
  ];
};

if (import.meta.main) report('Metadata', checkMetadata(process.cwd()));
