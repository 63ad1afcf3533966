import { z } from 'zod';
import { entity } from '../shared/entity.ts';

/** A person at a customer. */
export const contact = entity(
  'contact',
  1,
  z.object({
    id: z.string().min(1),
    /** Of the account the person belongs to. */
    accountId: z.string().min(1),
    firstName: z.string().optional(),
    lastName: z.string().min(1),
    email: z.email().optional(),
    phone: z.string().optional(),
    /** What the person does there, as people call it. */
    role: z.string().optional(),
    /** Whether bills go to this person. */
    isBillingContact: z.boolean(),
    /** In the ledger, once it has the person. */
    ledgerId: z.string().optional(),
  }),
);
export type Contact = z.infer<typeof contact>;
