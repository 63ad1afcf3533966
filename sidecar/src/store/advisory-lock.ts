import type { Database, Sql } from './database.ts';

/**
 * Work that only one process or job may do at a time, whichever replica it runs in. PostgreSQL keeps the locks: one lock is
 * a number that only this table gives out, and a process that dies lets go of it.
 * @see https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
 */
export const LOCKS = {
  /** The data folder of an embedded PostgreSQL belongs to one sidecar. */
  dataFolder: 7_206_400,
  migrations: 7_206_401,
  /** The order of events per key depends on one drain at a time. */
  outboxDrain: 7_206_402,
  invoiceRun: 7_206_403,
  invoiceWrite: 7_206_404,
} as const;

/** Waits for the lock, runs `work` on the session that holds it, and lets go of it however `work` ends. */
export const alone = <T>(database: Database, lock: keyof typeof LOCKS, work: (sql: Sql) => Promise<T>): Promise<T> =>
  database.session(async (sql) => {
    await sql.run('select pg_advisory_lock($1)', [LOCKS[lock]]);
    try {
      return await work(sql);
    } finally {
      await sql.run('select pg_advisory_unlock($1)', [LOCKS[lock]]);
    }
  });
