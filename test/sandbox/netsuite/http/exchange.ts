import { z } from 'zod';
import { badRequest } from './netsuite-error.ts';

/**
 * A request and its answer as plain values, so that the same work can be done at once, in a job later on, or with its
 * answer withheld.
 */
export type ApiRequest = {
  readonly method: string;
  /** Decoded path, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Scheme, host and port the caller used; links start with it. */
  readonly baseUrl: string;
  /** Client id or consumer key of the caller. */
  readonly clientId: string;
};

export type ApiAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON; no body when undefined. */
  readonly body?: unknown;
};

export type Handler = (request: ApiRequest) => ApiAnswer | Promise<ApiAnswer>;

export const SINGULAR = 'application/vnd.oracle.resource+json; type=singular';
export const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';

/** 200 with a JSON body of this media type. */
export const ok = (body: unknown, contentType = SINGULAR): ApiAnswer => ({
  status: 200,
  headers: { 'content-type': contentType },
  body,
});

/** 204 without a body. */
export const noContent = (headers: Record<string, string> = {}): ApiAnswer => ({ status: 204, headers });

/** The values of the `Prefer` header, in lower case. */
export const preferencesOf = (request: ApiRequest): readonly string[] =>
  (request.headers['prefer'] ?? '')
    .split(',')
    .map((preference) => preference.trim().toLowerCase())
    .filter((preference) => preference !== '');

const jsonObject = z.record(z.string(), z.unknown());

/** The body as a JSON object; an empty body is an empty object. @throws NetSuiteError INVALID_REQUEST otherwise */
export const jsonBodyOf = (request: ApiRequest): Record<string, unknown> => {
  if (request.body.trim() === '') return {};
  try {
    return jsonObject.parse(JSON.parse(request.body));
  } catch {
    throw badRequest('INVALID_REQUEST', 'The request could not be understood by the server due to malformed syntax.');
  }
};

/** The link every resource carries to itself. */
export const selfLink = (href: string): { rel: string; href: string }[] => [{ rel: 'self', href }];
