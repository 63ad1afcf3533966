import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryPlan, type RetryHistory } from '../../src/integration-health/index.ts';
import { alreadyDone, needsAPerson, tryAgain, type Failure, type FailureCode } from '../../src/shared/failure.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const HOUR = 3600;

const again = (code: FailureCode, retryAfterSeconds?: number): Failure =>
  tryAgain({ code, message: 'm', advice: 'a', retryAfterSeconds });
const history = (change: Partial<RetryHistory> = {}): RetryHistory => ({
  attempts: 1,
  firstFailedAt: NOW,
  now: NOW,
  jitter: 0,
  ...change,
});
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * HOUR * 1000);

/** What the plan does: seconds to wait, or what else. */
const outcome = (failure: Failure, past: RetryHistory): number | string => {
  const plan = retryPlan(failure, past);
  return plan.then === 'wait' ? (plan.until.getTime() - NOW.getTime()) / 1000 : plan.then;
};

const LOCKED = again('RECORD_LOCKED');
const AWAY = again('NETSUITE_AWAY');

const TABLE: readonly [string, Failure, Partial<RetryHistory>, number | string][] = [
  ['the first failure waits 2 s', LOCKED, { attempts: 1 }, 2],
  ['the second 10 s', LOCKED, { attempts: 2 }, 10],
  ['the third a minute', LOCKED, { attempts: 3 }, 60],
  ['the fourth 5 minutes', LOCKED, { attempts: 4 }, 300],
  ['the fifth half an hour', LOCKED, { attempts: 5 }, 1800],
  ['the sixth an hour', LOCKED, { attempts: 6 }, HOUR],
  ['the fortieth an hour', LOCKED, { attempts: 40 }, HOUR],
  ['full jitter adds a fifth', LOCKED, { attempts: 2, jitter: 1 }, 12],
  ['Retry-After longer than the table wins', again('NETSUITE_BUSY', 90), { attempts: 1 }, 90],
  ['Retry-After shorter than the table does not', again('NETSUITE_BUSY', 1), { attempts: 3 }, 60],
  ['jitter spreads Retry-After too', again('NETSUITE_BUSY', 100), { jitter: 0.5 }, 110],
  ['just under a day still waits', LOCKED, { attempts: 30, firstFailedAt: hoursAgo(23.99) }, HOUR],
  ['a day old parks', LOCKED, { attempts: 30, firstFailedAt: hoursAgo(24) }, 'park'],
  ['NetSuite away waits after a day', AWAY, { attempts: 30, firstFailedAt: hoursAgo(96) }, HOUR],
  ['Salesforce away waits after a day', again('SALESFORCE_AWAY'), { attempts: 99, firstFailedAt: hoursAgo(96) }, HOUR],
  ['an upstream error is repeated once', again('UPSTREAM_ERROR'), {}, 2],
  ['and parks when it comes back', again('UPSTREAM_ERROR'), { attempts: 2, lastCode: 'UPSTREAM_ERROR' }, 'park'],
  [
    'it gets its repeat after another failure',
    again('UPSTREAM_ERROR'),
    { attempts: 5, lastCode: 'NETSUITE_AWAY' },
    1800,
  ],
  ['an unreadable answer is repeated once', again('ANSWER_UNREADABLE'), { lastCode: 'NETSUITE_BUSY' }, 2],
  ['and parks when it repeats', again('ANSWER_UNREADABLE'), { attempts: 2, lastCode: 'ANSWER_UNREADABLE' }, 'park'],
  ['a refused token is repeated once', again('TOKEN_EXPIRED'), {}, 2],
  ['and parks when it is refused again', again('TOKEN_EXPIRED'), { attempts: 2, lastCode: 'TOKEN_EXPIRED' }, 'park'],
  ['slow for a day parks', again('NETSUITE_SLOW'), { attempts: 30, firstFailedAt: hoursAgo(24) }, 'park'],
  ['a person is asked at once', needsAPerson({ code: 'INVALID_SKU', message: 'm', advice: 'a' }), {}, 'park'],
  ['what is done carries on', alreadyDone({ code: 'DUPLICATE_REFUSED', message: 'm', advice: 'a' }), {}, 'carry-on'],
];

for (const [name, failure, past, expected] of TABLE) {
  test(name, () => assert.equal(outcome(failure, history(past)), expected));
}
