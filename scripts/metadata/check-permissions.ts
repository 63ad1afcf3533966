import { childrenNamed, childText } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';
import { objectOf } from './read-package.ts';

/** A permission set lets nobody edit a formula: the platform drops such a grant without a word. */

/** Checks every permission set of the package. */
export const checkPermissions = (files: readonly MetadataFile[]): readonly Problem[] => {
  const formulas = new Set(
    files
      .filter(({ type, root }) => type === 'CustomField' && childText(root, 'formula') !== undefined)
      .map((file) => `${objectOf(file.path)}.${file.name}`),
  );
  return files
    .filter(({ type }) => type === 'PermissionSet')
    .flatMap((file) =>
      childrenNamed(file.root, 'fieldPermissions')
        .filter((grant) => childText(grant, 'editable') === 'true' && formulas.has(childText(grant, 'field') ?? ''))
        .map((grant) => ({
          file: file.path,
          problem: `${childText(grant, 'field') ?? ''} is a formula.`,
          fix: 'Set editable to false.',
        })),
    );
};
