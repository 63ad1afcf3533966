import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** Paths of all files under `directories`, at any depth, whose path matches `pattern` (a glob from the directory). */
export const sourceFiles = (directories: readonly string[], pattern: string): readonly string[] =>
  directories.flatMap((directory) =>
    globSync(pattern, { cwd: directory })
      .map((path) => join(directory, path))
      .toSorted(),
  );

/**
 * The children of the file's root element.
 * @param root name the root element must have
 * @throws SourceInvalid when the file is not XML with that root
 */
export const readSource = (file: string, root: string): Record<string, unknown> => {
  const document = tree.parse(parser.parse(readFileSync(file, 'utf8')));
  const found = tree.safeParse(document[root] === '' ? {} : document[root]);
  if (!found.success) throw new SourceInvalid(file, `expected the root element ${root}`);
  const { '@xmlns': _xmlns, '@xmlns:xsi': _xsi, '@xmlns:xsd': _xsd, ...children } = found.data;
  return children;
};
