/**
 * Date: a day of the calendar without time and zone. Immutable.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_date.htm
 */
import { ApexValue } from './apex-value.ts';

const DAY = 86_400_000;
const FORM = /^(\d{4,6})-(\d{1,2})-(\d{1,2})$/;

/** Unlike Date.UTC, takes the years 0 to 99 for what they are. */
export const utcDay = (year: number, month: number, day: number): number => {
  const date = new Date(0);
  return date.setUTCFullYear(year, month - 1, day);
};

export const padded = (value: number, digits: number): string => String(value).padStart(digits, '0');

export const daysInMonth = (year: number, month: number): number => new Date(utcDay(year, month + 1, 0)).getUTCDate();

export class ApexDate extends ApexValue {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;

  /** Days and months beyond their range roll over: the 32nd of December is the 1st of January. */
  constructor(year: number, month: number, day: number) {
    super();
    const date = new Date(utcDay(year, month, day));
    this.year = date.getUTCFullYear();
    this.month = date.getUTCMonth() + 1;
    this.day = date.getUTCDate();
  }

  /** @param days since 1 January 1970 */
  static fromEpochDay(days: number): ApexDate {
    return new ApexDate(1970, 1, 1 + days);
  }

  /** @param text `2026-11-21` @returns undefined when it is no day of the calendar */
  static parse(text: string): ApexDate | undefined {
    const [, year, month, day] = (FORM.exec(text) ?? []).map(Number);
    if (year === undefined || month === undefined || day === undefined) return undefined;
    const date = new ApexDate(year, month, day);
    return date.month === month && date.day === day ? date : undefined;
  }

  /** Days since 1 January 1970. */
  get epochDay(): number {
    return this.milliseconds / DAY;
  }

  /** Midnight in GMT, in milliseconds since 1970. */
  get milliseconds(): number {
    return utcDay(this.year, this.month, this.day);
  }

  /** 0 for Sunday to 6 for Saturday. */
  get weekday(): number {
    return new Date(this.milliseconds).getUTCDay();
  }

  get dayOfYear(): number {
    return this.epochDay - new ApexDate(this.year, 1, 1).epochDay + 1;
  }

  addDays(days: number): ApexDate {
    return new ApexDate(this.year, this.month, this.day + days);
  }

  /** The last day of a shorter month stands in for a day it does not have. */
  addMonths(months: number): ApexDate {
    const first = new ApexDate(this.year, this.month + months, 1);
    return new ApexDate(first.year, first.month, Math.min(this.day, daysInMonth(first.year, first.month)));
  }

  addYears(years: number): ApexDate {
    return this.addMonths(years * 12);
  }

  /** Negative when the other is earlier. */
  daysBetween(other: ApexDate): number {
    return other.epochDay - this.epochDay;
  }

  /** Counts months and does not look at the day. */
  monthsBetween(other: ApexDate): number {
    return (other.year - this.year) * 12 + other.month - this.month;
  }

  /** As `String.valueOf(Date)` prints it: `2026-11-21`. */
  toText(): string {
    return `${padded(this.year, 4)}-${padded(this.month, 2)}-${padded(this.day, 2)}`;
  }

  override get key(): unknown {
    return `\u0000d${this.toText()}`;
  }

  override get order(): number {
    return this.milliseconds;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexDate && other.milliseconds === this.milliseconds;
  }

  override apexHash(): number {
    return this.epochDay | 0;
  }

  /** In debug lines and concatenations a midnight follows. */
  override apexText(): string {
    return `${this.toText()} 00:00:00`;
  }
}
