/** Whether an item may be sold by a company, and for how much. */
import { Big } from 'big.js';
import { idOf } from '../records/draft.ts';
import type { StoredRecord } from '../records/types.ts';
import type { Ledger } from './ledger.ts';
import { numberOf } from './money.ts';

const BASE_PRICE = '1';

const withAncestors = ({ store }: Ledger, company: string): string[] => {
  const chain: string[] = [];
  for (let id: string | undefined = company; id !== undefined && !chain.includes(id);)
    id = idOf(store.get('subsidiary', chain[chain.push(id) - 1] ?? '')?.fields['parent']);
  return chain;
};

/** Whether the item is offered by the company itself, or by a parent that includes its children. */
export const isSoldBy = (ledger: Ledger, item: StoredRecord, company: string): boolean => {
  const companies = (item.sublists['subsidiary'] ?? []).map((line) => idOf(line.fields['subsidiary']));
  const reach = item.fields['includeChildren'] === true ? withAncestors(ledger, company) : [company];
  return reach.some((id) => companies.includes(id));
};

const listed = (item: StoredRecord, currency: string, level: string): string | undefined => {
  const line = (item.sublists['price'] ?? []).find(
    ({ fields }) => idOf(fields['currencyPage']) === currency && idOf(fields['priceLevel']) === level,
  );
  const price = line?.fields['price'];
  return typeof price === 'string' ? price : undefined;
};

const basePrice = ({ store }: Ledger, item: StoredRecord, currency: string): string | undefined => {
  const own = listed(item, currency, BASE_PRICE);
  const rate = item.fields['rate'];
  const inBase = store.get('currency', currency)?.fields['isBaseCurrency'] === true;
  return own ?? (inBase && typeof rate === 'string' ? rate : undefined);
};

/**
 * Price of one unit: the level's own price in the currency, else the base price less the level's discount.
 * @returns undefined when the item has no price in the currency
 */
export const priceOf = (
  ledger: Ledger,
  item: StoredRecord,
  { currency, level = BASE_PRICE }: { currency: string; level?: string | undefined },
): string | undefined => {
  const own = listed(item, currency, level);
  if (own !== undefined) return own;
  const base = basePrice(ledger, item, currency);
  const percent = numberOf(ledger.store.get('priceLevel', level)?.fields['discountPct']);
  return base === undefined ? undefined : new Big(base).times(percent.plus(100)).div(100).toFixed();
};
