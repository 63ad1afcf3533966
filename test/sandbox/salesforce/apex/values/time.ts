/**
 * Time: a time of day without day and zone, to the millisecond. Immutable; additions go round the clock.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_time.htm
 */
import { ApexValue } from './apex-value.ts';
import { padded } from './date.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export class ApexTime extends ApexValue {
  /** Since midnight, below 86,400,000. */
  readonly milliseconds: number;

  /** @param milliseconds since midnight; beyond a day it goes round */
  constructor(milliseconds: number) {
    super();
    this.milliseconds = ((milliseconds % DAY) + DAY) % DAY;
  }

  static of([hour, minute = 0, second = 0, millisecond = 0]: readonly [number, ...number[]]): ApexTime {
    return new ApexTime(hour * HOUR + minute * MINUTE + second * SECOND + millisecond);
  }

  get hour(): number {
    return Math.floor(this.milliseconds / HOUR);
  }

  get minute(): number {
    return Math.floor(this.milliseconds / MINUTE) % 60;
  }

  get second(): number {
    return Math.floor(this.milliseconds / SECOND) % 60;
  }

  get millisecond(): number {
    return this.milliseconds % SECOND;
  }

  addHours(hours: number): ApexTime {
    return new ApexTime(this.milliseconds + hours * HOUR);
  }

  addMinutes(minutes: number): ApexTime {
    return new ApexTime(this.milliseconds + minutes * MINUTE);
  }

  addSeconds(seconds: number): ApexTime {
    return new ApexTime(this.milliseconds + seconds * SECOND);
  }

  addMilliseconds(milliseconds: number): ApexTime {
    return new ApexTime(this.milliseconds + milliseconds);
  }

  /** `18:30:02.020Z`, as the reference prints it. */
  toText(): string {
    const clock = [this.hour, this.minute, this.second].map((part) => padded(part, 2)).join(':');
    return `${clock}.${padded(this.millisecond, 3)}Z`;
  }

  override get key(): unknown {
    return `\u0000t${this.milliseconds}`;
  }

  override get order(): number {
    return this.milliseconds;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexTime && other.milliseconds === this.milliseconds;
  }

  override apexHash(): number {
    return this.milliseconds;
  }

  override apexText(): string {
    return this.toText();
  }
}
