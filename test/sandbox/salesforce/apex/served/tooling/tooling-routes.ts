/**
 * `/tooling`, relative to `/services/data/vNN.0`: anonymous Apex, test runs, and queries of both.
 * https://developer.salesforce.com/docs/atlas.en-us.api_tooling.meta/api_tooling/intro_rest_resources.htm
 */
import { Router, type Request } from 'express';
import { z } from 'zod';
import type { RestNeeds } from '../../../rest/needs.ts';
import { refusingInRest } from '../../../rest/query-resource.ts';
import { RestError, restRefusals } from '../../../rest/rest-error.ts';
import type { ServedApex } from '../served-apex.ts';

const anonymousBody = z.object({ anonymousBody: z.string() });

const blockIn = (request: Request): string => {
  const parsed = anonymousBody.safeParse({
    ...z.record(z.string(), z.unknown()).catch({}).parse(request.body),
    ...request.query,
  });
  if (parsed.success) return parsed.data.anonymousBody;
  throw new RestError(400, [{ errorCode: 'MALFORMED_QUERY', message: 'The anonymousBody parameter is required' }]);
};

const soqlIn = ({ query }: Request): string => {
  if (typeof query.q === 'string' && query.q.trim() !== '') return query.q;
  throw new RestError(400, [{ errorCode: 'MALFORMED_QUERY', message: 'A query string has to be specified' }]);
};

/** @param served opens the org's Apex */
export const toolingRoutes =
  (served: () => Promise<ServedApex>) =>
  (needs: RestNeeds): Router => {
    const router = Router();
    router.all('/tooling/executeAnonymous', async (request, response) => {
      const { tooling } = await served();
      const { result } = await tooling.execute(needs.callerOf(request), blockIn(request));
      response.json(result);
    });
    router.post('/tooling/runTestsAsynchronous', async (request, response) => {
      const { tooling } = await served();
      response.json(tooling.tests.start(needs.callerOf(request), request.body));
    });
    router.all('/tooling/runTestsSynchronous', async (request, response) => {
      const { tooling } = await served();
      const asked: unknown = request.method === 'GET' ? request.query : request.body;
      response.json(await tooling.tests.complete(needs.callerOf(request), asked));
    });
    router.get('/tooling/query', async (request, response) => {
      const { tooling } = await served();
      response.json(refusingInRest(() => tooling.query(soqlIn(request), needs.apiVersionOf(request))));
    });
    router.get('/tooling/sobjects/ApexLog/:id/Body', async (request, response) => {
      const { tooling } = await served();
      const body = tooling.logBody(request.params.id);
      if (body === undefined) throw restRefusals.notFound();
      response.type('text/plain').send(body);
    });
    return router;
  };
