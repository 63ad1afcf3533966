import type { Log } from '../shared/log.ts';
import type { CatalogueItem, Product, ProductState } from './catalogue.ts';
import type { Matches } from './match-catalogues.ts';
import { matchCatalogues } from './match-catalogues.ts';

/**
 * What matches between the two catalogues, read now; and the same written on the products, so that people see it there too.
 * A product that shows it already costs no call.
 */
export const MATCH_PRODUCTS_TASK = 'match-products';

export type MatchNeeds = {
  readonly products: {
    readonly sold: () => Promise<readonly Product[]>;
    /** @returns how many Salesforce took; each one that it refused has been told to people */
    readonly show: (states: readonly ProductState[]) => Promise<number>;
  };
  readonly items: { readonly active: () => Promise<readonly CatalogueItem[]> };
  readonly resolver: () => Promise<(code: string) => string>;
  readonly log: Log;
};

export const listMatches =
  ({ products, items, resolver }: Omit<MatchNeeds, 'log'>) =>
  async (): Promise<Matches> => {
    const [sold, active, resolveCode] = await Promise.all([products.sold(), items.active(), resolver()]);
    return matchCatalogues({ products: sold, items: active, resolveCode });
  };

export const showMatches = (needs: MatchNeeds) => async (): Promise<{ readonly shown: number }> => {
  const { changes, ...found } = await listMatches(needs)();
  const shown = changes.length === 0 ? 0 : await needs.products.show(changes);
  const counts = Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.length]));
  needs.log.info(
    { journey: 'products', step: 'match', outcome: 'finished', ...counts, shown },
    'both catalogues compared',
  );
  return { shown };
};
