import { z } from 'zod';
import type { CatalogueItem, ItemKind } from '../products/index.ts';
import { rowsByKey } from './rows-by-key.ts';
import type { SuiteQl } from './suiteql.ts';

/** All active items of NetSuite, page by page. Discounts, taxes, subtotals and their like are of kind Other. */

/** https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_N3193178.html */
const KINDS: Readonly<Record<string, ItemKind>> = {
  Service: 'Service',
  NonInvtPart: 'Non-Inventory',
  InvtPart: 'Inventory',
  Kit: 'Kit',
  Group: 'Group',
  SubscriPlan: 'Subscription Plan',
};

const itemRow = z
  .object({ id: z.string(), itemid: z.string(), itemtype: z.string().optional(), taxschedule: z.string().optional() })
  .transform(({ id, itemid, itemtype, taxschedule }): CatalogueItem => ({
    id,
    code: itemid,
    kind: KINDS[itemtype ?? ''] ?? 'Other',
    taxSchedule: taxschedule,
  }));

const PAGE = `SELECT i.id, i.itemid, i.itemtype, BUILTIN.DF(i.taxschedule) AS taxschedule FROM item i
  WHERE i.isinactive = 'F' AND i.id > ? ORDER BY i.id`;

export const itemCatalogue = (suiteQl: SuiteQl) => ({
  active: (): Promise<readonly CatalogueItem[]> =>
    rowsByKey<CatalogueItem>(async (last) => {
      const { rows } = await suiteQl.page({ query: PAGE, params: [last?.id ?? '0'], row: itemRow });
      return rows;
    }),
});
