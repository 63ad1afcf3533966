/**
 * No job runs beside itself in this process, nor beside another job of its queue. The queue sees to that as long as it knows
 * what runs; after it lost its database it hands out again what may still be running here.
 */

export type Place = {
  /** Where one job runs at a time: its named queue, else the job alone. */
  readonly name: string;
  /** The job as it was handed out; the same text means the same work. */
  readonly work: string;
};

export type RunningJobs = {
  /**
   * Runs `run`, or joins the run of the same work when that is still under way; waits for other work in its place first.
   * @param handedOut aborted when the queue took the job back: then it does not begin any more.
   */
  readonly runAlone: (place: Place, run: () => Promise<void>, handedOut: AbortSignal) => Promise<void>;
};

type Run = { readonly work: string; readonly ended: Promise<void> };

export const openRunningJobs = (): RunningJobs => {
  const runs = new Map<string, Run>();
  return {
    runAlone: async ({ name, work }, run, handedOut) => {
      for (let other = runs.get(name); other !== undefined; other = runs.get(name)) {
        if (other.work === work) return other.ended;
        await other.ended.catch(() => undefined);
      }
      handedOut.throwIfAborted();
      const ended = run().finally(() => runs.delete(name));
      runs.set(name, { work, ended });
      return ended;
    },
  };
};
