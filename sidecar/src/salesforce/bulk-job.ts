import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { tryAgain } from '../shared/failure.ts';
import type { SalesforceConnection } from './connection.ts';
import { failureOf } from './errors.ts';
import type { RowOutcome, UpsertTarget } from './records.ts';

/**
 * One ingest job of Bulk API 2.0 from upload to results.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm
 */
const job = z.object({ id: z.string(), state: z.string(), errorMessage: z.string().nullish() });
type Job = z.infer<typeof job>;

const cells = z.record(z.string(), z.string());
/** An empty CSV body reaches us as empty text. */
const resultRows = z.union([z.array(cells), z.literal('').transform(() => [])]);

export type Polling = {
  /** Wait before the first look at the job, in milliseconds; each further wait is half as long again. */
  readonly firstMilliseconds: number;
  readonly longestMilliseconds: number;
  /** Give up waiting after so long; the job goes on and the rows are safe to send again. */
  readonly deadlineMilliseconds: number;
};
export const POLLING: Polling = {
  firstMilliseconds: 1_000,
  longestMilliseconds: 30_000,
  deadlineMilliseconds: 3_600_000,
};

const OVER = new Set(['JobComplete', 'Failed', 'Aborted']);

const untilOver = async (connection: SalesforceConnection, path: string, polling: Polling): Promise<Job> => {
  const began = performance.now();
  for (let wait = polling.firstMilliseconds; ; wait = Math.min(wait * 1.5, polling.longestMilliseconds)) {
    const seen = await connection.call({ method: 'GET', path }, job);
    if (OVER.has(seen.state)) return seen;
    if (performance.now() - began > polling.deadlineMilliseconds) throw slow(seen);
    await pause(wait);
  }
};

const slow = (seen: Job): Error =>
  tryAgain({
    code: 'SALESFORCE_AWAY',
    message: `Salesforce: bulk job ${seen.id} is still ${seen.state}.`,
    advice: 'Nothing to do: the rows are sent again; they are keyed.',
    outcomeUnknown: true,
  });

/** `FIELD_CUSTOM_VALIDATION_EXCEPTION:The amount is negative.:AmountDue__c --` in the parts it is made of. */
const ROW_ERROR = /^([A-Z_]+):([\s\S]*?)(?::([\w., ]*))? --\s*$/;

const failedOutcome = (target: UpsertTarget, row: z.infer<typeof cells>): RowOutcome => {
  const key = row[target.externalIdField] ?? '';
  const text = row.sf__Error ?? '';
  const [, code = 'UNKNOWN_EXCEPTION', message = text, names = ''] = ROW_ERROR.exec(text) ?? [];
  const fields = names.split(',').flatMap((name) => name.trim() || []);
  const subject = { object: target.object, id: key, field: fields[0] };
  return { key, result: 'failed', failure: failureOf({ code, message, fields, subject }) };
};

const unprocessedOutcome = (target: UpsertTarget, row: z.infer<typeof cells>, why: string): RowOutcome => {
  const key = row[target.externalIdField] ?? '';
  const subject = { object: target.object, id: key };
  return { key, result: 'failed', failure: failureOf({ code: 'SERVER_UNAVAILABLE', message: why, subject }) };
};

const savedOutcome = (target: UpsertTarget, row: z.infer<typeof cells>): RowOutcome => ({
  key: row[target.externalIdField] ?? '',
  result: row.sf__Created === 'true' ? 'created' : 'updated',
  id: row.sf__Id ?? '',
});

const resultsOf = async function* (
  connection: SalesforceConnection,
  target: UpsertTarget,
  over: Job,
): AsyncGenerator<RowOutcome, void, undefined> {
  const read = (which: string) =>
    connection.call({ method: 'GET', path: `/jobs/ingest/${over.id}/${which}/` }, resultRows);
  for (const row of await read('successfulResults')) yield savedOutcome(target, row);
  for (const row of await read('failedResults')) yield failedOutcome(target, row);
  if (over.state === 'JobComplete') return;
  const why = over.errorMessage ?? `The job ended as ${over.state}.`;
  for (const row of await read('unprocessedrecords')) yield unprocessedOutcome(target, row, why);
};

/** Upserts one CSV as a job and yields what became of each row. @throws Failure when the job itself is refused or slow */
export const runBulkUpsert = async function* (
  connection: SalesforceConnection,
  upload: UpsertTarget & { readonly csv: string },
  polling: Polling,
): AsyncGenerator<RowOutcome, void, undefined> {
  const settings = {
    object: upload.object,
    operation: 'upsert',
    externalIdFieldName: upload.externalIdField,
    contentType: 'CSV',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
  };
  const { id } = await connection.call({ method: 'POST', path: '/jobs/ingest', body: settings }, job);
  const path = `/jobs/ingest/${id}`;
  const csv = { method: 'PUT', path: `${path}/batches`, body: upload.csv, contentType: 'text/csv' } as const;
  await connection.call(csv, z.unknown());
  await connection.call({ method: 'PATCH', path, body: { state: 'UploadComplete' } }, z.unknown());
  yield* resultsOf(connection, upload, await untilOver(connection, path, polling));
};
