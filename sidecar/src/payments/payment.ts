import { z } from 'zod';
import { instant, plainDate } from '../shared/dates.ts';
import { entity } from '../shared/entity.ts';
import { currencyCode, decimal } from '../shared/money.ts';

/** A customer payment or deposit as the ledger holds it now, with what it settles. */

/** How an invoice stands now, whatever settles it. */
export const invoiceStanding = z.object({
  status: z.enum(['Open', 'Partially Paid', 'Paid In Full', 'Voided', 'Pending Approval', 'Rejected']),
  paid: decimal,
  due: decimal,
});
export type InvoiceStanding = z.infer<typeof invoiceStanding>;

export const paymentApplication = z.object({
  invoiceId: z.string().min(1),
  /** Applied to this invoice, in the payment's currency. */
  amount: decimal,
  /** Money settles a document when both are there: the later of their dates. */
  appliedOn: plainDate.optional(),
  /** With this payment. */
  standing: invoiceStanding,
});
export type PaymentApplication = z.infer<typeof paymentApplication>;

export const payment = entity(
  'payment',
  1,
  z.object({
    id: z.string().min(1),
    number: z.string(),
    /** A deposit is money that came before there was anything to settle. */
    type: z.enum(['Payment', 'Deposit']).default('Payment'),
    status: z.enum(['Pending', 'Not Deposited', 'Deposited', 'Applied', 'Rejected', 'Voided', 'Deleted']),
    customerId: z.string(),
    currency: currencyCode,
    receivedOn: plainDate,
    /** As the ledger names it. */
    method: z.string().optional(),
    amountReceived: decimal,
    amountUnapplied: decimal,
    correlationId: z.string().optional(),
    modifiedAt: instant,
    applications: z.array(paymentApplication),
  }),
);
export type Payment = z.infer<typeof payment>;

/**
 * The correlation id of a payment: that of its deal where the ledger knows it, else one of its own.
 * @param deal undefined too while the payment has not been read yet
 */
export const paymentCorrelation = (paymentId: string, deal?: string): string => deal ?? `payment-${paymentId}`;
