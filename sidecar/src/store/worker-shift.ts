import { EventEmitter } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { run, type JobHelpers, type Runner, type RunnerOptions, type WorkerEvents } from 'graphile-worker';
import { QUEUE_SCHEMA } from './jobs.ts';

/**
 * One run of graphile-worker under one worker id. A shift is over as soon as an answer of the database about handing out or
 * ending a job is lost: from then on the queue may hold jobs for this id that nobody runs, and only another id is safe.
 * @see https://worker.graphile.org/docs/library/run
 */

export type ShiftTask = (raw: unknown, helpers: JobHelpers, handedOut: AbortSignal) => Promise<void>;

export type ShiftOptions = Pick<RunnerOptions, 'pgPool' | 'parsedCronItems' | 'concurrency' | 'logger'> & {
  readonly tasks: Readonly<Record<string, ShiftTask>>;
  /** Told the worker id before the first job is taken. */
  readonly onWorkerId: (workerId: string) => void;
};

export type Shift = {
  readonly workerId: string;
  /** Resolves with the reason when this shift must not go on; it still has to be ended. */
  readonly over: Promise<string>;
  /** Takes no new jobs and lets running ones end; after the given seconds the queue gets back what still runs. */
  readonly end: (withinSeconds: number) => Promise<void>;
};

const POLL_EVERY_MS = 1000;

/** A queue that cannot even take its jobs back by then is left alone; the heartbeat frees what it holds. */
const GIVE_BACK_WITHIN_SECONDS = 5;

/**
 * Zero means at once, but through the batch: without it the queue does not look whether a job was ended, and a lost
 * connection there would be an unhandled rejection and a job locked for hours.
 * @see https://worker.graphile.org/docs/performance
 */
const SEE_JOBS_END = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/** Settles with the run, or rejects when the job is taken from it; the run itself goes on then. */
const whileHandedOut = (ended: Promise<void>, handedOut: AbortSignal): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const giveBack = (): void => reject(handedOut.reason);
  handedOut.addEventListener('abort', giveBack);
  if (handedOut.aborted) giveBack();
  ended.then(resolve, reject).finally(() => handedOut.removeEventListener('abort', giveBack));
  return promise;
};

const settledWithin = async (settled: Promise<unknown>, seconds: number): Promise<void> => {
  const patience = new AbortController();
  const tooLate = pause(seconds * 1000, undefined, { signal: patience.signal }).catch(() => undefined);
  await Promise.race([settled, tooLate]);
  patience.abort();
};

const endRunner =
  (runner: Runner, handedOut: AbortController) =>
  async (withinSeconds: number): Promise<void> => {
    const ended = Promise.allSettled([runner.stop(), runner.promise]);
    await settledWithin(ended, withinSeconds);
    handedOut.abort(new Error('The job went back to the queue before it ended.'));
    await settledWithin(ended, GIVE_BACK_WITHIN_SECONDS);
  };

/** @throws when the database does not answer; nothing runs then. */
export const beginShift = async ({ tasks, onWorkerId, ...options }: ShiftOptions): Promise<Shift> => {
  const handedOut = new AbortController();
  const { promise: over, resolve: endsFor } = Promise.withResolvers<string>();
  const events: WorkerEvents = new EventEmitter();
  let workerId = '';
  events.on('pool:create', ({ workerPool }) => {
    workerId = workerPool.id;
    onWorkerId(workerId);
  });
  events.on('worker:getJob:error', ({ error }) => endsFor(String(error)));
  events.on('pool:gracefulShutdown', ({ message }) => endsFor(message));

  const runner = await run({
    ...options,
    schema: QUEUE_SCHEMA,
    taskList: Object.fromEntries(
      Object.entries(tasks).map(([name, task]) => [
        name,
        (raw, helpers) => whileHandedOut(task(raw, helpers, handedOut.signal), handedOut.signal),
      ]),
    ),
    pollInterval: POLL_EVERY_MS,
    noHandleSignals: true,
    events,
    preset: SEE_JOBS_END,
  });
  return { workerId, over, end: endRunner(runner, handedOut) };
};
