import { z } from 'zod';
import type { Matches } from '../products/index.ts';
import { catalogueItem, product } from '../products/index.ts';
import type { Route } from './route.ts';
import { defineRoute } from './route.ts';

/** `/v1/products/matches`: which products and items have no counterpart or several, read at this moment, and the same as a job. */

const productView = product.pick({ id: true, code: true, name: true, itemId: true });
const itemView = catalogueItem;
const listOf = <Entry extends z.ZodType>(entry: Entry) => z.object({ count: z.number(), entries: z.array(entry) });

const matches = z.object({
  readAt: z.string(),
  productsWithoutItem: listOf(productView),
  productsWithLostItem: listOf(productView),
  itemsWithoutProduct: listOf(itemView),
  productsWithSeveralItems: listOf(z.object({ product: productView, items: z.array(itemView) })),
  itemsWithSeveralProducts: listOf(z.object({ item: itemView, products: z.array(productView) })),
});

export type ProductNeeds = {
  readonly list: () => Promise<Matches>;
  /** Shows the matches on the products, as a job. */
  readonly show: () => Promise<void>;
  readonly now: () => Date;
};

const MOST = 5000;

export const productRoutes = ({ list, show, now }: ProductNeeds): readonly Route[] => [
  defineRoute({
    method: 'get',
    path: '/v1/products/matches',
    summary: 'Products and items without a counterpart or with several, on either side, read now; nothing is written',
    scope: ['operator', 'org'],
    request: z.object({
      query: z.strictObject({ limit: z.coerce.number().int().min(1).max(MOST).default(MOST) }),
    }),
    responses: { 200: { description: 'Each list with its length and its first entries', schema: matches } },
    handle: async ({ query: { limit } }) => {
      const readAt = now().toISOString();
      const { changes: _shownByTheJob, ...lists } = await list();
      const body = Object.fromEntries(
        Object.entries(lists).map(([name, all]) => [name, { count: all.length, entries: all.slice(0, limit) }]),
      );
      return { status: 200, body: { readAt, ...matches.omit({ readAt: true }).parse(body) } };
    },
  }),
  defineRoute({
    method: 'post',
    path: '/v1/products/matches',
    summary: 'Compare both catalogues now and show on each product how it stands',
    scope: ['operator', 'org'],
    request: z.object({}),
    responses: { 202: { description: 'It will run', schema: z.object({ status: z.literal('accepted') }) } },
    handle: async () => {
      await show();
      return { status: 202, body: { status: 'accepted' } };
    },
  }),
];
