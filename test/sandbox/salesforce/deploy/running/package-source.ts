import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Archive } from '../source/from-archive.ts';
import type { Component } from '../source/component.ts';
import { readComponents, type Source } from '../source/read-components.ts';
import { writeTree } from '../tree/write-tree.ts';
import { mergeParts } from './merge-parts.ts';

/** The metadata of a running org as a folder of source, and what it becomes with a deploy: another folder. */
export type PackageSource = {
  readonly directory: string;
  readonly components: readonly Component[];
  readonly remove: () => void;
};

export type NextSource = PackageSource & {
  /** What the deploy brings, by its own paths. */
  readonly brought: Source;
  readonly sentAs: Archive['sentAs'];
  readonly destroyed: readonly Component[];
  /** What was to be deleted and is not there. */
  readonly unknown: Archive['destroyed'];
};

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'org-'));

const folderOf = (directory: string, components: readonly Component[]): PackageSource => ({
  directory,
  components,
  remove: () => rmSync(directory, { recursive: true, force: true }),
});

/** Copies the source that an org was started with. */
export const openPackageSource = (sourceDirectories: readonly string[]): PackageSource => {
  const directory = newFolder();
  for (const project of sourceDirectories.filter((path) => existsSync(path))) {
    writeTree(directory, project, readComponents(project, [project]).components);
  }
  return folderOf(directory, readComponents(directory, [directory]).components);
};

const keyOf = ({ type, fullName }: Pick<Component, 'type' | 'fullName'>): string =>
  `${type}\n${fullName.toLowerCase()}`;

const incoming = (files: Archive['files']): string => {
  const directory = newFolder();
  for (const [path, content] of files) {
    const target = join(directory, path);
    if (!target.startsWith(directory)) throw new Error(`The path ${path} leads out of the archive.`);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  return directory;
};

const removeFiles = (directory: string, components: readonly Component[]): void => {
  const tree = writeTree(directory, directory, components);
  for (const component of components) tree.leaveOut(component);
};

/** Keeps the parts that stand in the same file and are not brought. */
const keepParts = (from: string, brought: readonly Component[], before: ReadonlyMap<string, Component>) => {
  for (const component of brought.filter(({ isPart }) => !isPart)) {
    const old = before.get(keyOf(component));
    const path = join(from, component.file);
    if (old === undefined || !path.endsWith('.xml')) continue;
    const kept = readFileSync(join(old.file), 'utf8');
    writeFileSync(path, mergeParts(component.type, kept, readFileSync(path, 'utf8')));
  }
};

/** Components below an object go with it. */
const goesWith = (gone: ReadonlySet<string>, { type, fullName }: Component): boolean =>
  gone.has(keyOf({ type, fullName })) ||
  gone.has(keyOf({ type: 'CustomObject', fullName: fullName.split('.')[0] ?? '' }));

/** The source as it will be with what an archive brings and without what it deletes. */
export const nextSource = (current: PackageSource, archive: Archive): NextSource => {
  const directory = newFolder();
  const from = incoming(archive.files);
  try {
    cpSync(current.directory, directory, { recursive: true });
    const gone = new Set(archive.destroyed.map(keyOf));
    const destroyed = current.components.filter((component) => goesWith(gone, component));
    const known = new Set(current.components.map(keyOf));
    const brought = readComponents(from, [from]);
    const replaced = new Set(brought.components.map(keyOf));
    const before = new Map(
      current.components.map((one) => [keyOf(one), { ...one, file: join(current.directory, one.file) }]),
    );
    keepParts(from, brought.components, before);
    removeFiles(
      directory,
      readComponents(directory, [directory]).components.filter(
        (one) => goesWith(gone, one) || replaced.has(keyOf(one)),
      ),
    );
    writeTree(directory, from, readComponents(from, [from]).components);
    return {
      ...folderOf(directory, readComponents(directory, [directory]).components),
      brought,
      sentAs: archive.sentAs,
      destroyed,
      unknown: archive.destroyed.filter((one) => !known.has(keyOf(one))),
    };
  } finally {
    rmSync(from, { recursive: true, force: true });
  }
};
