import type { WriteKind } from '../../concurrency/traffic.ts';
import type { Book, WriteContext } from '../../records/book.ts';
import type { StoredRecord } from '../../records/types.ts';
import {
  COLLECTION,
  jsonBodyOf,
  noContent,
  ok,
  selfLink,
  SINGULAR,
  type ApiAnswer,
  type ApiRequest,
} from '../exchange.ts';
import { badRequest } from '../netsuite-error.ts';
import { collectionOf, pageOf } from '../paging.ts';
import { RECORD_PATH } from '../services.ts';
import { matcherOf } from './collection-filter.ts';
import { flag, list, refuseUnknownParameters } from './query-parameters.ts';
import { propertyNamesOf } from './validation-headers.ts';

/**
 * The operations every record type has, as REST calls on the account's book.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_1545141316.html
 */
export type RecordCall = {
  readonly request: ApiRequest;
  readonly book: Book;
  /** Record type, spelt as NetSuite spells it. */
  readonly type: string;
  /** Internal id, or `eid:` and an external id; empty for a collection. */
  readonly id: string;
  readonly wrote: (kind: WriteKind) => void;
};

type Written = { readonly context: WriteContext; readonly type: string; readonly id: string };

const contextOf = (request: ApiRequest): WriteContext => ({ propertyNames: propertyNamesOf(request), warnings: [] });

const baseUrlOf = (request: ApiRequest): string => `${request.baseUrl}${RECORD_PATH}`;

const written = ({ request, wrote }: RecordCall, kind: WriteKind, { context, type, id }: Written): ApiAnswer => {
  wrote(kind);
  return noContent({
    location: `${baseUrlOf(request)}/${type}/${id}`,
    ...(context.warnings.length === 0 ? {} : { 'x-netsuite-propertyvalidation': context.warnings.join(',') }),
  });
};

const WRITE_PARAMETERS = ['replace', 'replaceSelectedFields'];

export const createRecord = (call: RecordCall): ApiAnswer => {
  refuseUnknownParameters(call.request, WRITE_PARAMETERS);
  const context = contextOf(call.request);
  const { id } = call.book.create(call.type, jsonBodyOf(call.request), context);
  return written(call, 'created', { context, type: call.type, id });
};

const changeOptions = (request: ApiRequest, context: WriteContext) => ({
  ...context,
  replace: list(request, 'replace') ?? [],
  replaceSelectedFields: flag(request, 'replaceSelectedFields'),
});

export const updateRecord = (call: RecordCall): ApiAnswer => {
  refuseUnknownParameters(call.request, WRITE_PARAMETERS);
  const context = contextOf(call.request);
  const id = call.book.resolveId(call.type, call.id);
  call.book.update(call.type, id, jsonBodyOf(call.request), changeOptions(call.request, context));
  return written(call, 'updated', { context, type: call.type, id });
};

/** PUT works with an external id only. */
export const upsertRecord = (call: RecordCall): ApiAnswer => {
  refuseUnknownParameters(call.request, WRITE_PARAMETERS);
  if (!call.id.startsWith('eid:'))
    throw badRequest('INVALID_REQUEST', 'PUT works only with an external id: use eid:<external id>.');
  const context = contextOf(call.request);
  const externalId = call.id.slice('eid:'.length);
  const options = changeOptions(call.request, context);
  const { id, created } = call.book.upsert(call.type, externalId, jsonBodyOf(call.request), options);
  return written(call, created ? 'created' : 'updated', { context, type: call.type, id });
};

export const deleteRecord = (call: RecordCall): ApiAnswer => {
  refuseUnknownParameters(call.request, []);
  call.book.remove(call.type, call.book.resolveId(call.type, call.id));
  call.wrote('deleted');
  return noContent();
};

export const readRecord = ({ request, book, type, id }: RecordCall): ApiAnswer => {
  refuseUnknownParameters(request, ['expandSubResources', 'fields', 'simpleEnumFormat']);
  const expandSubResources = flag(request, 'expandSubResources');
  const fields = list(request, 'fields');
  if (expandSubResources && fields !== undefined)
    throw badRequest(
      'INVALID_PARAMETER',
      "The query parameters 'fields' and 'expandSubResources' exclude each other.",
      {
        errorQueryParam: 'fields',
      },
    );
  const simpleEnumFormat = flag(request, 'simpleEnumFormat');
  const record = book.read(type, book.resolveId(type, id));
  const options = { expandSubResources, simpleEnumFormat, baseUrl: request.baseUrl };
  return ok(book.toJson(record, fields === undefined ? options : { ...options, fields }));
};

/** A sublist, one of its lines or a sub-record. @param path parts after the record's id */
export const readSubResource = ({ request, book, type, id }: RecordCall, path: readonly string[]): ApiAnswer => {
  refuseUnknownParameters(request, ['expandSubResources', 'simpleEnumFormat', 'limit', 'offset']);
  const record = book.read(type, book.resolveId(type, id));
  const options = {
    expandSubResources: flag(request, 'expandSubResources'),
    simpleEnumFormat: flag(request, 'simpleEnumFormat'),
    baseUrl: request.baseUrl,
  };
  const body = book.subResource(record, path, options);
  return ok(body, 'items' in body ? COLLECTION : SINGULAR);
};

const page = (records: Iterable<StoredRecord>, { limit, offset }: { limit: number; offset: number }) => {
  const items: StoredRecord[] = [];
  let total = 0;
  for (const record of records) {
    if (total >= offset && items.length < limit) items.push(record);
    total += 1;
  }
  return { items, total };
};

/** Items of a collection are links and ids only, never bodies. */
export const listRecords = ({ request, book, type }: RecordCall): ApiAnswer => {
  refuseUnknownParameters(request, ['q', 'limit', 'offset']);
  const asked = pageOf(request);
  const matches = matcherOf(request.query.get('q') ?? '', book.definitions.of(type), book.dateFormat);
  const { items, total } = page(Iterator.from(book.list(type)).filter(matches), asked);
  const links = items.map(({ id }) => ({
    links: selfLink(`${baseUrlOf(request)}/${type}/${id}`),
    id,
  }));
  return ok(collectionOf(request, asked, { items: links, total }), COLLECTION);
};

/** `!transform`: the body is a part of the new record. @param target record type to make */
export const transformRecord = (call: RecordCall, target: string): ApiAnswer => {
  refuseUnknownParameters(call.request, []);
  const { request, book, type } = call;
  const context = contextOf(request);
  const body = jsonBodyOf(request);
  const { id } = book.transform(type, book.resolveId(type, call.id), target, { body, context });
  return written(call, 'created', { context, type: book.definitions.of(target).type, id });
};
