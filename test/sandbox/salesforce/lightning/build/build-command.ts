/**
 * Builds the page for the package directories named on the command line, as a process of its own: compiling takes all of a
 * processor for seconds, and an org has others to answer meanwhile. Prints where it lies, as JSON.
 */
import { baseComponents } from './base-components.ts';
import { dropOldBuilds } from './cached-folder.ts';
import { lightningBundles } from './lightning-bundles.ts';
import { ownModules } from './own-modules.ts';

const [cacheDirectory = '', baseUrl = '', ...sourceDirectories] = process.argv.slice(2);

const base = await baseComponents(cacheDirectory);
const bundles = lightningBundles(sourceDirectories);
const own = await ownModules({ bundles, base, baseUrl: `${baseUrl}/base-${base.key}` }, cacheDirectory);
dropOldBuilds(cacheDirectory);
console.log(JSON.stringify({ baseKey: base.key, ownKey: own.key, problems: own.problems }));
