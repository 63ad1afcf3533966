/**
 * `/query`, `/queryAll` and the pages that follow, relative to `/services/data/vNN.0`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import { type Request, Router } from 'express';
import { Unsupported } from '../../shared/unsupported.ts';
import type { RestNeeds } from './needs.ts';
import { queryResource, type QueryCall, type QueryResource } from './query-resource.ts';
import { RestError } from './rest-error.ts';

const batchSizeOf = (request: Request): number | undefined => {
  const asked = /batchSize\s*=\s*(\d+)/i.exec(request.get('Sforce-Query-Options') ?? '')?.[1];
  return asked === undefined ? undefined : Number(asked);
};

const queryTextOf = (request: Request): string => {
  if (request.query.explain !== undefined) throw new Unsupported('query plans (the explain parameter of /query)');
  const { q } = request.query;
  if (typeof q === 'string' && q.trim() !== '') return q;
  throw new RestError(400, [{ message: 'A query string has to be specified', errorCode: 'MALFORMED_QUERY' }]);
};

/** @param resource keeps the cursors; give one to share them with composite calls */
export const queryRoutes = (needs: RestNeeds, resource: QueryResource = queryResource(needs.org)): Router => {
  const router = Router();
  const callIn = (request: Request, includeDeleted: boolean): QueryCall => ({
    soql: queryTextOf(request),
    includeDeleted,
    apiVersion: needs.apiVersionOf(request),
    userId: needs.callerOf(request).userId,
    batchSize: batchSizeOf(request),
  });
  router.get('/query', (request, response) => {
    response.json(resource.first(callIn(request, false)));
  });
  router.get('/queryAll', (request, response) => {
    response.json(resource.first(callIn(request, true)));
  });
  router.get(['/query/:locator', '/queryAll/:locator'], (request, response) => {
    const { userId } = needs.callerOf(request);
    const apiVersion = needs.apiVersionOf(request);
    response.json(resource.next({ locator: String(request.params.locator), userId, apiVersion }));
  });
  return router;
};
