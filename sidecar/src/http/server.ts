import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import { z } from 'zod';
import { correlationId } from '../shared/correlation.ts';
import type { Log } from '../shared/log.ts';
import { refusal } from './http-refusal.ts';
import { listen } from './listen.ts';
import type { Metrics } from './metrics.ts';
import { openApiRoute } from './openapi.ts';
import { problemOf } from './problem.ts';
import { asRefusal, bytes, readBytes, readJson } from './request-body.ts';
import type { Answer, Route } from './route.ts';
import { authorise, type KnownToken } from './tokens.ts';

/**
 * The HTTP shell around the routes: token, body, correlation id, and one place where whatever was thrown becomes an answer.
 * A defect in one request is that request's problem only.
 */

export type ServerOptions = {
  readonly routes: readonly Route[];
  readonly tokens: readonly KnownToken[];
  readonly metrics: Metrics;
  readonly log: Log;
};

export type RunningServer = {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** Takes no new requests and lets running ones end. */
  readonly stop: () => Promise<void>;
};

const headersOf = (request: Request): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );

/** The caller's id where it is one, else a new one; every answer names it. */
const correlate: RequestHandler = (request, response, next) => {
  const given = correlationId.safeParse(request.header('x-correlation-id'));
  response.setHeader('X-Correlation-Id', given.success ? given.data : randomUUID());
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
};
const correlationOf = (response: Response): string => z.string().parse(response.getHeader('X-Correlation-Id'));

const observe =
  ({ metrics, log }: ServerOptions, path: string): RequestHandler =>
  (request, response, next) => {
    const began = performance.now();
    response.once('finish', () => {
      const seconds = (performance.now() - began) / 1000;
      const { method } = request;
      metrics.requestServed({ method, route: path, status: response.statusCode, seconds });
      if (!path.startsWith('/v1')) return;
      const outcome = String(response.statusCode);
      log.info(
        { correlationId: correlationOf(response), journey: 'http', step: `${method} ${path}`, outcome, seconds },
        'request served',
      );
    });
    next();
  };

const send = (response: Response, { status, body, text, headers = {} }: Answer): void => {
  response.status(status).set(headers);
  if (text !== undefined) response.type(text.type).send(text.content);
  else if (body === undefined) response.end();
  else response.json(body);
};

/** Refuses strangers before their body is read. */
const admit =
  (route: Route, tokens: readonly KnownToken[]): RequestHandler =>
  (request, _response, next) => {
    authorise(route, request.header('authorization'), tokens);
    next();
  };

const serve =
  (route: Route, tokens: readonly KnownToken[]): RequestHandler =>
  async (request, response) => {
    const caller = authorise(route, request.header('authorization'), tokens);
    const rawBody = bytes.parse(request.body);
    const { params, query } = request;
    const answer = await route.serve({
      params: { ...params },
      query: { ...query },
      json: () => readJson(request.header('content-type'), rawBody),
      rawBody,
      headers: headersOf(request),
      correlationId: correlationOf(response),
      caller,
    });
    send(response, answer);
  };

const wrongMethod =
  (methods: readonly string[]): RequestHandler =>
  (request) => {
    const allowed = methods.map((method) => method.toUpperCase()).join(', ');
    throw refusal(
      405,
      { message: `${request.method} is not possible here.`, advice: `Use ${allowed}.` },
      { Allow: allowed },
    );
  };

const unknownRoute: RequestHandler = (request) => {
  throw refusal(404, {
    code: 'NOT_FOUND',
    message: `There is nothing at ${request.path}.`,
    advice: 'The document at /v1/openapi.json lists what there is.',
  });
};

/** The only place in http/ where failures become answers. */
const respondToFailure =
  (log: Log): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- express knows an error handler by its four parameters
  (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const { problem, headers } = problemOf(asRefusal(error), correlationOf(response));
    if (problem.code === 'DEFECT') {
      const fields = { correlationId: problem.correlationId, journey: 'http', step: request.method, outcome: 'defect' };
      log.error({ ...fields, error }, 'a request met a defect');
    }
    response.status(problem.status).set(headers).type('application/problem+json').send(JSON.stringify(problem));
  };

const buildApp = (options: ServerOptions): Express => {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.use(correlate);
  const routes = [...options.routes, openApiRoute(options.routes)];
  for (const [path, group] of Map.groupBy(routes, (route) => route.path)) {
    app.all(path, observe(options, path));
    for (const route of group)
      app[route.method](path, admit(route, options.tokens), readBytes, serve(route, options.tokens));
    app.all(path, wrongMethod(group.map(({ method }) => method)));
  }
  app.use(unknownRoute);
  app.use(respondToFailure(options.log));
  return app;
};

const stop = async (server: Server): Promise<void> => {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  await closed;
};

/**
 * Longer than a load balancer keeps a connection that nobody uses (60 s as a rule): who closes first must be the one who sends, or a
 * request meets a connection that is just being closed and is lost without an answer.
 */
const KEEP_ALIVE_MILLISECONDS = 75_000;

/** Starts to listen. @param address port 0 takes a free one @throws ListenRefused, with what to do */
export const createServer = async (
  options: ServerOptions,
  address: { readonly host: string; readonly port: number },
): Promise<RunningServer> => {
  const server = createHttpServer(buildApp(options));
  server.keepAliveTimeout = KEEP_ALIVE_MILLISECONDS;
  const port = await listen(server, address);
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return { url: `http://${host}:${port}`, stop: () => stop(server) };
};
