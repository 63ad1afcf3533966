/** What a save has written so far, its cascades included, until the summaries of parents are worked out. */
import type { SObjectRecord } from './types.ts';

export type Touched = {
  readonly object: string;
  readonly before: SObjectRecord | undefined;
  /** Undefined for a row that was deleted. */
  readonly after: SObjectRecord | undefined;
};

/** Rows that were written, moved or deleted, by the save that is under way. */
export type TouchedRows = {
  note(touched: Touched): void;
  /** Rows noted from now on belong to this save until it ends. */
  during<T>(work: () => T): T;
  /** What the save that is under way has touched since it was last asked. */
  take(): readonly Touched[];
};

export const openTouchedRows = (): TouchedRows => {
  const saves: Touched[][] = [];
  return {
    note: (touched) => void saves.at(-1)?.push(touched),
    during(work) {
      saves.push([]);
      try {
        return work();
      } finally {
        saves.pop();
      }
    },
    take: () => saves.at(-1)?.splice(0) ?? [],
  };
};
