import { listApprovals, processApprovals } from './approval-routes.ts';
import { createRecords, deleteRecords, readRecords, updateRecords, upsertRecords } from './collection-routes.ts';
import { composite, compositeBatch, compositeGraph } from './composite-routes.ts';
import { describeGlobal, describeObject, objectBasics } from './describe.ts';
import { listComposites, listResources } from './discovery-routes.ts';
import { uiApiRoutes } from '../lightning/ui-api/routes.ts';
import { restRefusals } from './rest-error.ts';
import { createTree } from './tree-routes.ts';
import type { Handler, Parameters, RestAnswer, RestContext, RestRequest } from './rest-request.ts';
import {
  createRecord,
  createThroughId,
  deleteByKey,
  deleteRecord,
  readByKey,
  readRecord,
  updateRecord,
  upsertByKey,
} from './sobject-routes.ts';
import { missingResource, refuseMissingResource } from './unsupported-requests.ts';

/** Every resource below `/services/data/vNN.0` that answers from the data layer, and who answers it. */
const query =
  (includeDeleted: boolean): Handler =>
  (context, request) => ({
    status: 200,
    body: context.query(request.query.get('q') ?? '', { version: request.version, includeDeleted }),
  });

const limits: Handler = (context) => ({ status: 200, body: context.limits() });

type Route = readonly [method: string, path: string, handler: Handler];

const routes: readonly Route[] = [
  ['GET', '', listResources],
  ['GET', 'limits', limits],
  ['GET', 'query', query(false)],
  ['GET', 'queryAll', query(true)],
  ['GET', 'sobjects', describeGlobal],
  ['GET', 'sobjects/:object', objectBasics],
  ['POST', 'sobjects/:object', createRecord],
  ['GET', 'sobjects/:object/describe', describeObject],
  ['GET', 'sobjects/:object/:id', readRecord],
  ['PATCH', 'sobjects/:object/:id', updateRecord],
  ['DELETE', 'sobjects/:object/:id', deleteRecord],
  ['POST', 'sobjects/:object/:field', createThroughId],
  ['GET', 'sobjects/:object/:field/:value', readByKey],
  ['PATCH', 'sobjects/:object/:field/:value', upsertByKey],
  ['DELETE', 'sobjects/:object/:field/:value', deleteByKey],
  ['GET', 'process/approvals', listApprovals],
  ['POST', 'process/approvals', processApprovals],
  ['GET', 'composite', listComposites],
  ['POST', 'composite', composite],
  ['POST', 'composite/batch', compositeBatch],
  ['POST', 'composite/graph', compositeGraph],
  ['POST', 'composite/tree/:object', createTree],
  ['POST', 'composite/sobjects', createRecords],
  ['PATCH', 'composite/sobjects', updateRecords],
  ['DELETE', 'composite/sobjects', deleteRecords],
  ['GET', 'composite/sobjects/:object', readRecords],
  ['POST', 'composite/sobjects/:object', readRecords],
  ['PATCH', 'composite/sobjects/:object/:field', upsertRecords],
  ...uiApiRoutes,
];

const matched = (path: readonly string[], segments: readonly string[]): Parameters | undefined => {
  if (path.length !== segments.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [position, part] of path.entries()) {
    const segment = segments[position] ?? '';
    if (part.startsWith(':')) parameters[part.slice(1)] = segment;
    else if (part !== segment) return undefined;
  }
  return parameters;
};

const compiled = routes.map(([method, path, handler]) => ({
  method,
  path: path.split('/').filter((part) => part !== ''),
  handler,
}));

/**
 * Answers a call.
 * @throws RestError, SaveFailure, SoqlError or Unsupported when it is refused
 */
export const dispatch = (context: RestContext, request: RestRequest): RestAnswer => {
  refuseMissingResource(request.segments);
  const candidates = compiled.flatMap(({ method, path, handler }) => {
    const parameters = matched(path, request.segments);
    return parameters === undefined ? [] : [{ method, handler, parameters }];
  });
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const chosen = candidates.find((candidate) => candidate.method === method);
  if (chosen !== undefined) return chosen.handler(context, request, chosen.parameters);
  if (candidates.length === 0) throw missingResource(request.segments);
  throw restRefusals.methodNotAllowed(request.method, [...new Set(candidates.map((candidate) => candidate.method))]);
};
