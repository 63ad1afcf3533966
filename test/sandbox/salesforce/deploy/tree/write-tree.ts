import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { leaveOutSource } from '../../schema/read-source.ts';
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
  if (from === to) return;
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to);
};

const slashed = (path: string): string => path.split(sep).join('/');

type Place = { readonly path: string; readonly file: string };

/** Where the files of a component go in a tree, and where they are. */
const placesOf = (project: string, component: Component): readonly Place[] => {
  const types = readRegistry();
  const type = types.find(({ name }) => name === component.type);
  if (type === undefined || component.isPart) return [];
  return [resolve(project, component.file), ...component.content].map((file) => ({
    path: treePath(types, type, slashed(relative(project, file))),
    file,
  }));
};

/**
 * Writes the files of components, all of them of one project, into a folder, which may be the project's own.
 * @param project the folder their paths are relative to
 */
export const writeTree = (directory: string, project: string, components: readonly Component[]): Tree => {
  const entries = new Map<string, Entry>();
  for (const component of components) {
    for (const { path, file } of placesOf(project, component)) {
      copy(file, join(directory, path));
      entries.set(path, { component, file: slashed(relative(project, file)) });
    }
  }
  return {
    directory,
    originOf: (path) => entries.get(slashed(relative(directory, resolve(path)))),
    leaveOut(component) {
      for (const { path } of placesOf(project, component)) {
        rmSync(join(directory, path), { force: true });
        leaveOutSource(directory, path);
      }
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
