import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { nextRun } from './schedule-times.ts';

const BERLIN = 'Europe/Berlin';
const start = { startDate: '2026-01-05', startTime: '09:30:00.000Z' } as const;

/** The next run after an instant; undefined when there is none. */
const next = (schedule: Partial<Parameters<typeof nextRun>[0]>, after: string): string | undefined =>
  nextRun({ frequency: 'Daily', ...start, ...schedule }, new Date(after), BERLIN)?.toISOString();

describe('the next run of a scheduled flow', () => {
  test('is at the hour of the org, in summer and in winter', () => {
    assert.equal(next({}, '2026-03-28T12:00:00Z'), '2026-03-29T07:30:00.000Z');
    assert.equal(next({}, '2026-01-01T00:00:00Z'), '2026-01-05T08:30:00.000Z');
  });

  test('goes by its frequency', () => {
    const after = '2026-01-09T12:00:00Z';
    assert.equal(next({ frequency: 'Hourly' }, after), '2026-01-09T12:30:00.000Z');
    assert.equal(next({ frequency: 'Weekdays' }, after), '2026-01-12T08:30:00.000Z');
    assert.equal(next({ frequency: 'Weekly', frequencyNumber: 2 }, after), '2026-01-19T08:30:00.000Z');
    assert.equal(next({ frequency: 'Monthly' }, after), '2026-02-05T08:30:00.000Z');
    assert.equal(next({ frequency: 'Yearly' }, after), '2027-01-05T08:30:00.000Z');
  });

  test('is none once it is over', () => {
    assert.equal(next({ frequency: 'Once' }, '2026-01-06T00:00:00Z'), undefined);
    assert.equal(next({ endDate: '2026-01-07' }, '2026-01-07T07:00:00Z'), '2026-01-07T08:30:00.000Z');
    assert.equal(next({ endDate: '2026-01-07' }, '2026-01-07T12:00:00Z'), undefined);
  });

  test('is refused by name where the sandbox does not know the days', () => {
    assert.throws(() => next({ frequency: 'OnActivate' }, '2026-01-06T00:00:00Z'), /run on activation/);
    assert.throws(() => next({ frequency: 'Monthly', dayOfMonthToRun: 3 }, '2026-01-06T00:00:00Z'), /day of the month/);
  });
});
