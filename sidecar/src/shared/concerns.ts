import { z } from 'zod';

/**
 * Which records of the deal a failure holds up, as far as whoever met it knows: the ids of Salesforce, and those of NetSuite
 * where only they are known. Salesforce finds the records behind them when the failure is told.
 */
const id = z.string().min(1).optional();

export const concerns = z.object({
  /** Ids of Salesforce. */
  contractId: id,
  orderId: id,
  accountId: id,
  /** Internal ids of NetSuite. */
  salesOrderId: id,
  customerId: id,
  invoiceId: id,
});
export type Concerns = { readonly [Record in keyof z.infer<typeof concerns>]?: string | undefined };

/** Both together; where both know a record, `nearer` decides, because it came closer to the deal. */
export const concernsOf = (known: Concerns | undefined, nearer: Concerns | undefined): Concerns | undefined => {
  if (known === undefined || nearer === undefined) return nearer ?? known;
  const told = Object.entries(nearer).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(told) };
};
