import { z } from 'zod';
import { plainDate } from '../shared/dates.ts';
import { entity } from '../shared/entity.ts';
import type { MappedField, SourceRecord } from '../shared/mapping.ts';
import { currencyCode, decimal } from '../shared/money.ts';
import { agreedPrice } from './agreed-prices.ts';

/** The values of the order bridge: the order as Salesforce holds it, and the sales order it becomes. */

export const BRIDGE_STATUSES = [
  'Draft',
  'In Approval',
  'Ready',
  'Requested',
  'Accepted',
  'On Hold',
  'Booked',
  'In Fulfillment',
  'Billed',
  'Amending',
  'Cancelling',
  'Closed',
  'Cancelled',
] as const;
export type BridgeStatus = (typeof BRIDGE_STATUSES)[number];

const source = z.custom<SourceRecord>((value) => typeof value === 'object' && value !== null);

export const orderLine = z.object({
  id: z.string(),
  /** 1 for the first line, as a person counts. */
  line: z.int().positive(),
  productId: z.string(),
  productCode: z.string().optional(),
  productName: z.string(),
  itemId: z.string().optional(),
  quantity: decimal,
  /** Per unit, in the order's currency; the override price where the contract has one. */
  unitPrice: decimal,
  /** Recurring, Usage or One-Time: the line's own, else its product's. */
  chargeType: z.string().optional(),
  source,
});
export type OrderLine = z.infer<typeof orderLine>;

export const contract = entity(
  'contract',
  1,
  z.object({
    id: z.string(),
    number: z.string(),
    isActivated: z.boolean(),
    startsOn: plainDate.optional(),
    endsOn: plainDate.optional(),
  }),
);
export type Contract = z.infer<typeof contract>;

export const bridgeOrder = entity(
  'order',
  1,
  z.object({
    id: z.string(),
    number: z.string(),
    bridgeStatus: z.enum(BRIDGE_STATUSES),
    isActivated: z.boolean(),
    currency: currencyCode,
    effectiveOn: plainDate,
    activationKey: z.string().optional(),
    correlationId: z.string().optional(),
    salesOrderId: z.string().optional(),
    /** Why it waits, as it shows now. */
    holdCause: z.string().optional(),
    contract,
    account: z.object({ id: z.string(), name: z.string(), customerId: z.string().optional(), source }),
    lines: z.array(orderLine),
    /** What the contract agrees instead of the price book; none where it does not override prices. */
    agreedPrices: z.array(agreedPrice),
    source,
  }),
);
/** A Salesforce Order with its contract, account and lines. */
export type BridgeOrder = z.infer<typeof bridgeOrder>;

/** A sales order on its way to the ledger. */
export type SalesOrder = {
  /** The business key; the ledger keeps it, so that the same order is never written twice. */
  readonly key: string;
  readonly correlationId: string;
  readonly customerId: string;
  readonly currencyId: string;
  readonly fields: readonly MappedField[];
  readonly lines: readonly SalesOrderLine[];
};
export type SalesOrderLine = {
  readonly itemId: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly fields: readonly MappedField[];
};

/** A sales order that exists in the ledger. */
export const bookedOrder = z.object({
  id: z.string().min(1),
  number: z.string().min(1),
  status: z.string().optional(),
});
export type BookedOrder = z.infer<typeof bookedOrder>;
