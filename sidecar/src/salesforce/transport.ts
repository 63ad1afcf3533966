import { PassThrough } from 'node:stream';
import { Transport } from 'jsforce/lib/transport.js';
import type { HttpRequest, HttpResponse } from 'jsforce/lib/types/common.js';
import { StreamPromise } from 'jsforce/lib/util/promise.js';

/**
 * How jsforce reaches the network here: one attempt with a deadline that includes the body. jsforce's own transport repeats
 * requests by itself, waits up to half an hour, and lets an answer that breaks off in its body end the process; retrying is
 * decided in one place only, and that is not here.
 */
export class OneAttemptTransport extends Transport {
  readonly #timeoutMilliseconds: number;

  constructor(timeoutMilliseconds: number) {
    super();
    this.#timeoutMilliseconds = timeoutMilliseconds;
  }

  override httpRequest(request: HttpRequest): StreamPromise<HttpResponse> {
    return StreamPromise.create(() => ({
      stream: new PassThrough(),
      promise: exchange(request, this.#timeoutMilliseconds),
    }));
  }
}

const bodyOf = (body: HttpRequest['body']): string | Buffer | null => {
  if (body === undefined || body === null) return null;
  if (typeof body === 'string' || Buffer.isBuffer(body)) return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Request bodies are text or bytes here, so that a request can be repeated after a new token.');
};

const exchange = async (request: HttpRequest, timeoutMilliseconds: number): Promise<HttpResponse> => {
  const response = await fetch(request.url, {
    method: request.method,
    headers: request.headers ?? {},
    body: bodyOf(request.body),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMilliseconds),
  });
  const body = await response.text();
  return { statusCode: response.status, headers: Object.fromEntries(response.headers), body };
};
