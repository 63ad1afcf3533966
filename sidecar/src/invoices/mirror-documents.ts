import type { Needs } from './ports.ts';
import { writeStaged } from './write-staged.ts';

/** Single documents, apart from the batch: those a payment needs at once, and those Salesforce refused and may take now. */
export const MIRROR_INVOICE_TASK = 'mirror-invoice';

/** The key under which one document's own work is queued, and its failure kept. */
export const mirrorKey = (documentId: string): string => `invoice:${documentId}`;

/** Mirrors documents that Salesforce does not have yet, without waiting for the batch: a payment needs its invoice first. */
export const mirrorMissing =
  (needs: Needs) =>
  async (ids: readonly string[]): Promise<void> => {
    const missing = await needs.memory.missing(ids);
    if (missing.length === 0) return;
    const readAt = needs.clock.now();
    const { documents, unreadable } = await needs.ledger.byIds(missing);
    for (const document of unreadable) await needs.unreadable.report(document);
    const { changed } = await needs.memory.stage({ readAt }, documents);
    if (changed > 0) await writeStaged(needs);
  };

/** Writes documents once more as they were last written: somebody changed them in Salesforce. */
export const putBackInvoices =
  (needs: Needs) =>
  async (ids: readonly string[]): Promise<void> => {
    await needs.memory.stageAgain(ids);
    await writeStaged(needs);
  };

/**
 * Tries a document again that Salesforce refused, as NetSuite holds it now. One that has been written meanwhile costs
 * nothing.
 * @throws Failure when it is refused again, or cannot be read any more
 */
export const mirrorInvoice =
  (needs: Needs) =>
  async (documentId: string): Promise<void> => {
    if ((await needs.memory.staged(documentId)) === undefined) return;
    const readAt = needs.clock.now();
    const { documents, unreadable } = await needs.ledger.byIds([documentId]);
    const [fault] = unreadable;
    if (fault !== undefined) throw fault.failure;
    await needs.memory.stage({ readAt }, documents);
    if (documents.length === 0) await needs.memory.stageDeleted([documentId], readAt);
    const { failures } = await writeStaged(needs, documentId);
    const refused = failures.find((row) => row.documentId === documentId);
    if (refused !== undefined) throw refused.failure;
  };
