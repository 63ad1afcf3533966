/**
 * Where Lightning web components lie in a project's source, and a copy of them as the compiler wants it: one folder per namespace,
 * types stripped. Stripping leaves every character where it was, so that a place in the copy is the place in the source.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

export type SourceBundle = {
  /** `c` for the org's own. */
  readonly namespace: string;
  readonly name: string;
  readonly folder: string;
};

const isTest = (path: string): boolean => /(^|[\\/])__\w+__([\\/]|$)/.test(path);

/** What the compiler reads of a bundle. */
const COMPILED = /\.(js|ts|html|css)$/;

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !isTest(path) && COMPILED.test(path) && !path.endsWith('.d.ts'))
    .toSorted();

const foldersIn = (directory: string): readonly string[] =>
  readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && !entry.name.startsWith('.'))
    .map(({ name }) => join(directory, name));

/** Every folder `lwc` at any depth of a package directory. */
const componentFolders = (directory: string): readonly string[] =>
  foldersIn(directory).flatMap((folder) => (basename(folder) === 'lwc' ? foldersIn(folder) : componentFolders(folder)));

/** The components of an org, from its package directories. */
export const packageBundles = (directories: readonly string[]): readonly SourceBundle[] =>
  directories
    .flatMap(componentFolders)
    .filter((folder) => filesOf(folder).length > 0)
    .map((folder) => ({ namespace: 'c', name: basename(folder), folder }));

/** Modules laid out as `namespace/name/`. */
export const namespacedBundles = (directory: string): readonly SourceBundle[] =>
  foldersIn(directory).flatMap((namespaceFolder) =>
    foldersIn(namespaceFolder).map((folder) => ({
      namespace: basename(namespaceFolder),
      name: basename(folder),
      folder,
    })),
  );

export type SourceFile = { readonly bundle: SourceBundle; readonly path: string };

/** Name and path of every file that is compiled, by what its content key is made. */
export const compiledFiles = (bundles: readonly SourceBundle[]): readonly (readonly [string, string])[] =>
  bundles.flatMap(({ namespace, name, folder }) =>
    filesOf(folder).map((path) => [join(namespace, name, path), join(folder, path)] as const),
  );

/** The function is an experiment of Node.js, and says so once in every process. */
const withoutWarnings = <Result>(work: () => Result): Result => {
  const emitWarning: unknown = Reflect.get(process, 'emitWarning');
  process.emitWarning = () => undefined;
  try {
    return work();
  } finally {
    Reflect.set(process, 'emitWarning', emitWarning);
  }
};

/**
 * The JavaScript in a TypeScript source, every character where it was.
 * @throws Error for what is no TypeScript, or cannot be erased
 */
export const stripTypes = (source: string): string => withoutWarnings(() => stripTypeScriptTypes(source));

/** Source that cannot be read as TypeScript is left as it is: the compiler says what is wrong with it, and where. */
export const withoutTypes = (source: string): string => {
  try {
    return stripTypes(source);
  } catch {
    return source;
  }
};

/** Tags of a page know no capital letters, so neither does a namespace in the copy. */
export const namespaceInTags = (moduleName: string): string =>
  moduleName.replace(/^\w+(?=\/)/, (name) => name.toLowerCase());

/** @param into gets `namespace/name/…` for each bundle, TypeScript as JavaScript */
export const stageBundles = (bundles: readonly SourceBundle[], into: string): void => {
  mkdirSync(into, { recursive: true });
  // The compiler looks for the package that a module belongs to.
  writeFileSync(join(into, 'package.json'), '{}');
  for (const [name, path] of compiledFiles(bundles)) {
    const target = join(into, namespaceInTags(name));
    mkdirSync(dirname(target), { recursive: true });
    if (path.endsWith('.ts')) writeFileSync(target.replace(/\.ts$/, '.js'), withoutTypes(readFileSync(path, 'utf8')));
    else cpSync(path, target);
  }
};
