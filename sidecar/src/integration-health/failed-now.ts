import type { FailedAttempt } from './ports.ts';

/**
 * A failure that was met outside a job, as the one attempt of the work that would settle it.
 * @param now when it was met
 */
export const failedNow = (now: Date, failed: Omit<FailedAttempt, 'beganAt' | 'failedAt'>): FailedAttempt => ({
  ...failed,
  beganAt: now,
  failedAt: now,
});
