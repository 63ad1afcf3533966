/** Work that outlives a request: kept in the database, run once per key, retried by the one retry plan. */
export type JobRequest = {
  /** The task's name, as listed in main.ts. */
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Jobs with the same key are one job: adding it again before it ran replaces it. */
  readonly key?: string | undefined;
  readonly runAt?: Date | undefined;
  /** Lower runs first: one of PRIORITY; people's work unless said. */
  readonly priority?: number | undefined;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string | undefined;
};

/** Whom the work keeps waiting: people, those who hear of what has been done, nobody. */
export const PRIORITY = { people: 0, news: 5, batch: 10 } as const;

/** A batch as a job: one that waits already is not started twice, and two never run at the same time. */
export const batchJob = (task: string): JobRequest => ({ task, payload: {}, key: task, queue: task });

export type Jobs = { readonly add: (job: JobRequest) => Promise<void> };
