import type { Clock } from '../../shared/clock.ts';
import { preferencesOf, type ApiAnswer, type ApiRequest } from '../http/exchange.ts';
import { NetSuiteError } from '../http/netsuite-error.ts';
import type { Settings } from '../settings.ts';
import { scheduledTasks, type Job, type TaskWork } from './job.ts';
import { JOB_PATH, readJob } from './job-resources.ts';

/**
 * Takes work that prefers to be answered later, does it when its time has come, and refuses the same idempotency key twice.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/subsect_164494900632.html
 */
export type JobQueue = {
  /** Accepts work with 202. @throws NetSuiteError IDEMPOTENCY_ERROR when the request's key was used before */
  submit(request: ApiRequest, work: readonly TaskWork[], options?: { needsTransient?: boolean }): ApiAnswer;
  /** Does all work whose time has come, in the order of submission. */
  settle(): Promise<void>;
  /** Answers requests about jobs. */
  read(request: ApiRequest): ApiAnswer;
  /** Forgets what has not been done yet. */
  stop(): void;
};

const repeated = (location: string, status: number): NetSuiteError =>
  new NetSuiteError({
    status,
    title: 'Conflict',
    typeStatus: 409,
    details: [
      {
        detail:
          'A request with the same idempotency key is already submitted. See the "Location" header for a link to the previously submitted job',
        errorCode: 'IDEMPOTENCY_ERROR',
      },
    ],
    headers: { location, 'preference-applied': 'respond-async' },
  });

type Worker = { add(job: Job): void; settle(): Promise<void>; stop(): void };

/** Works off jobs whose time has come; wakes by itself when job time is real time. */
const worker = (now: () => number, wakes: boolean): Worker => {
  const timers = new Set<NodeJS.Timeout>();
  let unfinished: Job[] = [];
  let turn: Promise<void> = Promise.resolve();

  const workOff = async (): Promise<void> => {
    for (const task of unfinished.flatMap((job) => job.tasks))
      if (task.answer === undefined && task.endsAt <= now()) task.answer = await task.work();
    unfinished = unfinished.filter((job) => job.tasks.some((task) => task.answer === undefined));
  };
  const settle = (): Promise<void> => {
    if (unfinished.length > 0) turn = turn.then(workOff);
    return turn;
  };
  const wakeAt = (instant: number): void => {
    const wake = (): void => {
      timers.delete(timer);
      void settle();
    };
    const timer = setTimeout(wake, Math.max(0, instant - now()) + 1).unref();
    timers.add(timer);
  };

  return {
    settle,
    add(job) {
      unfinished.push(job);
      if (wakes) for (const task of job.tasks) wakeAt(task.endsAt);
    },
    stop() {
      unfinished = [];
      for (const timer of timers) clearTimeout(timer);
    },
  };
};

/** An empty queue. Job time is the machine's or the account's clock, as the settings say. */
export const jobQueue = ({ clock, settings }: { clock: Clock; settings: Settings }): JobQueue => {
  const jobs = new Map<string, Job>();
  const jobByKey = new Map<string, string>();
  const now = (): number => (settings.asyncJobTime === 'real' ? Date.now() : clock.now().getTime());
  const bench = worker(now, settings.asyncJobTime === 'real');
  const urlOf = (request: ApiRequest, id: string): string => `${request.baseUrl}${JOB_PATH}/${id}`;

  return {
    settle: () => bench.settle(),
    stop: () => bench.stop(),
    submit(request, work, options = {}) {
      const key = request.headers['x-netsuite-idempotency-key'];
      const earlier = key === undefined ? undefined : jobByKey.get(key);
      if (earlier !== undefined) throw repeated(urlOf(request, earlier), settings.idempotencyStatus);
      const tasks = scheduledTasks(work, {
        now: now(),
        pendingMilliseconds: settings.asyncJobPendingMilliseconds,
        processingMilliseconds: settings.asyncJobProcessingMilliseconds,
        parallel: preferencesOf(request).includes('batch-processing="parallel"'),
      });
      const job = { id: String(jobs.size + 1), tasks, needsTransient: options.needsTransient ?? false };
      jobs.set(job.id, job);
      if (key !== undefined) jobByKey.set(key, job.id);
      bench.add(job);
      const location = urlOf(request, job.id);
      return { status: 202, headers: { location, 'preference-applied': 'respond-async', 'x-netsuite-jobid': job.id } };
    },
    read: (request) => readJob(request, { find: (id) => jobs.get(id), now: now(), settings }),
  };
};
