/** Products: which item of the ledger a sold product is, by link, code or alias, never by guess; and what matches on neither side. */
export { catalogueItem, ITEM_KINDS, product } from './catalogue.ts';
export type { CatalogueItem, ItemKind, Product, ProductState } from './catalogue.ts';
export { listMatches, MATCH_PRODUCTS_TASK, showMatches } from './list-matches.ts';
export type { MatchNeeds } from './list-matches.ts';
export type { Matches } from './match-catalogues.ts';
export { item } from './ports.ts';
export type { Item, ItemLedger, Products, SoldProduct } from './ports.ts';
export { resolveItems } from './resolve-items.ts';
export type { Resolution, ResolvedLine } from './resolve-items.ts';
