import { z } from 'zod';
import { entity } from '../shared/entity.ts';

/** Both catalogues as they stand, for comparing them whole. */

/** How a product stands between the two sides. */
export const PRODUCT_STATUSES = ['Not Synced', 'In Sync', 'On Hold', 'Gone'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/** What an item is in the ledger; Other is whatever an order cannot sell. */
export const ITEM_KINDS = [
  'Service',
  'Non-Inventory',
  'Inventory',
  'Kit',
  'Group',
  'Subscription Plan',
  'Other',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** A product as Salesforce holds it, with what the bridge wrote on it. */
export const product = entity(
  'product',
  1,
  z.object({
    id: z.string().min(1),
    code: z.string().optional(),
    name: z.string(),
    itemId: z.string().optional(),
    itemKind: z.string().optional(),
    taxSchedule: z.string().optional(),
    status: z.string().optional(),
  }),
);
export type Product = z.infer<typeof product>;

/** An item of the ledger in a scan of all of them. */
export const catalogueItem = z.object({
  id: z.string().min(1),
  code: z.string().min(1),
  kind: z.enum(ITEM_KINDS),
  /** By name. */
  taxSchedule: z.string().optional(),
});
export type CatalogueItem = z.infer<typeof catalogueItem>;

/** What the bridge writes on a product. */
export type ProductState = {
  readonly productId: string;
  readonly itemId: string | undefined;
  readonly itemKind: ItemKind | undefined;
  readonly taxSchedule: string | undefined;
  readonly status: ProductStatus;
};

/** Codes are the same on both sides whatever their case. */
export const sameCode = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();
