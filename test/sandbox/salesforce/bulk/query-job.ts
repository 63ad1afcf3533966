/**
 * A bulk query job: a query that runs by itself and keeps its answer as rows of text.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_create_job.htm
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import { askerOf } from '../access/caller-org.ts';
import type { Caller, Org } from '../data/types.ts';
import { refusingInRest } from '../rest/query-resource.ts';
import { bindQuery, type BoundQuery, openTable, parseQuery, type QueryTable } from '../soql/index.ts';
import { csvFormat, type CsvFormat } from './csv-format.ts';
import { jobRefusals, parseBody } from './job-refusals.ts';

export type QueryJobState = 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';

const queryRequest = z.strictObject({
  operation: z.enum(['query', 'queryAll']),
  query: z.string(),
  contentType: z.literal('CSV').default('CSV'),
  ...csvFormat.shape,
});

export type QueryRequest = {
  readonly operation: 'query' | 'queryAll';
  readonly soql: string;
  readonly query: BoundQuery;
  readonly format: CsvFormat;
};

export type QueryJob = {
  readonly id: string;
  readonly request: QueryRequest;
  readonly caller: Caller;
  readonly apiVersion: string;
  readonly createdAt: Date;
  changedAt: Date;
  state: QueryJobState;
  table: QueryTable | undefined;
  errorMessage: string | undefined;
  processingMilliseconds: number;
};

/** What the Bulk API refuses of SOQL. */
const refuseUnfit = (query: BoundQuery): void => {
  if (query.projection.kind !== 'records') throw jobRefusals.notInBulkQuery('Aggregate functions and GROUP BY');
  if (query.offset > 0) throw jobRefusals.notInBulkQuery('OFFSET');
  for (const item of query.projection.select) {
    if (item.kind === 'children') {
      throw jobRefusals.notInBulkQuery('Aggregate Relationships');
    }
    if (item.kind === 'typeof') throw jobRefusals.notInBulkQuery('TYPEOF');
    if (item.value.type === 'address') throw jobRefusals.notInBulkQuery('Compound address fields');
  }
};

/**
 * What a client asks for when it creates a query job.
 * @throws RestError for queries the platform refuses, at all or in bulk
 */
/** @param caller what exists for them may be asked for */
export const readQueryRequest = (org: Org, caller: Caller, body: unknown): QueryRequest => {
  const { operation, query: soql, columnDelimiter, lineEnding } = parseBody(queryRequest, body);
  const query = refusingInRest(() => bindQuery(askerOf(org, caller.userId).schema, parseQuery(soql)));
  refuseUnfit(query);
  return { operation, soql, query, format: { columnDelimiter, lineEnding } };
};

const platformTime = (instant: Date): string => instant.toISOString().replace('Z', '+0000');

/** The job as `GET /jobs/query/{id}` shows it. */
export const queryJobInfo = (job: QueryJob): Readonly<Record<string, unknown>> => ({
  id: job.id,
  operation: job.request.operation,
  object: job.request.query.object.name,
  createdById: job.caller.userId,
  createdDate: platformTime(job.createdAt),
  systemModstamp: platformTime(job.changedAt),
  state: job.state,
  concurrencyMode: 'Parallel',
  contentType: 'CSV',
  apiVersion: Number(job.apiVersion),
  jobType: 'V2Query',
  lineEnding: job.request.format.lineEnding,
  columnDelimiter: job.request.format.columnDelimiter,
  ...(job.errorMessage !== undefined && { errorMessage: job.errorMessage }),
  numberRecordsProcessed: job.table?.length ?? 0,
  retries: 0,
  totalProcessingTime: job.processingMilliseconds,
  isPkChunkingSupported: true,
});

const stateOf = (job: QueryJob): QueryJobState => job.state;

/** Runs the query of a job; failures are told by the job, never thrown. */
export const runQueryJob = async (org: Org, job: QueryJob): Promise<void> => {
  await nextTurn();
  if (stateOf(job) === 'Aborted') return;
  const startedAt = performance.now();
  try {
    job.table = openTable(org, job.request.query, {
      includeDeleted: job.request.operation === 'queryAll',
      userId: job.caller.userId,
      asker: askerOf(org, job.caller.userId),
    });
    job.state = 'JobComplete';
  } catch (error) {
    job.errorMessage = error instanceof Error ? error.message : String(error);
    job.state = 'Failed';
  }
  job.changedAt = org.clock.now();
  job.processingMilliseconds = Math.round(performance.now() - startedAt);
};
