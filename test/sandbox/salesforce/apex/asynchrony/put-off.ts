/** The step all asynchronous work takes: the running transaction hands it to the queue, and takes it back if it is rolled back. */
import type { Caller, Org } from '../../data/types.ts';
import { transaction } from '../runtime/current.ts';
import type { Transaction } from '../runtime/transaction.ts';
import type { AsyncJob, JobQueue } from './job-queue.ts';

/** What a job keeps of the transaction that asked for it. */
export type Asker = {
  readonly org: Org;
  /** The job runs as who asked. */
  readonly caller: Caller;
  readonly fork: Transaction['fork'];
  readonly jobs: JobQueue;
  readonly isTest: boolean;
};

export const askerOf = ({ data, user, fork, jobs, isTest }: Transaction): Asker => ({
  org: data.org,
  caller: user,
  fork,
  jobs,
  isTest,
});

export const putOff = (job: AsyncJob): void => {
  const running = transaction();
  const { jobs } = running;
  jobs.add(job);
  running.data.org.onRollback(() => jobs.abort(job.id));
  // https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
  running.hasUncommittedWork = true;
};

/** The class of a job, as messages and rows name it. */
export const typeNameOfJob = (job: object): string => String(Reflect.get(job, 'apexType'));

export const ALLOWS_CALLOUTS = 'Database.AllowsCallouts';

/** Whether the class of a job implements an interface that says something about it. */
export const isMarked = (job: object, marker: string): boolean => {
  const { support, types } = transaction().program;
  const type = types.find(marker);
  return type !== undefined && support.isInstance(job, type);
};
