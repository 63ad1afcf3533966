import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Problem } from './problem.ts';
import type { MetadataType } from '../../test/sandbox/salesforce/deploy/metadata/registry.ts';
import { readRegistry } from '../../test/sandbox/salesforce/deploy/metadata/registry.ts';
import { readXml } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';
import type { XmlElement } from '../../test/sandbox/salesforce/deploy/metadata/xml.ts';

/**
 * The package as source: every metadata file with its type and its parsed content. What cannot be read, or would not be
 * recognised by a deploy, is a problem and not an exception, so that one broken file hides no other.
 */

export type MetadataFile = {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  /** Name of the metadata type, for example CustomField. */
  readonly type: string;
  /** Name of the component, for example Order or FieldMapping.SalesOrder_Memo. */
  readonly name: string;
  readonly root: XmlElement;
};
export type Package = { readonly files: readonly MetadataFile[]; readonly problems: readonly Problem[] };

/** Source that a metadata file describes; it has no XML of its own. */
const CONTENT = /\.(cls|trigger|ts|js|html|css|svg|json|md)$/;
const BUNDLES = new Set(['lwc', 'aura', 'staticresources', 'experiences']);

const bundleOf = (types: readonly MetadataType[], folders: readonly string[]): MetadataType | undefined =>
  types.find(({ directory, suffix }) => suffix === undefined && BUNDLES.has(directory) && folders.includes(directory));

const typeOf = (types: readonly MetadataType[], path: string): MetadataType | undefined => {
  const folders = path.split('/').slice(0, -1);
  const suffix = /\.([^.]+)-meta\.xml$/.exec(path)?.[1];
  const candidates = types.filter((type) => type.suffix === suffix && folders.includes(type.directory));
  return bundleOf(types, folders) ?? candidates.at(0);
};

const readOne = (types: readonly MetadataType[], path: string, source: string): MetadataFile | Problem => {
  const type = typeOf(types, path);
  if (type === undefined) {
    return {
      file: path,
      problem: 'No metadata type has this suffix in this folder.',
      fix: 'Check the spelling of folder and suffix against the registry of source-deploy-retrieve.',
    };
  }
  const xml = readXml(source);
  if (!xml.ok) return { file: path, problem: `Not well-formed: ${xml.why}.`, fix: 'Correct the XML.' };
  return { path, type: type.name, name: basename(path).replace(/\.[^.]+-meta\.xml$/, ''), root: xml.root };
};

const pathsIn = (project: string, directory: string): readonly string[] =>
  readdirSync(join(project, directory), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !/\/(__tests__|types)\/|\/\.|tsconfig[^/]*\.json$/.test(path))
    .toSorted();

/**
 * Reads the package directory of a project.
 * @param project folder of the project
 * @param directory package directory in it
 */
export const readPackage = (project: string, directory = 'force-app'): Package => {
  const types = readRegistry();
  const read = pathsIn(project, directory)
    .filter((path) => path.endsWith('-meta.xml') || !CONTENT.test(path))
    .map((path) => readOne(types, path, readFileSync(join(project, path), 'utf8')));
  return {
    files: read.filter((each): each is MetadataFile => 'root' in each),
    problems: read.filter((each): each is Problem => 'problem' in each),
  };
};

/** The object a field or other child of an object belongs to. */
export const objectOf = (path: string): string => /\/objects\/([^/]+)\//.exec(path)?.[1] ?? '';
