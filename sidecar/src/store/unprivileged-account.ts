import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** PostgreSQL refuses to run as root, so a sidecar started as root lends it an existing account without privileges. */

export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

const CANDIDATES = ['postgres', 'nobody'];

const accountOf = (line: string): Account | undefined => {
  const [name, , uid, gid] = line.split(':');
  if (name === undefined || !CANDIDATES.includes(name) || Number(uid) === 0) return undefined;
  return { name, uid: Number(uid), gid: Number(gid) };
};

/**
 * The account to run PostgreSQL as: undefined when the sidecar itself is not root and can run it.
 * @throws Error when the sidecar is root and the machine has neither account.
 */
export const unprivilegedAccount = async (): Promise<Account | undefined> => {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map(accountOf);
  const found = CANDIDATES.map((name) => accounts.find((account) => account?.name === name)).find(Boolean);
  if (found !== undefined) return found;
  throw new Error(
    `PostgreSQL refuses to run as root and this machine has no account ${CANDIDATES.join(' or ')}. ` +
      'Start Orderbridge as another user, or set DATABASE_URL.',
  );
};

const mayEnter = async (folder: string, account: Account): Promise<boolean> => {
  const { mode, uid, gid } = await stat(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  if (gid === account.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
};

/** The uppermost folder on the way to `folder`, itself included, that the account may not enter; undefined when it may. */
export const firstClosedFolder = async (folder: string, account: Account): Promise<string | undefined> => {
  const parent = path.dirname(folder);
  const above = parent === folder ? undefined : await firstClosedFolder(parent, account);
  if (above !== undefined) return above;
  return (await mayEnter(folder, account)) ? undefined : folder;
};
