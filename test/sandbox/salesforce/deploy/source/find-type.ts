import type { MetadataType } from '../metadata/registry.ts';

/** Which metadata type a file belongs to, and which component of it, decided as the CLI does: by folder and suffix. */

export type Found = {
  readonly type: MetadataType;
  readonly fullName: string;
  /** The folder or file, without its ending, that all files of the component share. */
  readonly stem: string;
};

const FOLDER_ADAPTERS: ReadonlySet<string> = new Set(['bundle', 'mixedContent', 'digitalExperience', 'uiBundles']);

const META = /-meta\.xml$/;

/** Path, split at the folder of the type. */
type Split = { readonly before: readonly string[]; readonly after: readonly string[] };

const splitAt = (path: string, directory: string): Split | undefined => {
  const parts = path.split('/');
  const at = parts.lastIndexOf(directory, parts.length - 2);
  return at === -1 ? undefined : { before: parts.slice(0, at + 1), after: parts.slice(at + 1) };
};

const withoutEnding = (name: string): string => name.replace(META, '').replace(/\.[^.]*$/, '');

/** How many folders below the type's own make the name. */
const depthOf = ({ inFolder, adapter }: MetadataType): number => (inFolder || adapter === 'digitalExperience' ? 2 : 1);

const inType = (type: MetadataType, { before, after }: Split): Found => {
  const own = after.slice(0, depthOf(type));
  const last = own.at(-1) ?? '';
  const name = [...own.slice(0, -1), type.adapter === 'mixedContent' ? withoutEnding(last) : last].join('/');
  return { type, fullName: name, stem: [...before, name].join('/') };
};

/** A bundle, a static resource, a site: everything below the folder of its name is one component. */
const inFolderOfType = (types: readonly MetadataType[], path: string): Found | undefined => {
  for (const type of types.filter(({ adapter }) => FOLDER_ADAPTERS.has(adapter))) {
    const split = splitAt(path, type.directory);
    const least = type.adapter === 'mixedContent' ? 1 : 2;
    if (split !== undefined && split.after.length >= least) return inType(type, split);
  }
  return undefined;
};

/** Which of the folders above a file has the parent's name. */
const PARENT_FOLDER: Readonly<Record<string, number>> = { CustomObject: -3, Bot: -2, CustomObjectTranslation: -2 };

const nameFrom = (type: MetadataType, path: string, ending: string): string => {
  const parts = path.split('/');
  const last = path.slice(path.lastIndexOf('/') + 1, -ending.length);
  const parent = PARENT_FOLDER[type.parent ?? ''];
  if (parent !== undefined) return [parts.at(parent), last].join('.');
  if (!type.inFolder) return last;
  return [...(splitAt(path, type.directory)?.after ?? parts).slice(0, -1), last].join('/');
};

const fits = (type: MetadataType, path: string): boolean => {
  if (type.parent === 'CustomObject') return splitAt(path, type.directory) !== undefined;
  return !type.isStrict || splitAt(path, type.directory) !== undefined;
};

/** @param path of a file that ends in `-meta.xml` */
const bySuffix = (types: readonly MetadataType[], path: string): Found | undefined => {
  const suffix = /\.([^./]+)-meta\.xml$/.exec(path)?.[1];
  if (suffix === undefined) return undefined;
  const type = types
    .filter((each) => each.suffix === suffix && fits(each, path))
    .toSorted((left, right) => Number(right.isStrict) - Number(left.isStrict))
    .at(0);
  if (type === undefined) return undefined;
  const ending = `.${suffix}-meta.xml`;
  return { type, fullName: decodeURIComponent(nameFrom(type, path, ending)), stem: path.slice(0, -ending.length) };
};

/** @param path relative to the project @returns undefined for a file that no type claims */
export const findType = (types: readonly MetadataType[], path: string): Found | undefined =>
  inFolderOfType(types, path) ?? (META.test(path) ? bySuffix(types, path) : undefined);

/** The type whose content such a file would be, were it described: `classes/A.cls`. */
export const contentType = (types: readonly MetadataType[], path: string): MetadataType | undefined =>
  types.find((type) => type.adapter === 'matchingContentFile' && path.endsWith(`.${type.suffix ?? ''}`));
