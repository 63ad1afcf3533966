import { z } from 'zod';
import type { UnpublishedEvent } from '../integration-health/index.ts';
import { defineRoute, type Route } from './route.ts';

/** `/v1/outbox`: the events that have not gone out, each with the reason. */

const unpublished = z.object({
  topic: z.string(),
  sourceKey: z.string(),
  correlationId: z.string().optional(),
  state: z.enum(['waiting', 'set aside']),
  addedAt: z.iso.datetime(),
  attempts: z.number(),
  lastError: z.string().optional(),
});

const PAGE = 50;

export const outboxRoutes = (list: (limit: number) => Promise<readonly UnpublishedEvent[]>): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/v1/outbox',
    summary: 'Events not yet published, the oldest first, with what the bus said; those set aside have a failure each',
    scope: ['viewer', 'org'],
    request: z.object({
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(500).default(PAGE) }),
    }),
    responses: { 200: { description: 'The events', schema: z.object({ events: z.array(unpublished) }) } },
    handle: async ({ query: { limit } }) => {
      const events = await list(limit);
      return {
        status: 200,
        body: { events: events.map((event) => ({ ...event, addedAt: event.addedAt.toISOString() })) },
      };
    },
  }),
];
