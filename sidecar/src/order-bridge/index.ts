/** The order bridge: a contract's order becomes one NetSuite sales order, now or later, exactly once. */
export { ACTIVATION_TASK, activateContract, activateContractJob, activationJob } from './activate-contract.ts';
export { ACTIVATION_REQUESTED, jobOfRequest } from './activation-request.ts';
export { agreedUnitPrice } from './agreed-prices.ts';
export type { AgreedPrice } from './agreed-prices.ts';
export type { UnmappedValue } from './not-sent.ts';
export { GONE_ORDER_TASK, holdGoneOrder } from './gone-order.ts';
export type { BookedBefore } from './gone-order.ts';
export { SWEEP_DELETED_TASK, sweepDeletedOrders } from './sweep-deleted-orders.ts';
export type { BookedOrders, DeletedSalesOrders } from './sweep-deleted-orders.ts';
export { SWEEP_REQUESTS_TASK, sweepRequests } from './sweep-requests.ts';
export type { Activation, ScreenRequest } from './activate-contract.ts';
export type {
  Activations,
  BookedActivation,
  Booking,
  Hold,
  CustomerCurrency,
  Needs,
  Orders,
  Remembered,
  SalesOrderLedger,
} from './ports.ts';
export { bookedOrder, bridgeOrder, contract } from './sales-order.ts';
export type { BookedOrder, BridgeOrder, Contract, OrderLine, SalesOrder, SalesOrderLine } from './sales-order.ts';
