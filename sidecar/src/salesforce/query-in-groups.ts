import type { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { queryAll, soqlList } from './records.ts';

/**
 * Records looked up by many values at once. Address and headers of a request may have 16,384 bytes together, and an id takes
 * 30 of them once it is quoted and encoded, so the values are asked for in groups.
 * https://help.salesforce.com/s/articleView?id=000386264
 */
const VALUES_PER_QUERY = 300;

export type NamedRecords = {
  readonly values: readonly string[];
  /** The query around a list of values, as the right side of `IN`. */
  readonly soql: (list: string) => string;
};

/** All records that the values name, one group after the other; no values cost no query. @throws Failure */
export const queryInGroups = async <T>(
  connection: SalesforceConnection,
  { values, soql }: NamedRecords,
  row: z.ZodType<T>,
): Promise<readonly T[]> => {
  const found: T[] = [];
  for (let start = 0; start < values.length; start += VALUES_PER_QUERY) {
    const [first, ...rest] = values.slice(start, start + VALUES_PER_QUERY);
    if (first !== undefined) found.push(...(await queryAll(connection, soql(soqlList([first, ...rest])), row)));
  }
  return found;
};
