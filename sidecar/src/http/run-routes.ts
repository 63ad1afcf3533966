import { z } from 'zod';
import type { Route } from './route.ts';
import { defineRoute } from './route.ts';

/** `/v1/runs`: start a batch now instead of waiting for its schedule, and see how the last ones went. */

export const BATCHES = ['invoices', 'payments', 'invoice-sweep', 'order-sweep', 'foreign-changes'] as const;
export type Batch = (typeof BATCHES)[number];

export type RunNeeds = {
  /** Starts the batch as a job; one that waits already is not started twice. */
  readonly start: (batch: Batch) => Promise<void>;
  /** The last runs of the invoice batch, newest first. */
  readonly recent: () => Promise<readonly RunView[]>;
};
export type RunView = z.infer<typeof runView>;

export const runView = z.object({
  id: z.string(),
  state: z.enum(['reading', 'writing', 'finished']),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  summary: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
});

export const runRoutes = ({ start, recent }: RunNeeds): readonly Route[] => [
  defineRoute({
    method: 'post',
    path: '/v1/runs',
    summary: 'Start a batch now',
    scope: ['operator', 'org'],
    request: z.object({ body: z.strictObject({ flow: z.enum(BATCHES) }) }),
    responses: { 202: { description: 'It will run', schema: z.object({ flow: z.enum(BATCHES) }) } },
    handle: async ({ body }) => {
      await start(body.flow);
      return { status: 202, body };
    },
  }),
  defineRoute({
    method: 'get',
    path: '/v1/runs',
    summary: 'The last runs of the invoice batch, newest first',
    scope: ['viewer', 'org'],
    request: z.object({}),
    responses: { 200: { description: 'The runs', schema: z.object({ runs: z.array(runView) }) } },
    handle: async () => ({ status: 200, body: { runs: await recent() } }),
  }),
];
