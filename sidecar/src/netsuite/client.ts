import { setTimeout as wait } from 'node:timers/promises';
import type { Failure } from '../shared/failure.ts';
import { tryAgain } from '../shared/failure.ts';
import type { AccessTokens } from './access-token.ts';
import type { NetSuiteAccount } from './account.ts';
import type { Refusal } from './answers.ts';
import { failureOf, isTurnedAway, refusalOf } from './answers.ts';
import type { Lane, RequestLanes } from './request-lanes.ts';

/**
 * One request to NetSuite: a place in the right lane, a token, one repeat with a fresh token when the token was refused, a
 * few repeats when NetSuite turned the request away unprocessed because too many were under way; every other outcome is
 * either an answer or a Failure. A write that may have been done is never repeated here: whether that is safe is for the
 * caller, who knows the key.
 */
export type NetSuiteRequest = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From `/services/…`, with its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: batch. */
  readonly lane?: Lane | undefined;
  /** Milliseconds to wait for the whole answer; default 60,000. */
  readonly timeout?: number | undefined;
};

export type NetSuiteAnswer = { readonly status: number; readonly headers: Headers; readonly json: unknown };

export type NetSuiteClient = {
  /** @throws Failure for every answer that is not a success; `outcomeUnknown` when the work may have been done. */
  readonly request: (request: NetSuiteRequest) => Promise<NetSuiteAnswer>;
};

type Needs = { readonly account: NetSuiteAccount; readonly tokens: AccessTokens; readonly lanes: RequestLanes };
type Received = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly token: string;
  /** Undefined for a success. */
  readonly refusal: Refusal | undefined;
};

/** Repeats of a request that was turned away, and the pause before the first; each next pause is twice as long. */
const MOST_REPEATS = 4;
const FIRST_PAUSE_MILLISECONDS = 250;
/** A longer `Retry-After` is for the caller's own plan: nobody waits here for minutes. */
const LONGEST_PAUSE_MILLISECONDS = 5_000;

export const netSuiteClient = (needs: Needs): NetSuiteClient => {
  const exchange = (request: NetSuiteRequest): Promise<Received> =>
    needs.lanes.run(request.lane ?? 'batch', async () => {
      const received = await send(needs.account, request, await needs.tokens.current());
      if (received.refusal !== undefined && isTurnedAway(received.refusal)) needs.lanes.refused();
      return received;
    });

  const admitted = async (request: NetSuiteRequest): Promise<Received> => {
    for (let repeats = 0; ; repeats += 1) {
      const received = await exchange(request);
      const pause = received.refusal === undefined ? undefined : pauseAfter(received, repeats);
      if (pause === undefined) return received;
      await wait(pause);
    }
  };

  return {
    async request(request) {
      const first = await admitted(request);
      if (first.status !== 401) return answerOf(request, first);
      needs.tokens.forget(first.token);
      return answerOf(request, await admitted(request));
    },
  };
};

/**
 * Milliseconds to wait before the same request again, or undefined when it is not to be repeated. The jitter keeps
 * requests that were turned away together from coming back together.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/bridgehead_1509974866.html
 */
const pauseAfter = ({ refusal, headers }: Received, repeats: number): number | undefined => {
  if (refusal === undefined || !isTurnedAway(refusal) || repeats >= MOST_REPEATS) return undefined;
  const asked = (retryAfterOf(headers) ?? 0) * 1000;
  const pause = asked + FIRST_PAUSE_MILLISECONDS * 2 ** repeats * (0.5 + Math.random() / 2);
  return asked > LONGEST_PAUSE_MILLISECONDS ? undefined : pause;
};

const retryAfterOf = (headers: Headers): number | undefined => {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
};

/** Queries are POSTs that change nothing. */
const isWrite = ({ method, path }: NetSuiteRequest): boolean => method !== 'GET' && !path.includes('/query/');

const send = async (account: NetSuiteAccount, request: NetSuiteRequest, token: string): Promise<Received> => {
  const response = await fetch(`${account.url}${request.path}`, {
    method: request.method,
    redirect: 'error',
    signal: AbortSignal.timeout(request.timeout ?? 60_000),
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json, application/vnd.oracle.resource+json',
      'accept-language': account.language,
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  }).catch((cause: unknown) => {
    throw noAnswer(request, cause);
  });
  const text = await response.text().catch((cause: unknown) => {
    if (isTimeout(cause)) throw noAnswer(request, cause);
    throw unreadable(request, `its answer (status ${response.status}) was cut off`, cause);
  });
  const refusal = response.ok ? undefined : refusalOf(response.status, text);
  return { status: response.status, headers: response.headers, text, token, refusal };
};

const answerOf = (request: NetSuiteRequest, { status, headers, text, refusal }: Received): NetSuiteAnswer => {
  if (refusal !== undefined) {
    throw failureOf(refusal, { writes: isWrite(request), retryAfterSeconds: retryAfterOf(headers) });
  }
  return { status, headers, json: text === '' ? undefined : parsed(request, text) };
};

const parsed = (request: NetSuiteRequest, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(request, `its answer is not JSON (${text.length} characters)`, cause);
  }
};

const placeOf = ({ method, path }: NetSuiteRequest): string => `${method} ${path.split('?')[0] ?? ''}`;

const unreadable = (request: NetSuiteRequest, why: string, cause: unknown): Failure =>
  tryAgain({
    code: 'ANSWER_UNREADABLE',
    message: `NetSuite was asked to ${placeOf(request)}, but ${why}.`,
    advice: 'It is asked once more; if it repeats, give the time to NetSuite support.',
    outcomeUnknown: isWrite(request),
    cause,
  });

/** Connections that were never made: nothing can have been done. */
const NEVER_REACHED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT/;

const wasReached = (cause: unknown): boolean => {
  const inner = cause instanceof Error ? cause.cause : undefined;
  const code = typeof inner === 'object' && inner !== null && 'code' in inner ? String(inner.code) : '';
  return !NEVER_REACHED.test(`${code} ${String(inner)}`);
};

/** Reached, but not through in time. */
const isTimeout = (cause: unknown): boolean => cause instanceof Error && cause.name === 'TimeoutError';

const noAnswer = (request: NetSuiteRequest, cause: unknown): Failure => {
  const isOpen = isWrite(request) && wasReached(cause);
  const reason = isTimeout(cause) ? 'NETSUITE_SLOW' : 'NETSUITE_AWAY';
  return tryAgain({
    code: isOpen ? 'OUTCOME_UNKNOWN' : reason,
    message: `NetSuite gave no answer to ${placeOf(request)}.`,
    advice: 'Nothing to do: it is looked up by its key before anything is repeated.',
    outcomeUnknown: isOpen,
    cause,
  });
};
