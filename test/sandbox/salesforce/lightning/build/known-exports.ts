/**
 * A name that a module does not export fails by that name when it is used, where it would quietly be undefined otherwise: in
 * components of the org, and in modules of the platform, of which the sandbox may lack a function.
 */
import { basename, dirname, relative, sep } from 'node:path';
import type { Plugin } from 'rollup';

const MISSING = '__missing';

const WORDS: Readonly<Record<string, string>> = {
  c: "'The component ' + module + ' does not export ' + String(name)",
  lightning: "'The sandbox does not support ' + String(name) + ' of ' + module",
};

/** Stands for every export that is not there. A promise that somebody awaits asks for `then`. */
const proxy = (module: string, words: string): string => `
export const ${MISSING} = new Proxy({}, { get(_target, name) {
  const module = ${JSON.stringify(module)};
  if (name === 'then' || typeof name === 'symbol') return undefined;
  throw new Error(${words});
} });
`;

/** @param root of the staged modules, whose main files lie at `namespace/name/name.js` */
export const knownExports = (root: string): Plugin => ({
  name: 'known-exports',
  transform(code, id) {
    const [namespace = '', name = '', file, ...deeper] = relative(root, id).split(sep);
    const words = WORDS[namespace];
    const isMain = deeper.length === 0 && file === `${basename(dirname(id))}.js`;
    if (words === undefined || !isMain || this.getModuleInfo(id)?.syntheticNamedExports === true) return undefined;
    return { code: code + proxy(`${namespace}/${name}`, words), map: null, syntheticNamedExports: MISSING };
  },
});
