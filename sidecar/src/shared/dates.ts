import { z } from 'zod';

/** Plain calendar dates (`YYYY-MM-DD`) and UTC instants (ISO 8601), kept apart because the platforms keep them apart. */

/** A calendar date without a time zone. */
export const plainDate = z.iso.date('must be a date, YYYY-MM-DD');

/** An instant; any offset is accepted and normalised to UTC with milliseconds. */
export const instant = z.string().transform((text, context) => {
  const at = new Date(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (!Number.isNaN(at.getTime())) return at.toISOString();
  context.addIssue({ code: 'custom', message: 'must be an instant, ISO 8601' });
  return z.NEVER;
});

/** The instant so many seconds after `at`. */
export const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

/** The instant as people read it, to the minute: `2027-01-31 14:05 UTC`. */
export const minuteInWords = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** The instant so many minutes before the instant `at`, to the millisecond. */
export const minutesBefore = (at: string, minutes: number): string =>
  new Date(new Date(at).getTime() - minutes * 60_000).toISOString();

/**
 * The calendar date of a text that is a date or an instant: the day it was in that time zone. Any other text stays as it is.
 * @param timeZone IANA name, for example Europe/Berlin
 */
export const dayIn = (text: string, timeZone: string): string => {
  if (!text.includes('T')) return text;
  const read = instant.safeParse(text);
  if (!read.success) return text;
  const parts = new Intl.DateTimeFormat('en', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(new Date(read.data))
    .map(({ type, value }): [string, string] => [type, value]);
  const { year = '', month = '', day = '' } = Object.fromEntries(parts);
  return `${year.padStart(4, '0')}-${month}-${day}`;
};
