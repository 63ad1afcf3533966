import type { Window } from '../shared/window.ts';

/**
 * NetSuite's SuiteQL shows and takes times in the time zone of the integration's user, without saying so in the value.
 * These functions cross that border; everything inside Orderbridge is a UTC instant.
 */
export type LedgerTime = {
  /** A UTC instant (ISO 8601) as SuiteQL takes it, `YYYY-MM-DD HH24:MI:SS`, to the second. */
  readonly toLedger: (at: string) => string;
  /**
   * The same for the beginning of a stretch. In the hour that summer time repeats SuiteQL may read either of the two, so
   * the beginning moves back before that hour: rows are seen twice rather than not at all.
   */
  readonly toLedgerStart: (at: string) => string;
  /** A window as the two parameters that `between` takes. */
  readonly bounds: (window: Window) => readonly [string, string];
  /** SuiteQL's rendering as a UTC instant. In the hour that summer time repeats, the earlier of the two. */
  readonly fromLedger: (text: string) => string;
};

/** The format to use in TO_CHAR and TO_TIMESTAMP. */
export const LEDGER_FORMAT = 'YYYY-MM-DD HH24:MI:SS';

/** The condition that a time column lies between two bound parameters, both included. */
export const between = (column: string): string =>
  `${column} >= TO_TIMESTAMP(?, '${LEDGER_FORMAT}') AND ${column} <= TO_TIMESTAMP(?, '${LEDGER_FORMAT}')`;

/** Clocks change at a quarter of an hour of UTC, wherever they do. */
const QUARTER_OF_AN_HOUR = 900_000;

/** @param timeZone IANA name, for example `Etc/GMT` or `America/Los_Angeles` */
export const ledgerTime = (timeZone: string): LedgerTime => {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  const toLedger = (at: string): string => clock.format(new Date(at));
  const asUtc = (text: string): number => new Date(`${text.replace(' ', 'T')}Z`).getTime();
  const known = new Map<number, number>();
  /** How far the zone's wall clock is ahead of UTC at that moment, in milliseconds: the same for a whole quarter of an hour. */
  const ahead = (moment: number): number => {
    const quarter = Math.floor(moment / QUARTER_OF_AN_HOUR);
    const offset = known.get(quarter) ?? asUtc(clock.format(new Date(moment))) - Math.floor(moment / 1000) * 1000;
    known.set(quarter, offset);
    return offset;
  };

  /** The instants, one or two, that the zone's wall clock shows as `text`, the earliest first. */
  const instantsOf = (text: string): readonly number[] => {
    const wall = asUtc(text);
    const candidates = [wall - ahead(wall - 86_400_000), wall - ahead(wall + 86_400_000), wall - ahead(wall)];
    const fitting = candidates.filter((moment) => moment + ahead(moment) === wall);
    return [...new Set(fitting.length > 0 ? fitting : candidates)].toSorted((left, right) => left - right);
  };

  const toLedgerStart = (at: string): string => {
    const text = toLedger(at);
    const [first = Number.NaN, second] = instantsOf(text);
    return second === undefined ? text : clock.format(first - (second - first));
  };

  return {
    toLedger,
    toLedgerStart,
    bounds: ({ after, until }) => [toLedgerStart(after), toLedger(until)],
    fromLedger: (text) => new Date(instantsOf(text)[0] ?? Number.NaN).toISOString(),
  };
};
