/** By what names builds are kept: everything they are made from, the code that builds among it. Nothing is compiled here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compiledFiles, type SourceBundle } from './bundle-sources.ts';
import { contentKey, filesKey } from './cached-folder.ts';

export const BASE_PACKAGE = 'lightning-base-components';

const require = createRequire(import.meta.url);

/** The folder of an installed package, whatever its entry is. */
export const packageFolder = (packageName: string): string => {
  const places = require.resolve.paths(packageName) ?? [];
  const folder = places.map((place) => join(place, packageName)).find((path) => existsSync(join(path, 'package.json')));
  if (folder === undefined) throw new Error(`The package ${packageName} is not installed.`);
  return folder;
};

const builder = (file: string): string => readFileSync(join(import.meta.dirname, file), 'utf8');

const BASE_BUILDERS = ['base-components.ts', 'persons-time-zone.ts', 'session-values.ts', 'unsupported-modules.ts'];

/** Of the engine and the base components. */
export const baseKey = (): string =>
  contentKey([
    ...[BASE_PACKAGE, 'lwc', '@lwc/rollup-plugin'].map((name) =>
      readFileSync(join(packageFolder(name), 'package.json'), 'utf8'),
    ),
    ...BASE_BUILDERS.map(builder),
  ]);

/** Of the components of an org with the page around them. */
export const ownKey = (bundles: readonly SourceBundle[], base: string): string => {
  const builders = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts'));
  return contentKey([base, filesKey(compiledFiles(bundles)), ...builders.map(builder)]);
};
