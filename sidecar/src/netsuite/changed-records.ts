import { z } from 'zod';
import type { LedgerTime } from './ledger-time.ts';
import { LEDGER_FORMAT } from './ledger-time.ts';
import type { ReferenceBook } from './reference-data.ts';
import { inGroups, marksFor } from './rows-by-key.ts';
import type { SuiteQl } from './suiteql.ts';

/**
 * What changed in NetSuite since a moment, as the keys that held work waits for: `item:GTX Pro` for an item that was added
 * or edited, `customer:12` for a customer that was edited, `ledger:Currency:JPY` for a name that can be looked up now.
 */
const ITEM = 'item:';
const CUSTOMER = 'customer:';
const LEDGER = 'ledger:';
const itemRow = z.object({ itemid: z.string() });
const customerRow = z.object({ id: z.string() });

const CHANGED_ITEMS = `SELECT i.itemid FROM item i WHERE i.lastmodifieddate >= TO_TIMESTAMP(?, '${LEDGER_FORMAT}')`;
const CHANGED_CUSTOMERS = `SELECT c.id FROM customer c WHERE c.lastmodifieddate >= TO_TIMESTAMP(?, '${LEDGER_FORMAT}')`;

type Needs = { readonly suiteQl: SuiteQl; readonly time: LedgerTime; readonly references: ReferenceBook };
export type NetSuiteChanges = (moment: Date, among: readonly string[]) => Promise<ReadonlySet<string>>;

export const changedInNetSuite =
  (needs: Needs): NetSuiteChanges =>
  async (moment, among) => {
    const items = among.filter((key) => key.startsWith(ITEM));
    const customers = among.filter((key) => key.startsWith(CUSTOMER));
    const names = among.filter((key) => key.startsWith(LEDGER));
    const [changedItems, changedCustomers, found] = await Promise.all([
      items.length === 0 ? [] : editedItems(needs, moment, items),
      customers.length === 0 ? [] : editedCustomers(needs, moment, customers),
      names.length === 0 ? [] : knownNames(needs, names),
    ]);
    return new Set([...changedItems, ...changedCustomers, ...found]);
  };

const editedItems = async (
  { suiteQl, time }: Needs,
  moment: Date,
  keys: readonly string[],
): Promise<readonly string[]> => {
  const since = time.toLedgerStart(moment.toISOString());
  const codes = [...new Set(keys.map((key) => key.slice(ITEM.length).toLowerCase()))];
  const rows = await inGroups(codes, (group) => {
    const query = `${CHANGED_ITEMS} AND LOWER(i.itemid) IN (${marksFor(group)}) ORDER BY i.id`;
    return suiteQl.all({ query, params: [since, ...group], row: itemRow });
  });
  const changed = new Set(rows.map(({ itemid }) => itemid.toLowerCase()));
  return keys.filter((key) => changed.has(key.slice(ITEM.length).toLowerCase()));
};

const editedCustomers = async (
  { suiteQl, time }: Needs,
  moment: Date,
  keys: readonly string[],
): Promise<readonly string[]> => {
  const since = time.toLedgerStart(moment.toISOString());
  const rows = await inGroups(
    keys.map((key) => key.slice(CUSTOMER.length)),
    (group) => {
      const query = `${CHANGED_CUSTOMERS} AND c.id IN (${marksFor(group)}) ORDER BY c.id`;
      return suiteQl.all({ query, params: [since, ...group], row: customerRow });
    },
  );
  return rows.map(({ id }) => `${CUSTOMER}${id}`);
};

const knownNames = async ({ references }: Needs, keys: readonly string[]): Promise<readonly string[]> => {
  references.forget();
  const { find } = await references.current(keys.map((key) => key.split(':')[1] ?? ''));
  return keys.filter((key) => {
    const [, kind = '', ...name] = key.split(':');
    return find(kind, name.join(':')) !== undefined;
  });
};
