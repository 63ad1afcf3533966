import type { JobRequest } from '../shared/jobs.ts';
import type { Log } from '../shared/log.ts';
import { nextWindow, type Window } from '../shared/window.ts';
import { goneOrderJob } from './gone-order.ts';
import type { BookedBefore } from './gone-order.ts';

/** Finds the sales orders that somebody deleted in the ledger and that were ours; each becomes work of its own. */
export const SWEEP_DELETED_TASK = 'sweep-deleted-orders';

/** Deletions in the ledger, by its clock. */
export type DeletedSalesOrders = {
  readonly now: () => Promise<string>;
  /** Ids of the sales orders deleted between two instants. */
  readonly between: (window: Window) => Promise<readonly string[]>;
};

/** What was booked, and how far deletions have been read. */
export type BookedOrders = {
  readonly watermark: () => Promise<string | undefined>;
  /** Those of these sales orders that were booked for a contract. */
  readonly booked: (salesOrderIds: readonly string[]) => Promise<readonly BookedBefore[]>;
  /** Commits these jobs together with how far deletions have been read. */
  readonly moveWatermark: (until: string, jobs: readonly JobRequest[]) => Promise<void>;
};

export type SweepNeeds = {
  readonly deleted: DeletedSalesOrders;
  readonly memory: BookedOrders;
  readonly log: Log;
};

const OVERLAP_MINUTES = 10;

export const sweepDeletedOrders =
  ({ deleted, memory, log }: SweepNeeds) =>
  async (): Promise<{ readonly found: number }> => {
    const reader = { watermark: memory.watermark, now: deleted.now, overlapMinutes: OVERLAP_MINUTES };
    const window = await nextWindow(reader);
    const gone = await memory.booked(await deleted.between(window));
    await memory.moveWatermark(window.until, gone.map(goneOrderJob));
    const found = gone.length;
    log.info({ journey: 'order-bridge', step: 'sweep-deleted', outcome: 'finished', found }, 'deleted orders swept');
    return { found };
  };
