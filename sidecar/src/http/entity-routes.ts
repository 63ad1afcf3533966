import { z } from 'zod';
import { entityNameOf } from '../shared/entity.ts';
import type { Route } from './route.ts';
import { defineRoute, noInput } from './route.ts';

/** `/v1/entities`: the entities of Orderbridge as JSON Schema, made from the very schemas that parse them. */

const entityView = z.object({ name: z.string(), version: z.number(), schema: z.record(z.string(), z.unknown()) });

const viewOf = (schema: z.ZodType): z.infer<typeof entityView> => {
  const { title: name, version } = entityNameOf(schema);
  return { name, version, schema: { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) } };
};

export const entityRoutes = (entities: readonly z.ZodType[]): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/v1/entities',
    summary: 'The entities that both sides agree on, each with its version and schema',
    scope: ['viewer', 'org'],
    request: noInput,
    responses: { 200: { description: 'The entities', schema: z.object({ entities: z.array(entityView) }) } },
    handle: () => Promise.resolve({ status: 200, body: { entities: entities.map(viewOf) } }),
  }),
];
