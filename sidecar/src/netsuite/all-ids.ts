import { z } from 'zod';
import { rowsByKey } from './rows-by-key.ts';
import type { SuiteQl } from './suiteql.ts';

const idRow = z.object({ id: z.string() });

/** Every id of a query that ends in `id > ?` and comes in ascending pages; an id that several rows have comes once. */
export const allIds = async (
  suiteQl: SuiteQl,
  query: string,
  params: readonly string[],
): Promise<readonly string[]> => {
  const rows = await rowsByKey<{ id: string }>(async (last) => {
    const page = await suiteQl.page({ query, params: [...params, last?.id ?? '0'], row: idRow });
    return page.rows;
  });
  return [...new Set(rows.map(({ id }) => id))];
};
