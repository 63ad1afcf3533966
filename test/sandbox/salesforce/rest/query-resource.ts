/**
 * The query resource without its transport: runs queries, hands out their pages, and remembers the cursors between them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_query.htm
 */
import { askerOf } from '../access/caller-org.ts';
import type { Org } from '../data/types.ts';
import { type JsonRecord, openQuery, SoqlError, type SoqlRequest } from '../soql/index.ts';
import { queryCursors, type Cursor } from './query-cursors.ts';
import { RestError } from './rest-error.ts';

const LARGEST_BATCH = 2000;
const SMALLEST_BATCH = 200;

export type QueryPage = {
  readonly totalSize: number;
  readonly done: boolean;
  readonly nextRecordsUrl?: string;
  readonly records: readonly JsonRecord[];
};

export type QueryCall = Required<Omit<SoqlRequest, 'asker'>> & {
  /** As asked for in `Sforce-Query-Options`; kept between 200 and 2,000, 2,000 when left out. */
  readonly batchSize?: number | undefined;
};

/** `01g…-2000`: a cursor and the first record wanted. */
export type NextCall = { readonly locator: string; readonly userId: string; readonly apiVersion: string };

export type QueryResource = {
  /** @throws RestError with the platform's refusal; Unsupported for what the sandbox does not know */
  first(call: QueryCall): QueryPage;
  /** @throws RestError INVALID_QUERY_LOCATOR when the cursor never was or is no more */
  next(call: NextCall): QueryPage;
};

const refusal = (errorCode: string, message: string): RestError => new RestError(400, [{ message, errorCode }]);

/** Runs `work`, turning refusals of the query engine into those of the REST API. */
export const refusingInRest = <T>(work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof SoqlError) throw refusal(error.errorCode, error.message);
    throw error;
  }
};

const batchSizeOf = ({ batchSize = LARGEST_BATCH }: QueryCall): number =>
  Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, batchSize));

const pageOf = (cursor: Cursor, start: number, apiVersion: string): QueryPage => {
  const { answer, batchSize, id } = cursor;
  const end = Math.min(start + batchSize, answer.length);
  const records = answer.page(start, end);
  if (end >= answer.length) return { totalSize: answer.totalSize, done: true, records };
  const nextRecordsUrl = `/services/data/v${apiVersion}/query/${id}-${end}`;
  return { totalSize: answer.totalSize, done: false, nextRecordsUrl, records };
};

/** The query resource of an org. */
export const queryResource = (org: Org): QueryResource => {
  const cursors = queryCursors(org.clock);
  return {
    first(call) {
      const answer = refusingInRest(() => openQuery(org, { ...call, asker: askerOf(org, call.userId) }));
      const cursor = { userId: call.userId, answer, batchSize: batchSizeOf(call) };
      if (answer.length <= cursor.batchSize) return pageOf({ ...cursor, id: '' }, 0, call.apiVersion);
      if (answer.kind === 'aggregate') {
        const reason =
          'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
        throw refusal('EXCEEDED_ID_LIMIT', reason);
      }
      return pageOf(cursors.open(cursor), 0, call.apiVersion);
    },
    next({ locator, userId, apiVersion }) {
      const [, id = '', offset = ''] = /^(\w+)-(\d+)$/.exec(locator) ?? [];
      const cursor = cursors.find(id, userId);
      if (cursor === undefined || Number(offset) > cursor.answer.length) {
        throw refusal('INVALID_QUERY_LOCATOR', 'invalid query locator');
      }
      return pageOf(cursor, Number(offset), apiVersion);
    },
  };
};
