import { Unsupported } from '../../../shared/unsupported.ts';
import { jsonBodyOf, preferencesOf, type ApiRequest } from '../exchange.ts';
import { badRequest, NetSuiteError } from '../netsuite-error.ts';
import { RECORD_PATH } from '../services.ts';

/**
 * Takes a batch apart into the single requests it stands for. A batch is always asynchronous and has at most 100 records.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/article_0127092747.html
 */
const LARGEST = 100;

const isCollectionPath = ({ path }: ApiRequest): boolean => /^\/[^/]+$/.test(path.slice(RECORD_PATH.length));
const hasCollectionBody = (request: ApiRequest): boolean =>
  (request.headers['content-type'] ?? '').replaceAll(' ', '').includes('type=collection');

/** Whether the request means several records. */
export const isBatch = (request: ApiRequest): boolean => {
  if (!isCollectionPath(request)) return false;
  if (request.method === 'GET') return request.query.has('ids') || request.query.has('expandRecords');
  return request.method === 'POST' ? hasCollectionBody(request) : true;
};

const refuseSize = (count: number): void => {
  if (count < 1 || count > LARGEST)
    throw badRequest('INVALID_CONTENT', `A batch must have between 1 and ${LARGEST} records; this one has ${count}.`);
};

const single = (request: ApiRequest, changes: { method?: string; id?: string; body?: string }): ApiRequest => {
  const query = new URLSearchParams(request.query);
  query.delete('ids');
  query.delete('expandRecords');
  return {
    ...request,
    method: changes.method ?? request.method,
    path: changes.id === undefined ? request.path : `${request.path}/${changes.id}`,
    query,
    body: changes.body ?? '',
  };
};

const byIds = (request: ApiRequest): readonly ApiRequest[] => {
  const ids = (request.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  refuseSize(ids.length);
  return ids.map((id) => single(request, { id }));
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

/** An item names its record by `id`, which takes precedence, or by `externalId`. */
const singleItem = (request: ApiRequest, item: unknown, index: number): ApiRequest => {
  if (!isObject(item))
    throw badRequest('INVALID_CONTENT', 'An item is not an object.', { errorPath: `items[${index}]` });
  const body = JSON.stringify(item);
  if (request.method === 'POST') return single(request, { body });
  const id = textOf(item['id']);
  const externalId = textOf(item['externalId']);
  if (id !== undefined) return single(request, { method: 'PATCH', id, body });
  if (externalId !== undefined) return single(request, { id: `eid:${externalId}`, body });
  throw badRequest('INVALID_CONTENT', 'An item has neither id nor externalId.', { errorPath: `items[${index}]` });
};

const byItems = (request: ApiRequest): readonly ApiRequest[] => {
  const { items } = jsonBodyOf(request);
  if (!Array.isArray(items)) throw badRequest('INVALID_CONTENT', 'A batch must have items.', { errorPath: 'items' });
  refuseSize(items.length);
  return items.map((item: unknown, index) => singleItem(request, item, index));
};

const SPLITS: Readonly<Record<string, (request: ApiRequest) => readonly ApiRequest[]>> = {
  GET: byIds,
  DELETE: byIds,
  POST: byItems,
  PATCH: byItems,
  PUT: byItems,
};

/**
 * The single requests of a batch, in its order.
 * @throws NetSuiteError when the batch is not asynchronous, is empty or too large, or an item names no record
 */
export const singlesOf = (request: ApiRequest): readonly ApiRequest[] => {
  if (!preferencesOf(request).includes('respond-async'))
    throw new NetSuiteError({
      status: 400,
      title: 'Bad Request',
      details: [
        {
          errorCode: 'INVALID_HEADER',
          detail: 'Operations on several records need the header Prefer: respond-async.',
          errorHeader: 'Prefer',
        },
      ],
    });
  const split = SPLITS[request.method];
  if (split === undefined) throw new Unsupported(`${request.method} on a collection`);
  return split(request);
};
