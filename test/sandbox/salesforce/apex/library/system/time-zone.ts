/** TimeZone: a zone by its name, and how far its clocks are from GMT. */
import { transaction } from '../../runtime/current.ts';
import { ApexValue } from '../../values/apex-value.ts';
import { ApexDatetime } from '../../values/datetime.ts';
import { luxonZone } from '../../values/user-zone.ts';
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

const MINUTE = 60_000;

export class ApexTimeZone extends ApexValue {
  /** `America/Los_Angeles` */
  readonly id: string;

  /** @param name like Java's, an unknown one is GMT */
  constructor(name: string) {
    super();
    this.id = luxonZone(name) === 'UTC' && name !== 'UTC' ? 'GMT' : name;
  }

  /** In milliseconds, above zero to the east of GMT. */
  offset(at: ApexDatetime): number {
    return at.inZone(this.id).offset * MINUTE;
  }

  /** `(GMT-08:00) Pacific Standard Time (America/Los_Angeles)`, by the season of the day. */
  displayName(at: ApexDatetime): string {
    const name = at.format('zzzz', this.id);
    return `(GMT${at.inZone(this.id).toFormat('ZZ')}) ${name} (${this.id})`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexTimeZone && other.id === this.id;
  }

  override apexText(): string {
    return this.id;
  }
}

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_timezone.htm */
export const timeZone = libraryClass({
  name: 'System.TimeZone',
  holds: (value) => value instanceof ApexTimeZone,
  members: withoutNulls({
    'String getDisplayName()': (self: ApexTimeZone) =>
      self.displayName(new ApexDatetime(transaction().now().getTime())),
    'String getID()': (self: ApexTimeZone) => self.id,
    'Integer getOffset(Datetime date)': (self: ApexTimeZone, at: ApexDatetime) => self.offset(at),
    'static TimeZone getTimeZone(String timeZoneIdString)': (name: string) => new ApexTimeZone(name),
    'String toString()': (self: ApexTimeZone) => self.id,
  }),
});
