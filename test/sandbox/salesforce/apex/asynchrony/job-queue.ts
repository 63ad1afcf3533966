/**
 * Work that Apex puts off: queueables, future methods, batches, scheduled classes, deliveries of events. A test holds it until
 * `Test.stopTest()`; an org runs it once the transaction that asked for it has committed.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_async_overview.htm
 */
export type AsyncJob = {
  /** The id of its AsyncApexJob row, where it has one. */
  readonly id: string;
  /** Runs in a transaction of its own; throws what the job threw. */
  run(): void;
};

export type JobQueue = {
  add(job: AsyncJob): void;
  /** Takes a job back; false when it is not waiting. */
  abort(id: string): boolean;
  waiting(): number;
  /** Runs everything that waits, and what that adds, in order. */
  drain(): void;
};

/** Jobs of a test: run when the test says so. The first failure ends the run and is the test's. */
export const testQueue = (): JobQueue => {
  const jobs: AsyncJob[] = [];
  return {
    add: (job) => void jobs.push(job),
    abort(id) {
      const at = jobs.findIndex((job) => job.id === id);
      if (at >= 0) jobs.splice(at, 1);
      return at >= 0;
    },
    waiting: () => jobs.length,
    drain() {
      for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) job.run();
    },
  };
};

export type Schedule = (work: () => void) => void;

/**
 * Jobs of an org: each runs by itself after the commit, one after the other.
 * @param afterCommit defers work until the running transaction has committed
 * @param failed hears of what a job threw; nobody else is waiting for it
 */
export const orgQueue = (afterCommit: Schedule, failed: (error: unknown) => void): JobQueue => {
  const jobs: AsyncJob[] = [];
  const runNext = (): void => {
    try {
      jobs.shift()?.run();
    } catch (error) {
      failed(error);
    }
  };
  return {
    add: (job) =>
      afterCommit(() => {
        jobs.push(job);
        setImmediate(runNext);
      }),
    abort(id) {
      const at = jobs.findIndex((job) => job.id === id);
      if (at >= 0) jobs.splice(at, 1);
      return at >= 0;
    },
    waiting: () => jobs.length,
    drain() {
      while (jobs.length > 0) runNext();
    },
  };
};
