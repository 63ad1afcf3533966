/** Which rules a record type follows. */
import type { RecordDefinition } from '../records/definition.ts';
import { customerRules } from './customer.ts';
import { itemRules, listRules, personRules } from './entities-and-items.ts';
import { creditMemoRules } from './credit-memo.ts';
import { invoiceRules } from './invoice.ts';
import { itemFulfillmentRules } from './item-fulfillment.ts';
import type { RecordRules } from './ledger.ts';
import { depositApplicationRules, depositRules, paymentRules } from './receipts.ts';
import { salesOrderRules } from './sales-order.ts';

const RULES_OF_TYPE: Readonly<Record<string, RecordRules>> = {
  customer: customerRules,
  contact: personRules,
  employee: personRules,
  salesOrder: salesOrderRules,
  invoice: invoiceRules,
  creditMemo: creditMemoRules,
  customerPayment: paymentRules,
  customerDeposit: depositRules,
  depositApplication: depositApplicationRules,
  itemFulfillment: itemFulfillmentRules,
};

const RULES_OF_FAMILY: Readonly<Record<RecordDefinition['family'], RecordRules>> = {
  item: itemRules,
  list: listRules,
  entity: {},
  transaction: {},
};

export const rulesOf = ({ type, family }: RecordDefinition): RecordRules =>
  RULES_OF_TYPE[type] ?? RULES_OF_FAMILY[family];
