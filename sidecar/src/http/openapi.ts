import { z } from 'zod';
import { defineRoute, noInput, type Route } from './route.ts';

/** The OpenAPI 3.1 document, made from the very schemas that parse the requests, so the two cannot differ. */

type Json = Readonly<Record<string, unknown>>;

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail', 'fix', 'findings', 'correlationId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    fix: { type: 'string' },
    findings: { type: 'array', items: { type: 'object' } },
    correlationId: { type: 'string' },
  },
};

const schemaOf = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const objectShape = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
});

const parametersOf = (schema: z.core.$ZodType | undefined, place: 'path' | 'query'): readonly Json[] => {
  if (schema === undefined) return [];
  const { properties, required } = objectShape.parse(schemaOf(schema, 'input'));
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const bodyOf = (schema: z.core.$ZodType | undefined): Json =>
  schema === undefined
    ? {}
    : { requestBody: { content: { 'application/json': { schema: schemaOf(schema, 'input') } } } };

const responsesOf = (route: Route): Json => ({
  ...Object.fromEntries(
    Object.entries(route.responses).map(([status, { description, schema }]) => [
      status,
      schema === undefined
        ? { description }
        : { description, content: { 'application/json': { schema: schemaOf(schema, 'output') } } },
    ]),
  ),
  default: {
    description: 'Refused or failed',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
});

const operationOf = (route: Route): Json => ({
  summary: route.summary,
  ...(route.scopes === 'public' ? { security: [] } : { security: [{ token: [] }], 'x-scopes': route.scopes }),
  parameters: [...parametersOf(route.request.params, 'path'), ...parametersOf(route.request.query, 'query')],
  ...bodyOf(route.request.body),
  responses: responsesOf(route),
});

const pathOf = ({ path }: Route): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** The document for a list of routes. */
export const openApiDocument = (routes: readonly Route[]): Json => ({
  openapi: '3.1.0',
  info: { title: 'Orderbridge', version: '1', description: 'Business services between Salesforce and NetSuite.' },
  paths: Object.fromEntries(
    [...Map.groupBy(routes, pathOf)].map(([path, group]) => [
      path,
      Object.fromEntries(group.map((route) => [route.method, operationOf(route)])),
    ]),
  ),
  components: {
    schemas: { Problem: problem },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
});

/** `/v1/openapi.json` over the routes beside it. */
export const openApiRoute = (routes: readonly Route[]): Route => {
  const document = openApiDocument(routes);
  return defineRoute({
    method: 'get',
    path: '/v1/openapi.json',
    summary: 'This document',
    scope: ['viewer', 'org'],
    request: noInput,
    responses: { 200: { description: 'OpenAPI 3.1' } },
    handle: () => Promise.resolve({ status: 200, body: document }),
  });
};
