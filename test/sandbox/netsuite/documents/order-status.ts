/**
 * Where a sales order stands, from what has been approved, fulfilled and billed: A Pending Approval, B Pending Fulfillment,
 * D Partially Fulfilled, E Pending Billing/Partially Fulfilled, F Pending Billing, G Billed, H Closed, C Cancelled.
 */
import type { Big } from 'big.js';

export type OrderLineProgress = {
  readonly quantity: Big;
  readonly billed: Big;
  readonly fulfilled: Big;
  /** Services skip fulfilment. */
  readonly isFulfillable: boolean;
  readonly isClosed: boolean;
};

export type OrderProgress = {
  readonly isApproved: boolean;
  readonly isCancelled: boolean;
  readonly lines: readonly OrderLineProgress[];
};

export type OrderStatus = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H';

const isBilled = (line: OrderLineProgress): boolean => line.billed.gte(line.quantity);
const isFulfilled = (line: OrderLineProgress): boolean => !line.isFulfillable || line.fulfilled.gte(line.quantity);

const statusOfGoods = (lines: readonly OrderLineProgress[]): OrderStatus => {
  const goods = lines.filter((line) => line.isFulfillable);
  const started = goods.some((line) => line.fulfilled.gt(0));
  if (!started) return 'B';
  return goods.some((line) => line.fulfilled.gt(line.billed)) ? 'E' : 'D';
};

/** The status letter. */
export const orderStatus = ({ isApproved, isCancelled, lines }: OrderProgress): OrderStatus => {
  if (isCancelled) return 'C';
  const open = lines.filter((line) => !line.isClosed);
  if (open.length === 0) return lines.some((line) => line.billed.gt(0)) && lines.every(isBilled) ? 'G' : 'H';
  if (!isApproved) return 'A';
  if (open.every((line) => isBilled(line) && isFulfilled(line))) return 'G';
  if (open.every(isFulfilled)) return 'F';
  return statusOfGoods(open);
};
