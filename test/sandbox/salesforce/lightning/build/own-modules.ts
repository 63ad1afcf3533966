/**
 * What changes: the org's components, the modules of the platform, and the page itself, compiled together against the base
 * components. A build is kept under the content of everything in it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import lwc from '@lwc/rollup-plugin';
import { rollup, type Plugin, type RollupLog } from 'rollup';
import { z } from 'zod';
import type { BaseComponents } from './base-components.ts';
import { namespaceInTags, stageBundles, type SourceBundle } from './bundle-sources.ts';
import { ownKey } from './build-keys.ts';
import { builtOnce } from './cached-folder.ts';
import { compiledBefore } from './compiled-before.ts';
import { failingAlone, type CompileProblem } from './compile-problems.ts';
import { knownExports } from './known-exports.ts';
import { npmModules } from './npm-modules.ts';
import { orgModules } from './org-modules.ts';
import { sessionValues } from './session-values.ts';
import { unsupportedModules } from './unsupported-modules.ts';

/** Base components have addresses of their own. */
const fromBase = ({ names }: BaseComponents, url: string, own: ReadonlySet<string>): Plugin => ({
  name: 'from-base',
  resolveId: (id) => (names.has(id) && !own.has(id) ? { id: `${url}/${id}.js`, external: 'absolute' } : undefined),
});

/** `lightningPage/header` in a script and `<lightningpage-header>` in a template are the same module. */
const oneSpelling = (own: ReadonlySet<string>): Plugin => ({
  name: 'one-spelling',
  resolveId(id, importer) {
    const spelled = namespaceInTags(id);
    return own.has(id) && spelled !== id ? this.resolve(spelled, importer, { skipSelf: true }) : undefined;
  },
});

const REGISTRY = 'lightningPage/components';
const RESOLVED_REGISTRY = `\0${REGISTRY}`;

/** `components['c:accountInvoices']()` loads a component that metadata names: the page loads only what it draws. */
const registry = (bundles: readonly SourceBundle[]): Plugin => ({
  name: 'component-registry',
  resolveId: (id) => (id === REGISTRY ? RESOLVED_REGISTRY : undefined),
  load(id) {
    if (id !== RESOLVED_REGISTRY) return undefined;
    const rows = bundles
      .filter(({ namespace }) => namespace === 'c')
      .map(({ name }) => `${JSON.stringify(`c:${name}`)}: () => import('c/${name}'),`);
    return `export const components = {\n${rows.join('\n')}\n};`;
  },
});

/** The module that starts the page. */
const START = 'lightningPage/start';

type Making = { readonly bundles: readonly SourceBundle[]; readonly base: BaseComponents; readonly baseUrl: string };

const noteMissingExports =
  (note: (problem: CompileProblem) => void) =>
  (_level: string, { code, message }: RollupLog): void => {
    if (code === 'SHIMMED_EXPORT') note({ file: '', line: 0, column: 0, message });
  };

type Place = { readonly staged: string; readonly into: string; readonly note: (problem: CompileProblem) => void };

const bundleUp = async ({ bundles, base, baseUrl }: Making, { staged, into, note }: Place): Promise<void> => {
  const own = new Set(bundles.map(({ namespace, name }) => `${namespace}/${name}`));
  const compiler = lwc({
    ...{ rootDir: staged, defaultModules: [], exclude: ['\0*', '**/node_modules/**'] },
    ...{ enableDynamicComponents: true, enableLwcOn: true },
  });
  const kept = { root: staged, directory: join(dirname(into), 'compiled'), compiler: base.key };
  const bundle = await rollup({
    input: { start: join(staged, namespaceInTags(START), 'start.js') },
    plugins: [
      fromBase(base, baseUrl, own),
      registry(bundles),
      oneSpelling(own),
      npmModules(),
      orgModules(),
      sessionValues(),
      failingAlone(compiledBefore(compiler, kept), staged, note),
      knownExports(staged),
      unsupportedModules(),
    ],
    shimMissingExports: true,
    onLog: noteMissingExports(note),
  });
  await bundle.write({
    dir: into,
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minifyInternalExports: false,
  });
  await bundle.close();
};

/** Somebody saves a file while it is read: what would be built is not what the key says. */
class SourceChanged extends Error {}

const build = async (making: Making, key: string, into: string): Promise<void> => {
  const staged = `${into}.source`;
  const problems: CompileProblem[] = [];
  try {
    stageBundles(making.bundles, staged);
    if (ownKey(making.bundles, making.base.key) !== key)
      throw new SourceChanged('The source changes while it is read.');
    await bundleUp(making, { staged, into, note: (problem) => void problems.push(problem) });
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
  writeFileSync(join(into, 'problems.json'), JSON.stringify(problems));
};

export type OwnModules = {
  readonly key: string;
  readonly folder: string;
  readonly problems: readonly CompileProblem[];
};

const noted = z.array(z.object({ file: z.string(), line: z.number(), column: z.number(), message: z.string() }));

const ATTEMPTS = 5;

/** @param cacheDirectory holds what earlier runs have built */
export const ownModules = async (making: Making, cacheDirectory: string, attempt = 1): Promise<OwnModules> => {
  const key = ownKey(making.bundles, making.base.key);
  try {
    const folder = await builtOnce(join(cacheDirectory, `own-${key}`), (into) => build(making, key, into));
    return { key, folder, problems: noted.parse(JSON.parse(readFileSync(join(folder, 'problems.json'), 'utf8'))) };
  } catch (error) {
    if (!(error instanceof SourceChanged) || attempt === ATTEMPTS) throw error;
    return ownModules(making, cacheDirectory, attempt + 1);
  }
};
