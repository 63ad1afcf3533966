import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ringAt } from './alarm.ts';
import { virtualClock } from './clock.ts';

const NOON = new Date('2026-03-02T12:00:00Z');
const later = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

test('an alarm rings once its instant is reached, by whatever way the clock gets there', async () => {
  const clock = virtualClock(NOON);
  const rung = Promise.withResolvers<Date>();
  const keepAlive = setInterval(() => undefined, 1_000);
  ringAt(clock, later(60), () => rung.resolve(clock.now()));
  clock.advance(59 * 60_000);
  clock.set(later(61));
  assert.ok((await rung.promise) >= later(61));
  clearInterval(keepAlive);
});

test('an alarm that was called off stays silent', async () => {
  const clock = virtualClock(NOON);
  const rung: string[] = [];
  const other = Promise.withResolvers<undefined>();
  const keepAlive = setInterval(() => undefined, 1_000);
  ringAt(clock, later(1), () => rung.push('called off'))();
  ringAt(clock, later(2), () => other.resolve(undefined));
  clock.advance(3 * 60_000);
  await other.promise;
  clearInterval(keepAlive);
  assert.deepEqual(rung, []);
});
