import { z } from 'zod';
import type { SuiteQl } from './suiteql.ts';
import { SUITEQL_PAGE } from './suiteql.ts';

const idRow = z.object({ id: z.string() });

/** Every id of a query that ends in `id > ?` and comes in ascending pages. */
export const allIds = async (
  suiteQl: SuiteQl,
  query: string,
  params: readonly string[],
): Promise<readonly string[]> => {
  const found: string[] = [];
  for (;;) {
    const { rows } = await suiteQl.page({ query, params: [...params, found.at(-1) ?? '0'], row: idRow });
    found.push(...new Set(rows.map(({ id }) => id)));
    if (rows.length < SUITEQL_PAGE) return found;
  }
};
