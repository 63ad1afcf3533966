import { z } from 'zod';
import type { Log } from '../shared/log.ts';
import type { Database, Transaction } from './database.ts';
import { QUEUE_SCHEMA } from './jobs.ts';

/**
 * Jobs of a dead replica go to the living within seconds. Each worker renews its row; whoever finds one that was not renewed
 * in time unlocks what it held. A worker that was merely frozen may then see a job run twice, which is why effects are keyed.
 */

export type Heartbeat = {
  readonly join: (workerId: string) => void;
  /** Unlocks what the worker still holds and forgets it. */
  readonly leave: (workerId: string) => Promise<void>;
  readonly stop: () => void;
};

const identified = z.object({ id: z.string() });

const unlockWithin = async (tx: Transaction, workerIds: readonly string[]): Promise<void> => {
  await tx.run(`select ${QUEUE_SCHEMA}.force_unlock_workers($1::text[])`, [workerIds]);
};

const unlock = (database: Database, select: string, values: readonly unknown[]): Promise<readonly string[]> =>
  database.transaction(async (tx) => {
    const ids = (await tx.rows(identified, select, values)).map(({ id }) => id);
    if (ids.length > 0) await unlockWithin(tx, ids);
    return ids;
  });

const DEAD = 'delete from orderbridge.workers where seen_at < now() - make_interval(secs => $1) returning id';

/** A worker killed between its first job and its first beat has no row; its lock tells on it. */
const UNKNOWN = `
  select distinct locked_by as id from ${QUEUE_SCHEMA}.jobs
  where locked_at < now() - make_interval(secs => $1)
    and locked_by not in (select id from orderbridge.workers)`;

const beat = async (database: Database, workerIds: readonly string[]): Promise<void> => {
  await database.run(
    `insert into orderbridge.workers (id) select unnest($1::text[])
     on conflict (id) do update set seen_at = now()`,
    [workerIds],
  );
};

const recover = async (database: Database, afterSeconds: number): Promise<readonly string[]> => [
  ...(await unlock(database, DEAD, [afterSeconds])),
  ...(await unlock(database, UNKNOWN, [afterSeconds])),
];

/** Beats and looks for the dead four times per period. @param recoverAfterSeconds silence after which a worker is dead. */
export const startHeartbeat = (database: Database, recoverAfterSeconds: number, log: Log): Heartbeat => {
  const workers = new Set<string>();
  const fields = { journey: 'jobs', step: 'recover-dead-workers' };
  const round = async (): Promise<void> => {
    try {
      if (workers.size > 0) await beat(database, [...workers]);
      const dead = await recover(database, recoverAfterSeconds);
      if (dead.length > 0)
        log.warn({ ...fields, outcome: 'recovered', workers: dead }, 'jobs of dead workers are free again');
    } catch (error) {
      log.warn({ ...fields, outcome: 'failed', error }, 'heartbeat could not be written');
    }
  };
  const timer = setInterval(() => void round(), (recoverAfterSeconds * 1000) / 4);
  timer.unref();
  return {
    join: (workerId) => {
      workers.add(workerId);
      void round();
    },
    leave: (workerId) => {
      workers.delete(workerId);
      return database.transaction(async (tx) => {
        await tx.run('delete from orderbridge.workers where id = $1', [workerId]);
        // Also without a row: the worker may have been lost before its first beat.
        await unlockWithin(tx, [workerId]);
      });
    },
    stop: () => clearInterval(timer),
  };
};
