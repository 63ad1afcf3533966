import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/**
 * Which metadata types exist, and the folder and suffix each lives under: the registry of Salesforce's own
 * source-deploy-retrieve, which is what the CLI decides by.
 */

const namedType = z.object({
  name: z.string(),
  directoryName: z.string().default(''),
  suffix: z.string().optional(),
  xmlElementName: z.string().optional(),
  ignoreParentName: z.boolean().default(false),
  strictDirectoryName: z.boolean().default(false),
  inFolder: z.boolean().default(false),
  strategies: z.object({ adapter: z.string() }).optional(),
});
const registryFile = z.object({
  types: z.record(
    z.string(),
    namedType.extend({ children: z.object({ types: z.record(z.string(), namedType) }).optional() }),
  ),
});

/** How a component is kept in files: `bundle` and `mixedContent` as a folder, `matchingContentFile` with content beside it. */
export type MetadataType = {
  readonly name: string;
  readonly directory: string;
  /** Undefined for bundles such as lightning components. */
  readonly suffix: string | undefined;
  /** Found by its folder, not by its suffix alone. */
  readonly isStrict: boolean;
  /** Its components lie in folders that belong to their names. */
  readonly inFolder: boolean;
  readonly adapter: string;
  /** The type whose components hold those of this one. */
  readonly parent: string | undefined;
  /** The element of the parent that holds one. */
  readonly element: string;
  /** Whether its full name leaves the parent's out. */
  readonly standsAlone: boolean;
};

const REGISTRY = '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json';

const typeOf = (type: z.infer<typeof namedType>, parent?: string): MetadataType => ({
  name: type.name,
  directory: type.directoryName,
  suffix: type.suffix,
  isStrict: type.strictDirectoryName,
  inFolder: type.inFolder,
  adapter: type.strategies?.adapter ?? 'default',
  parent,
  element: type.xmlElementName ?? type.directoryName,
  standsAlone: type.ignoreParentName,
});

let known: readonly MetadataType[] | undefined;

/** Every type and child type of the registry. */
export const readRegistry = (): readonly MetadataType[] => (known ??= readTypes());

const readTypes = (): readonly MetadataType[] => {
  const path = fileURLToPath(import.meta.resolve(REGISTRY));
  const { types } = registryFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.values(types).flatMap((type) => [
    typeOf(type),
    ...Object.values(type.children?.types ?? {}).map((child) => typeOf(child, type.name)),
  ]);
};
