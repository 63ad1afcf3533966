/** Packages of npm that modules of the platform are made with. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rollup';

const PACKAGES: ReadonlySet<string> = new Set(['cometd']);

export const npmModules = (): Plugin => ({
  name: 'npm-modules',
  resolveId: (id) => (PACKAGES.has(id) ? fileURLToPath(import.meta.resolve(id)) : undefined),
});
