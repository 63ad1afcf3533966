import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cronItem, isDue } from '../../src/store/cron-in-time-zone.ts';

const TABLE: readonly [string, string, string, string, boolean][] = [
  ['midnight in Berlin in winter', '0 */4 * * *', 'Europe/Berlin', '2026-01-10T23:00:00Z', true],
  ['midnight in Berlin in summer', '0 */4 * * *', 'Europe/Berlin', '2026-07-10T22:00:00Z', true],
  ['midnight in UTC is not midnight in Berlin', '0 */4 * * *', 'Europe/Berlin', '2026-07-10T00:00:00Z', false],
  ['half-hour zones', '30 9 * * *', 'Asia/Kolkata', '2026-07-10T04:00:00Z', true],
  ['the weekday is the local one', '0 1 * * 1', 'Pacific/Auckland', '2026-03-01T12:00:00Z', true],
  ['the day of the month is the local one', '0 0 1 * *', 'America/New_York', '2026-03-01T05:00:00Z', true],
  ['seconds do not matter', '0 8 * * *', 'UTC', '2026-03-01T08:00:59Z', true],
  ['the skipped hour does not come', '30 2 * * *', 'Europe/Berlin', '2026-03-29T01:30:00Z', false],
  ['the repeated hour comes first in summer time', '30 2 * * *', 'Europe/Berlin', '2026-10-25T00:30:00Z', true],
  ['and again in winter time', '30 2 * * *', 'Europe/Berlin', '2026-10-25T01:30:00Z', true],
];

for (const [name, schedule, zone, at, expected] of TABLE) {
  test(name, () => assert.equal(isDue(schedule, zone)(new Date(at)), expected));
}

test("the queue's digest in UTC is understood in the company's zone, also around New Year", () => {
  const now = new Date();
  const item = cronItem({ task: 't', schedule: '* * * * *', backfillSeconds: 0 }, 'Asia/Tokyo');
  const digest = (at: Date) => ({
    min: at.getUTCMinutes(),
    hour: at.getUTCHours(),
    date: at.getUTCDate(),
    month: at.getUTCMonth() + 1,
    dow: at.getUTCDay(),
  });
  assert.equal(item.match(digest(now)), true);
  const tokyo = isDue(`${now.getUTCMinutes()} ${(now.getUTCHours() + 9) % 24} * * *`, 'Asia/Tokyo');
  assert.equal(tokyo(now), true);
});

test('a schedule that is none is refused when it is read', () => {
  assert.throws(() => isDue('61 * * * *', 'UTC'), /Too large value '61'/);
});
