/**
 * Sends a request of Apex over the network and tells what came of it, failures in the words of a CalloutException.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_timeouts.htm
 */
import { request as httpRequest, STATUS_CODES, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { OutgoingRequest } from '../../runtime/surroundings.ts';
import type { CalloutOutcome } from './repeatable-runs.ts';

/** In a synchronous transaction; twice as much in an asynchronous one, which is not told apart. */
const LARGEST_BODY = 6_000_000;

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused (Connection refused)',
  ECONNRESET: 'Connection reset',
  ETIMEDOUT: 'Connection timed out (Connection timed out)',
  EPIPE: 'Broken pipe (Write failed)',
};

/** A host without an address is named and nothing else, as the platform does. */
const wordsOf = (error: unknown, host: string): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return host;
  return WORDS[code] ?? (error instanceof Error ? error.message : String(error));
};

const headersOf = (response: IncomingMessage): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    headers.set(response.rawHeaders[at] ?? '', response.rawHeaders[at + 1] ?? '');
  }
  return headers;
};

const outcomeOf = async (response: IncomingMessage): Promise<CalloutOutcome> => {
  const body = await buffer(response);
  if (body.length > LARGEST_BODY) {
    return { failure: `Exceeded max size limit of ${LARGEST_BODY} with response size ${body.length}` };
  }
  const { statusCode = 0 } = response;
  const status = response.statusMessage ?? STATUS_CODES[statusCode] ?? '';
  return { response: { statusCode, status, headers: headersOf(response), body } };
};

const TIMED_OUT: CalloutOutcome = { failure: 'Read timed out' };

/** Redirects are for Apex to follow. */
export const sendRequest = (request: OutgoingRequest): Promise<CalloutOutcome> => {
  const url = new URL(request.endpoint);
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve) => {
    const headers = { ...Object.fromEntries(request.headers), 'Content-Length': request.body.length };
    const outgoing = send(url, { method: request.method, headers, agent: false });
    const timer = setTimeout(() => {
      resolve(TIMED_OUT);
      outgoing.destroy();
    }, request.timeoutMilliseconds);
    const settle = (outcome: CalloutOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const fail = (error: unknown): void => settle({ failure: wordsOf(error, url.hostname) });
    outgoing.on('response', (response) => void outcomeOf(response).then(settle, fail));
    outgoing.on('error', fail);
    outgoing.end(request.body);
  });
};
