/**
 * The session of a browser: an access token of the org in a cookie that no script reads. Wherever a call to the org brings the
 * cookie and no token of its own, the cookie counts as one; sites of others cannot make a browser send it.
 */
import type { Request, RequestHandler, Response } from 'express';
import type { Caller } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';

const COOKIE = 'sid';

/** What a session of a person at a browser may do; `web` tells it from an integration's. */
const SCOPES: readonly string[] = ['full', 'web'];

export const tokenInCookie = (request: Request): string | undefined => {
  const cookies = (request.get('cookie') ?? '').split(';').map((part) => part.trim());
  const own = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`));
  return own === undefined ? undefined : decodeURIComponent(own.slice(COOKIE.length + 1));
};

/** Lets calls to the org that a page makes go by the session of its browser. */
export const cookieAsBearer: RequestHandler = (request, _response, next) => {
  const token = tokenInCookie(request);
  if (token !== undefined && request.headers.authorization === undefined) {
    request.headers.authorization = `Bearer ${token}`;
  }
  next();
};

/** Whose browser it is; undefined when nobody is logged in, or no longer. */
export const personAt = (request: Request, sessions: SessionBook): Caller | undefined => {
  const token = tokenInCookie(request);
  return token === undefined ? undefined : sessions.callerOf(token);
};

export const logIn = (response: Response, sessions: SessionBook, caller: Caller): void => {
  const token = sessions.open({ caller, scopes: SCOPES });
  response.cookie(COOKIE, token, { httpOnly: true, sameSite: 'strict', path: '/' });
};

export const logOut = (request: Request, response: Response, sessions: SessionBook): void => {
  const token = tokenInCookie(request);
  if (token !== undefined) sessions.expire(token);
  response.clearCookie(COOKIE, { httpOnly: true, sameSite: 'strict', path: '/' });
};
