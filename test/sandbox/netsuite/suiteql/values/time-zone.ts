/**
 * Wall clock of one time zone, fast enough for every row of a page: the year's changes of offset are found once, with Intl,
 * and kept. Both sides are whole seconds: instants since 1970 UTC, wall clock as if it were UTC.
 */
export type TimeZone = {
  readonly name: string;
  /** What the clock on the wall shows at an instant. */
  wallOf(instant: number): number;
  /** The first instant at which the wall shows this; a time skipped in spring is read with the offset before the change. */
  instantOf(wall: number): number;
};

type Change = { readonly from: number; readonly offset: number };

const HOUR = 3600;
const fields = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;

const intlOffset = (name: string): ((instant: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const parts = new Map(format.formatToParts(instant * 1000).map(({ type, value }) => [type, Number(value)]));
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = fields.map((field) => parts.get(field));
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000 - instant;
  };
};

/** The hour at which the offset of `before` gives way, between two instants that differ. */
const changeBetween = (offsetOf: (instant: number) => number, before: number, after: number): number => {
  const old = offsetOf(before);
  let low = before;
  let high = after;
  while (high - low > 900) {
    const middle = low + Math.floor((high - low) / 1800) * 900;
    if (offsetOf(middle) === old) low = middle;
    else high = middle;
  }
  return high;
};

const changesOfYear = (offsetOf: (instant: number) => number, year: number): readonly Change[] => {
  const start = Date.UTC(year, 0, 1) / 1000;
  const end = Date.UTC(year + 1, 0, 1) / 1000;
  const changes: Change[] = [{ from: start, offset: offsetOf(start) }];
  for (let at = start; at < end; at += 30 * 24 * HOUR) {
    const next = Math.min(at + 30 * 24 * HOUR, end);
    if (offsetOf(at) === offsetOf(next)) continue;
    const from = changeBetween(offsetOf, at, next);
    changes.push({ from, offset: offsetOf(from) });
  }
  return changes;
};

/** @throws RangeError when Intl does not know the zone */
export const timeZone = (name: string): TimeZone => {
  const offsetOf = intlOffset(name);
  const years = new Map<number, readonly Change[]>();

  const changesAt = (instant: number): readonly Change[] => {
    const year = new Date(instant * 1000).getUTCFullYear();
    const known = years.get(year) ?? changesOfYear(offsetOf, year);
    years.set(year, known);
    return known;
  };
  const offsetAt = (instant: number): number =>
    changesAt(instant).findLast((change) => change.from <= instant)?.offset ?? 0;

  return {
    name,
    wallOf: (instant) => instant + offsetAt(instant),
    instantOf(wall) {
      const early = offsetAt(wall - 24 * HOUR);
      const late = offsetAt(wall + 24 * HOUR);
      const candidate = wall - Math.max(early, late);
      const other = wall - Math.min(early, late);
      if (candidate + offsetAt(candidate) === wall) return candidate;
      return other + offsetAt(other) === wall ? other : wall - early;
    },
  };
};
