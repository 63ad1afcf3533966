/**
 * When a scheduled flow runs: once or again and again from its first day, at the same hour of the org's time zone.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_trigger_schedule.htm
 */
import { DateTime, type DurationLikeObject } from 'luxon';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { FlowStart } from '../definition/flow-start.ts';

type Schedule = NonNullable<FlowStart['schedule']>;

/** How far one run is from the next; undefined for a flow that runs once. */
const STEPS: Readonly<Partial<Record<Schedule['frequency'], DurationLikeObject>>> = {
  Hourly: { hours: 1 },
  Daily: { days: 1 },
  Weekdays: { days: 1 },
  Weekly: { weeks: 1 },
  Monthly: { months: 1 },
  Yearly: { years: 1 },
};

const SATURDAY = 6;

/** A day and an hour as the org's clocks show them; the file writes the hour as if it were Greenwich's. */
const instantAt = (day: string, hour: string, zone: string): DateTime =>
  DateTime.fromISO(`${day.slice(0, 10)}T${hour.slice(0, 8).replace(/Z$/, '')}`, { zone });

const isMeant = ({ frequency }: Schedule, time: DateTime): boolean =>
  frequency !== 'Weekdays' || time.weekday < SATURDAY;

const scaled = (step: DurationLikeObject, count: number): DurationLikeObject =>
  Object.fromEntries(Object.entries(step).map(([unit, each]) => [unit, Number(each) * count]));

/** Parts of a schedule that would change its days: never passed over. */
const checkSupported = ({ frequency, daysOfWeekToRun, dayOfMonthToRun }: Schedule): void => {
  if (frequency === 'OnActivate') throw new Unsupported('flows that are scheduled to run on activation');
  if (daysOfWeekToRun !== undefined) throw new Unsupported('schedules of flows with days of the week');
  if (dayOfMonthToRun !== undefined) throw new Unsupported('schedules of flows with a day of the month');
};

const lastMoment = ({ endDate, endTime = '23:59:59' }: Schedule, zone: string): DateTime | undefined =>
  endDate === undefined ? undefined : instantAt(endDate, endTime, zone);

const upTo = (last: DateTime | undefined, time: DateTime): Date | undefined =>
  last !== undefined && time > last ? undefined : time.toJSDate();

/**
 * The first run later than `after`.
 * @param zone the org's: `Europe/Berlin`
 * @returns undefined when there is none left
 * @throws Unsupported for a flow that runs when it is activated, or on certain days of a week or month
 */
export const nextRun = (schedule: Schedule, after: Date, zone: string): Date | undefined => {
  checkSupported(schedule);
  const first = instantAt(schedule.startDate ?? '', schedule.startTime ?? '00:00', zone);
  const step = STEPS[schedule.frequency];
  const begin = DateTime.fromJSDate(after, { zone });
  if (step === undefined) return first > begin ? first.toJSDate() : undefined;
  const every = scaled(step, schedule.frequencyNumber ?? 1);
  let count = 0;
  let time = first;
  while (time <= begin || !isMeant(schedule, time)) {
    count += 1;
    time = first.plus(scaled(every, count));
  }
  return upTo(lastMoment(schedule, zone), time);
};
