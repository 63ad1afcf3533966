/**
 * The three result files of an ingest job.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_successful_results.htm
 */
import type { IngestJob, RowResult } from './ingest-job.ts';
import type { CsvTable } from './send-csv.ts';

const headerOf = (job: IngestJob): readonly string[] => job.content?.header ?? [];

function* resultRows(
  job: IngestJob,
  { wanted, cells }: { wanted: (result: RowResult) => boolean; cells: (result: RowResult) => readonly string[] },
): Generator<readonly string[]> {
  for (const [place, result] of job.results.entries()) {
    if (wanted(result)) yield [...cells(result), ...(job.content?.rows[place] ?? [])];
  }
}

function* unprocessedRows(job: IngestJob): Generator<readonly string[]> {
  yield* job.content?.rows.slice(job.results.length) ?? [];
}

/** Rows that were saved, with their id and whether they are new. */
export const successfulResults = (job: IngestJob): CsvTable => ({
  header: ['sf__Id', 'sf__Created', ...headerOf(job)],
  rows: resultRows(job, {
    wanted: ({ error }) => error === undefined,
    cells: ({ id, created }) => [id, String(created)],
  }),
});

/** Rows that were refused, with the reason. */
export const failedResults = (job: IngestJob): CsvTable => ({
  header: ['sf__Id', 'sf__Error', ...headerOf(job)],
  rows: resultRows(job, {
    wanted: ({ error }) => error !== undefined,
    cells: ({ id, error }) => [id, error ?? ''],
  }),
});

/** Rows never looked at, because the job failed or was aborted first. */
export const unprocessedRecords = (job: IngestJob): CsvTable => ({ header: headerOf(job), rows: unprocessedRows(job) });
