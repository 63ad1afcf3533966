/**
 * The files of a Lightning component compile, as the platform compiles them when it saves the bundle; types are stripped first.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-compiler-errors.html
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { withoutTypes } from '../../lightning/build/bundle-sources.ts';
import { problemIn, type CompileProblem } from '../../lightning/build/compile-problems.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';

type Compiler = { readonly transformSync: (source: string, file: string, options: object) => unknown };

const isCompiler = (module: unknown): module is Compiler =>
  typeof module === 'object' &&
  module !== null &&
  'transformSync' in module &&
  typeof module.transformSync === 'function';

const require = createRequire(import.meta.url);

/** Loaded when the first component is checked: it is large, and most projects of tests have none. */
const compiler = (): Compiler => {
  const module: unknown = require('lwc/compiler');
  if (!isCompiler(module)) throw new Error('the compiler of Lightning web components has changed');
  return module;
};

const COMPILED = /\.(js|ts|html|css)$/;
const IS_TEST = /[\\/]__\w+__[\\/]|\.d\.ts$/;

/** By content: a deploy checks the whole org, of which little has changed. */
const known = new Map<string, CompileProblem | undefined>();

const compile = (name: string, file: string, source: string): CompileProblem | undefined => {
  const script = file.endsWith('.ts') ? withoutTypes(source) : source;
  try {
    compiler().transformSync(script, file.replace(/\.ts$/, '.js'), {
      ...{ name, namespace: 'c', enableDynamicComponents: true, enableLwcOn: true },
      outputConfig: {},
    });
    return undefined;
  } catch (error) {
    return problemIn(file, error);
  }
};

const problemAt = (name: string, path: string): CompileProblem | undefined => {
  const source = readFileSync(path, 'utf8');
  const file = basename(path);
  const key = createHash('sha256').update(`${name}\0${file}\0${source}`).digest('base64');
  if (!known.has(key)) known.set(key, compile(name, file, source));
  return known.get(key);
};

/** @param path of one of the bundle's files; those that are not compiled have no problems */
export const compileProblems = (component: Component, path: string): readonly DeployProblem[] => {
  if (!COMPILED.test(extname(path)) || IS_TEST.test(path)) return [];
  const found = problemAt(component.fullName, path);
  if (found === undefined) return [];
  const fileName = join(dirname(component.file), basename(path));
  const place = { lineNumber: Math.max(found.line, 1), columnNumber: Math.max(found.column, 1) };
  return [{ ...problemOf(component, { problem: found.message }), fileName, ...place }];
};
