/** Time zones by the names the platform takes, and the zone of the running user, which the runtime supplies. */
import { DateTime } from 'luxon';

let provider: () => string = () => 'GMT';

/** Called by the runtime: who runs decides how local times are read and written. */
export const readUserZoneFrom = (userZone: () => string): void => {
  provider = userZone;
};

/** The name of the running user's zone: `America/Los_Angeles`. */
export const userZone = (): string => provider();

const OFFSET = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d{2}))?$/;

/**
 * The zone as luxon names it. Like Java's, an unknown name is GMT.
 * @param name `Europe/Berlin`, `GMT`, `GMT+05:30`, `PST`
 */
export const luxonZone = (name: string): string => {
  const [, sign, hours, minutes = '00'] = OFFSET.exec(name) ?? [];
  if (sign !== undefined) return `UTC${sign}${Number(hours)}:${minutes}`;
  const alias = ALIASES[name] ?? name;
  return DateTime.utc().setZone(alias).isValid ? alias : 'UTC';
};

/** Short names that Java knows and Intl does not, or knows without daylight saving. */
const ALIASES: Readonly<Record<string, string>> = {
  GMT: 'UTC',
  PST: 'America/Los_Angeles',
  MST: 'America/Denver',
  CST: 'America/Chicago',
  EST: 'America/New_York',
  CET: 'Europe/Paris',
  IST: 'Asia/Kolkata',
  JST: 'Asia/Tokyo',
  AEST: 'Australia/Sydney',
};
