/** Serves query and bulk routes over the sample org, for tests: real sockets, no OAuth. */
import { once } from 'node:events';
import express, { type ErrorRequestHandler } from 'express';
import { z } from 'zod';
import type { Caller, Org } from '../data/types.ts';
import { failureAnswer } from '../rest/answer.ts';
import type { RestNeeds } from '../rest/needs.ts';
import { queryRoutes } from '../rest/query-routes.ts';
import { bulkRoutes } from './index.ts';

export type SampleServer = { readonly url: string; stop(): Promise<void> };

// eslint-disable-next-line max-params -- express tells error handlers by their four parameters
const answerFailure: ErrorRequestHandler = (error, _request, response, _next) => {
  const { status, body } = failureAnswer(error);
  response.status(status).json(body);
};

const address = z.object({ port: z.number() });

/** Listens on a free port of this machine. */
export const serveSample = async (org: Org, caller: Caller): Promise<SampleServer> => {
  const needs: RestNeeds = { org, callerOf: () => caller, apiVersionOf: () => '68.0' };
  const app = express();
  app.use('/services/data/v68.0', queryRoutes(needs), bulkRoutes(needs));
  app.use(answerFailure);
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${address.parse(server.address()).port}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
