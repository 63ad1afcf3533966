/**
 * Works through the rows of an ingest job, 200 at a time as the platform does, and lets other requests in between.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/asynch_api_concepts_limits.htm
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Unsupported } from '../../shared/unsupported.ts';
import type { Org, RawRecord, SaveError, SaveResult } from '../data/types.ts';
import { checkHeader, recordOf } from './csv-columns.ts';
import type { IngestJob, RowResult } from './ingest-job.ts';
import { CsvRefused, readCsv } from './read-csv.ts';

const ROWS_PER_SAVE = 200;

/** `CODE:message:Field1,Field2 --` */
const errorText = ({ statusCode, message, fields }: SaveError): string => {
  const named = fields.length === 0 ? '' : `${fields.join(',')} `;
  return `${statusCode}:${message}:${named}--`;
};

const rowResult = ({ id, created, errors }: SaveResult): RowResult => ({
  id: id ?? '',
  created,
  error: errors.length === 0 ? undefined : errors.map(errorText).join(';'),
});

const idOf = (record: RawRecord): string => {
  const id = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1];
  return typeof id === 'string' ? id : '';
};

const save = (org: Org, job: IngestJob, records: readonly RawRecord[]): readonly SaveResult[] => {
  const { operation, object, externalIdFieldName = 'Id' } = job.request;
  const batch = { object: object.name, records, allOrNone: false, valuesAre: 'text' } as const;
  switch (operation) {
    case 'insert':
      return org.insert(job.caller, batch);
    case 'update':
      return org.update(job.caller, batch);
    case 'upsert':
      return org.upsert(job.caller, { ...batch, externalIdField: externalIdFieldName });
    case 'delete':
      return org.remove(job.caller, { object: object.name, ids: records.map(idOf), allOrNone: false });
  }
};

/** Jobs change hands between requests, so their state is asked for anew. */
const stateOf = (job: IngestJob): IngestJob['state'] => job.state;

const saveRows = async (org: Org, job: IngestJob): Promise<void> => {
  const { header, rows } = job.content ?? { header: [], rows: [] };
  for (let start = 0; start < rows.length; start += ROWS_PER_SAVE) {
    if (stateOf(job) !== 'InProgress') return;
    const records = rows.slice(start, start + ROWS_PER_SAVE).map((row) => recordOf(header, row));
    for (const result of save(org, job, records)) job.results.push(rowResult(result));
    await nextTurn();
  }
};

const work = async (org: Org, job: IngestJob): Promise<void> => {
  if (job.upload === undefined) throw new CsvRefused('ClientInputError : No content was uploaded to the job');
  job.content = await readCsv(job.upload, job.request.format);
  job.upload = undefined;
  checkHeader(org.schema, job.request.object, job.content.header);
  await saveRows(org, job);
};

/** Moves the job on, unless it was aborted meanwhile. */
const advance = (org: Org, job: IngestJob, state: IngestJob['state']): void => {
  if (stateOf(job) === 'Aborted') return;
  job.state = state;
  job.changedAt = org.clock.now();
};

/** Runs a job whose upload is complete; failures are told by the job, never thrown. */
export const runIngest = async (org: Org, job: IngestJob): Promise<void> => {
  const startedAt = performance.now();
  await nextTurn();
  advance(org, job, 'InProgress');
  try {
    await work(org, job);
    advance(org, job, 'JobComplete');
  } catch (error) {
    const expected = error instanceof CsvRefused || error instanceof Unsupported;
    job.errorMessage = error instanceof Error ? error.message : String(error);
    if (!expected) job.errorMessage = `InternalError : ${job.errorMessage}`;
    advance(org, job, 'Failed');
  }
  job.processingMilliseconds = Math.round(performance.now() - startedAt);
};
