import type { Clock } from '../shared/clock.ts';
import { secondsAfter } from '../shared/dates.ts';
import type { Log } from '../shared/log.ts';
import type { Changes, Held, HeldWork } from './ports.ts';

/**
 * Paused, not failed: work that waits for missing data goes on by itself when that data arrives. Each parked failure knows
 * what would settle it and until when changes have been looked at on its behalf.
 */

export const RESUME_TASK = 'resume-held';

export type ResumeNeeds = {
  readonly held: HeldWork;
  readonly changes: Changes;
  readonly clock: Clock;
  readonly log: Log;
};

/** Clocks differ, and a change is dated when it began: look back a little further than the last time. */
const OVERLAP_SECONDS = 120;

const earliest = (held: readonly Held[]): Date | undefined =>
  held
    .map(({ watchedUntil }) => watchedUntil)
    .reduce<Date | undefined>((first, at) => (first === undefined || at < first ? at : first), undefined);

/** Which failures resume, and by which change. */
const settledBy = (held: readonly Held[], changed: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    held.flatMap(({ id, waitsFor }) => {
      const change = waitsFor.find((key) => changed.has(key));
      return change === undefined ? [] : [[id, change] as const];
    }),
  );

/** Looks once; costs nothing when nothing is parked. Answers how many failures resumed. */
export const resumeHeld =
  ({ held, changes, clock, log }: ResumeNeeds) =>
  async (): Promise<number> => {
    const waiting = await held.list();
    const since = earliest(waiting);
    if (since === undefined) return 0;
    const until = clock.now();
    const among = [...new Set(waiting.flatMap(({ waitsFor }) => waitsFor))];
    const changed = await changes.since(secondsAfter(since, -OVERLAP_SECONDS), among);
    const resumed = settledBy(waiting, changed);
    const still = waiting.filter(({ id }) => !resumed.has(id)).map(({ id }) => id);
    await held.lookedUntil(until, { resumed, still });
    if (resumed.size > 0) {
      const fields = { journey: 'integration-health', step: 'resume-held', outcome: 'resumed' };
      log.info({ ...fields, count: resumed.size }, 'held work goes on, what it waited for has changed');
    }
    return resumed.size;
  };
