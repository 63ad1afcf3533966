/**
 * Built files are kept in a folder named after everything they are made from: the same inputs are built once, and a build that is
 * broken off, or that another process does at the same time, never leaves half a folder.
 */
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

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

const isAlive = (lock: string): boolean => {
  try {
    return process.kill(Number(readFileSync(lock, 'utf8')), 0);
  } catch {
    return false;
  }
};

const LOOK_AGAIN_MILLISECONDS = 200;

/** Processes that need the same folder wait for the one that builds it; one that is gone is not waited for. */
const myTurn = async (folder: string, lock: string): Promise<void> => {
  for (;;) {
    if (existsSync(folder)) return;
    if (!isAlive(lock)) rmSync(lock, { force: true });
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return;
    } catch {
      await setTimeout(LOOK_AGAIN_MILLISECONDS);
    }
  }
};

const fill = async (folder: string, build: (into: string) => Promise<void>): Promise<void> => {
  const draft = `${folder}.${randomUUID()}`;
  mkdirSync(draft, { recursive: true });
  try {
    await build(draft);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
};

/**
 * @param folder filled by `build` unless it is there already
 * @returns the folder
 */
export const builtOnce = async (folder: string, build: (into: string) => Promise<void>): Promise<string> => {
  const now = new Date();
  if (existsSync(folder)) utimesSync(folder, now, now);
  else {
    const lock = `${folder}.lock`;
    mkdirSync(dirname(folder), { recursive: true });
    await myTurn(folder, lock);
    try {
      if (!existsSync(folder)) await fill(folder, build);
    } finally {
      rmSync(lock, { force: true });
    }
  }
  return folder;
};

const KEPT_MILLISECONDS = 2 * 24 * 60 * 60_000;

/** Builds that nobody has used for two days are of source that has changed since. What another process has taken away is gone. */
export const dropOldBuilds = (directory: string): void => {
  for (const name of readdirSync(directory)) {
    const path = join(directory, name);
    const usedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - usedAt > KEPT_MILLISECONDS) rmSync(path, { recursive: true, force: true });
  }
};
