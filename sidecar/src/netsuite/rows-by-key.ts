import { SUITEQL_PAGE } from './suiteql.ts';

/**
 * Reads that are larger than one query: page after page by key, because offsets drift while rows change, and named ids in
 * groups, because a list may have at most 1,000 members.
 * https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156257796125.html
 */
const NAMED_AT_ONCE = 500;

/**
 * All rows, in the order of their key.
 * @param pageAfter the page that follows a row, or the first one; each row's key is above the one before it
 */
export const rowsByKey = async <Row>(
  pageAfter: (last: Row | undefined) => Promise<readonly Row[]>,
): Promise<readonly Row[]> => {
  const all: Row[] = [];
  for (;;) {
    const rows = await pageAfter(all.at(-1));
    for (const row of rows) all.push(row);
    if (rows.length < SUITEQL_PAGE) return all;
  }
};

/** What `read` finds for all of the values, asked in groups one after the other; nothing is asked for no values. */
export const inGroups = async <Found>(
  values: readonly string[],
  read: (group: readonly string[]) => Promise<readonly Found[]>,
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (let start = 0; start < values.length; start += NAMED_AT_ONCE) {
    for (const each of await read(values.slice(start, start + NAMED_AT_ONCE))) found.push(each);
  }
  return found;
};

/** So many `?` marks for a list. */
export const marksFor = (values: readonly string[]): string => values.map(() => '?').join(', ');
