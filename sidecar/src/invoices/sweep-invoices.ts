import type { Needs } from './ports.ts';
import { writeStaged } from './write-staged.ts';

/**
 * The nightly sweep: every id we remember is looked for in NetSuite; one that is not there any more is shown as Deleted.
 * It finds what the deletion feed missed, page by page, in ascending order on both sides; what seems to be missing is asked
 * for once more by its id, because a document may be mirrored while the sweep is under way.
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
    gone += await stageGone(needs, missing);
    if (uptoId === undefined) break;
    afterId = uptoId;
  }
  await writeStaged(needs);
  needs.log.info({ journey: 'invoices', step: 'sweep', outcome: 'finished', gone }, 'invoice sweep finished');
  return { gone };
};

const stageGone = async (needs: Needs, missing: readonly string[]): Promise<number> => {
  if (missing.length === 0) return 0;
  const readAt = needs.clock.now();
  const { documents, unreadable } = await needs.ledger.byIds(missing);
  const here = new Set([...documents, ...unreadable].map(({ id }) => id));
  return needs.memory.stageDeleted(
    missing.filter((id) => !here.has(id)),
    readAt,
  );
};
