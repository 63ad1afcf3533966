import { z } from 'zod';
import type { Failure } from '../shared/failure.ts';
import type { SalesforceConnection } from './connection.ts';
import { failureOf } from './errors.ts';
import { COLLECTION_SIZE } from './records.ts';

/** Deletes records by id, 200 in one call; each goes or stays alone. */

export type RefusedDelete = { readonly key: string; readonly failure: Failure };

const answer = z.array(
  z.object({ success: z.boolean(), errors: z.array(z.object({ statusCode: z.string(), message: z.string() })) }),
);
/** What is gone already need not go again. */
const GONE = ['ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY'];

type Doomed = {
  readonly id: string;
  /** How the caller knows the record. */
  readonly key: string;
};

const deleteChunk = async (
  connection: SalesforceConnection,
  object: string,
  records: readonly Doomed[],
): Promise<readonly RefusedDelete[]> => {
  const ids = records.map(({ id }) => id).join(',');
  const path = `/composite/sobjects?ids=${ids}&allOrNone=false`;
  const results = await connection.call({ method: 'DELETE', path }, answer);
  return records.flatMap(({ key }, index) => {
    const refusal = results[index]?.errors.find(({ statusCode }) => !GONE.includes(statusCode));
    if (refusal === undefined) return [];
    return [{ key, failure: failureOf({ ...refusal, code: refusal.statusCode, subject: { object, id: key } }) }];
  });
};

/**
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections_delete.htm
 * @returns those that Salesforce would not let go. @throws Failure when a whole request is refused
 */
export const deleteRecords = async (
  connection: SalesforceConnection,
  object: string,
  records: readonly Doomed[],
): Promise<readonly RefusedDelete[]> => {
  const refused: RefusedDelete[] = [];
  for (let first = 0; first < records.length; first += COLLECTION_SIZE) {
    refused.push(...(await deleteChunk(connection, object, records.slice(first, first + COLLECTION_SIZE))));
  }
  return refused;
};
