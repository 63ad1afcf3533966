import type { Needs } from './ports.ts';
import { writeStaged } from './sync-invoices.ts';

/** Mirrors documents that Salesforce does not have yet, without waiting for the batch: a payment needs its invoice first. */
export const mirrorMissing =
  (needs: Needs) =>
  async (ids: readonly string[]): Promise<void> => {
    const missing = await needs.memory.missing(ids);
    if (missing.length === 0) return;
    const counts = await needs.memory.stage(undefined, await needs.ledger.byIds(missing));
    if (counts.changed > 0) await writeStaged(needs);
  };
