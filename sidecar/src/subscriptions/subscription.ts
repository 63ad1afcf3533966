import { z } from 'zod';
import { CHARGE_TYPES } from '../shared/charge-type.ts';
import { plainDate } from '../shared/dates.ts';
import { entity } from '../shared/entity.ts';
import { currencyCode, decimal } from '../shared/money.ts';

const subscriptionLine = z.object({
  productId: z.string().min(1),
  chargeType: z.enum(CHARGE_TYPES),
  quantity: decimal,
  /** Per unit and billing period, in the subscription's currency. */
  unitPrice: decimal,
  startsOn: plainDate,
  endsOn: plainDate.optional(),
});

/** What a customer gets and pays for over time: the recurring and usage lines of a contract for one term. */
export const subscription = entity(
  'subscription',
  1,
  z.object({
    id: z.string().min(1),
    contractId: z.string().min(1),
    customerId: z.string().min(1),
    currency: currencyCode,
    startsOn: plainDate,
    /** Open-ended without it. */
    endsOn: plainDate.optional(),
    billingFrequency: z.string().optional(),
    lines: z.array(subscriptionLine),
  }),
);
export type Subscription = z.infer<typeof subscription>;
