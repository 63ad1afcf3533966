/**
 * An ingest job: what a client asked for, how far it is, and what became of each row.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/get_job_info.htm
 */
import { z } from 'zod';
import { Unsupported } from '../../shared/unsupported.ts';
import type { Caller } from '../data/types.ts';
import type { ObjectSchema, Schema } from '../schema/types.ts';
import { csvFormat, type CsvFormat } from './csv-format.ts';
import { jobRefusals, parseBody } from './job-refusals.ts';
import type { CsvContent } from './read-csv.ts';

export type IngestState = 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

const ingestRequest = z.strictObject({
  object: z.string(),
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete']),
  externalIdFieldName: z.string().optional(),
  contentType: z.literal('CSV').default('CSV'),
  ...csvFormat.shape,
});

export type IngestOperation = 'insert' | 'update' | 'upsert' | 'delete';

export type IngestRequest = {
  readonly object: ObjectSchema;
  readonly operation: IngestOperation;
  /** Set for upsert only. */
  readonly externalIdFieldName: string | undefined;
  readonly format: CsvFormat;
};

/** What became of a row. */
export type RowResult = { readonly id: string; readonly created: boolean; readonly error: string | undefined };

export type IngestJob = {
  readonly id: string;
  readonly request: IngestRequest;
  readonly caller: Caller;
  readonly apiVersion: string;
  readonly createdAt: Date;
  changedAt: Date;
  state: IngestState;
  /** The upload, until it has been read. */
  upload: Buffer | undefined;
  content: CsvContent | undefined;
  /** One per processed row, in the order of the file. */
  readonly results: RowResult[];
  errorMessage: string | undefined;
  processingMilliseconds: number;
};

const keyFieldOf = (object: ObjectSchema, name: string | undefined): string => {
  if (name === undefined || name === '') {
    const reason = `External ID was blank for ${object.name}. An External ID must be specified for upsert.`;
    throw jobRefusals.invalidJob(reason);
  }
  const field = object.fields.get(name.toLowerCase());
  if (field !== undefined && (field.externalId || field.type === 'id')) return field.name;
  const reason = `Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`;
  throw jobRefusals.invalidJob(reason);
};

/**
 * What a client asks for when it creates a job.
 * @throws RestError for unknown objects and keys, Unsupported for hardDelete
 */
export const readIngestRequest = (schema: Schema, body: unknown): IngestRequest => {
  const { object: name, operation, externalIdFieldName, columnDelimiter, lineEnding } = parseBody(ingestRequest, body);
  if (operation === 'hardDelete') throw new Unsupported('the bulk operation hardDelete');
  const object = schema.find(name);
  if (object === undefined) throw jobRefusals.unknownObject(name);
  return {
    object,
    operation,
    externalIdFieldName: operation === 'upsert' ? keyFieldOf(object, externalIdFieldName) : undefined,
    format: { columnDelimiter, lineEnding },
  };
};

const platformTime = (instant: Date): string => instant.toISOString().replace('Z', '+0000');

/** The job as `GET /jobs/ingest/{id}` shows it. */
export const ingestJobInfo = (job: IngestJob): Readonly<Record<string, unknown>> => ({
  id: job.id,
  operation: job.request.operation,
  object: job.request.object.name,
  createdById: job.caller.userId,
  createdDate: platformTime(job.createdAt),
  systemModstamp: platformTime(job.changedAt),
  state: job.state,
  ...(job.request.externalIdFieldName !== undefined && { externalIdFieldName: job.request.externalIdFieldName }),
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  apiVersion: Number(job.apiVersion),
  ...(job.state === 'Open' && { contentUrl: `services/data/v${job.apiVersion}/jobs/ingest/${job.id}/batches` }),
  jobType: 'V2Ingest',
  lineEnding: job.request.format.lineEnding,
  columnDelimiter: job.request.format.columnDelimiter,
  ...(job.errorMessage !== undefined && { errorMessage: job.errorMessage }),
  numberRecordsProcessed: job.results.length,
  numberRecordsFailed: job.results.filter(({ error }) => error !== undefined).length,
  retries: 0,
  totalProcessingTime: job.processingMilliseconds,
  apiActiveProcessingTime: job.processingMilliseconds,
  apexProcessingTime: 0,
});
