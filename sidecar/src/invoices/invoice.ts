import { z } from 'zod';
import { CHARGE_TYPES } from '../shared/charge-type.ts';
import { instant, plainDate } from '../shared/dates.ts';
import { entity } from '../shared/entity.ts';
import { currencyCode, decimal, sameDecimal, sumOf } from '../shared/money.ts';

/** A receivables document as the ledger holds it: an invoice or a credit memo, with its lines. */

export const DOCUMENT_TYPES = ['Invoice', 'Credit Memo'] as const;
export const INVOICE_STATUSES = [
  'Pending Approval',
  'Open',
  'Partially Paid',
  'Paid In Full',
  'Rejected',
  'Voided',
  'Deleted',
] as const;

export const invoiceLine = z.object({
  /** Unique among all lines of the ledger. */
  key: z.string().min(1),
  number: z.int().positive(),
  itemId: z.string().optional(),
  itemCode: z.string().optional(),
  description: z.string().optional(),
  quantity: decimal.optional(),
  unitPrice: decimal.optional(),
  /** Before tax. */
  amount: decimal,
  /** What the ledger computed for this line; absent where it keeps tax on the document only. */
  taxAmount: decimal.optional(),
  /** As it was ordered. */
  chargeType: z.enum(CHARGE_TYPES).optional(),
  /** First and last day of what the line bills. */
  serviceStartsOn: plainDate.optional(),
  serviceEndsOn: plainDate.optional(),
});
export type InvoiceLine = z.infer<typeof invoiceLine>;

export const invoice = entity(
  'invoice',
  1,
  z.object({
    id: z.string().min(1),
    number: z.string(),
    type: z.enum(DOCUMENT_TYPES),
    status: z.enum(INVOICE_STATUSES),
    customerId: z.string(),
    /** The sales order it bills, when it bills one. */
    salesOrderId: z.string().optional(),
    invoicedOn: plainDate,
    dueOn: plainDate.optional(),
    currency: currencyCode,
    exchangeRate: decimal,
    subtotal: decimal,
    taxTotal: decimal,
    total: decimal,
    amountPaid: decimal,
    amountDue: decimal,
    /** In the currency of the legal entity. */
    baseTotal: decimal.optional(),
    subsidiary: z.string().optional(),
    correlationId: z.string().optional(),
    modifiedAt: instant,
    lines: z.array(invoiceLine),
  }),
);
export type Invoice = z.infer<typeof invoice>;

/** True when the lines and the tax add up to the document: nothing fell off on the way. */
export const addsUp = (document: Invoice): boolean =>
  sameDecimal(sumOf([...document.lines.map(({ amount }) => amount), document.taxTotal]), document.total);
