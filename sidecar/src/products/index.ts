/** Products: which item of the ledger a sold product is, by link, code or alias, never by guess. */
export { item } from './ports.ts';
export type { Item, ItemLedger, Products, SoldProduct } from './ports.ts';
export { resolveItems } from './resolve-items.ts';
export type { Resolution, ResolvedLine } from './resolve-items.ts';
