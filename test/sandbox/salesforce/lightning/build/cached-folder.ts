/**
 * Built files are kept in a folder named after everything they are made from: the same inputs are built once, and a build that is
 * broken off, or that another process does at the same time, never leaves half a folder.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where builds are kept when nobody says otherwise: beside the code, not under version control. */
export const BUILD_CACHE = join(import.meta.dirname, '../../../../../.cache/lightning');

/** A short name for what is in these texts. */
export const contentKey = (texts: Iterable<string>): string => {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 16);
};

/** A short name for what is in these files, wherever they lie. */
export const filesKey = (files: Iterable<readonly [name: string, path: string]>): string =>
  contentKey([...files].flatMap(([name, path]) => [name, readFileSync(path, 'utf8')]));

/**
 * @param folder filled by `build` unless it is there already
 * @returns the folder
 */
export const builtOnce = async (folder: string, build: (into: string) => Promise<void>): Promise<string> => {
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${randomUUID()}`;
  mkdirSync(draft, { recursive: true });
  try {
    await build(draft);
    mkdirSync(dirname(folder), { recursive: true });
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
};
