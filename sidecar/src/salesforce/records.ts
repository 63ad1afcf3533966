import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { failureOf } from './errors.ts';
import type { Failure } from '../shared/failure.ts';
import type { Row } from './field-value.ts';

/** Reading and writing records over the REST API. */

const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/**
 * Text as a SOQL literal, quotes included; nothing in it can end the literal.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm
 */
export const soqlText = (value: string): string =>
  `'${value.replace(/[\\'\n\r\t\b\f]/g, (character) => ESCAPED[character] ?? character)}'`;

/** Texts as the right side of `IN`; at least one. */
export const soqlList = (values: readonly [string, ...string[]]): string => `(${values.map(soqlText).join(', ')})`;

const page = <T>(row: z.ZodType<T>) =>
  z.object({ records: z.array(row), done: z.boolean(), nextRecordsUrl: z.string().optional() });

/** Rows of a query as they come, page by page, each checked against `row`. @throws Failure */
export const query = <T>(
  connection: SalesforceConnection,
  soql: string,
  row: z.ZodType<T>,
): AsyncGenerator<T, void, undefined> => pages(connection, `/query?q=${encodeURIComponent(soql)}`, row);

const pages = async function* <T>(
  connection: SalesforceConnection,
  first: string,
  row: z.ZodType<T>,
): AsyncGenerator<T, void, undefined> {
  let path: string | undefined = first;
  while (path !== undefined) {
    const answer: z.infer<ReturnType<typeof page<T>>> = await connection.call({ method: 'GET', path }, page(row));
    yield* answer.records;
    path = answer.done ? undefined : answer.nextRecordsUrl;
  }
};

/** All rows of a query; for results known to be small. @throws Failure */
export const queryAll = <T>(connection: SalesforceConnection, soql: string, row: z.ZodType<T>): Promise<T[]> =>
  Array.fromAsync(query(connection, soql, row));

/** As `queryAll`, with the records in the recycle bin. @throws Failure */
export const everyRecord = <T>(connection: SalesforceConnection, soql: string, row: z.ZodType<T>): Promise<T[]> =>
  Array.fromAsync(pages(connection, `/queryAll?q=${encodeURIComponent(soql)}`, row));

const nothing = z.unknown();

/** Changes fields of one record. @throws Failure SAVE_REFUSED, RECORD_MERGED, RECORD_LOCKED … */
export const update = async (
  connection: SalesforceConnection,
  record: { readonly object: string; readonly id: string },
  fields: Row,
): Promise<void> => {
  const path = `/sobjects/${record.object}/${encodeURIComponent(record.id)}`;
  await connection.call({ method: 'PATCH', path, body: fields }, nothing);
};

export type RowOutcome =
  | { readonly key: string; readonly result: 'created' | 'updated'; readonly id: string }
  | { readonly key: string; readonly result: 'failed'; readonly failure: Failure };

export type UpsertTarget = { readonly object: string; readonly externalIdField: string };

/** Salesforce's limit for one collection request. */
export const COLLECTION_SIZE = 200;

const collectionAnswer = z.array(
  z.object({
    id: z.string().nullish(),
    success: z.boolean(),
    created: z.boolean().optional(),
    errors: z.array(z.object({ statusCode: z.string(), message: z.string(), fields: z.array(z.string()).optional() })),
  }),
);

export const keyOf = (target: UpsertTarget, row: Row): string => {
  const key = row[target.externalIdField];
  if (typeof key === 'string' && key !== '') return key;
  throw new TypeError(`A row for ${target.object} has no ${target.externalIdField}.`);
};

type CollectionRow = z.infer<typeof collectionAnswer>[number];
const NO_RESULT = { statusCode: 'UNKNOWN_EXCEPTION', message: 'The answer has no result for this row.', fields: [] };

const outcomeOf = (target: UpsertTarget, key: string, answer: CollectionRow | undefined): RowOutcome => {
  if (answer?.success === true) {
    return { key, result: answer.created === true ? 'created' : 'updated', id: answer.id ?? '' };
  }
  const { statusCode: code, message, fields } = answer?.errors[0] ?? NO_RESULT;
  const subject = { object: target.object, id: key, field: fields?.[0] };
  return { key, result: 'failed', failure: failureOf({ code, message, fields, subject }) };
};

const upsertChunk = async (
  connection: SalesforceConnection,
  target: UpsertTarget,
  rows: readonly Row[],
): Promise<readonly RowOutcome[]> => {
  const path = `/composite/sobjects/${target.object}/${target.externalIdField}`;
  const records = rows.map((row) => ({ attributes: { type: target.object }, ...row }));
  const answers = await connection.call(
    { method: 'PATCH', path, body: { allOrNone: false, records } },
    collectionAnswer,
  );
  return rows.map((row, index) => outcomeOf(target, keyOf(target, row), answers[index]));
};

/**
 * Upserts by external id in requests of 200 rows; every row stands or falls alone.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections_upsert.htm
 * @returns outcomes in the order of the rows. @throws Failure when a whole request is refused
 */
export const upsertCollection = async (
  connection: SalesforceConnection,
  target: UpsertTarget,
  rows: readonly Row[],
): Promise<readonly RowOutcome[]> => {
  const outcomes: RowOutcome[] = [];
  for (let first = 0; first < rows.length; first += COLLECTION_SIZE) {
    outcomes.push(...(await upsertChunk(connection, target, rows.slice(first, first + COLLECTION_SIZE))));
  }
  return outcomes;
};
