import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from 'graphile-worker';
import { z } from 'zod';
import type { Log } from '../shared/log.ts';
import { cronItem, type CronEntry } from './cron-in-time-zone.ts';
import type { Database } from './database.ts';
import { queueLogger } from './queue-logger.ts';
import { openRunningJobs, type Place, type RunningJobs } from './running-jobs.ts';
import { startHeartbeat, type Heartbeat } from './worker-heartbeat.ts';
import { beginShift, type Shift, type ShiftOptions, type ShiftTask } from './worker-shift.ts';

/**
 * Runs jobs and the crontab on graphile-worker. A job whose task throws stays and is tried again by the queue; tasks do not
 * throw for failures they understand, the retry plan decides about those. When the queue loses its database it is started
 * again under a new worker id, and what the old id held is free before: such a job may run a second time, which is why
 * effects are keyed, but in this process never beside its first run.
 * @see https://worker.graphile.org/docs
 */

/** The job a task is run for. */
export type RunningJob = {
  readonly id: string;
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly key: string | undefined;
  readonly queue: string | undefined;
  readonly priority: number;
  /** How often the queue has begun it without seeing it end, this time included. */
  readonly begun: number;
};
export type RunJob = (job: RunningJob) => Promise<void>;

export type WorkerOptions = {
  readonly database: Database;
  readonly tasks: Readonly<Record<string, RunJob>>;
  readonly crontab?: readonly CronEntry[] | undefined;
  /** An IANA zone in which the crontab is meant. Default UTC. */
  readonly timeZone?: string | undefined;
  /** Jobs at once. Default 4. */
  readonly concurrency?: number | undefined;
  /** Silence after which a worker's jobs go to the others. Default 10. */
  readonly recoverAfterSeconds?: number | undefined;
  /** How long `stop` waits for running jobs before it gives them back. Default 20. */
  readonly stopWithinSeconds?: number | undefined;
  readonly log: Log;
};

export type RunningWorker = {
  readonly isRunning: () => boolean;
  /** Takes no new jobs, lets running ones end, gives back what does not end in time. */
  readonly stop: () => Promise<void>;
};

const payload = z.looseObject({}).transform(({ _cron, ...own }) => own);
const BEGIN_AGAIN_AFTER_MS = 500;

const placeOf = ({ id, revision, job_queue_id: queueId }: Job): Place => ({
  name: queueId === null ? `job ${id}` : `queue ${queueId}`,
  work: `${id} revision ${revision}`,
});

const toTask =
  (runJob: RunJob, running: RunningJobs): ShiftTask =>
  async (raw, helpers, handedOut) => {
    const { job } = helpers;
    const queue = job.job_queue_id === null ? undefined : ((await helpers.getQueueName()) ?? undefined);
    const described = {
      id: job.id,
      task: job.task_identifier,
      payload: payload.parse(raw),
      key: job.key ?? undefined,
      queue,
      priority: job.priority,
      begun: job.attempts,
    };
    await running.runAlone(placeOf(job), () => runJob(described), handedOut);
  };

const shiftOptions = (options: WorkerOptions, heartbeat: Heartbeat): ShiftOptions => {
  const running = openRunningJobs();
  return {
    pgPool: options.database.pool,
    tasks: Object.fromEntries(Object.entries(options.tasks).map(([name, runJob]) => [name, toTask(runJob, running)])),
    parsedCronItems: (options.crontab ?? []).map((entry) => cronItem(entry, options.timeZone ?? 'UTC')),
    concurrency: options.concurrency ?? 4,
    logger: queueLogger(options.log),
    onWorkerId: heartbeat.join,
  };
};

/** Shift after shift until stopped; a shift is over unasked only when the queue lost its database. */
const keepShifts = async (options: WorkerOptions, heartbeat: Heartbeat): Promise<RunningWorker> => {
  const fields = { journey: 'jobs', step: 'restart-worker' };
  const forShift = shiftOptions(options, heartbeat);
  const asked = Promise.withResolvers<string>();
  let stopping = false;
  let shift: Shift | undefined = await beginShift(forShift);

  /** What the lost shift held is free before the next one takes work. */
  const replace = async (lost: Shift, detail: string): Promise<Shift | undefined> => {
    options.log.warn({ ...fields, outcome: 'lost', detail }, 'job queue lost its database, worker starts again');
    await lost.end(0);
    while (!stopping) {
      await pause(BEGIN_AGAIN_AFTER_MS);
      try {
        await heartbeat.leave(lost.workerId);
        const next = await beginShift(forShift);
        options.log.info({ ...fields, outcome: 'restarted' }, 'worker is running again');
        return next;
      } catch (error) {
        options.log.warn({ ...fields, outcome: 'waiting', error }, 'worker cannot start yet');
      }
    }
    return undefined;
  };
  const finish = async (last: Shift): Promise<undefined> => {
    await last.end(options.stopWithinSeconds ?? 20);
    await heartbeat.leave(last.workerId).catch(() => undefined);
  };
  const keep = async (): Promise<void> => {
    while (shift !== undefined) {
      const current: Shift = shift;
      const reason = await Promise.race([current.over, asked.promise]);
      shift = undefined;
      shift = await (stopping ? finish(current) : replace(current, reason));
    }
  };

  const ended = keep();
  return {
    isRunning: () => shift !== undefined && !stopping,
    stop: async () => {
      stopping = true;
      asked.resolve('asked to stop');
      await ended;
    },
  };
};

/** Starts running jobs on a migrated database. */
export const startWorker = async (options: WorkerOptions): Promise<RunningWorker> => {
  const heartbeat = startHeartbeat(options.database, options.recoverAfterSeconds ?? 10, options.log);
  const worker = await keepShifts(options, heartbeat);
  return {
    isRunning: worker.isRunning,
    stop: async () => {
      await worker.stop();
      heartbeat.stop();
    },
  };
};
