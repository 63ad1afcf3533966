/**
 * Datetime: an instant, in milliseconds since 1970. Zones come in only when it is taken apart or printed. Immutable.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_datetime.htm
 */
import { DateTime, type DurationLikeObject } from 'luxon';
import { ApexValue } from './apex-value.ts';
import { ApexDate } from './date.ts';
import { formatJavaDate } from './date-format.ts';
import { ApexTime } from './time.ts';
import { luxonZone } from './user-zone.ts';

const TEXT = 'yyyy-MM-dd HH:mm:ss';

export class ApexDatetime extends ApexValue {
  readonly milliseconds: number;

  constructor(milliseconds: number) {
    super();
    this.milliseconds = milliseconds;
  }

  /** A day and a time of day on the clocks of a zone. */
  static at(date: ApexDate, time: ApexTime, zone: string): ApexDatetime {
    const { year, month, day } = date;
    const { hour, minute, second, millisecond } = time;
    const parts = { year, month, day, hour, minute, second, millisecond };
    return new ApexDatetime(DateTime.fromObject(parts, { zone: luxonZone(zone) }).toMillis());
  }

  /** @param text with its offset: `2026-11-21T10:00:00.000+0000` @returns undefined when it is none */
  static parseIso(text: string): ApexDatetime | undefined {
    const parsed = DateTime.fromISO(text, { zone: 'UTC' });
    return parsed.isValid ? new ApexDatetime(parsed.toMillis()) : undefined;
  }

  inZone(zone: string): DateTime {
    return DateTime.fromMillis(this.milliseconds, { zone: luxonZone(zone) });
  }

  date(zone: string): ApexDate {
    const { year, month, day } = this.inZone(zone);
    return new ApexDate(year, month, day);
  }

  time(zone: string): ApexTime {
    const { hour, minute, second, millisecond } = this.inZone(zone);
    return ApexTime.of([hour, minute, second, millisecond]);
  }

  /** Days, months and years count on the calendar of the zone, hours and less on the clock. */
  plus(amount: DurationLikeObject, zone = 'UTC'): ApexDatetime {
    return new ApexDatetime(this.inZone(zone).plus(amount).toMillis());
  }

  /** @param pattern of Java's SimpleDateFormat */
  format(pattern: string, zone: string): string {
    return formatJavaDate(this.inZone(zone), pattern);
  }

  /** `2026-11-21 10:00:00` in a zone: `String.valueOf(Datetime)` takes the user's, `String.valueOfGmt` GMT. */
  toText(zone: string): string {
    return this.inZone(zone).toFormat(TEXT);
  }

  /** `2026-11-21T10:00:00.000Z`, as JSON has it. */
  toIso(): string {
    return this.inZone('UTC').toISO() ?? '';
  }

  override get key(): unknown {
    return `\u0000i${this.milliseconds}`;
  }

  override get order(): number {
    return this.milliseconds;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexDatetime && other.milliseconds === this.milliseconds;
  }

  override apexHash(): number {
    return (this.milliseconds ^ Math.floor(this.milliseconds / 2 ** 32)) | 0;
  }

  /** In debug lines and concatenations in GMT, unlike `String.valueOf`. */
  override apexText(): string {
    return this.toText('UTC');
  }
}
