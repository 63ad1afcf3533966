import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/**
 * Which metadata types exist, and the folder and suffix each lives under: the registry of Salesforce's own
 * source-deploy-retrieve, which is what the CLI decides by.
 */

const namedType = z.object({ name: z.string(), directoryName: z.string().optional(), suffix: z.string().optional() });
const registryFile = z.object({
  types: z.record(
    z.string(),
    namedType.extend({ children: z.object({ types: z.record(z.string(), namedType) }).optional() }),
  ),
});

export type MetadataType = {
  readonly name: string;
  readonly directory: string;
  /** Undefined for bundles such as lightning components. */
  readonly suffix: string | undefined;
};

const REGISTRY = '@salesforce/source-deploy-retrieve/lib/src/registry/metadataRegistry.json';

/** Every type and child type of the registry. */
export const readRegistry = (): readonly MetadataType[] => {
  const path = fileURLToPath(import.meta.resolve(REGISTRY));
  const { types } = registryFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  return Object.values(types)
    .flatMap((type) => [type, ...Object.values(type.children?.types ?? {})])
    .map(({ name, directoryName, suffix }) => ({ name, directory: directoryName ?? '', suffix }));
};
