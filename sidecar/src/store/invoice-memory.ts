import { z } from 'zod';
import type { Chunk, InvoiceMemory, Run, RunSummary } from '../invoices/index.ts';
import { invoicesSyncedEvents, MIRROR_INVOICE_TASK, mirrorKey } from '../invoices/index.ts';
import type { Window } from '../shared/window.ts';
import { alone } from './advisory-lock.ts';
import type { Database, Sql, Transaction } from './database.ts';
import { nullable } from './database.ts';
import { addEventWithin } from './outbox.ts';
import { stageAgain, stageDeletedDocuments, stagedBatch, stagedDocument, stageDocuments } from './staged-documents.ts';
import { moveWatermarkWithin, watermarkOf } from './watermarks.ts';

/** The memory of the invoice batch: its runs and their stretches, its watermark, and what it announced. */

const READER = 'invoices';

const id = z.coerce.string();
const chunkRow = z
  .object({ number: z.number(), after_id: id, upto_id: nullable(id) })
  .transform((row): Chunk => ({ number: row.number, afterId: row.after_id, uptoId: row.upto_id }));
const runRow = z.object({ id: z.string(), window_after: z.date(), window_until: z.date(), state: z.string() });
const idRow = z.object({ id });

const LOCK_OF = { run: 'invoiceRun', write: 'invoiceWrite' } as const;

/** What waits has not been written; what failed and waits no more has been. */
const MENDED = `
  select substr(f.job_key, length($2) + 1) as id from orderbridge.failures f
  where f.task = $1 and f.state <> 'resolved' and starts_with(f.job_key, $2)
    and not exists (select from orderbridge.staged_documents s where $2 || s.id = f.job_key)`;

export const openInvoiceMemory = (database: Database): InvoiceMemory => ({
  watermark: () => watermarkOf(database, READER),
  unfinishedRun: () => unfinishedRun(database),
  startRun: (window, chunks) => database.transaction((tx) => startRun(tx, window, chunks)),
  stage: ({ readAt, stretch }, documents) =>
    database.transaction(async (tx) => {
      const changed = await stageDocuments(tx, documents, readAt);
      if (stretch !== undefined) await markRead(tx, stretch.run.id, stretch.chunk);
      return { changed, unchanged: documents.length - changed };
    }),
  stageDeleted: (ids, readAt) => stageDeletedDocuments(database, ids, readAt),
  stageAgain: (ids) => stageAgain(database, ids),
  staged: (documentId) => stagedDocument(database, documentId),
  missing: (ids) => missingIds(database, ids),
  alone: (what, work) => alone(database, LOCK_OF[what], work),
  mended: async () => (await database.rows(idRow, MENDED, [MIRROR_INVOICE_TASK, mirrorKey('')])).map((row) => row.id),
  finishReading: (run) =>
    database.transaction(async (tx) => {
      await tx.run(`update orderbridge.invoice_runs set state = 'writing' where id = $1`, [run.id]);
      await moveWatermarkWithin(tx, READER, run.window.until);
    }),
  batch: () => stagedBatch(database),
  finishRun: (summary) => database.transaction((tx) => finishRun(tx, summary)),
  knownIds: async (afterId, uptoId) => {
    const known = await database.rows(
      idRow,
      `select id from orderbridge.documents d full join orderbridge.staged_documents s using (id)
       where id > $1 and ($2::bigint is null or id <= $2)
         and coalesce(s.document, d.document)->>'status' <> 'Deleted' order by id`,
      [afterId, uptoId],
    );
    return known.map((row) => row.id);
  },
});

const missingIds = async (sql: Sql, ids: readonly string[]): Promise<readonly string[]> => {
  const missing = await sql.rows(
    idRow,
    `select i as id from unnest($1::bigint[]) i where not exists (select from orderbridge.documents d where d.id = i)`,
    [ids],
  );
  return missing.map((row) => row.id);
};

const startRun = async (tx: Transaction, window: Window, chunks: readonly Chunk[]): Promise<Run> => {
  const started = await tx.row(
    idRow,
    `insert into orderbridge.invoice_runs (window_after, window_until, state) values ($1, $2, 'reading') returning id`,
    [window.after, window.until],
  );
  const runId = started?.id ?? '';
  await tx.run(
    `insert into orderbridge.invoice_run_chunks (run_id, number, after_id, upto_id)
     select $1, * from jsonb_to_recordset($2::jsonb) as c("number" int, "afterId" bigint, "uptoId" bigint)`,
    [runId, JSON.stringify(chunks)],
  );
  return { id: runId, window, unread: chunks, isReading: true };
};

const unfinishedRun = async (database: Database): Promise<Run | undefined> => {
  const run = await database.row(
    runRow,
    `select id, window_after, window_until, state from orderbridge.invoice_runs where state <> 'finished'`,
  );
  if (run === undefined) return undefined;
  const unread = await database.rows(
    chunkRow,
    `select number, after_id, upto_id from orderbridge.invoice_run_chunks
     where run_id = $1 and read_at is null order by number`,
    [run.id],
  );
  const window = { after: run.window_after.toISOString(), until: run.window_until.toISOString() };
  return { id: run.id, window, unread, isReading: run.state === 'reading' };
};

const markRead = (tx: Transaction, runId: string, chunk: Chunk): Promise<number> =>
  tx.run('update orderbridge.invoice_run_chunks set read_at = now() where run_id = $1 and number = $2', [
    runId,
    chunk.number,
  ]);

const finishRun = async (tx: Transaction, summary: RunSummary): Promise<void> => {
  const { accountIds, ...figures } = summary;
  await tx.run(
    `update orderbridge.invoice_runs set state = 'finished', finished_at = now(), summary = $2 where id = $1`,
    [summary.runId, JSON.stringify(figures)],
  );
  await tx.run('delete from orderbridge.invoice_run_chunks where run_id = $1', [summary.runId]);
  if (figures.created + figures.updated + figures.gone === 0) return;
  const { runId, watermark } = summary;
  const synced = { runId, orderKey: READER, occurredAt: new Date(), accountIds, figures, watermark };
  for (const event of invoicesSyncedEvents(synced)) await addEventWithin(tx, event);
};
