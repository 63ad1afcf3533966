import { minutesBefore } from './dates.ts';

/** A stretch of the ledger's time, both ends included, as UTC instants (ISO 8601) to the second. */
export type Window = { readonly after: string; readonly until: string };

/** Before the first reading everything counts as changed. */
const BEGINNING = '1990-01-01T00:00:00Z';

export type WindowReader = {
  /** The end of the last window that was read to its end; undefined before the first. */
  readonly watermark: () => Promise<string | undefined>;
  /** The ledger's present, by its own clock. */
  readonly now: () => Promise<string>;
  /** How far back before the watermark to look again, in minutes: rows may be committed late under an earlier second. */
  readonly overlapMinutes: number;
};

/** What is to be read next: from the watermark, less the overlap, to the ledger's present. */
export const nextWindow = async ({ watermark, now, overlapMinutes }: WindowReader): Promise<Window> => {
  const [last, until] = await Promise.all([watermark(), now()]);
  return { after: last === undefined ? BEGINNING : minutesBefore(last, overlapMinutes), until };
};
