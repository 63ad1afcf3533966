import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { run, type JobHelpers, type Runner, type TaskList, type WorkerEvents } from 'graphile-worker';
import { z } from 'zod';
import type { Log } from '../shared/log.ts';
import { cronItem, type CronEntry } from './cron-in-time-zone.ts';
import type { Database } from './database.ts';
import { QUEUE_SCHEMA } from './jobs.ts';
import { queueLogger } from './queue-logger.ts';
import { startHeartbeat, type Heartbeat } from './worker-heartbeat.ts';

/**
 * Runs jobs and the crontab on graphile-worker. A job whose task throws stays and is tried again by the queue; tasks do not
 * throw for failures they understand, the retry plan decides about those. When the queue gives up (the database restarted
 * under it, say) it is started again.
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
const POLL_EVERY_MS = 1000;
const BEGIN_AGAIN_AFTER_MS = 500;

const toTask =
  (runJob: RunJob) =>
  async (raw: unknown, helpers: JobHelpers): Promise<void> => {
    const { job } = helpers;
    const queue = job.job_queue_id === null ? undefined : ((await helpers.getQueueName()) ?? undefined);
    await runJob({
      id: job.id,
      task: job.task_identifier,
      payload: payload.parse(raw),
      key: job.key ?? undefined,
      queue,
      priority: job.priority,
      begun: job.attempts,
    });
  };

const eventsOf = (onPool: (id: string) => void): WorkerEvents => {
  const events: WorkerEvents = new EventEmitter();
  events.on('pool:create', ({ workerPool }) => onPool(workerPool.id));
  return events;
};

type Shift = { readonly runner: Runner; readonly workerId: string };

const beginShift = async (options: WorkerOptions, heartbeat: Heartbeat): Promise<Shift> => {
  let workerId = '';
  const taskList: TaskList = Object.fromEntries(
    Object.entries(options.tasks).map(([name, task]) => [name, toTask(task)]),
  );
  const runner = await run({
    pgPool: options.database.pool,
    schema: QUEUE_SCHEMA,
    taskList,
    parsedCronItems: (options.crontab ?? []).map((entry) => cronItem(entry, options.timeZone ?? 'UTC')),
    concurrency: options.concurrency ?? 4,
    pollInterval: POLL_EVERY_MS,
    noHandleSignals: true,
    logger: queueLogger(options.log),
    events: eventsOf((id) => {
      workerId = id;
      heartbeat.join(id);
    }),
  });
  return { runner, workerId };
};

const endShift = async ({ runner }: Shift, withinSeconds: number): Promise<void> => {
  const stopped = runner.stop().then(
    () => true,
    () => true,
  );
  const patience = new AbortController();
  const tooLate = pause(withinSeconds * 1000, false, { signal: patience.signal }).catch(() => false);
  if (!(await Promise.race([stopped, tooLate]))) await runner.kill();
  patience.abort();
};

/** Shift after shift until stopped; a shift ends unasked only when the queue lost its database. */
const keepShifts = async (options: WorkerOptions, heartbeat: Heartbeat): Promise<RunningWorker> => {
  let stopping = false;
  let shift: Shift | undefined = await beginShift(options, heartbeat);

  const beginAgain = async (): Promise<Shift | undefined> => {
    const fields = { journey: 'jobs', step: 'restart-worker' };
    while (!stopping) {
      await pause(BEGIN_AGAIN_AFTER_MS);
      try {
        const next = await beginShift(options, heartbeat);
        options.log.info({ ...fields, outcome: 'restarted' }, 'worker is running again');
        return next;
      } catch (error) {
        options.log.warn({ ...fields, outcome: 'waiting', error }, 'worker cannot start yet');
      }
    }
    return undefined;
  };
  const keep = async (): Promise<void> => {
    while (shift !== undefined) {
      await shift.runner.promise.catch(() => undefined);
      const { workerId } = shift;
      shift = undefined;
      await heartbeat.leave(workerId).catch(() => undefined);
      if (!stopping) shift = await beginAgain();
    }
  };

  const ended = keep();
  return {
    isRunning: () => shift !== undefined && !stopping,
    stop: async () => {
      stopping = true;
      if (shift !== undefined) await endShift(shift, options.stopWithinSeconds ?? 20);
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
