/**
 * `/jobs/query`: create a query job, watch it, fetch its rows page by page.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/query_get_job_results.htm
 */
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { RestNeeds } from '../rest/needs.ts';
import { jobRefusals, parseBody } from './job-refusals.ts';
import type { JobStore } from './job-store.ts';
import { type QueryJob, queryJobInfo, readQueryRequest, runQueryJob } from './query-job.ts';
import { jsonBody } from './request-body.ts';
import { sendCsv } from './send-csv.ts';

/** Rows of a page when the client names no `maxRecords`. */
const ROWS_PER_PAGE = 50_000;

export type QueryJobNeeds = RestNeeds & { readonly jobs: JobStore<QueryJob>; readonly nextJobId: () => string };

const ENDED: ReadonlySet<string> = new Set(['JobComplete', 'Failed', 'Aborted']);

const jobIn = (needs: QueryJobNeeds, request: Request): QueryJob => needs.jobs.get(String(request.params.id));

const createJob = (needs: QueryJobNeeds, request: Request): QueryJob => {
  const now = needs.org.clock.now();
  const caller = needs.callerOf(request);
  return needs.jobs.add({
    id: needs.nextJobId(),
    request: readQueryRequest(needs.org, caller, request.body),
    caller,
    apiVersion: needs.apiVersionOf(request),
    createdAt: now,
    changedAt: now,
    state: 'UploadComplete',
    table: undefined,
    errorMessage: undefined,
    processingMilliseconds: 0,
  });
};

/** A locator is opaque to clients: the number of the first row, encoded. */
const locatorOf = (row: number): string => Buffer.from(String(row)).toString('base64url');

const page = z.object({
  locator: z
    .string()
    .default('')
    .transform((text) => Number(Buffer.from(text, 'base64url').toString()))
    .pipe(z.int().nonnegative()),
  maxRecords: z.coerce.number().int().positive().default(ROWS_PER_PAGE),
});

const abort = (needs: QueryJobNeeds, job: QueryJob): void => {
  if (ENDED.has(job.state)) throw jobRefusals.invalidState(`Job ${job.id} cannot be aborted in state ${job.state}`);
  job.state = 'Aborted';
  job.changedAt = needs.org.clock.now();
};

const addLifeRoutes = (router: Router, needs: QueryJobNeeds): void => {
  router.post('/jobs/query', jsonBody, (request, response) => {
    const job = createJob(needs, request);
    void runQueryJob(needs.org, job);
    response.json(queryJobInfo(job));
  });
  router.patch('/jobs/query/:id', jsonBody, (request, response) => {
    const job = jobIn(needs, request);
    parseBody(z.strictObject({ state: z.literal('Aborted') }), request.body);
    abort(needs, job);
    response.json(queryJobInfo(job));
  });
  router.delete('/jobs/query/:id', (request, response) => {
    const job = jobIn(needs, request);
    if (!ENDED.has(job.state)) throw jobRefusals.invalidState(`Job ${job.id} cannot be deleted in state ${job.state}`);
    needs.jobs.remove(job.id);
    response.status(204).end();
  });
};

const addReadRoutes = (router: Router, needs: QueryJobNeeds): void => {
  router.get('/jobs/query', (_request, response) => {
    response.json({ done: true, records: needs.jobs.all().map(queryJobInfo), nextRecordsUrl: null });
  });
  router.get('/jobs/query/:id', (request, response) => {
    response.json(queryJobInfo(jobIn(needs, request)));
  });
  router.get('/jobs/query/:id/results', async (request, response) => {
    const { id, state, table, request: asked } = jobIn(needs, request);
    if (table === undefined) throw jobRefusals.invalidState(`Job ${id} has no results in state ${state}`);
    const { locator, maxRecords } = parseBody(page, request.query);
    const end = Math.min(locator + maxRecords, table.length);
    response.set('Sforce-NumberOfRecords', String(Math.max(0, end - locator)));
    response.set('Sforce-Locator', end < table.length ? locatorOf(end) : 'null');
    await sendCsv(response, asked.format, { header: table.columns, rows: table.rows(locator, end) });
  });
};

/** Routes relative to `/services/data/vNN.0`. */
export const queryJobRoutes = (needs: QueryJobNeeds): Router => {
  const router = Router();
  addLifeRoutes(router, needs);
  addReadRoutes(router, needs);
  return router;
};
