import { PRIORITY } from '../shared/jobs.ts';
import { nextWindow } from '../shared/window.ts';
import { announceJob, announceLate, PAYMENTS_PER_JOB } from './announce-payments.ts';
import type { Needs } from './ports.ts';

/**
 * Finds what no push brought: payments changed since the last poll, less an overlap, become announcement jobs. Those that
 * could not be read are read again, and those that the flow left out before are announced once they take part.
 */
export const POLL_PAYMENTS_TASK = 'poll-payments';

/** Payments left out before that are taken by one poll; the next one goes on. */
const JOINED_AT_ONCE = 10_000;

const announceInJobs = async (needs: Needs, ids: readonly string[], key: string): Promise<void> => {
  for (let start = 0; start < ids.length; start += PAYMENTS_PER_JOB) {
    const group = ids.slice(start, start + PAYMENTS_PER_JOB);
    await needs.jobs.add({ ...announceJob(group, `${key}-${start}`), priority: PRIORITY.news });
  }
};

export const pollPayments = (needs: Needs) => async (): Promise<{ readonly found: number }> => {
  const { ledger, memory, overlapMinutes } = needs;
  const window = await nextWindow({ watermark: memory.watermark, now: ledger.now, overlapMinutes });
  const { until } = window;
  const ids = await ledger.changed(window);
  await announceInJobs(needs, ids, `poll-${until}`);
  await memory.moveWatermark(until);
  await announceLate(needs);
  // The last, because a filter that cannot be used ends the poll.
  await announceInJobs(needs, await needs.scope.joined(JOINED_AT_ONCE), `joined-${until}`);
  needs.log.info({ journey: 'payments', step: 'poll', outcome: 'finished', found: ids.length }, 'payments polled');
  return { found: ids.length };
};
