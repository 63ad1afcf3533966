import { Big } from 'big.js';
import { rowBehind, rowsWhere, type Data, type Pending } from '../../data/context.ts';
import type { SObjectRecord, Value } from '../../data/types.ts';
import { ruleRefusals } from './messages.ts';

/** What the lines of orders and opportunities share: the price they refer to, and the sums they add up to. */
type Parent = { readonly row: SObjectRecord; readonly word: 'order' | 'opportunity'; readonly pricebookId: Value };

/** The exact product or sum of stored amounts, to two digits. */
export const product = (left: Value | undefined, right: Value | undefined): number | null =>
  typeof left === 'number' && typeof right === 'number'
    ? new Big(left).times(right).round(2, Big.roundHalfUp).toNumber()
    : null;

export const sumOf = (rows: readonly SObjectRecord[], field: string): number =>
  rows.reduce((sum, row) => sum.plus(typeof row[field] === 'number' ? row[field] : 0), new Big(0)).toNumber();

/** The entry a line names, or the one its product has in the parent's price book and currency. */
const entryOf = (pending: Pending, parent: Parent): SObjectRecord | undefined => {
  const { data, values } = pending;
  if (values.PricebookEntryId !== null) return rowBehind(data, 'PricebookEntry', values.PricebookEntryId);
  if (typeof values.Product2Id !== 'string') return undefined;
  return pricesOf(data, values.Product2Id).find(
    (entry) => entry.Pricebook2Id === parent.pricebookId && entry.CurrencyIsoCode === parent.row.CurrencyIsoCode,
  );
};

/** All prices of a product. */
export const pricesOf = (data: Data, productId: string): readonly SObjectRecord[] =>
  rowsWhere(data, 'PricebookEntry', { field: 'Product2Id', value: productId });

const checkEntry = (pending: Pending, entry: SObjectRecord, parent: Parent): void => {
  const { values, before } = pending;
  if (before !== undefined) return;
  if (parent.pricebookId !== null && entry.Pricebook2Id !== parent.pricebookId) {
    throw ruleRefusals.otherPricebook(parent.word);
  }
  if (entry.CurrencyIsoCode !== parent.row.CurrencyIsoCode) throw ruleRefusals.otherCurrency(parent.word);
  if (entry.IsActive !== true) throw ruleRefusals.inactiveEntry();
  if (values.Product2Id !== null && values.Product2Id !== entry.Product2Id) throw ruleRefusals.otherProduct();
};

/** Finds and checks the price of a line, and takes product, list price and currency from it. */
export const applyPrice = (pending: Pending, parent: Parent): SObjectRecord | undefined => {
  const { values } = pending;
  const entry = entryOf(pending, parent);
  if (entry === undefined) {
    if (values.PricebookEntryId === null && values.Product2Id !== null) throw ruleRefusals.noEntryForProduct();
    return undefined;
  }
  checkEntry(pending, entry, parent);
  values.PricebookEntryId = entry.Id;
  values.Product2Id = entry.Product2Id ?? null;
  if (pending.before === undefined) values.ListPrice = entry.UnitPrice ?? null;
  values.CurrencyIsoCode = parent.row.CurrencyIsoCode ?? null;
  return entry;
};
