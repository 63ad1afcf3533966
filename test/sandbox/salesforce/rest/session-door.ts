/** What every API call passes first: whose session it belongs to, and the count of calls. */
import type { Request, RequestHandler } from 'express';
import type { Caller } from '../data/types.ts';
import type { SessionBook } from '../oauth/sessions.ts';
import type { ApiUsage } from './api-usage.ts';
import { RestError, restRefusals } from './rest-error.ts';

const bearerOf = (request: Request): string =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(request.get('authorization') ?? '')?.[1] ?? '';

/** Whether a person at a browser asks: pages need no permission for the API, and their calls do not count against its limit. */
export const isAtBrowser = (request: Request, sessions: SessionBook): boolean =>
  sessions.find(bearerOf(request))?.scopes.includes('web') === true;

const WRONG_SCOPE = { message: 'This session is not valid for use with the REST API', errorCode: 'INVALID_SESSION_ID' };

/**
 * The user behind the request's access token.
 * @throws RestError 401 when there is none, or it may not use the API
 */
export const callerIn = (request: Request, sessions: SessionBook): Caller => {
  const session = sessions.find(bearerOf(request));
  if (session === undefined) throw restRefusals.sessionInvalid();
  if (!session.scopes.some((scope) => scope === 'api' || scope === 'full')) throw new RestError(401, [WRONG_SCOPE]);
  return session.caller;
};

/**
 * Counts the call and says in a header how many there were; one beyond the limit is refused.
 * @param kindOf what kind of resource the request asks for
 */
export const countCall =
  (usage: ApiUsage, kindOf: (request: Request) => string): RequestHandler =>
  (request, response, next) => {
    usage.count(kindOf(request));
    response.set('Sforce-Limit-Info', `api-usage=${usage.used()}/${usage.limit}`);
    next(usage.isOver() ? restRefusals.limitExceeded() : undefined);
  };
