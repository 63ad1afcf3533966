import type { JobRequest, Jobs } from '../shared/jobs.ts';
import type { Database, Sql, Transaction } from './database.ts';

/**
 * Adding work: a job is a row, so it is added in the transaction that decided it and lost with it. Running it is worker.ts.
 * @see https://worker.graphile.org/docs/sql-add-job
 */

/** The queue's own tables live apart from ours, because it names them itself. */
export const QUEUE_SCHEMA = 'orderbridge_jobs';

/** So high that a job is never given up silently: the retry plan, not the queue, decides when to stop. */
export const MOST_ATTEMPTS = 32_767;

export type StoredJobs = Jobs & {
  /** Adds the job with the rows of `tx`: both are there after the commit, or neither. */
  readonly addWithin: (tx: Transaction, job: JobRequest) => Promise<void>;
};

const add = async (sql: Sql, job: JobRequest): Promise<void> => {
  await sql.run(
    `select from ${QUEUE_SCHEMA}.add_job(
       $1, payload => $2::json, queue_name => $3, run_at => $4, max_attempts => $5, job_key => $6, priority => $7)`,
    [job.task, JSON.stringify(job.payload), job.queue, job.runAt, MOST_ATTEMPTS, job.key, job.priority ?? 0],
  );
};

export const addWithin: StoredJobs['addWithin'] = (tx, job) => add(tx, job);

/** The queue over a migrated database. */
export const openJobs = (database: Database): StoredJobs => ({ add: (job) => add(database, job), addWithin });
