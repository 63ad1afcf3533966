import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';
import { objectOf } from './read-package.ts';

/** Where things live: by capability, each object in one place, no profile, nothing in the folder a retrieve makes. */

const CAPABILITIES = [
  'customers',
  'products',
  'order-bridge',
  'invoices',
  'payments',
  'subscriptions',
  'forecast',
  'integration-health',
  'shared',
];

const misplaced = ({ path, type }: MetadataFile): readonly Problem[] => {
  const [, main, capability = ''] = path.split('/');
  const found: Omit<Problem, 'file'>[] = [];
  if (type === 'Profile') {
    found.push({ problem: 'Profiles are not shipped.', fix: 'Grant it with a permission set instead.' });
  }
  if (capability === 'default') {
    found.push({ problem: 'main/default is where a retrieve puts new parts.', fix: 'Move it to its capability.' });
  } else if (main !== 'main' || !CAPABILITIES.includes(capability)) {
    found.push({ problem: 'The folder is no capability.', fix: `Move it below main/ to ${CAPABILITIES.join(', ')}.` });
  }
  return found.map((each) => ({ file: path, ...each }));
};

const scattered = (files: readonly MetadataFile[]): readonly Problem[] => {
  const ofObject = Map.groupBy(
    files.filter(({ path }) => objectOf(path) !== ''),
    ({ path }) => objectOf(path),
  );
  return [...ofObject].flatMap(([object, parts]) => {
    const folders = [...new Set(parts.map(({ path }) => path.slice(0, path.indexOf('/objects/'))))];
    if (folders.length < 2) return [];
    return folders.map((folder) => ({
      file: `${folder}/objects/${object}`,
      problem: `${object} has folders in ${folders.join(' and ')}.`,
      fix: 'Keep it with the capability that owns its life.',
    }));
  });
};

/** Checks the place of every file. */
export const checkFolders = (files: readonly MetadataFile[]): readonly Problem[] => [
  ...files.flatMap(misplaced),
  ...scattered(files),
];
