import { z } from 'zod';
import type { Database } from './database.ts';
import { nullable } from './database.ts';

/** The last runs of the invoice batch, for people who look. */
const row = z
  .object({
    id: z.string(),
    state: z.enum(['reading', 'writing', 'finished']),
    started_at: z.date(),
    finished_at: nullable(z.date()),
    summary: nullable(z.record(z.string(), z.union([z.number(), z.string()]))),
  })
  .transform((run) => ({
    id: run.id,
    state: run.state,
    startedAt: run.started_at.toISOString(),
    finishedAt: run.finished_at?.toISOString(),
    summary: run.summary,
  }));

export const recentInvoiceRuns = (database: Database) => () =>
  database.rows(
    row,
    `select id, state, started_at, finished_at, summary from orderbridge.invoice_runs order by started_at desc limit 20`,
  );
