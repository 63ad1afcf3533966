import type { Needs, RowFailure } from './ports.ts';

/** Writes what is staged, whichever run or push staged it; a bad row waits alone and is reported alone. */

export type Outcome = {
  readonly created: number;
  readonly updated: number;
  readonly failures: readonly RowFailure[];
  readonly accountIds: readonly string[];
};

const NOTHING: Outcome = { created: 0, updated: 0, failures: [], accountIds: [] };

const write = async (needs: Needs): Promise<Outcome> => {
  const batch = await needs.memory.batch();
  if (batch.documents === 0) return NOTHING;
  const outcome = await needs.mirror.write(batch);
  await batch.settle(outcome.failures.map(({ documentId }) => documentId));
  return outcome;
};

/** @param ownId a document whose failure the caller reports itself */
export const writeStaged = async (needs: Needs, ownId?: string): Promise<Outcome> => {
  const outcome = await needs.memory.alone('write', () => write(needs));
  for (const row of outcome.failures) if (row.documentId !== ownId) await needs.reportFailure(row);
  for (const documentId of await needs.memory.mended()) await needs.settleFailure(documentId);
  return outcome;
};
