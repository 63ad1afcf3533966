import { minutesBefore } from '../shared/dates.ts';
import { announceJob, announceLate, PAYMENTS_PER_JOB } from './announce-payments.ts';
import type { Needs } from './ports.ts';

/**
 * Finds what no push brought: payments changed since the last poll, less an overlap, become announcement jobs. Those that
 * could not be read are read again.
 */
export const POLL_PAYMENTS_TASK = 'poll-payments';

export const pollPayments = (needs: Needs) => async (): Promise<{ readonly found: number }> => {
  const [watermark, until] = await Promise.all([needs.memory.watermark(), needs.ledger.now()]);
  const after = watermark === undefined ? needs.beginning : minutesBefore(watermark, needs.overlapMinutes);
  const ids = await needs.ledger.changed({ after, until });
  for (let start = 0; start < ids.length; start += PAYMENTS_PER_JOB) {
    const group = ids.slice(start, start + PAYMENTS_PER_JOB);
    await needs.jobs.add({ ...announceJob(group, `poll-${until}-${start}`), priority: 5 });
  }
  await needs.memory.moveWatermark(until);
  await announceLate(needs);
  needs.log.info({ journey: 'payments', step: 'poll', outcome: 'finished', found: ids.length }, 'payments polled');
  return { found: ids.length };
};
