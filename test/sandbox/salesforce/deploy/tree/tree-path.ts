import type { MetadataType } from '../metadata/registry.ts';

/** Where a component's files lie in a tree of source: directly below the folder of its type, whatever folders they came in. */

const anchorsOf = (types: readonly MetadataType[], type: MetadataType): string =>
  types.find(({ name }) => name === type.parent)?.directory ?? type.directory;

/** @param path of a file of a component of that type, relative to where it was found */
export const treePath = (types: readonly MetadataType[], type: MetadataType, path: string): string => {
  const anchor = anchorsOf(types, type);
  const parts = path.split('/');
  const at = parts.lastIndexOf(anchor, parts.length - 2);
  return at === -1 ? `${type.directory}/${parts.at(-1) ?? ''}` : parts.slice(at).join('/');
};
