/** Jobs by id, newest last; the platform forgets them a week after their last change. */
import type { Clock } from '../../shared/clock.ts';
import { recordId } from '../data/record-id.ts';
import { jobRefusals } from './job-refusals.ts';

const KEPT_MILLISECONDS = 7 * 24 * 60 * 60 * 1000;
const KEY_PREFIX = '750';

type Dated = { readonly id: string; readonly changedAt: Date };

export type JobStore<Job extends Dated> = {
  add(job: Job): Job;
  /** @throws RestError NOT_FOUND */
  get(id: string): Job;
  remove(id: string): void;
  all(): readonly Job[];
};

/** Ids for jobs of all kinds. */
export const jobIds = (): (() => string) => {
  let made = 0;
  return () => {
    made += 1;
    return recordId(KEY_PREFIX, made);
  };
};

/** An empty store. */
export const jobStore = <Job extends Dated>(clock: Clock): JobStore<Job> => {
  const jobs = new Map<string, Job>();
  const forgetOld = (): void => {
    const oldest = clock.now().getTime() - KEPT_MILLISECONDS;
    for (const job of jobs.values()) if (job.changedAt.getTime() < oldest) jobs.delete(job.id);
  };
  return {
    add(job) {
      forgetOld();
      jobs.set(job.id, job);
      return job;
    },
    get(id) {
      forgetOld();
      const job = jobs.get(id) ?? jobs.values().find((known) => known.id.startsWith(id) && id.length === 15);
      if (job === undefined) throw jobRefusals.notFound();
      return job;
    },
    remove(id) {
      jobs.delete(id);
    },
    all: () => [...jobs.values()],
  };
};
