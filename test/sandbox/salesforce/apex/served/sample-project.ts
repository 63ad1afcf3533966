/** Small projects on disk for tests: source by path, gone with the test. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Contents by path within the source folder. */
export type SourceFiles = Readonly<Record<string, string>>;

export type SampleProject = { readonly directory: string; remove(): void };

/** @param files `classes/Greeter.cls`; metadata files of classes may be left out */
export const writeProject = (files: SourceFiles): SampleProject => {
  const directory = mkdtempSync(join(tmpdir(), 'apex-project-'));
  for (const [path, content] of Object.entries(files)) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
};

/** A metadata file. @param content its elements */
export const metadataFile = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="http://soap.sforce.com/2006/04/metadata">${content}</${root}>`;
