import { asFailure, Failure } from '../shared/failure.ts';
import type { Booking } from './ports.ts';

/** Salesforce is away as a whole: that is what people should read, and it is waited for without an end. */
const AWAY = 'SALESFORCE_AWAY';

/**
 * Booked in the ledger, but Salesforce did not take the number: said as such, so that nobody books it by hand. What passes
 * is repeated under the same key; what a person must settle keeps its own code.
 */
export const notRecorded = ({ order, salesOrder }: Pick<Booking, 'order' | 'salesOrder'>, thrown: unknown): Failure => {
  const failure = asFailure(thrown);
  if (failure.code === AWAY) return failure;
  const isPassing = failure.kind === 'try-again';
  return new Failure(failure.kind, {
    code: isPassing ? 'NOT_RECORDED' : failure.code,
    message: `Order ${order.number} is booked in NetSuite as ${salesOrder.number}, but Salesforce did not take the number. ${failure.message}`,
    advice: isPassing
      ? 'Nothing to do: the number is written again; nothing is booked twice.'
      : `${failure.advice} Nothing is booked twice.`,
    owner: failure.owner,
    subject: failure.subject ?? { object: 'Order', id: order.id, name: `order ${order.number}` },
    retryAfterSeconds: failure.retryAfterSeconds,
    cause: failure,
  });
};
