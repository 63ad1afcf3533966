import { json, Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { askerOf, orgOfCaller } from '../access/caller-org.ts';
import { accessOf } from '../access/user-access.ts';
import type { Caller, Org } from '../data/types.ts';
import type { SessionBook } from '../oauth/sessions.ts';
import { runSoql } from '../soql/index.ts';
import { Unsupported } from '../../shared/unsupported.ts';
import type { ApiUsage } from './api-usage.ts';
import { apiVersions, isSupportedVersion } from './discovery-routes.ts';
import type { RestNeeds } from './needs.ts';
import { restRefusals } from './rest-error.ts';
import { parseUrl, type RestAnswer, type RestContext } from './rest-request.ts';
import { dispatch } from './routes.ts';
import { savingAs } from './save-headers.ts';
import { callerIn, countCall, isAtBrowser } from './session-door.ts';
import { refuseConditions } from './unsupported-requests.ts';

/**
 * The door of `/services/data`: version, session, call count and body are settled here, then the resource answers.
 */
export type DoorNeeds = {
  readonly org: Org;
  readonly sessions: SessionBook;
  readonly usage: ApiUsage;
  readonly limits: () => object;
  /** Groups of routes that speak HTTP themselves: queries with cursors, bulk jobs. */
  readonly groups: readonly ((needs: RestNeeds) => Router)[];
};

const LARGEST_BODY = '50mb';
const MOST_ROWS_INSIDE = 2000;

const versionOf = (request: Request): string => /\/services\/data\/v(\d+\.\d)/.exec(request.originalUrl)?.[1] ?? '';

const checkVersion: RequestHandler = (request, _response, next) => {
  const version = versionOf(request);
  if (isSupportedVersion(version)) next();
  else next(Number(version) <= 30 ? restRefusals.retiredVersion() : restRefusals.notFound());
};

/** The first part of the path: `sobjects`. */
const kindOf = (request: Request): string => {
  const [kind = 'resources'] = request.path.split('/').filter((segment) => segment !== '');
  return kind;
};

export const sendAnswer = (response: Response, { status, body, headers = {} }: RestAnswer): void => {
  response.status(status).set(headers);
  if (body === undefined) response.end();
  else response.json(body);
};

/** The rows a query within a composite call gives; there is no second page there. */
const queryInside =
  (org: Org, { userId }: Caller): RestContext['query'] =>
  (soql, { version, includeDeleted }) => {
    const request = { soql, includeDeleted, apiVersion: version, userId, asker: askerOf(org, userId) };
    const { totalSize, records } = runSoql(org, request);
    if (records.length > MOST_ROWS_INSIDE)
      throw new Unsupported('queries of more than 2,000 rows in a composite request');
    return { totalSize, done: true, records };
  };

const answerRequest =
  (needs: DoorNeeds, callers: WeakMap<Request, Caller>) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const target = parseUrl(request.originalUrl);
    const caller = callers.get(request);
    if (target === undefined || caller === undefined) {
      next(restRefusals.notFound());
      return;
    }
    const org = savingAs(orgOfCaller(needs.org, caller), request.headers);
    const query = queryInside(needs.org, caller);
    const context = { org, wholeOrg: needs.org, caller, dispatch, query, limits: needs.limits };
    const body: unknown = request.body;
    sendAnswer(response, dispatch(context, { ...target, method: request.method, body, headers: request.headers }));
  };

/** Routes for the root of the host. */
export const restDoor = (needs: DoorNeeds): Router => {
  const callers = new WeakMap<Request, Caller>();
  const callerOf = (request: Request): Caller => {
    const caller = callers.get(request);
    if (caller === undefined) throw restRefusals.sessionInvalid();
    return caller;
  };
  const router = Router();
  router.get('/services/data', (_request, response) => void response.json(apiVersions()));
  const versioned = Router();
  versioned.use(checkVersion);
  versioned.use((request, _response, next) => {
    const caller = callerIn(request, needs.sessions);
    const mayCall = isAtBrowser(request, needs.sessions) || accessOf(needs.org, caller.userId).holds('ApiEnabled');
    if (!mayCall) throw restRefusals.apiDisabled();
    callers.set(request, caller);
    next();
  });
  versioned.use((request, _response, next) => {
    if (!request.path.startsWith('/ui-api/records/')) refuseConditions(Object.keys(request.headers));
    next();
  });
  const count = countCall(needs.usage, kindOf);
  versioned.use((request, response, next) => {
    if (isAtBrowser(request, needs.sessions)) next();
    else count(request, response, next);
  });
  versioned.use(json({ limit: LARGEST_BODY, strict: false }));
  for (const group of needs.groups) {
    versioned.use(group({ org: needs.org, callerOf, apiVersionOf: versionOf }));
  }
  versioned.use(answerRequest(needs, callers));
  router.use('/services/data/v:version', versioned);
  return router;
};
