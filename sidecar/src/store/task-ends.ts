import type { TaskOutcome } from '../integration-health/index.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from './database.ts';

/** When each kind of work last ended well. Busy tasks are noted once in a while: for people who look, seconds are enough. */

const NOTED_EVERY_MS = 5000;

/** @returns told of every outcome; never waits, and never fails anybody's work */
export const noteTaskEnds = (database: Database, log: Log): ((outcome: TaskOutcome) => void) => {
  const notedAt = new Map<string, number>();
  return ({ task, outcome }) => {
    const now = performance.now();
    if (outcome !== 'done' || now - (notedAt.get(task) ?? -Infinity) < NOTED_EVERY_MS) return;
    notedAt.set(task, now);
    database
      .run(
        `insert into orderbridge.task_ends (task, ended_at) values ($1, now())
         on conflict (task) do update set ended_at = excluded.ended_at`,
        [task],
      )
      .catch((error: unknown) => {
        notedAt.delete(task);
        log.warn({ journey: 'jobs', step: 'note-task-end', outcome: 'failed', error }, 'a last run was not noted');
      });
  };
};
