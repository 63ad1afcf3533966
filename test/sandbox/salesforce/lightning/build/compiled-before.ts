/** What the compiler made of a file is kept by the file's content: a change of one component compiles that one. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Plugin } from 'rollup';
import { contentKey } from './cached-folder.ts';

type Transform = Extract<Plugin['transform'], (...args: never[]) => unknown>;

type Kept = {
  /** Paths are told from here. */
  readonly root: string;
  readonly directory: string;
  /** What else the outcome depends on: the compiler. */
  readonly compiler: string;
};

const codeIn = (compiled: unknown): string | undefined => {
  if (typeof compiled === 'string') return compiled;
  if (typeof compiled !== 'object' || compiled === null || !('code' in compiled)) return undefined;
  return typeof compiled.code === 'string' ? compiled.code : undefined;
};

/** Written beside and moved into place, so that nobody reads half a file. */
const keep = (file: string, code: string): void => {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, code);
  renameSync(draft, file);
};

/** @param plugin compiles one module at a time; what it refuses is not kept */
export const compiledBefore = (plugin: Plugin, { root, directory, compiler }: Kept): Plugin => {
  const compile = plugin.transform;
  if (typeof compile !== 'function') throw new Error('the compiler plug-in has changed');
  mkdirSync(directory, { recursive: true });
  const transform: Transform = async function (code, id, options) {
    const name = relative(root, id);
    const file = join(directory, `${contentKey([compiler, name, code])}.js`);
    if (existsSync(file)) return { code: readFileSync(file, 'utf8'), map: null };
    const made = codeIn(await compile.call(this, code, id, options));
    if (made === undefined) return null;
    keep(file, made);
    return { code: made, map: null };
  };
  return { ...plugin, transform };
};
