import type { Story } from '../shared/failure.ts';
import { lineTotal, sumOf } from '../shared/money.ts';
import type { BridgeOrder } from './sales-order.ts';

/** Whom a failure of this order concerns, and how much waits for it: what its lines sell, before tax. */
export const storyOfOrder = (order: BridgeOrder, correlationId: string): Story => ({
  correlationId,
  concerns: { contractId: order.contract.id, orderId: order.id, accountId: order.account.id },
  amountAtRisk: { amount: sumOf(order.lines.map(lineTotal)), currency: order.currency },
});
