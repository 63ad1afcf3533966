import type { PUB_SUB_SETTINGS, OrgEventBus } from '../events/index.ts';
import type { ApiUsage } from './api-usage.ts';

/**
 * What the limits resource tells: only what the sandbox measures.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_limits.htm
 */
type EventAllocations = Pick<typeof PUB_SUB_SETTINGS, 'deliveredEventsPerDay' | 'publishedEventsPerHour'>;

const left = (most: number, used: number) => ({ Max: most, Remaining: Math.max(0, most - used) });

export const limitsBody = (usage: ApiUsage, bus: OrgEventBus, allocations: EventAllocations) => {
  const events = bus.usage();
  return {
    DailyApiRequests: left(usage.limit, usage.used()),
    DailyDeliveredPlatformEvents: left(allocations.deliveredEventsPerDay, events.deliveredLastDay),
    HourlyPublishedPlatformEvents: left(allocations.publishedEventsPerHour, events.publishedLastHour),
  };
};
