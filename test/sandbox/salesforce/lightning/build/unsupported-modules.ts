/** A module that nobody provides fails by its name when it is loaded, and only what imports it fails with it. */
import type { Plugin } from 'rollup';

const PREFIX = '\0unsupported:';

/** Code of a module that takes any import of it and fails with these words. */
export const failingModule = (message: string): { readonly code: string; readonly syntheticNamedExports: true } => ({
  code: `(() => { throw new Error(${JSON.stringify(message)}); })();\nexport default {};`,
  syntheticNamedExports: true,
});

/** The last of the plug-ins: what none before it found. */
export const unsupportedModules = (): Plugin => ({
  name: 'unsupported-modules',
  resolveId: (id, importer) => (importer === undefined || /^[./\0]/.test(id) ? undefined : PREFIX + id),
  load: (id) =>
    id.startsWith(PREFIX) ? failingModule(`The sandbox does not support ${id.slice(PREFIX.length)}`) : undefined,
});
