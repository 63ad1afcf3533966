/**
 * `/jobs/ingest`: create a job, upload its rows, set it going, watch it, fetch what became of each row.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0_ingest.htm
 */
import { type Request, Router } from 'express';
import { z } from 'zod';
import { orgOfCaller } from '../access/caller-org.ts';
import type { RestNeeds } from '../rest/needs.ts';
import { failedResults, successfulResults, unprocessedRecords } from './ingest-results.ts';
import { type IngestJob, ingestJobInfo, readIngestRequest } from './ingest-job.ts';
import { jobRefusals, parseBody } from './job-refusals.ts';
import type { JobStore } from './job-store.ts';
import { readMultipart } from './multipart.ts';
import { csvBody, jsonBody, multipartBody } from './request-body.ts';
import { runIngest } from './run-ingest.ts';
import { type CsvTable, sendCsv } from './send-csv.ts';

export type IngestNeeds = RestNeeds & { readonly jobs: JobStore<IngestJob>; readonly nextJobId: () => string };

const jobIn = (needs: IngestNeeds, request: Request): IngestJob => needs.jobs.get(String(request.params.id));

const bytesOf = (request: Request): Buffer => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));

const createJob = (needs: IngestNeeds, request: Request, body: unknown): IngestJob => {
  const now = needs.org.clock.now();
  const caller = needs.callerOf(request);
  return needs.jobs.add({
    id: needs.nextJobId(),
    request: readIngestRequest(orgOfCaller(needs.org, caller).schema, body),
    caller,
    apiVersion: needs.apiVersionOf(request),
    createdAt: now,
    changedAt: now,
    state: 'Open',
    upload: undefined,
    content: undefined,
    results: [],
    errorMessage: undefined,
    processingMilliseconds: 0,
  });
};

const upload = (job: IngestJob, content: Buffer): void => {
  if (job.state !== 'Open') throw jobRefusals.invalidState(`Job ${job.id} takes no content in state ${job.state}`);
  if (job.upload !== undefined) throw jobRefusals.secondContent(job.id);
  job.upload = content;
};

/** Sets the job going; nobody waits for it, and it tells its failures itself. */
const start = (needs: IngestNeeds, job: IngestJob): void => {
  if (job.state !== 'Open') throw jobRefusals.invalidState(`Job ${job.id} cannot be closed in state ${job.state}`);
  job.state = 'UploadComplete';
  job.changedAt = needs.org.clock.now();
  void runIngest(orgOfCaller(needs.org, job.caller), job);
};

const ENDED: ReadonlySet<string> = new Set(['JobComplete', 'Failed', 'Aborted']);

const abort = (needs: IngestNeeds, job: IngestJob): void => {
  if (ENDED.has(job.state)) throw jobRefusals.invalidState(`Job ${job.id} cannot be aborted in state ${job.state}`);
  job.state = 'Aborted';
  job.upload = undefined;
  job.changedAt = needs.org.clock.now();
};

const stateChange = z.strictObject({ state: z.enum(['UploadComplete', 'Aborted']) });

const addLifeRoutes = (router: Router, needs: IngestNeeds): void => {
  router.post('/jobs/ingest', multipartBody, jsonBody, (request, response) => {
    const contentType = request.get('content-type') ?? '';
    const multipart = contentType.startsWith('multipart/') ? readMultipart(bytesOf(request), contentType) : undefined;
    const job = createJob(needs, request, multipart === undefined ? request.body : multipart.job);
    if (multipart !== undefined) {
      upload(job, multipart.content);
      start(needs, job);
    }
    response.json(ingestJobInfo(job));
  });
  router.put('/jobs/ingest/:id/batches', csvBody, (request, response) => {
    upload(jobIn(needs, request), bytesOf(request));
    response.status(201).end();
  });
  router.patch('/jobs/ingest/:id', jsonBody, (request, response) => {
    const job = jobIn(needs, request);
    const { state } = parseBody(stateChange, request.body);
    if (state === 'Aborted') abort(needs, job);
    else start(needs, job);
    response.json(ingestJobInfo(job));
  });
  router.delete('/jobs/ingest/:id', (request, response) => {
    const job = jobIn(needs, request);
    if (!ENDED.has(job.state)) throw jobRefusals.invalidState(`Job ${job.id} cannot be deleted in state ${job.state}`);
    needs.jobs.remove(job.id);
    response.status(204).end();
  });
};

const RESULTS: Readonly<Record<string, (job: IngestJob) => CsvTable>> = {
  successfulresults: successfulResults,
  failedresults: failedResults,
  unprocessedrecords: unprocessedRecords,
};

const addReadRoutes = (router: Router, needs: IngestNeeds): void => {
  router.get('/jobs/ingest', (_request, response) => {
    response.json({ done: true, records: needs.jobs.all().map(ingestJobInfo), nextRecordsUrl: null });
  });
  router.get('/jobs/ingest/:id', (request, response) => {
    response.json(ingestJobInfo(jobIn(needs, request)));
  });
  router.get('/jobs/ingest/:id/:results', async (request, response) => {
    const job = jobIn(needs, request);
    const results = RESULTS[request.params.results.toLowerCase()];
    if (results === undefined) throw jobRefusals.notFound();
    if (!ENDED.has(job.state)) throw jobRefusals.invalidState(`Job ${job.id} has no results in state ${job.state}`);
    await sendCsv(response, job.request.format, results(job));
  });
};

/** Routes relative to `/services/data/vNN.0`. */
export const ingestRoutes = (needs: IngestNeeds): Router => {
  const router = Router();
  addLifeRoutes(router, needs);
  addReadRoutes(router, needs);
  return router;
};
