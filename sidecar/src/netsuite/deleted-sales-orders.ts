import type { DeletedSalesOrders } from '../order-bridge/index.ts';
import { allIds } from './all-ids.ts';
import type { LedgerTime } from './ledger-time.ts';
import { between } from './ledger-time.ts';
import type { SuiteQl } from './suiteql.ts';
import { SUITEQL_PAGE } from './suiteql.ts';

/** Sales orders that were deleted, behind the port of the order bridge. */

const DELETED = `
  SELECT d.recordid AS id FROM deletedrecord d
  WHERE LOWER(d.type) IN ('salesorder', 'sales order') AND ${between('d.deleteddate')} AND d.recordid > ?
  ORDER BY d.recordid FETCH FIRST ${SUITEQL_PAGE} ROWS ONLY`;

type Needs = { readonly suiteQl: SuiteQl; readonly time: LedgerTime; readonly now: () => Promise<string> };

export const deletedSalesOrders = ({ suiteQl, time, now }: Needs): DeletedSalesOrders => ({
  now,
  between: ({ after, until }) => allIds(suiteQl, DELETED, [time.toLedgerStart(after), time.toLedger(until)]),
});
