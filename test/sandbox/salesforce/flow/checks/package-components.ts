/** Components of a package that a screen may hold: Lightning web components, and Aura components, by name. */
import { basename, dirname } from 'node:path';
import { sourceFiles } from '../../schema/read-source.ts';

const PATTERNS = ['**/lwc/*/*.js-meta.xml', '**/aura/*/*.cmp-meta.xml'];

/** @param directories of the package's source */
export const readComponents = (directories: readonly string[]): ReadonlySet<string> =>
  new Set(PATTERNS.flatMap((pattern) => sourceFiles(directories, pattern)).map((file) => basename(dirname(file))));
