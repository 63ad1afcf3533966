/** Work that outlives a request: kept in the database, run once per key, retried by the one retry plan. */
export type JobRequest = {
  /** The task's name, as listed in main.ts. */
  readonly task: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Jobs with the same key are one job: adding it again before it ran replaces it. */
  readonly key?: string | undefined;
  readonly runAt?: Date | undefined;
  /** Lower runs first; people's work 0, batch work 10. */
  readonly priority?: number | undefined;
  /** Jobs of one queue run one after the other. */
  readonly queue?: string | undefined;
};
export type Jobs = { readonly add: (job: JobRequest) => Promise<void> };
