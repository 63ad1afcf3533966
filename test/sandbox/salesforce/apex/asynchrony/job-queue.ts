/**
 * Work that Apex puts off: queueables, future methods, batches, scheduled classes, deliveries of events. A test holds it until
 * `Test.stopTest()`; an org runs it once the transaction that asked for it has committed and its time has come.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
import { ringAt } from '../../../shared/alarm.ts';
import type { Clock } from '../../../shared/clock.ts';

export type AsyncJob = {
  /** The id of its AsyncApexJob or CronTrigger row. */
  readonly id: string;
  /** Not before this instant; at once when left out. A test does not wait. */
  readonly due?: Date;
  /** Runs by a schedule: a test runs it once, after everything else. */
  readonly isScheduled?: boolean;
  /** Tells it from others that would do the same. */
  readonly signature?: string;
  /** Runs in a transaction of its own; throws what the job threw. */
  run(): void;
};

export type JobQueue = {
  add(job: AsyncJob): void;
  /** Takes a job back; false when it is not waiting. */
  abort(id: string): boolean;
  /** What waits, in the order asked for. */
  waiting(): readonly AsyncJob[];
  /** Runs what waits and what that adds, in order; of scheduled jobs those that wait now, last. */
  drain(): void;
};

/** Jobs in order, taken out one by one. */
const openLine = () => {
  const jobs: AsyncJob[] = [];
  const take = (test: (job: AsyncJob) => boolean): AsyncJob | undefined => {
    const at = jobs.findIndex(test);
    return at < 0 ? undefined : jobs.splice(at, 1)[0];
  };
  return { jobs, take, abort: (id: string): boolean => take((job) => job.id === id) !== undefined };
};

/** Jobs of a test: run when the test says so. The first failure is the test's; what still waits then never runs. */
export const testQueue = (): JobQueue => {
  const { jobs, take, abort } = openLine();
  const runAll = (test: (job: AsyncJob) => boolean): void => {
    for (let job = take(test); job !== undefined; job = take(test)) job.run();
  };
  return {
    add: (job) => void jobs.push(job),
    abort,
    waiting: () => [...jobs],
    drain() {
      try {
        runAll((job) => job.isScheduled !== true);
        const scheduled = new Set(jobs);
        runAll((job) => scheduled.has(job));
      } catch (error) {
        jobs.length = 0;
        throw error;
      }
    },
  };
};

export type OrgQueueOptions = {
  readonly clock: Clock;
  /** Defers work until the running transaction has committed. */
  readonly afterCommit: (task: () => void) => void;
  /** Hears of what a job threw; nobody else is waiting for it. */
  readonly failed: (error: unknown) => void;
  /** Runs work as often as its callouts need to be answered; just once when left out. */
  readonly repeat?: Repeat;
};

/** Everything the work wrote and put off is taken back before it is repeated. */
export type Repeat = <T>(work: () => T) => Promise<T>;

/** What a job threw is kept with what it wrote, such as its row: it is no reason to undo that. */
const ending = (job: AsyncJob): { readonly error?: unknown } => {
  try {
    job.run();
    return {};
  } catch (error) {
    return { error };
  }
};

/** Jobs of an org: each runs by itself after the commit and when it is due; while one waits for an answer, others run. */
export const orgQueue = ({ clock, afterCommit, failed, repeat }: OrgQueueOptions): JobQueue => {
  const { jobs, take, abort } = openLine();
  /** Asked for by a transaction that has not committed yet. */
  const uncommitted = new Map<string, AsyncJob>();
  let stopWaiting = (): void => undefined;
  const isDue = ({ due }: AsyncJob): boolean => due === undefined || due <= clock.now();
  const tell = ({ error }: { readonly error?: unknown }): void => {
    if (error !== undefined) failed(error);
  };
  const start = (job: AsyncJob): void => {
    if (repeat === undefined) tell(ending(job));
    else repeat(() => ending(job)).then(tell, failed);
  };
  const runNext = (): boolean => {
    const job = take(isDue);
    if (job !== undefined) start(job);
    return job !== undefined;
  };
  const wake = (): void => {
    runNext();
    wait();
  };
  /** Never at once: the transaction that asked has to end first. */
  const wait = (): void => {
    stopWaiting();
    const times = jobs.map(({ due }) => due?.getTime() ?? 0);
    if (times.length === 0) return;
    if (jobs.some(isDue)) {
      const immediate = setImmediate(wake);
      stopWaiting = () => clearImmediate(immediate);
    } else stopWaiting = ringAt(clock, new Date(Math.min(...times)), wake);
  };
  return {
    add(job) {
      uncommitted.set(job.id, job);
      afterCommit(() => {
        if (!uncommitted.delete(job.id)) return;
        jobs.push(job);
        wait();
      });
    },
    abort: (id) => uncommitted.delete(id) || abort(id),
    waiting: () => [...jobs, ...uncommitted.values()],
    drain() {
      while (runNext());
      wait();
    },
  };
};
