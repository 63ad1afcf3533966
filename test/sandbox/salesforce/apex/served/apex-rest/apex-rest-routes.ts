/**
 * `/services/apexrest`: the package's own REST resources.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_intro.htm
 */
import { raw, Router, type Request, type Response } from 'express';
import type { SessionBook } from '../../../oauth/sessions.ts';
import type { ApiUsage } from '../../../rest/api-usage.ts';
import { callerIn, countCall } from '../../../rest/session-door.ts';
import type { ServedApex } from '../served-apex.ts';
import type { ApexRestCall } from './rest-values.ts';

export type ApexRestNeeds = {
  readonly sessions: SessionBook;
  readonly usage: ApiUsage;
  readonly served: () => Promise<ServedApex>;
};

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_rest_methods.htm */
const LARGEST_BODY = '6mb';

const callIn = (request: Request): ApexRestCall => {
  const url = new URL(request.originalUrl, 'http://org');
  const body: unknown = request.body;
  return {
    method: request.method,
    path: decodeURI(url.pathname).replace(/^\/services\/apexrest/i, ''),
    query: url.searchParams,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value = '']) => [name, String(value)])),
    body: Buffer.isBuffer(body) ? body : Buffer.alloc(0),
    remoteAddress: request.ip ?? '',
  };
};

/** Routes for the root of the host. */
export const apexRestRoutes = ({ sessions, usage, served }: ApexRestNeeds): Router => {
  const answer = async (request: Request, response: Response): Promise<void> => {
    const caller = callerIn(request, sessions);
    const { callRest } = await served();
    const { status, headers, body } = await callRest(caller, callIn(request));
    response.status(status).set(headers).end(body);
  };
  const router = Router();
  router.use(
    '/services/apexrest',
    countCall(usage, () => 'apexrest'),
    raw({ type: () => true, limit: LARGEST_BODY }),
    answer,
  );
  return router;
};
