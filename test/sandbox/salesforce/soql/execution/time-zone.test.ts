import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateText, dayOf } from './calendar.ts';
import { dayIn, startOfDayIn } from './time-zone.ts';

const cases: readonly [zone: string, instant: string, day: string, begins: string][] = [
  ['UTC', '2026-03-08T00:00:00Z', '2026-03-08', '2026-03-08T00:00:00.000Z'],
  ['America/Los_Angeles', '2026-01-31T07:59:59Z', '2026-01-30', '2026-01-30T08:00:00.000Z'],
  ['America/Los_Angeles', '2026-01-31T08:00:00Z', '2026-01-31', '2026-01-31T08:00:00.000Z'],
  // The clocks change within these two days.
  ['America/Los_Angeles', '2026-03-08T20:00:00Z', '2026-03-08', '2026-03-08T08:00:00.000Z'],
  ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-25', '2026-10-24T22:00:00.000Z'],
  ['Asia/Kolkata', '2026-05-12T18:30:00Z', '2026-05-13', '2026-05-12T18:30:00.000Z'],
];

for (const [zone, instant, day, begins] of cases) {
  test(`${instant} is ${day} in ${zone}, a day that begins at ${begins}`, () => {
    assert.equal(dateText(dayIn(new Date(instant), zone)), day);
    assert.equal(startOfDayIn(dayOf(new Date(day)), zone), begins);
  });
}
