import type { DeletedSalesOrders } from '../order-bridge/index.ts';
import { deletedRecords } from './deleted-records.ts';
import type { LedgerTime } from './ledger-time.ts';
import type { SuiteQl } from './suiteql.ts';

/** Sales orders that were deleted, behind the port of the order bridge. */

type Needs = { readonly suiteQl: SuiteQl; readonly time: LedgerTime; readonly now: () => Promise<string> };

export const deletedSalesOrders = (needs: Needs): DeletedSalesOrders => ({
  now: needs.now,
  between: deletedRecords(needs, ['sales order']),
});
