import type { z } from 'zod';
import { contact, customer, legalEntity } from '../customers/index.ts';
import { invoice } from '../invoices/index.ts';
import { bridgeOrder, contract } from '../order-bridge/index.ts';
import { payment } from '../payments/index.ts';
import { product } from '../products/index.ts';
import { subscription } from '../subscriptions/index.ts';

/** The entities that Orderbridge speaks of, in the order of the deal. Each says its name and version. */
export const CANONICAL_ENTITIES: readonly z.ZodType[] = [
  legalEntity,
  customer,
  contact,
  product,
  contract,
  subscription,
  bridgeOrder,
  invoice,
  payment,
];
