import { z } from 'zod';
import type { Item, ItemLedger } from '../products/index.ts';
import { inGroups, marksFor } from './rows-by-key.ts';
import type { SuiteQl } from './suiteql.ts';

/**
 * The items of NetSuite, behind the port of the products capability. What was found is kept for half a minute, so that a
 * load of orders asks once per item; what was not found is asked again each time, because somebody may be adding it.
 */
const KEEP_MILLISECONDS = 30_000;

const itemRow = z
  .object({ id: z.string(), itemid: z.string(), isinactive: z.string(), taxschedule: z.string().optional() })
  .transform(({ id, itemid, isinactive, taxschedule }): Item => ({
    id,
    code: itemid,
    isActive: isinactive !== 'T',
    hasTaxSchedule: taxschedule !== undefined,
  }));

const COLUMNS = 'SELECT i.id, i.itemid, i.isinactive, i.taxschedule FROM item i';

/** What cannot be sold is asked for again each time, too: somebody may be putting it right. */
const keepUntil = (items: readonly Item[], at: number): number =>
  items.every(({ isActive, hasTaxSchedule }) => isActive && hasTaxSchedule) ? at + KEEP_MILLISECONDS : 0;

type Kept = { readonly items: readonly Item[]; readonly until: number };

export const itemLedger = (suiteQl: SuiteQl, now: () => Date): ItemLedger => {
  const kept = new Map<string, Kept>();

  /** One look per value, many values per query, remembered under `<column>:<value>`. */
  const look = async (
    column: string,
    values: readonly string[],
    valueOf: (item: Item) => string,
  ): Promise<readonly Item[]> => {
    const at = now().getTime();
    const missing = values.filter((value) => (kept.get(`${column}:${value}`)?.until ?? 0) < at);
    if (missing.length > 0) {
      const found = await inGroups(missing, (group) => {
        const query = `${COLUMNS} WHERE ${column} IN (${marksFor(group)}) ORDER BY i.id`;
        return suiteQl.all({ query, params: group, row: itemRow, lane: 'people' });
      });
      for (const value of missing) {
        const items = found.filter((item) => valueOf(item) === value);
        if (items.length > 0) kept.set(`${column}:${value}`, { items, until: keepUntil(items, at) });
        else kept.delete(`${column}:${value}`);
      }
    }
    return values.flatMap((value) => kept.get(`${column}:${value}`)?.items ?? []);
  };

  return {
    byIds: (ids) => look('i.id', ids, ({ id }) => id),
    byCodes: (codes) =>
      look(
        'LOWER(i.itemid)',
        codes.map((code) => code.toLowerCase()),
        ({ code }) => code.toLowerCase(),
      ),
  };
};
