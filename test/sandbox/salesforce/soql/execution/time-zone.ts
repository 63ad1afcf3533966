/**
 * Days in a user's time zone, which decides what TODAY means.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm
 */
import { dayOf } from './calendar.ts';

const MILLISECONDS_PER_DAY = 86_400_000;

const clocks = new Map<string, Intl.DateTimeFormat>();

const clockOf = (timeZone: string): Intl.DateTimeFormat => {
  const known =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, known);
  return known;
};

/** The time on the zone's clock, as if it were UTC. */
const localTime = (instant: Date, timeZone: string): Date =>
  timeZone === 'UTC' ? instant : new Date(`${clockOf(timeZone).format(instant).replace(' ', 'T')}Z`);

/** The day (since 1970-01-01) it is in the zone. */
export const dayIn = (instant: Date, timeZone: string): number => dayOf(localTime(instant, timeZone));

/** An instant as the zone's clock shows it, written as if it were UTC; a plain date stays what it is. */
export const localInstant = (text: string, timeZone: string): string =>
  timeZone === 'UTC' || !text.includes('T') ? text : localTime(new Date(text), timeZone).toISOString();

/** The ISO instant at which that day begins in the zone. */
export const startOfDayIn = (day: number, timeZone: string): string => {
  const midnight = day * MILLISECONDS_PER_DAY;
  const offsetAt = (time: number): number => localTime(new Date(time), timeZone).getTime() - time;
  // The offset at the first guess may be that of the other side of a clock change.
  const guess = midnight - offsetAt(midnight);
  return new Date(midnight - offsetAt(guess)).toISOString();
};
