import type { Window } from '../shared/window.ts';
import { allIds } from './all-ids.ts';
import type { LedgerTime } from './ledger-time.ts';
import { between } from './ledger-time.ts';
import type { SuiteQl } from './suiteql.ts';
import { SUITEQL_PAGE } from './suiteql.ts';

/**
 * What was deleted, by the Deleted Record table. It names types now as scripts do (`salesorder`), now in words
 * (`sales order`), so both are asked for.
 */
const wordsFor = (type: string): readonly string[] => [type.replaceAll(' ', ''), type];

const query = (types: readonly string[]): string => `
  SELECT d.recordid AS id FROM deletedrecord d
  WHERE LOWER(d.type) IN (${[...new Set(types.flatMap(wordsFor))].map((type) => `'${type}'`).join(', ')})
    AND ${between('d.deleteddate')} AND d.recordid > ?
  ORDER BY d.recordid FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;

type Needs = { readonly suiteQl: SuiteQl; readonly time: LedgerTime };

/** Ids of the records of these types that were deleted in a window. @param types in words and lower case: `sales order` */
export const deletedRecords = ({ suiteQl, time }: Needs, types: readonly [string, ...string[]]) => {
  const deleted = query(types);
  return (window: Window): Promise<readonly string[]> => allIds(suiteQl, deleted, time.bounds(window));
};
