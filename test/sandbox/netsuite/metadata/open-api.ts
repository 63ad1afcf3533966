import type { RecordDefinition } from '../records/definition.ts';
import { schemaOf, type Schema } from './json-schema.ts';

/**
 * Record types described as OpenAPI 3: the paths the record service answers and the schemas of their bodies.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1545126526.html
 */
const query = (name: string, type: string): Schema => ({ name, in: 'query', schema: { type } });
const inPath = (name: string): Schema => ({ name, in: 'path', required: true, schema: { type: 'string' } });

const SINGULAR = 'application/vnd.oracle.resource+json; type=singular';
const COLLECTION = 'application/vnd.oracle.resource+json; type=collection';
const ERROR = 'application/vnd.oracle.resource+json; type=error';

const refusal: Schema = {
  description: 'Error response.',
  content: { [ERROR]: { schema: { $ref: '#/components/schemas/nsError' } } },
};
const noContent: Schema = { 204: { description: 'Done.' }, default: refusal };
const found = (mediaType: string, schema: string): Schema => ({
  200: { description: 'Found.', content: { [mediaType]: { schema: { $ref: `#/components/schemas/${schema}` } } } },
  default: refusal,
});

const pathsOf = ({ type, writable }: RecordDefinition): Schema => {
  const body = { required: true, content: { [SINGULAR]: { schema: { $ref: `#/components/schemas/${type}` } } } };
  const tags = [type];
  const list = { tags, parameters: [query('q', 'string'), query('limit', 'integer'), query('offset', 'integer')] };
  const flags = [
    query('expandSubResources', 'boolean'),
    query('simpleEnumFormat', 'boolean'),
    query('fields', 'string'),
  ];
  const replace = [query('replace', 'string'), query('replaceSelectedFields', 'boolean')];
  const reads = { get: { tags, parameters: [inPath('id'), ...flags], responses: found(SINGULAR, type) } };
  const listing = { get: { ...list, responses: found(COLLECTION, 'nsCollection') } };
  if (writable === false) return { [`/${type}`]: listing, [`/${type}/{id}`]: reads };
  return {
    [`/${type}`]: { ...listing, post: { tags, requestBody: body, responses: noContent } },
    [`/${type}/{id}`]: {
      ...reads,
      patch: { tags, parameters: [inPath('id'), ...replace], requestBody: body, responses: noContent },
      delete: { tags, parameters: [inPath('id')], responses: noContent },
    },
    [`/${type}/eid:{externalId}`]: {
      put: { tags, parameters: [inPath('externalId'), ...replace], requestBody: body, responses: noContent },
    },
  };
};

const SHARED: Schema = {
  nsError: {
    type: 'object',
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      'o:errorDetails': { type: 'array', items: { type: 'object' } },
    },
  },
  nsCollection: { type: 'object', properties: { items: { type: 'array', items: { type: 'object' } } } },
};

/** @param url of the record service */
export const openApiOf = (definitions: readonly RecordDefinition[], url: string): Schema => ({
  openapi: '3.0.1',
  info: { title: 'NetSuite REST Record API', version: 'v1' },
  servers: [{ url }],
  paths: Object.assign({}, ...definitions.map(pathsOf)),
  components: {
    schemas: {
      ...SHARED,
      ...Object.fromEntries(definitions.map((definition) => [definition.type, schemaOf(definition)])),
    },
  },
});
