import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type Response,
  type Router,
} from 'express';
import type { FaultSwitchboard } from '../../shared/faults.ts';
import type { Settings } from '../settings.ts';
import { refusalAnswer } from './envelope.ts';
import type { ApiAnswer } from './exchange.ts';
import { NetSuiteError } from './netsuite-error.ts';
import type { Incoming, Pipeline } from './pipeline.ts';
import { struckBy, type Struck } from './struck.ts';

/**
 * The socket side: turns HTTP into plain requests and plain answers into HTTP, and breaks connections when a fault says so.
 * All hosts of the account are one address here; `/sandbox` and `/console` are the stand-in's own.
 */
export type ServerNeeds = {
  readonly pipeline: Pipeline;
  readonly faults: FaultSwitchboard;
  readonly settings: Settings;
  readonly operations: Router;
  readonly console: Router;
};

const headersOf = (message: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const incomingFrom = (request: Request): Incoming => {
  const raw: unknown = request.body;
  const url = new URL(request.originalUrl, 'http://account');
  return {
    method: request.method,
    path: decoded(url.pathname).replace(/(.)\/+$/, '$1'),
    url: request.originalUrl,
    query: url.searchParams,
    headers: headersOf(request),
    body: Buffer.isBuffer(raw) ? raw.toString('utf8') : '',
    baseUrl: `http://${request.headers.host ?? 'localhost'}`,
  };
};

const send = (response: Response, answer: ApiAnswer, struck: Pick<Struck, 'dropAfterCommit' | 'truncate'>): void => {
  if (struck.dropAfterCommit) {
    response.destroy();
    return;
  }
  const body = Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
  const length = answer.status === 204 ? {} : { 'content-length': String(body.length) };
  response.writeHead(answer.status, { ...answer.headers, ...length, 'x-n-operationid': randomUUID() });
  if (struck.truncate && body.length > 1) response.write(body.subarray(0, body.length >> 1), () => response.destroy());
  else response.end(body);
};

const tooLarge = (settings: Settings): ApiAnswer =>
  refusalAnswer(
    new NetSuiteError({
      status: 413,
      title: 'Content Too Large',
      details: [
        {
          errorCode: 'INVALID_REQUEST',
          detail: `The request is larger than the limit of ${settings.requestLimitBytes} bytes.`,
        },
      ],
    }),
    settings,
  );

/** The last resort of the app: a body that could not be read. */
const bodyRefused =
  (settings: Settings): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  (_error, _request, response, _next) => {
    if (response.headersSent) response.destroy();
    else send(response, tooLarge(settings), { dropAfterCommit: false, truncate: false });
  };

const appFor = ({ pipeline, faults, settings, operations, console: pages }: ServerNeeds): Express => {
  const app = express();
  app.disable('x-powered-by');
  app.use('/sandbox', operations);
  app.use('/console', pages);
  app.use((request: Request, response: Response, next: NextFunction) => {
    const struck = struckBy(faults.strike({ method: request.method, path: request.originalUrl }));
    if (struck.dropBefore) response.destroy();
    else {
      response.locals['struck'] = struck;
      next();
    }
  });
  app.use(express.raw({ type: () => true, limit: settings.requestLimitBytes }));
  app.use(async (request: Request, response: Response<unknown, { struck: Struck }>) => {
    const { struck } = response.locals;
    send(response, await pipeline(incomingFrom(request), struck), struck);
  });
  app.use(bodyRefused(settings));
  return app;
};

const listening = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    // A cloud does not close a connection under a caller who is about to use it again.
    server.keepAliveTimeout = 75_000;
    server.listen(port, '127.0.0.1', () => {
      const address: AddressInfo | string | null = server.address();
      if (address === null || typeof address === 'string') reject(new Error('The server has no port.'));
      else resolve(address.port);
    });
  });

/** Serves on 127.0.0.1. @param port 0 for any free one @returns the URL, and how to stop at once */
export const serve = async (needs: ServerNeeds, port: number): Promise<{ url: string; stop(): Promise<void> }> => {
  const server = createServer(appFor(needs));
  const url = `http://127.0.0.1:${await listening(server, port)}`;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { url, stop };
};
