import { needsAPerson } from '../shared/failure.ts';
import type { BridgeOrder, BridgeStatus } from './sales-order.ts';

/** From which bridge status an order may be asked to become a sales order, and what to say of every other. */
const ACTIVATABLE: readonly BridgeStatus[] = ['Ready', 'Requested', 'Accepted', 'On Hold'];

const WAY_OUT: Partial<Record<BridgeStatus, string>> = {
  Draft: 'Finish the order and let it become Ready.',
  'In Approval': 'Wait for the approval, or recall it.',
  Cancelled: 'Create a new order; a cancelled one does not come back.',
  Closed: 'Create a new order; a closed one does not come back.',
};

export const isActivatable = (order: BridgeOrder): boolean => ACTIVATABLE.includes(order.bridgeStatus);

/** @throws Failure WRONG_STATUS with the way out in words */
export const refuseUnlessActivatable = (order: BridgeOrder): void => {
  if (isActivatable(order)) return;
  throw needsAPerson({
    code: 'WRONG_STATUS',
    message: `Order ${order.number} is ${order.bridgeStatus}; only an order that is Ready can be activated.`,
    advice: WAY_OUT[order.bridgeStatus] ?? 'It has a sales order already; change it by an amendment.',
    owner: 'rep',
    subject: { object: 'Order', id: order.id, name: order.number, field: 'BridgeStatus__c', value: order.bridgeStatus },
  });
};
