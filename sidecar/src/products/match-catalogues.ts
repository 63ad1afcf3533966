import { sameCode } from './catalogue.ts';
import type { CatalogueItem, Product, ProductState, ProductStatus } from './catalogue.ts';

/**
 * Both catalogues side by side: what matches, and what does not on either side. A link decides, then the code without regard
 * to case, then what the code is an alias of; nothing is guessed, and a product that goes by an alias is not linked.
 */
export type Matches = {
  readonly productsWithoutItem: readonly Product[];
  /** Linked to an item that is not there any more. */
  readonly productsWithLostItem: readonly Product[];
  readonly itemsWithoutProduct: readonly CatalogueItem[];
  readonly productsWithSeveralItems: readonly { readonly product: Product; readonly items: readonly CatalogueItem[] }[];
  readonly itemsWithSeveralProducts: readonly { readonly item: CatalogueItem; readonly products: readonly Product[] }[];
  /** What the products should show, where they do not show it yet. */
  readonly changes: readonly ProductState[];
};

export type Catalogues = {
  /** Those that are sold. */
  readonly products: readonly Product[];
  readonly items: readonly CatalogueItem[];
  readonly resolveCode: (code: string) => string;
};

type Found = {
  readonly product: Product;
  readonly by: 'link' | 'code' | 'alias';
  readonly items: readonly CatalogueItem[];
};

const typedCode = ({ code, name }: Product): string => code ?? name;

const finder = ({ items, resolveCode }: Catalogues) => {
  const byId = new Map(items.map((item) => [item.id, item]));
  const byCode = Map.groupBy(items, ({ code }) => code.toLowerCase());
  return (product: Product): Found => {
    if (product.itemId !== undefined) {
      const item = byId.get(product.itemId);
      return { product, by: 'link', items: item === undefined ? [] : [item] };
    }
    const code = resolveCode(typedCode(product));
    const by = sameCode(code, typedCode(product)) ? 'code' : 'alias';
    return { product, by, items: byCode.get(code.toLowerCase()) ?? [] };
  };
};

/** Which products claim each item as their own; an alias claims nothing. */
const claimsOf = (found: readonly Found[]): ReadonlyMap<string, readonly Product[]> => {
  const claims = found.flatMap(({ product, by, items }) =>
    by === 'alias' ? [] : items.map((item) => ({ id: item.id, product })),
  );
  return new Map(
    [...Map.groupBy(claims, ({ id }) => id)].map(([id, group]) => [id, group.map(({ product }) => product)]),
  );
};

type Claims = ReturnType<typeof claimsOf>;

const statusOf = ({ by, items }: Found, claims: Claims): ProductStatus => {
  const [item, another] = items;
  if (item === undefined) return by === 'link' ? 'Gone' : 'Not Synced';
  const isShared = by === 'code' && (claims.get(item.id)?.length ?? 0) > 1;
  return another !== undefined || isShared ? 'On Hold' : 'In Sync';
};

/** The item is shown on the product that is it; the one that only goes by its alias shows that it is in sync. */
const stateOf = (found: Found, claims: Claims): ProductState => {
  const { product, by } = found;
  const status = statusOf(found, claims);
  const item = status === 'In Sync' && by !== 'alias' ? found.items[0] : undefined;
  return {
    productId: product.id,
    itemId: item?.id ?? product.itemId,
    itemKind: item?.kind,
    taxSchedule: item?.taxSchedule,
    status,
  };
};

const isShown = (product: Product, state: ProductState): boolean =>
  product.itemId === state.itemId &&
  product.itemKind === state.itemKind &&
  product.taxSchedule === state.taxSchedule &&
  (product.status ?? 'Not Synced') === state.status;

export const matchCatalogues = (catalogues: Catalogues): Matches => {
  const found = catalogues.products.map(finder(catalogues));
  const claims = claimsOf(found);
  const taken = new Set(found.flatMap(({ items }) => items.map(({ id }) => id)));
  const missing = found.filter(({ items }) => items.length === 0);
  return {
    productsWithoutItem: missing.filter(({ by }) => by !== 'link').map(({ product }) => product),
    productsWithLostItem: missing.filter(({ by }) => by === 'link').map(({ product }) => product),
    itemsWithoutProduct: catalogues.items.filter(({ id, kind }) => kind !== 'Other' && !taken.has(id)),
    productsWithSeveralItems: found
      .filter(({ items }) => items.length > 1)
      .map(({ product, items }) => ({ product, items })),
    itemsWithSeveralProducts: catalogues.items.flatMap((item) => {
      const products = claims.get(item.id) ?? [];
      return products.length > 1 ? [{ item, products }] : [];
    }),
    changes: found.flatMap((each) => {
      const state = stateOf(each, claims);
      return isShown(each.product, state) ? [] : [state];
    }),
  };
};
