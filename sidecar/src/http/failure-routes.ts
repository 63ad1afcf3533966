import { z } from 'zod';
import { FAILURE_STATES, replayFailure, type FailureLedger, type FailureRecord } from '../integration-health/index.ts';
import { FAILURE_CODES } from '../shared/failure.ts';
import { refusal } from './http-refusal.ts';
import { requestedByBody } from './requested-by.ts';
import { defineRoute, type Route } from './route.ts';

/** `/v1/failures`: what failed, why, what to do about it, and doing it again. */

const failure = z
  .object({
    id: z.uuid(),
    task: z.string(),
    flow: z.string(),
    state: z.enum(FAILURE_STATES),
    code: z.enum(FAILURE_CODES),
    cause: z.string(),
    fix: z.string(),
    owner: z.string(),
    attempts: z.number(),
  })
  .loose();

const toBody = ({ work, ...record }: FailureRecord) => ({ ...record, task: work.task, key: work.key });

const params = z.strictObject({ id: z.uuid() });

const notFound = (id: string) =>
  refusal(404, { code: 'NOT_FOUND', message: `There is no failure ${id}.`, advice: 'Take an id from /v1/failures.' });

const PAGE = 50;

const listRoute = (failures: FailureLedger): Route =>
  defineRoute({
    method: 'get',
    path: '/v1/failures',
    summary: 'Failures, the newest first',
    scope: ['viewer', 'org'],
    request: z.object({
      query: z.strictObject({
        state: z.enum(FAILURE_STATES).optional(),
        code: z.enum(FAILURE_CODES).optional(),
        flow: z.string().max(80).optional(),
        correlationId: z.string().max(64).optional(),
        limit: z.coerce.number().int().min(1).max(500).default(PAGE),
        after: z.uuid().optional(),
      }),
    }),
    responses: {
      200: {
        description: 'A page; `next` is the id to send as `after` for the one that follows',
        schema: z.object({ failures: z.array(failure), next: z.uuid().optional() }),
      },
    },
    handle: async ({ query }) => {
      const page = await failures.list(query);
      const next = page.length === query.limit ? page.at(-1)?.id : undefined;
      return { status: 200, body: { failures: page.map(toBody), next } };
    },
  });

const readRoute = (failures: FailureLedger): Route =>
  defineRoute({
    method: 'get',
    path: '/v1/failures/:id',
    summary: 'One failure with its payload',
    scope: ['viewer', 'org'],
    request: z.object({ params }),
    responses: { 200: { description: 'The failure', schema: failure }, 404: { description: 'There is none' } },
    handle: async ({ params: { id } }) => {
      const found = await failures.find(id);
      if (found === undefined) throw notFound(id);
      return { status: 200, body: { ...toBody(found), payload: found.work.payload } };
    },
  });

const replayRoute = (failures: FailureLedger): Route =>
  defineRoute({
    method: 'post',
    path: '/v1/failures/:id/replay',
    summary: 'Run the work again now, under the same key; also re-opens a resolved failure',
    scope: ['operator', 'org'],
    request: z.object({
      params,
      body: requestedByBody,
    }),
    responses: {
      202: { description: 'It will run', schema: failure },
      404: { description: 'There is none' },
      409: { description: 'The same work has a newer, open failure' },
    },
    handle: async ({ params: { id }, body }, { caller }) => {
      const by = [body?.requestedBy, caller?.name].filter((part) => part !== undefined).join(' by ');
      const replayed = await replayFailure({ failures })(id, by);
      return { status: 202, body: toBody(replayed) };
    },
  });

export const failureRoutes = (failures: FailureLedger): readonly Route[] => [
  listRoute(failures),
  readRoute(failures),
  replayRoute(failures),
];
