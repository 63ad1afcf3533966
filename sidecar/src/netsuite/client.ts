import type { Failure } from '../shared/failure.ts';
import { tryAgain } from '../shared/failure.ts';
import type { AccessTokens } from './access-token.ts';
import type { NetSuiteAccount } from './account.ts';
import { failureOf, refusalOf } from './answers.ts';
import type { Lane, RequestLanes } from './request-lanes.ts';

/**
 * One request to NetSuite: a place in the right lane, a token, one repeat with a fresh token when the token was refused,
 * and every other outcome either an answer or a Failure. It never repeats a write by itself: whether that is safe is for
 * the caller, who knows the key.
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
type Received = { readonly response: Response; readonly text: string; readonly token: string };

export const netSuiteClient = (needs: Needs): NetSuiteClient => {
  const exchange = (request: NetSuiteRequest): Promise<Received> =>
    needs.lanes.run(request.lane ?? 'batch', async () => {
      const token = await needs.tokens.current();
      const received = await send(needs.account, request, token);
      if (received.response.status === 429) needs.lanes.refused();
      return received;
    });

  return {
    async request(request) {
      const first = await exchange(request);
      if (first.response.status !== 401) return answerOf(first);
      needs.tokens.forget(first.token);
      return answerOf(await exchange(request));
    },
  };
};

const send = async (account: NetSuiteAccount, request: NetSuiteRequest, token: string): Promise<Received> => {
  try {
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
    });
    return { response, text: await response.text(), token };
  } catch (cause) {
    throw noAnswer(request, cause);
  }
};

const answerOf = ({ response, text }: Received): NetSuiteAnswer => {
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after') ?? Number.NaN);
    throw failureOf(refusalOf(response.status, text), { retryAfterSeconds: Number.isFinite(wait) ? wait : undefined });
  }
  return { status: response.status, headers: response.headers, json: text === '' ? undefined : parsed(text) };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw tryAgain({
      code: 'ANSWER_UNREADABLE',
      message: `NetSuite answered with something that is not JSON (${text.length} characters).`,
      advice: 'It is asked once more; if it repeats, give the time to NetSuite support.',
      outcomeUnknown: true,
      cause,
    });
  }
};

const noAnswer = (request: NetSuiteRequest, cause: unknown): Failure => {
  const refusedToConnect = cause instanceof Error && /ECONNREFUSED|ENOTFOUND/.test(String(cause.cause));
  const writes = request.method !== 'GET' && !request.path.includes('/query/');
  return tryAgain({
    code: writes && !refusedToConnect ? 'OUTCOME_UNKNOWN' : 'NETSUITE_AWAY',
    message: `NetSuite gave no answer to ${request.method} ${request.path.split('?')[0] ?? ''}.`,
    advice: 'Nothing to do: it is looked up by its key before anything is repeated.',
    outcomeUnknown: writes && !refusedToConnect,
    cause,
  });
};
