import type { Story } from '../shared/failure.ts';
import { sumOf } from '../shared/money.ts';
import type { Payment } from './payment.ts';

/** The value they all share, if they do. */
const shared = (values: readonly string[]): string | undefined => {
  const [first, ...others] = new Set(values);
  return others.length === 0 ? first : undefined;
};

/** Whom a failure of these payments concerns, and how much was received: as far as one answer fits all of them. */
export const storyOfPayments = (payments: readonly Payment[]): Story => {
  const currency = shared(payments.map((payment) => payment.currency));
  return {
    correlationId: shared(payments.flatMap(({ correlationId }) => correlationId ?? [])),
    concerns: {
      customerId: shared(payments.map(({ customerId }) => customerId)),
      invoiceId: shared(payments.flatMap(({ applications }) => applications.map(({ invoiceId }) => invoiceId))),
    },
    amountAtRisk:
      currency === undefined
        ? undefined
        : { amount: sumOf(payments.map(({ amountReceived }) => amountReceived)), currency },
  };
};
