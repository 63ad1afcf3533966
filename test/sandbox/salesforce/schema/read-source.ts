import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { SourceInvalid } from './source-error.ts';

/**
 * Finds and reads the package's source files. Every value arrives as text; what it means is for the caller to decide.
 */
const ALWAYS_LISTS: ReadonlySet<string> = new Set(['value', 'values', 'standardValue', 'customValue', 'valueSettings']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => ALWAYS_LISTS.has(name),
});

const tree = z.record(z.string(), z.unknown());

/** What has been read of folders while nothing in them changes; undefined outside of such a time. */
type Read = {
  readonly files: Map<string, readonly string[]>;
  readonly children: Map<string, Record<string, unknown>>;
};

let read: Read | undefined;

/** Folders and their files do not change during `work`, except by `leaveOutSource`: each is listed and each file read once. */
export const readingOnce = <Result>(work: () => Result): Result => {
  if (read !== undefined) return work();
  read = { files: new Map(), children: new Map() };
  try {
    return work();
  } finally {
    read = undefined;
  }
};

/** The file is gone, as `readingOnce` is to know. */
export const leaveOutSource = (directory: string, file: string): void => {
  const known = read?.files.get(directory) ?? [];
  const left = known.filter((path) => path !== file);
  if (left.length < known.length) read?.files.set(directory, left);
};

const filesUnder = (directory: string): readonly string[] => {
  const files =
    read?.files.get(directory) ??
    (existsSync(directory) ? readdirSync(directory, { recursive: true, encoding: 'utf8' }) : [])
      .map((path) => path.replaceAll(sep, '/'))
      .toSorted();
  read?.files.set(directory, files);
  return files;
};

const ESCAPED = /[.+^$()|[\]\\]/g;
const ANY: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '*': '[^/]*', '{': '(?:', ',': '|', '}': ')' };

// A pattern's `**/` is any number of folders, its `*` any part of a name, and braces are alternatives.
const matching = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern.replaceAll(ESCAPED, String.raw`\$&`).replaceAll(/\*\*\/|[*{},]/g, (part) => ANY[part] ?? part)}$`,
  );

/** Paths of all files under `directories`, at any depth, whose path matches `pattern` (a glob from the directory). */
export const sourceFiles = (directories: readonly string[], pattern: string): readonly string[] => {
  const matches = matching(pattern);
  return directories.flatMap((directory) =>
    filesUnder(directory)
      .filter((path) => matches.test(path))
      .map((path) => join(directory, path)),
  );
};

const freshChildren = (file: string, root: string): Record<string, unknown> => {
  const document = tree.parse(parser.parse(readFileSync(file, 'utf8')));
  const found = tree.safeParse(document[root] === '' ? {} : document[root]);
  if (!found.success) throw new SourceInvalid(file, `expected the root element ${root}`);
  const { '@xmlns': _xmlns, '@xmlns:xsi': _xsi, '@xmlns:xsd': _xsd, ...children } = found.data;
  return children;
};

/**
 * The children of the file's root element.
 * @param root name the root element must have
 * @throws SourceInvalid when the file is not XML with that root
 */
export const readSource = (file: string, root: string): Record<string, unknown> => {
  const key = `${root} ${file}`;
  const children = read?.children.get(key) ?? freshChildren(file, root);
  read?.children.set(key, children);
  return { ...children };
};
