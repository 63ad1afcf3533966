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

const firstRun = ({ startDate = '', startTime = '00:00' }: Schedule, zone: string): DateTime =>
  DateTime.fromISO(`${startDate.slice(0, 10)}T${startTime.slice(0, 8).replace(/Z$/, '')}`, { zone });

const isMeant = ({ frequency }: Schedule, time: DateTime): boolean =>
  frequency !== 'Weekdays' || time.weekday < SATURDAY;

const scaled = (step: DurationLikeObject, count: number): DurationLikeObject =>
  Object.fromEntries(Object.entries(step).map(([unit, each]) => [unit, Number(each) * count]));

/**
 * The first run later than `after`.
 * @param zone the org's: `Europe/Berlin`
 * @returns undefined when there is none left
 * @throws Unsupported for a flow that runs when it is activated
 */
export const nextRun = (schedule: Schedule, after: Date, zone: string): Date | undefined => {
  if (schedule.frequency === 'OnActivate') throw new Unsupported('flows that are scheduled to run on activation');
  const first = firstRun(schedule, zone);
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
  return time.toJSDate();
};
