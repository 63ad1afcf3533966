import { z } from 'zod';
import type { Chunk, InvoiceMemory, Run, RunSummary } from '../invoices/index.ts';
import type { Database, Transaction } from './database.ts';
import { nullable } from './database.ts';
import { addEventWithin } from './outbox.ts';
import { stageDeletedDocuments, stageDocuments, stagedBatch } from './staged-documents.ts';
import { moveWithin, openWatermarks } from './watermarks.ts';

/** The memory of the invoice batch: its runs and their stretches, its watermark, and what it announced. */

const FLOW = 'invoices';
const INVOICES_SYNCED = '/event/InvoicesSynced__e';
/** Account ids of 18 characters and a comma each; an event field holds 131,072 characters. */
const ACCOUNTS_PER_EVENT = 1000;

const id = z.coerce.string();
const chunkRow = z
  .object({ number: z.number(), after_id: id, upto_id: nullable(id) })
  .transform((row): Chunk => ({ number: row.number, afterId: row.after_id, uptoId: row.upto_id }));
const runRow = z.object({ id: z.string(), window_after: z.date(), window_until: z.date(), state: z.string() });
const idRow = z.object({ id });
const position = z.object({ until: z.string() });

export const openInvoiceMemory = (database: Database): InvoiceMemory => ({
  watermark: async () => (await openWatermarks(database).read(FLOW, position))?.until,
  unfinishedRun: () => unfinishedRun(database),
  startRun: (window, chunks) =>
    database.transaction(async (tx) => {
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
    }),
  stage: (at, documents) =>
    database.transaction(async (tx) => {
      const changed = await stageDocuments(tx, documents);
      if (at !== undefined) await markRead(tx, at.run.id, at.chunk);
      return { changed, unchanged: documents.length - changed };
    }),
  stageDeleted: (ids) => stageDeletedDocuments(database, ids, new Date().toISOString()),
  missing: async (ids) => {
    const missing = await database.rows(
      idRow,
      `select i as id from unnest($1::bigint[]) i where not exists (select from orderbridge.documents d where d.id = i)`,
      [ids],
    );
    return missing.map((row) => row.id);
  },
  finishReading: (run) =>
    database.transaction(async (tx) => {
      await tx.run(`update orderbridge.invoice_runs set state = 'writing' where id = $1`, [run.id]);
      await moveWithin(tx, FLOW, { until: run.window.until });
    }),
  batch: () => stagedBatch(database),
  finishRun: (summary) => database.transaction((tx) => finishRun(tx, summary)),
  knownIds: async (afterId, uptoId) => {
    const known = await database.rows(
      idRow,
      `select id from orderbridge.documents
       where id > $1 and ($2::bigint is null or id <= $2) and document->>'status' <> 'Deleted' order by id`,
      [afterId, uptoId],
    );
    return known.map((row) => row.id);
  },
});

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
  if (figures.created + figures.updated + figures.failed + figures.gone > 0) await announce(tx, summary, accountIds);
};

/** One event per thousand accounts; each repeats the figures of the whole run. */
const announce = async (tx: Transaction, summary: RunSummary, accountIds: readonly string[]): Promise<void> => {
  const chunks = Math.max(1, Math.ceil(accountIds.length / ACCOUNTS_PER_EVENT));
  for (let number = 1; number <= chunks; number += 1) {
    const accounts = accountIds.slice((number - 1) * ACCOUNTS_PER_EVENT, number * ACCOUNTS_PER_EVENT);
    await addEventWithin(tx, {
      topic: INVOICES_SYNCED,
      key: FLOW,
      fields: {
        CorrelationId__c: summary.runId,
        OccurredAt__c: new Date().toISOString(),
        SourceKey__c: `invoices-${summary.runId}-${number}`,
        RunId__c: summary.runId,
        AccountIds__c: accounts.join(','),
        ChunkNumber__c: number,
        ChunkCount__c: chunks,
        RowsCreated__c: summary.created,
        RowsUpdated__c: summary.updated,
        RowsUnchanged__c: summary.unchanged,
        RowsFailed__c: summary.failed,
        RowsGone__c: summary.gone,
        WatermarkAt__c: summary.watermark,
      },
    });
  }
};
