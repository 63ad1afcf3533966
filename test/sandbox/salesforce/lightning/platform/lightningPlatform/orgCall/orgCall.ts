/**
 * Calls to the org as the person at the browser. What fails has the shape in which components know failures.
 * https://developer.salesforce.com/docs/platform/lwc/guide/data-error.html
 */
import { session } from 'lightningPlatform/session';

export type OrgFailure = {
  /** 0 when the org cannot be reached. */
  readonly status: number;
  readonly statusText: string;
  readonly ok: false;
  readonly errorType: 'fetchResponse';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
};

export type OrgCall = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** From the root of the host. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Told to the page, on the window, when the session is over: whatever asked gets its failure too. */
export const SESSION_ENDED = 'lightning__sessionended';
/** Told when the org cannot be reached, with `detail.isReachable`, and again when it can. */
export const CONNECTION_CHANGED = 'lightning__connectionchanged';

let isReachable = true;

const KNOCK_AGAIN_MILLISECONDS = 2_000;

/** Asks until the org answers, whatever it answers. */
const knock = async (): Promise<void> => {
  try {
    await fetch('/lightning/session.js', { cache: 'no-store' });
    noteConnection(true);
  } catch {
    setTimeout(() => void knock(), KNOCK_AGAIN_MILLISECONDS);
  }
};

const noteConnection = (now: boolean): void => {
  if (now === isReachable) return;
  isReachable = now;
  window.dispatchEvent(new CustomEvent(CONNECTION_CHANGED, { detail: { isReachable } }));
  if (!now) setTimeout(() => void knock(), KNOCK_AGAIN_MILLISECONDS);
};

/** What a component gets in place of a value. */
export const failure = (status: number, statusText: string, body: unknown): OrgFailure => ({
  status,
  statusText,
  ok: false,
  errorType: 'fetchResponse',
  headers: {},
  body,
});

const send = async ({ method = 'GET', path, body, headers = {} }: OrgCall): Promise<Response> => {
  try {
    const response = await fetch(path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    noteConnection(true);
    return response;
  } catch (error) {
    noteConnection(false);
    // What a call rejects with is the documented object, not an Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    throw failure(0, '', { message: error instanceof Error ? error.message : String(error) });
  }
};

const bodyOf = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return { message: text };
  }
};

/** @returns the answer's body @throws OrgFailure */
export const callOrg = async (call: OrgCall): Promise<unknown> => {
  const response = await send(call);
  const body = bodyOf(await response.text());
  if (response.ok) return body;
  if (response.status === 401) window.dispatchEvent(new CustomEvent(SESSION_ENDED));
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw failure(response.status, response.statusText, body);
};

/** The path of a REST resource: `ui-api/records/001…`. */
export const dataPath = (resource: string): string => `/services/data/v${session.apiVersion}/${resource}`;
