/** Everything that is compiled against the base components: the org's own components, the platform's modules, and the page. */
import { join } from 'node:path';
import { namespacedBundles, packageBundles, type SourceBundle } from './bundle-sources.ts';

const PLATFORM = join(import.meta.dirname, '../platform');
const PAGE = join(import.meta.dirname, '../page/modules');

/** @param sourceDirectories the org's package directories */
export const lightningBundles = (sourceDirectories: readonly string[]): readonly SourceBundle[] => [
  ...namespacedBundles(PLATFORM),
  ...namespacedBundles(PAGE),
  ...packageBundles(sourceDirectories),
];
