import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * `postmaster.pid`, the file in which a running PostgreSQL names its process. It outlives a killed server, so it is believed
 * only when that process is alive and is a PostgreSQL: process numbers are used again, above all in containers.
 */

const fileOf = (data: string): string => path.join(data, 'postmaster.pid');

/** The process the file names; undefined when there is no file. */
export const postmasterPid = async (data: string): Promise<number | undefined> => {
  const text = await readFile(fileOf(data), 'utf8').catch(() => undefined);
  const pid = Number(text?.split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 ? pid : undefined;
};

const answersSignals = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** True when the process runs PostgreSQL; a zombie (killed, but not yet collected by its parent) does not. */
export const isPostgres = async (pid: number): Promise<boolean> => {
  if (process.platform !== 'linux') return answersSignals(pid);
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^\d+ \(postgres\) [^ZX]/.test(status);
};

/** The process number of the server that runs on this data folder; a file left by a dead one is removed. */
export const livingPostmaster = async (data: string): Promise<number | undefined> => {
  const pid = await postmasterPid(data);
  if (pid === undefined) return undefined;
  if (await isPostgres(pid)) return pid;
  await rm(fileOf(data), { force: true });
  return undefined;
};
