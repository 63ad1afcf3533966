import type { Clock } from '../../shared/clock.ts';
import type { PublishedEvent } from '../data/types.ts';
import type { Positions } from './replay-id.ts';

/**
 * One topic's events in the order of their positions, and the marks that keepalives handed out as "you are here". Both are
 * places a subscriber may come back to; both are forgotten with age.
 */
type Entry = { readonly position: bigint; readonly at: Date; readonly event: PublishedEvent | undefined };

export type TopicLog = {
  /** Gives the event its position and keeps it. */
  append(event: (position: bigint, at: Date) => PublishedEvent): PublishedEvent;
  /** A position at the end that is kept: the last entry's, or a new mark when that one is old. */
  mark(): bigint;
  has(position: bigint): boolean;
  /** Events behind `position`, at most `limit` of them. */
  eventsAfter(position: bigint, limit: number): readonly PublishedEvent[];
  events(): readonly PublishedEvent[];
};

/** The index of the first entry behind `position`, found by halving. */
const firstAfter = (entries: readonly Entry[], position: bigint): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry !== undefined && entry.position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A mark younger than this is handed out again instead of a new one. */
const MARK_AGE = 3_600_000;

/** @param keeping for how many milliseconds of the clock entries are kept */
export const topicLog = (keeping: { clock: Clock; milliseconds: number; positions: Positions }): TopicLog => {
  const { clock, positions } = keeping;
  let entries: Entry[] = [];

  const kept = (): readonly Entry[] => {
    const oldest = clock.now().getTime() - keeping.milliseconds;
    const first = entries[0];
    if (first !== undefined && first.at.getTime() < oldest) entries = entries.filter((e) => e.at.getTime() >= oldest);
    return entries;
  };

  return {
    append(place) {
      const [position, at] = [positions.next(), clock.now()];
      const event = place(position, at);
      entries.push({ position, at, event });
      return event;
    },
    mark() {
      const [last, at] = [kept().at(-1), clock.now()];
      if (last !== undefined && at.getTime() - last.at.getTime() < MARK_AGE) return last.position;
      const position = positions.next();
      entries.push({ position, at, event: undefined });
      return position;
    },
    has(position) {
      const present = kept();
      return present[firstAfter(present, position) - 1]?.position === position;
    },
    eventsAfter(position, limit) {
      const [present, found]: [readonly Entry[], PublishedEvent[]] = [kept(), []];
      for (let index = firstAfter(present, position); index < present.length && found.length < limit; index += 1) {
        const event = present[index]?.event;
        if (event !== undefined) found.push(event);
      }
      return found;
    },
    events: () => kept().flatMap((entry) => entry.event ?? []),
  };
};
