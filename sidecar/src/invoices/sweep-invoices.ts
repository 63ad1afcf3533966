import type { Needs } from './ports.ts';
import { writeStaged } from './sync-invoices.ts';

/**
 * The nightly sweep: every id we remember is looked for in NetSuite; one that is not there any more is shown as Deleted.
 * It finds what the deletion feed missed, page by page, in ascending order on both sides.
 */
export const SWEEP_INVOICES_TASK = 'sweep-invoices';

export const sweepInvoices = (needs: Needs) => async (): Promise<{ readonly gone: number }> => {
  let afterId = '0';
  let gone = 0;
  for (;;) {
    const existing = await needs.ledger.idsAfter(afterId);
    const uptoId = existing.at(-1);
    const here = new Set(existing);
    const missing = (await needs.memory.knownIds(afterId, uptoId)).filter((id) => !here.has(id));
    gone += await needs.memory.stageDeleted(missing);
    if (uptoId === undefined) break;
    afterId = uptoId;
  }
  await writeStaged(needs);
  needs.log.info({ journey: 'invoices', step: 'sweep', outcome: 'finished', gone }, 'invoice sweep finished');
  return { gone };
};
