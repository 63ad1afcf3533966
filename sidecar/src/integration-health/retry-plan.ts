import { secondsAfter } from '../shared/dates.ts';
import type { Failure, FailureCode } from '../shared/failure.ts';

/**
 * The one decision about retry: what happens to work that failed, from the failure and its history alone. Only TryAgain is
 * ever tried again; it backs off, honours Retry-After, and becomes a person's business after a day, unless the whole of the
 * other system is away, in which case it waits with everything else.
 */

export type RetryHistory = {
  /** Attempts so far in this round, the failed one included: 1 is the first. */
  readonly attempts: number;
  readonly firstFailedAt: Date;
  readonly now: Date;
  /** From 0 to 1: spreads work that failed together, so that it does not return together. */
  readonly jitter: number;
  /** How the attempt before this one failed, when there was one. */
  readonly lastCode?: FailureCode | undefined;
};

export type RetryPlan =
  { readonly then: 'carry-on' } | { readonly then: 'wait'; readonly until: Date } | { readonly then: 'park' };

const BACK_OFF_SECONDS = [2, 10, 60, 300, 1800];
const HOURLY = 3600;
const A_DAY_IN_SECONDS = 86_400;
/** Work that failed together returns over a fifth of the pause more, never earlier than the table says. */
const SPREAD = 0.2;

const WHOLE_SYSTEM_AWAY: readonly FailureCode[] = ['NETSUITE_AWAY', 'SALESFORCE_AWAY', 'PROCESS_KILLED'];
const REPEATED_ONCE: readonly FailureCode[] = ['UPSTREAM_ERROR', 'ANSWER_UNREADABLE', 'TOKEN_EXPIRED'];

const hasHadItsRepeat = ({ code }: Failure, { lastCode }: RetryHistory): boolean =>
  REPEATED_ONCE.includes(code) && lastCode === code;

const isOlderThanADay = ({ firstFailedAt, now }: RetryHistory): boolean =>
  now >= secondsAfter(firstFailedAt, A_DAY_IN_SECONDS);

const pauseSeconds = (failure: Failure, { attempts, jitter }: RetryHistory): number => {
  const inTable = BACK_OFF_SECONDS[attempts - 1] ?? HOURLY;
  return Math.max(inTable, failure.retryAfterSeconds ?? 0) * (1 + SPREAD * jitter);
};

/** Decides; pure, so that every case is a row of a test table. */
export const retryPlan = (failure: Failure, history: RetryHistory): RetryPlan => {
  if (failure.kind === 'already-done') return { then: 'carry-on' };
  if (failure.kind === 'needs-a-person' || hasHadItsRepeat(failure, history)) return { then: 'park' };
  if (isOlderThanADay(history) && !WHOLE_SYSTEM_AWAY.includes(failure.code)) return { then: 'park' };
  return { then: 'wait', until: secondsAfter(history.now, pauseSeconds(failure, history)) };
};
