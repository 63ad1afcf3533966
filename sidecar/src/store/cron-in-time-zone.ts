import { parseCronItem, type ParsedCronItem, type TimestampDigest } from 'graphile-worker';
import { PRIORITY } from '../shared/jobs.ts';

/**
 * Schedules mean the company's clock on the wall. The queue's cron thinks in UTC, so each minute it asks about is translated
 * before its own matcher sees it. Where the clock is put forward, times in the skipped hour do not come that day; where it is
 * put back, times in the repeated hour come twice.
 * @see https://worker.graphile.org/docs/cron
 */

export type CronEntry = {
  /** The task to run; one entry per task. */
  readonly task: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly schedule: string;
  /** After a stop, a run missed within so many seconds is made up for, once. */
  readonly backfillSeconds: number;
  readonly payload?: Readonly<Record<string, unknown>> | undefined;
};

const MINUTE = 60_000;
const YEARS = [-1, 0, 1];

/** The digest has no year; it is always about a moment near now, so the nearest one is meant. */
const instantOf = ({ month, date, hour, min }: TimestampDigest, now: Date): Date => {
  const candidates = YEARS.map((years) => Date.UTC(now.getUTCFullYear() + years, month - 1, date, hour, min));
  const distance = (at: number): number => Math.abs(at - now.getTime());
  return new Date(candidates.reduce((nearest, at) => (distance(at) < distance(nearest) ? at : nearest)));
};

const wallClock = (timeZone: string): ((at: Date) => Date) => {
  const format = new Intl.DateTimeFormat('en-CA-u-hc-h23', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
    return new Date(Date.UTC(year, month - 1, day, hour, minute));
  };
};

const digestOf = (wall: Date): TimestampDigest => ({
  min: wall.getUTCMinutes(),
  hour: wall.getUTCHours(),
  date: wall.getUTCDate(),
  month: wall.getUTCMonth() + 1,
  dow: wall.getUTCDay(),
});

/** Whether a five-field schedule, meant in `timeZone`, is due in the minute of `at`. */
export const isDue = (schedule: string, timeZone: string): ((at: Date) => boolean) => {
  const { match } = parseCronItem({ task: 'schedule', match: schedule });
  const toWall = wallClock(timeZone);
  return (at) => match(digestOf(toWall(new Date(Math.floor(at.getTime() / MINUTE) * MINUTE))));
};

/** The entry for the queue; runs that pile up while nobody was there are one job. */
export const cronItem = (entry: CronEntry, timeZone: string): ParsedCronItem => {
  const due = isDue(entry.schedule, timeZone);
  return parseCronItem({
    task: entry.task,
    match: (digest) => due(instantOf(digest, new Date())),
    payload: { ...entry.payload },
    options: {
      backfillPeriod: entry.backfillSeconds * 1000,
      jobKey: `cron:${entry.task}`,
      jobKeyMode: 'replace',
      maxAttempts: 32_767,
      priority: PRIORITY.batch,
    },
  });
};
