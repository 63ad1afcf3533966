import { nextWindow } from '../shared/window.ts';
import { addsUp } from './invoice.ts';
import type { Invoice } from './invoice.ts';
import type { Joined } from './left-out.ts';
import { readJoined } from './left-out.ts';
import type { Chunk, Counts, Needs, Run, RunSummary } from './ports.ts';
import { sideBySide } from './side-by-side.ts';
import { readAgain } from './unreadable-documents.ts';
import { writeStaged } from './write-staged.ts';

/**
 * The invoice batch: what changed in NetSuite since the last run becomes Invoice__c, once. Reading and writing are apart:
 * each page that was read is committed with what it changed, and the watermark moves only when the whole window is in.
 * Unchanged documents stop at the comparison and cost Salesforce nothing. A document that cannot be read waits alone, one that
 * the flow left out before comes in once it takes part. A run that was killed goes on where it was.
 */
export const SYNC_INVOICES_TASK = 'sync-invoices';

export const syncInvoices = (needs: Needs) => (): Promise<RunSummary> =>
  needs.memory.alone('run', async () => {
    const joined = await readJoined(needs);
    const summary = await runOnce(needs, joined);
    if (joined.failure !== undefined) throw joined.failure;
    return summary;
  });

const runOnce = async (needs: Needs, joined: Joined): Promise<RunSummary> => {
  const run = (await needs.memory.unfinishedRun()) ?? (await planRun(needs));
  const read = run.isReading ? await readAll(needs, run) : NOTHING_READ;
  const gone = run.isReading ? await readDeletions(needs, run) : 0;
  if (run.isReading) await needs.memory.finishReading(run);
  const { failures, ...written } = await writeStaged(needs);
  const failed = failures.length + joined.unreadable + read.unreadable;
  const counts = { changed: joined.changed + read.changed, unchanged: joined.unchanged + read.unchanged };
  const summary: RunSummary = { ...counts, ...written, failed, gone, runId: run.id, watermark: run.window.until };
  await needs.memory.finishRun(summary);
  const { accountIds: _accountIds, ...figures } = summary;
  needs.log.info({ journey: 'invoices', step: 'sync', outcome: 'finished', ...figures }, 'invoice run finished');
  return summary;
};

const planRun = async (needs: Needs): Promise<Run> => {
  const { ledger, memory, overlapMinutes } = needs;
  const window = await nextWindow({ watermark: memory.watermark, now: ledger.now, overlapMinutes });
  return needs.memory.startRun(window, await needs.ledger.chunks(window));
};

type ReadCounts = Counts & { readonly unreadable: number };
const NOTHING_READ: ReadCounts = { changed: 0, unchanged: 0, unreadable: 0 };

const readAll = async (needs: Needs, run: Run): Promise<ReadCounts> => {
  const late = await readAgain(needs, await needs.unreadable.open());
  const total = { changed: late.changed, unchanged: late.unchanged, unreadable: 0 };
  await sideBySide(run.unread, needs.readers, async (chunk) => {
    const { changed, unchanged, unreadable } = await readChunk(needs, run, chunk);
    total.changed += changed;
    total.unchanged += unchanged;
    total.unreadable += unreadable;
  });
  return total;
};

const readChunk = async (needs: Needs, run: Run, chunk: Chunk): Promise<ReadCounts> => {
  const readAt = needs.clock.now();
  const { documents, unreadable } = await needs.ledger.read(run.window, chunk);
  for (const document of documents) warnUnlessAddsUp(needs, document);
  for (const document of unreadable) await needs.unreadable.report(document);
  const counts = await needs.memory.stage({ readAt, stretch: { run, chunk } }, documents);
  return { ...counts, unreadable: unreadable.length };
};

const warnUnlessAddsUp = (needs: Needs, document: Invoice): void => {
  if (addsUp(document)) return;
  const { id, number, total, correlationId } = document;
  needs.log.warn(
    { correlationId, journey: 'invoices', step: 'read', outcome: 'does-not-add-up', invoiceId: id, number, total },
    'lines and tax of a document do not add up to its total; it is shown as NetSuite holds it',
  );
};

const readDeletions = async (needs: Needs, run: Run): Promise<number> => {
  const readAt = needs.clock.now();
  return needs.memory.stageDeleted(await needs.ledger.deleted(run.window), readAt);
};
