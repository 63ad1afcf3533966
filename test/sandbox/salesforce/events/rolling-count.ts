import type { Clock } from '../../shared/clock.ts';

/** How often something happened within a rolling window of the virtual clock; what the event allocations are measured by. */
export type RollingCount = {
  add(count: number): void;
  /** Within the window that ends now. */
  inWindow(): number;
  /** Since start. */
  total(): number;
};

const MINUTE = 60_000;

/** A count over the last `windowMilliseconds`, exact to the minute. */
export const rollingCount = (clock: Clock, windowMilliseconds: number): RollingCount => {
  const perMinute = new Map<number, number>();
  let total = 0;
  return {
    add(count) {
      const minute = Math.floor(clock.now().getTime() / MINUTE);
      perMinute.set(minute, (perMinute.get(minute) ?? 0) + count);
      total += count;
    },
    inWindow() {
      const oldest = (clock.now().getTime() - windowMilliseconds) / MINUTE;
      for (const minute of perMinute.keys()) if (minute < oldest) perMinute.delete(minute);
      return perMinute.values().reduce((sum, count) => sum + count, 0);
    },
    total: () => total,
  };
};
