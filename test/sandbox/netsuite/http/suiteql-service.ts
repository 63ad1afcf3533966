import { z } from 'zod';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Settings } from '../settings.ts';
import type { SuiteQl } from '../suiteql/index.ts';
import {
  COLLECTION,
  jsonBodyOf,
  ok,
  preferencesOf,
  type ApiAnswer,
  type ApiRequest,
  type Handler,
} from './exchange.ts';
import { badRequest, recordDoesNotExist } from './netsuite-error.ts';
import { collectionOf, pageOf } from './paging.ts';

/**
 * `POST /services/rest/query/v1/suiteql`: one page of a query, now or as a job.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_157909186990.html
 */
export type SuiteQlServiceNeeds = {
  readonly suiteQl: SuiteQl;
  readonly jobs: JobQueue;
  readonly settings: Settings;
  /** The answer to a request that failed inside a job. */
  readonly refusal: (error: unknown) => ApiAnswer;
};

const bodyShape = z.object({ q: z.string(), params: z.array(z.string()).optional() });

const queryOf = (request: ApiRequest): z.infer<typeof bodyShape> => {
  const read = bodyShape.safeParse(jsonBodyOf(request));
  if (read.success) return read.data;
  throw badRequest('INVALID_CONTENT', 'The body must have the query as q and, for its marks, params as text.');
};

/** The handler of SuiteQL. */
export const suiteQlService = ({ suiteQl, jobs, settings, refusal }: SuiteQlServiceNeeds): Handler => {
  const { errorCode, detail } = settings.missingTransient;

  const answer = (request: ApiRequest): ApiAnswer => {
    if (!preferencesOf(request).includes('transient')) throw badRequest(errorCode, detail, { errorHeader: 'Prefer' });
    const page = pageOf(request);
    const { q, params = [] } = queryOf(request);
    const { items, totalResults } = suiteQl.run({ q, params, ...page });
    const withLinks = items.map((item) => ({ links: [], ...item }));
    return ok(collectionOf(request, page, { items: withLinks, total: totalResults }), COLLECTION);
  };

  const task = (request: ApiRequest) => (): Promise<ApiAnswer> => {
    try {
      return Promise.resolve(answer(request));
    } catch (error) {
      return Promise.resolve(refusal(error));
    }
  };

  return (request) => {
    if (request.method !== 'POST') throw recordDoesNotExist();
    if (!preferencesOf(request).includes('respond-async')) return answer(request);
    return jobs.submit(request, [task(request)], { needsTransient: true });
  };
};
