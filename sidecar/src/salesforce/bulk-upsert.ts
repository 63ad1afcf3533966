import { runBulkUpsert, POLLING } from './bulk-job.ts';
import type { Polling } from './bulk-job.ts';
import type { SalesforceConnection } from './connection.ts';
import { cellsOf, csvLine } from './field-value.ts';
import type { Row } from './field-value.ts';
import { COLLECTION_SIZE, keyOf, upsertCollection } from './records.ts';
import type { RowOutcome, UpsertTarget } from './records.ts';

/**
 * Upserts any number of rows by external id: few of them as collections, which answer at once; many by Bulk API 2.0, which
 * costs few calls. Rows are read as they are sent, so that memory stays flat however many there are.
 */
export type UpsertLimits = {
  /** Up to so many rows travel as collections of 200. */
  readonly collectionRows: number;
  /** Rows and bytes of one bulk job: one batch of Salesforce's, far below the 100 MB it takes, so that memory stays flat. */
  readonly jobRows: number;
  readonly jobBytes: number;
  readonly polling: Polling;
};
export const UPSERT_LIMITS: UpsertLimits = {
  collectionRows: 2_000,
  jobRows: 5_000,
  jobBytes: 2 * 1024 * 1024,
  polling: POLLING,
};

export type Rows = AsyncIterable<Row> | Iterable<Row>;
type Chunks = AsyncGenerator<readonly Row[], void, undefined>;

const sizeOf = (row: Row): number =>
  Object.entries(cellsOf(row)).reduce((bytes, [name, cell]) => bytes + name.length + cell.length, 0);

/** The rows in stretches that fit one job. */
const chunksOf = async function* (rows: AsyncIterator<Row>, limits: UpsertLimits): Chunks {
  let [chunk, bytes]: [Row[], number] = [[], 0];
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) {
    chunk.push(next.value);
    bytes += sizeOf(next.value);
    if (chunk.length >= limits.jobRows || bytes >= limits.jobBytes) {
      yield chunk;
      [chunk, bytes] = [[], 0];
    }
  }
  if (chunk.length > 0) yield chunk;
};

const takeAtMost = async (count: number, rows: AsyncIterator<Row>): Promise<Row[]> => {
  const taken: Row[] = [];
  while (taken.length < count) {
    const next = await rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
};

const rejoined = async function* (
  first: readonly Row[],
  rest: AsyncIterator<Row>,
): AsyncGenerator<Row, void, undefined> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
};

const csvOf = (target: UpsertTarget, rows: readonly Row[]): string => {
  const lines = rows.map((row) => (keyOf(target, row), cellsOf(row)));
  const names = [...new Set(lines.flatMap((cells) => Object.keys(cells)))];
  return [csvLine(names), ...lines.map((cells) => csvLine(names.map((name) => cells[name] ?? '')))].join('');
};

const iteratorOf = async function* (rows: Rows): AsyncGenerator<Row, void, undefined> {
  yield* rows;
};

/**
 * Upserts rows and yields what became of each, a request or a job at a time. A row fails alone; what was yielded is committed
 * in Salesforce, so that a run that breaks off may be repeated.
 * @throws Failure LIMIT_REACHED before a request or job when batches have used their share of the day's calls; any Failure
 *   that concerns the whole request or job
 */
export const upsertMany = async function* (
  connection: SalesforceConnection,
  target: UpsertTarget & { readonly rows: Rows },
  limits: UpsertLimits = UPSERT_LIMITS,
): AsyncGenerator<RowOutcome, void, undefined> {
  const rows = iteratorOf(target.rows);
  const first = await takeAtMost(limits.collectionRows + 1, rows);
  if (first.length <= limits.collectionRows) {
    for (let from = 0; from < first.length; from += COLLECTION_SIZE) {
      connection.budget.claimForBatch();
      yield* await upsertCollection(connection, target, first.slice(from, from + COLLECTION_SIZE));
    }
    return;
  }
  for await (const chunk of chunksOf(rejoined(first, rows), limits)) {
    connection.budget.claimForBatch();
    const { object, externalIdField } = target;
    yield* runBulkUpsert(connection, { object, externalIdField, csv: csvOf(target, chunk) }, limits.polling);
  }
};
