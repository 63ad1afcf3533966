import type { Unreadable } from '../shared/unreadable.ts';
import type { Counts, Needs } from './ports.ts';
import { writeStaged } from './write-staged.ts';

/**
 * Documents with a value that nobody knows here: each waits alone, is told to people once, and is read again at every run,
 * so that it goes on by itself once it was corrected, or once this version knows the value.
 */
export const READ_INVOICE_TASK = 'read-invoice';

type ReadAgain = Counts & { readonly unreadable: readonly Unreadable[] };

/** Stages what can be read by now, and what is gone; people need not look at those any more. */
export const readAgain = async (needs: Needs, ids: readonly string[]): Promise<ReadAgain> => {
  if (ids.length === 0) return { changed: 0, unchanged: 0, unreadable: [] };
  const readAt = needs.clock.now();
  const { documents, unreadable } = await needs.ledger.byIds(ids);
  const counts = await needs.memory.stage({ readAt }, documents);
  const here = new Set([...documents, ...unreadable].map(({ id }) => id));
  const gone = ids.filter((id) => !here.has(id));
  await needs.memory.stageDeleted(gone, readAt);
  for (const id of [...documents.map((document) => document.id), ...gone]) await needs.unreadable.settle(id);
  return { ...counts, unreadable };
};

/**
 * Reads one document again because a person asked, and writes it.
 * @throws Failure when it still cannot be read
 */
export const readInvoice =
  (needs: Needs) =>
  async (documentId: string): Promise<void> => {
    const [still] = (await readAgain(needs, [documentId])).unreadable;
    if (still !== undefined) throw still.failure;
    await writeStaged(needs);
  };
