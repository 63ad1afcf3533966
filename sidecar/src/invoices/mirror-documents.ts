import type { Needs } from './ports.ts';
import { writeStaged } from './sync-invoices.ts';

/** Mirrors the named documents now, without waiting for the batch: a payment needs its invoice first. */
export const mirrorDocuments =
  (needs: Needs) =>
  async (ids: readonly string[]): Promise<void> => {
    if (ids.length === 0) return;
    const counts = await needs.memory.stage('on-demand', await needs.ledger.byIds(ids), undefined);
    if (counts.changed > 0) await writeStaged(needs);
  };
