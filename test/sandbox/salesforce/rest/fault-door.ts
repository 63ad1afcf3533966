import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler, Response } from 'express';
import type { Fault, FaultSwitchboard } from '../../shared/faults.ts';
import type { SessionBook } from '../oauth/sessions.ts';
import { OAuthRefusal } from '../oauth/oauth-refusal.ts';
import { RestError } from './rest-error.ts';

/** Lets the faults of the switchboard loose on each API request, before it is handled or on its way out. */
const CODES: Readonly<Record<number, readonly [code: string, message: string]>> = {
  401: ['INVALID_SESSION_ID', 'Session expired or invalid'],
  403: ['REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.'],
  404: ['NOT_FOUND', 'The requested resource does not exist'],
  429: ['REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'],
  500: [
    'UNKNOWN_EXCEPTION',
    'An unexpected error occurred. Please include this ErrorId if you contact support: 1-1 (1)',
  ],
  503: ['SERVER_UNAVAILABLE', 'The server is temporarily unable to service your request. Please try again later.'],
};

type StatusFault = Extract<Fault, { kind: 'status' }>;

const refuse = (response: Response, fault: StatusFault): void => {
  const [code, message] = CODES[fault.status] ?? ['UNKNOWN_EXCEPTION', 'An unexpected error occurred.'];
  if (fault.retryAfterSeconds !== undefined) response.set('Retry-After', String(fault.retryAfterSeconds));
  if (response.req.originalUrl.startsWith('/services/oauth2/')) {
    throw new OAuthRefusal(fault.code ?? 'server_error', fault.message ?? message, fault.status);
  }
  throw new RestError(fault.status, [{ message: fault.message ?? message, errorCode: fault.code ?? code }]);
};

const asBuffer = (chunk: unknown): Buffer => {
  if (typeof chunk === 'string') return Buffer.from(chunk);
  return chunk instanceof Uint8Array ? Buffer.from(chunk) : Buffer.alloc(0);
};

/** Holds the answer back until it is complete, then lets `finish` decide what becomes of it. */
const interceptAnswer = (response: Response, finish: (body: Buffer, end: (body: Buffer) => void) => void): void => {
  const chunks: Buffer[] = [];
  const send = response.end.bind(response);
  response.write = (chunk: unknown) => {
    chunks.push(asBuffer(chunk));
    return true;
  };
  response.end = (chunk?: unknown) => {
    chunks.push(asBuffer(chunk));
    finish(Buffer.concat(chunks), (body) => {
      if (!response.headersSent) response.set('Content-Length', String(body.length));
      send(body);
    });
    return response;
  };
};

type Strike = { readonly response: Response; readonly sessions: SessionBook; readonly accessToken: string };

const letLoose = async ({ response, sessions, accessToken }: Strike, fault: Fault): Promise<void> => {
  switch (fault.kind) {
    case 'delay':
      await wait(fault.milliseconds);
      return;
    case 'status':
      refuse(response, fault);
      return;
    case 'drop-before':
      response.socket?.destroy();
      return;
    case 'drop-after-commit':
      interceptAnswer(response, () => response.socket?.destroy());
      return;
    case 'truncate':
      interceptAnswer(response, (body, end) => end(body.subarray(0, Math.floor(body.length / 2))));
      return;
    case 'expire-token':
      sessions.expire(accessToken);
  }
};

const bearerIn = (authorization: string | undefined): string =>
  /^(?:Bearer|OAuth) (.+)$/i.exec(authorization ?? '')?.[1] ?? '';

/** Middleware that strikes every request it sees; a request whose connection was cut goes no further. */
export const faultDoor =
  (faults: FaultSwitchboard, sessions: SessionBook): RequestHandler =>
  async (request, response, next) => {
    const accessToken = bearerIn(request.get('authorization'));
    for (const fault of faults.strike({ method: request.method, path: request.originalUrl })) {
      await letLoose({ response, sessions, accessToken }, fault);
      if (response.socket?.destroyed !== false) return;
    }
    next();
  };
