import { Unsupported } from '../../../shared/unsupported.ts';
import type { Traffic } from '../../concurrency/traffic.ts';
import type { JobQueue } from '../../jobs/job-queue.ts';
import type { Book } from '../../records/book.ts';
import { preferencesOf, type ApiAnswer, type ApiRequest, type Handler } from '../exchange.ts';
import { badRequest } from '../netsuite-error.ts';
import { RECORD_PATH } from '../services.ts';
import { attachContact, detachContact } from './attach-contact.ts';
import { isBatch, singlesOf } from './batch.ts';
import * as calls from './record-calls.ts';

/**
 * `/services/rest/record/v1`: finds the operation a method and path mean, now or as a job.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_1545141316.html
 */
export type RecordServiceNeeds = {
  readonly book: Book;
  readonly jobs: JobQueue;
  readonly traffic: Traffic;
  readonly metadata: Handler;
  /** The answer to a request that failed inside a job. */
  readonly refusal: (error: unknown) => ApiAnswer;
};

type Operation = (call: calls.RecordCall, rest: readonly string[]) => ApiAnswer;

/** By method and number of path parts after the type: 0 the collection, 1 a record. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET 0': calls.listRecords,
  'POST 0': calls.createRecord,
  'GET 1': calls.readRecord,
  'PATCH 1': calls.updateRecord,
  'PUT 1': calls.upsertRecord,
  'DELETE 1': calls.deleteRecord,
};

/** By the word after a record's id. */
const ACTIONS: Readonly<Record<string, Operation>> = {
  '!transform': (call, [target = '']) => calls.transformRecord(call, target),
  '!attach': attachContact,
  '!detach': detachContact,
};

const operationFor = (method: string, rest: readonly string[]): Operation => {
  const plain = OPERATIONS[`${method} ${rest.length}`];
  if (plain !== undefined) return plain;
  const word = rest[1]?.toLowerCase() ?? '';
  const action = ACTIONS[word];
  if (action !== undefined && method === 'POST') return (call) => action(call, rest.slice(2));
  if (rest.length > 1 && method === 'GET') return (call) => calls.readSubResource(call, rest.slice(1));
  throw new Unsupported(`${method} on a path of the record service with ${rest.length} parts after the record type`);
};

/** External ids keep their case, the prefix does not matter. */
const idFrom = (part = ''): string => part.replace(/^eid:/i, 'eid:');

const CATALOG = 'metadata-catalog';

/** The handler of the record service. */
export const recordService = (needs: RecordServiceNeeds): Handler => {
  const { book, jobs, traffic } = needs;

  const single = (request: ApiRequest): ApiAnswer => {
    const [type = '', ...rest] = request.path.slice(RECORD_PATH.length + 1).split('/');
    if (type === '') throw badRequest('INVALID_REQUEST', 'The URL names no record type.');
    return operationFor(request.method, rest)(
      {
        request,
        book,
        type: book.definitions.of(type).type,
        id: idFrom(rest[0]),
        wrote: (kind) => traffic.wrote(kind),
      },
      rest,
    );
  };

  const asTask = (request: ApiRequest) => (): Promise<ApiAnswer> => {
    try {
      return Promise.resolve(single(request));
    } catch (error) {
      return Promise.resolve(needs.refusal(error));
    }
  };

  return (request) => {
    if (
      request.path
        .slice(RECORD_PATH.length + 1)
        .toLowerCase()
        .startsWith(CATALOG)
    )
      return needs.metadata(request);
    const requests = isBatch(request) ? singlesOf(request) : [request];
    return preferencesOf(request).includes('respond-async')
      ? jobs.submit(request, requests.map(asTask))
      : single(request);
  };
};
