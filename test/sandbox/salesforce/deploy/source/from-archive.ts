import { dirname } from 'node:path';
import { readRegistry, type MetadataType } from '../metadata/registry.ts';
import { childText, childrenNamed, readXml } from '../metadata/xml.ts';
import { splitObject } from './split-object.ts';

/**
 * The archive of a deploy as the files of a project. It may be in the form of the Metadata API, with one file to an object and
 * no `-meta.xml` where there is no content, or in that of a project.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/file_based_zip_file.htm
 */
export type Archive = {
  readonly files: ReadonlyMap<string, Buffer>;
  /** The path in the archive that a file came from, where it is another. */
  readonly sentAs: ReadonlyMap<string, string>;
  /** What is to be deleted. */
  readonly destroyed: readonly { readonly type: string; readonly fullName: string }[];
};

type Files = ReadonlyMap<string, Buffer>;

const META = '-meta.xml';
const MANIFEST = /(^|\/)package\.xml$/;
const DESTRUCTIVE = /(^|\/)destructiveChanges(Pre|Post)?\.xml$/;

/** Everything lies below the folder of the manifest. */
const rootOf = (files: Files): string => {
  const manifest = [...files.keys()].find((path) => MANIFEST.test(path));
  return manifest === undefined || !manifest.includes('/') ? '' : `${dirname(manifest)}/`;
};

const typesIn = (types: readonly MetadataType[], path: string): readonly MetadataType[] =>
  types.filter((type) => type.parent === undefined && path.split('/').includes(type.directory));

/** `reports/Sales-meta.xml` describes a folder. */
const folderPath = (types: readonly MetadataType[], path: string): string | undefined => {
  const name = /([^/.]+)-meta\.xml$/.exec(path)?.[1];
  const type = name === undefined ? undefined : typesIn(types, path).find(({ inFolder }) => inFolder);
  const suffix = type?.suffix === 'email' ? 'emailFolder' : `${type?.suffix ?? ''}Folder`;
  return type === undefined ? undefined : path.replace(META, `.${suffix}${META}`);
};

const describes = (types: readonly MetadataType[], path: string): boolean =>
  typesIn(types, path).some(({ suffix, adapter }) => path.endsWith(`.${suffix ?? ''}`) && adapter === 'default');

const sourceFiles = (
  types: readonly MetadataType[],
  path: string,
  content: Buffer,
): readonly (readonly [string, Buffer])[] => {
  const object = /(?:^|\/)objects\/([^/]+)\.object$/.exec(path)?.[1];
  if (object !== undefined) {
    return [...splitObject(object, content.toString('utf8'))].map(([name, text]) => [name, Buffer.from(text)]);
  }
  if (path.endsWith(META)) return [[folderPath(types, path) ?? path, content]];
  return [[describes(types, path) ? `${path}${META}` : path, content]];
};

const destroyedBy = (content: Buffer): Archive['destroyed'] => {
  const read = readXml(content.toString('utf8'));
  if (!read.ok) throw new Error(`destructiveChanges.xml cannot be read: ${read.why}`);
  return childrenNamed(read.root, 'types').flatMap((entry) =>
    childrenNamed(entry, 'members').map(({ text }) => ({ type: childText(entry, 'name') ?? '', fullName: text })),
  );
};

/** @throws Error when the list of what to delete cannot be read */
export const fromArchive = (archive: Files): Archive => {
  const types = readRegistry();
  const root = rootOf(archive);
  const own = [...archive]
    .filter(([path]) => path.startsWith(root))
    .map(([path, content]) => [path.slice(root.length), content] as const);
  const sent = own
    .filter(([path]) => !MANIFEST.test(path) && !DESTRUCTIVE.test(path))
    .flatMap(([path, content]) => sourceFiles(types, path, content).map((file) => ({ path, file })));
  return {
    files: new Map(sent.map(({ file }) => file)),
    sentAs: new Map(sent.map(({ path, file: [name] }) => [name, path])),
    destroyed: own.filter(([path]) => DESTRUCTIVE.test(path)).flatMap(([, content]) => destroyedBy(content)),
  };
};
