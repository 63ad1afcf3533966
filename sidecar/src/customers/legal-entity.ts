import { z } from 'zod';
import { entity } from '../shared/entity.ts';
import { currencyCode } from '../shared/money.ts';

/** A company of ours that sells and bills: whom a customer deals with. */
export const legalEntity = entity(
  'legal-entity',
  1,
  z.object({
    /** In the ledger. */
    id: z.string().min(1),
    name: z.string().min(1),
    /** The currency of its books. */
    currency: currencyCode,
    /** ISO 3166, two letters. */
    country: z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter country code'),
    parentId: z.string().optional(),
  }),
);
export type LegalEntity = z.infer<typeof legalEntity>;
