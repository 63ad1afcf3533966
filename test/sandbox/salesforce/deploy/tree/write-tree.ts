import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { readRegistry } from '../metadata/registry.ts';
import type { Component } from '../source/component.ts';
import { treePath } from './tree-path.ts';

/** Components as one folder of source, from which an org can be opened, and the way back from its files to them. */
export type Tree = {
  readonly directory: string;
  /** The component a file of the tree belongs to, and the file it is a copy of. */
  readonly originOf: (path: string) => { readonly component: Component; readonly file: string } | undefined;
  /** Takes a component out. */
  readonly leaveOut: (component: Component) => void;
};

type Entry = { readonly component: Component; readonly file: string };

const copy = (from: string, to: string): void => {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
};

/**
 * Writes the files of components, all of them of one project, into an empty folder.
 * @param project the folder their paths are relative to
 */
export const writeTree = (directory: string, project: string, components: readonly Component[]): Tree => {
  const types = readRegistry();
  const entries = new Map<string, Entry>();
  const filesOf = ({ file, content }: Component): readonly string[] => [resolve(project, file), ...content];
  const pathsOf = (component: Component): readonly (readonly [path: string, file: string])[] => {
    const type = types.find(({ name }) => name === component.type);
    if (type === undefined || component.isPart) return [];
    return filesOf(component).map((file) => {
      const shown = relative(project, file).split(sep).join('/');
      return [treePath(types, type, shown), file];
    });
  };
  for (const component of components) {
    for (const [path, file] of pathsOf(component)) {
      copy(file, join(directory, path));
      entries.set(path, { component, file: relative(project, file).split(sep).join('/') });
    }
  }
  return {
    directory,
    originOf: (path) => entries.get(relative(directory, resolve(path)).split(sep).join('/')),
    leaveOut(component) {
      for (const [path] of pathsOf(component)) rmSync(join(directory, path), { force: true });
    },
  };
};

/** Calls `work` with a folder that is gone afterwards. */
export const inTemporaryFolder = <Result>(work: (directory: string) => Result): Result => {
  const directory = mkdtempSync(join(tmpdir(), 'deploy-'));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
