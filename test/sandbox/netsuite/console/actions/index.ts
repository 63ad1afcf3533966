import { ITEM_TYPES } from '../../records/definitions/transactions.ts';
import type { StoredRecord } from '../../records/types.ts';
import type { Desk } from '../desk.ts';
import type { Action } from './action.ts';
import {
  depositActions,
  depositApplicationActions,
  invoiceActions,
  paymentActions,
  receiptActions,
} from './money-actions.ts';
import { orderActions } from './order-actions.ts';
import { customerUpkeep, itemActions } from './upkeep-actions.ts';

/** Which actions a record type has, in the order their forms are drawn. */
const ACTIONS: Readonly<Record<string, readonly Action[]>> = {
  salesOrder: orderActions,
  invoice: invoiceActions,
  customerPayment: paymentActions,
  creditMemo: paymentActions,
  customerDeposit: depositActions,
  depositApplication: depositApplicationActions,
  customer: [...receiptActions, ...customerUpkeep],
  ...Object.fromEntries(ITEM_TYPES.map((type) => [type, itemActions])),
};

/** What can be done with a record as it stands. */
export const actionsFor = (record: StoredRecord, desk: Desk): readonly Action[] =>
  (ACTIONS[record.type] ?? []).filter((action) => action.isOffered(record, desk));

/** The action of this name, offered or not: a page may be older than the record. */
export const actionNamed = (type: string, name: string): Action | undefined =>
  ACTIONS[type]?.find((action) => action.name === name);
