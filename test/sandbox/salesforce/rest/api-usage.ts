import type { Clock } from '../../shared/clock.ts';

/**
 * How many API calls the org has taken: over the last 24 hours, which the daily limit is about, and since start by kind of
 * resource. https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm
 */
export type ApiUsage = {
  readonly limit: number;
  /** Counts a call to `/services/data/vNN.0/<kind>`. */
  count(kind: string): void;
  used(): number;
  isOver(): boolean;
  /** Calls since start, in all and by kind. */
  total(): { total: number; byKind: Readonly<Record<string, number>> };
};

const HOUR = 3_600_000;
const DAY_IN_HOURS = 24;

/** @param options `dailyLimit` calls in any 24 hours of the virtual clock */
export const apiUsage = ({ clock, dailyLimit }: { clock: Clock; dailyLimit: number }): ApiUsage => {
  const perHour = new Map<number, number>();
  const byKind = new Map<string, number>();

  const used = (): number => {
    const oldest = Math.floor(clock.now().getTime() / HOUR) - DAY_IN_HOURS;
    for (const hour of perHour.keys()) if (hour <= oldest) perHour.delete(hour);
    return perHour.values().reduce((sum, calls) => sum + calls, 0);
  };

  return {
    limit: dailyLimit,
    count(kind) {
      const hour = Math.floor(clock.now().getTime() / HOUR);
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
      byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    },
    used,
    isOver: () => used() > dailyLimit,
    total: () => ({
      total: byKind.values().reduce((sum, calls) => sum + calls, 0),
      byKind: Object.fromEntries(byKind),
    }),
  };
};
