/**
 * Bulk API 2.0, both ways: `/jobs/ingest` and `/jobs/query`, relative to `/services/data/vNN.0`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/bulk_api_2_0.htm
 */
import { Router } from 'express';
import type { RestNeeds } from '../rest/needs.ts';
import type { IngestJob } from './ingest-job.ts';
import { ingestRoutes } from './ingest-routes.ts';
import { jobIds, jobStore } from './job-store.ts';
import type { QueryJob } from './query-job.ts';
import { queryJobRoutes } from './query-job-routes.ts';

/** The routes of all jobs; failures are thrown as RestError or Unsupported. */
export const bulkRoutes = (needs: RestNeeds): Router => {
  const router = Router();
  const nextJobId = jobIds();
  const { clock } = needs.org;
  router.use(ingestRoutes({ ...needs, nextJobId, jobs: jobStore<IngestJob>(clock) }));
  router.use(queryJobRoutes({ ...needs, nextJobId, jobs: jobStore<QueryJob>(clock) }));
  return router;
};
