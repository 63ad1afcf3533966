/** Oracle's calendar arithmetic on wall clock seconds. */
import { Unsupported } from '../../../shared/unsupported.ts';
import { SCALE } from './decimal.ts';

const DAY = 86_400;

const dateOf = (wall: number): Date => new Date(wall * 1000);
const secondsOf = (year: number, month: number, day: number): number => Date.UTC(year, month, day) / 1000;
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
const timeOfDay = (wall: number): number => ((wall % DAY) + DAY) % DAY;
const isLastDay = (date: Date): boolean => date.getUTCDate() === daysInMonth(date.getUTCFullYear(), date.getUTCMonth());

/** So many months later; from the last day of a month to the last day of the other. */
export const addMonths = (wall: number, months: number): number => {
  const date = dateOf(wall);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth());
  const day = isLastDay(date) ? last : Math.min(date.getUTCDate(), last);
  return secondsOf(first.getUTCFullYear(), first.getUTCMonth(), day) + timeOfDay(wall);
};

/** The last day of the month, at the same time of day. */
export const lastDayOfMonth = (wall: number): number => {
  const date = dateOf(wall);
  return secondsOf(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) + timeOfDay(wall);
};

/** Months from `earlier` to `later` as hundred-millionths; days beyond whole months count as 31sts. */
export const monthsBetween = (later: number, earlier: number): bigint => {
  const [to, from] = [dateOf(later), dateOf(earlier)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  const isWhole = to.getUTCDate() === from.getUTCDate() || (isLastDay(to) && isLastDay(from));
  const seconds = isWhole ? 0 : (to.getUTCDate() - from.getUTCDate()) * DAY + timeOfDay(later) - timeOfDay(earlier);
  return BigInt(months) * SCALE + (BigInt(seconds) * SCALE) / BigInt(31 * DAY);
};

const startOfDay = (wall: number): number => wall - timeOfDay(wall);
const startOfMonth = (wall: number): number => secondsOf(dateOf(wall).getUTCFullYear(), dateOf(wall).getUTCMonth(), 1);

const starts: Readonly<Record<string, (wall: number) => number>> = {
  DD: startOfDay,
  DDD: startOfDay,
  MM: startOfMonth,
  MON: startOfMonth,
  MONTH: startOfMonth,
  Q: (wall) => secondsOf(dateOf(wall).getUTCFullYear(), Math.floor(dateOf(wall).getUTCMonth() / 3) * 3, 1),
  YYYY: (wall) => secondsOf(dateOf(wall).getUTCFullYear(), 0, 1),
  YEAR: (wall) => secondsOf(dateOf(wall).getUTCFullYear(), 0, 1),
  HH24: (wall) => wall - (timeOfDay(wall) % 3600),
  MI: (wall) => wall - (timeOfDay(wall) % 60),
  IW: (wall) => startOfDay(wall) - ((dateOf(wall).getUTCDay() + 6) % 7) * DAY,
};

/** The start of the day, month, quarter ... */
export const truncatedDate = (wall: number, unit: string): number => {
  const start = starts[unit];
  if (start === undefined) throw new Unsupported(`TRUNC to '${unit}' in SuiteQL`);
  return start(wall);
};
