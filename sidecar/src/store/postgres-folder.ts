import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { PostgresUnavailable, type PostgresBinaries } from './postgres-binaries.ts';
import { firstClosedFolder, type Account } from './unprivileged-account.ts';

/** The folders an embedded PostgreSQL lives in: made, owned by its account and initialised once, whole or not at all. */

export const SUPERUSER = 'orderbridge';
const MAJOR_VERSION = '18';
/** A unix socket's path may have 107 bytes; its file name takes 14. */
const LONGEST_SOCKET_FOLDER = 90;

export type PostgresFolder = {
  readonly root: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
};

const socketFolderFor = (root: string): string => {
  const beside = path.join(root, 'socket');
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_FOLDER) return beside;
  return path.join(tmpdir(), `orderbridge-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
};

const makeOwned = async (folder: string, account: Account | undefined): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o700);
  if (account !== undefined) await chown(folder, account.uid, account.gid);
};

/**
 * Makes the folders below `directory` and hands them to the account.
 * @throws PostgresUnavailable when the account may not enter a folder above them.
 */
export const prepareFolder = async (directory: string, account: Account | undefined): Promise<PostgresFolder> => {
  const root = path.join(path.resolve(directory), 'postgresql');
  const folder = {
    root,
    data: path.join(root, 'data'),
    socket: socketFolderFor(root),
    log: path.join(root, 'server.log'),
  };
  await mkdir(path.resolve(directory), { recursive: true });
  const closed = account && (await firstClosedFolder(path.resolve(directory), account));
  if (closed !== undefined) {
    throw new PostgresUnavailable(
      `PostgreSQL runs as ${account?.name ?? ''} and may not enter ${closed}. Set DATA_DIRECTORY to a folder below one ` +
        'that everyone may enter, such as /var/lib/orderbridge, or start Orderbridge as another user than root.',
    );
  }
  await makeOwned(root, account);
  await makeOwned(folder.socket, account);
  return folder;
};

const initialise = async (folder: PostgresFolder, binaries: PostgresBinaries, account: Account | undefined) => {
  const unfinished = `${folder.data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  await promisify(execFile)(
    binaries.initdb,
    [`--pgdata=${unfinished}`, `--username=${SUPERUSER}`, '--auth=trust', '--data-checksums', ...locale],
    {
      cwd: folder.root,
      env: { LC_ALL: 'C', PATH: '/usr/bin:/bin' },
      ...(account && { uid: account.uid, gid: account.gid }),
    },
  );
  await rename(unfinished, folder.data);
};

/**
 * Initialises the data folder unless it is there.
 * @throws PostgresUnavailable when another major version of PostgreSQL wrote it, or when it cannot be initialised.
 */
export const ensureInitialised = async (
  folder: PostgresFolder,
  binaries: PostgresBinaries,
  account: Account | undefined,
): Promise<void> => {
  const isThere = await stat(folder.data).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    await initialise(folder, binaries, account).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new PostgresUnavailable(`PostgreSQL could not make its data folder ${folder.data}: ${why}`, {
        cause: error,
      });
    });
  }
  const version = (await readFile(path.join(folder.data, 'PG_VERSION'), 'utf8')).trim();
  if (version === MAJOR_VERSION) return;
  throw new PostgresUnavailable(
    `${folder.data} was written by PostgreSQL ${version}, and this version brings ${MAJOR_VERSION}. ` +
      'Move the data with pg_dump and pg_restore, or set DATABASE_URL.',
  );
};
