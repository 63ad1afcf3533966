/**
 * The transactions: sales orders and what follows from them. Names and types from the REST API Browser 2026.1; lengths of
 * texts partly assumed.
 */
import {
  boolean,
  calculated,
  choice,
  date,
  dateTime,
  decimal,
  integer,
  labelled,
  reference,
  text,
} from '../definition.ts';
import type { Fields, RecordDefinition, SublistDefinition } from '../definition.ts';
import { addressFields } from './addresses.ts';
import { APPROVAL_STATUSES, SALES_ORDER_STATUSES, STATUS_LABELS } from './statuses.ts';

export const ITEM_TYPES = [
  'serviceSaleItem',
  'nonInventorySaleItem',
  'inventoryItem',
  'otherChargeSaleItem',
  'discountItem',
] as const;

const dimensions: Fields = {
  department: reference('department'),
  class: reference('classification'),
  location: reference('location'),
};

const header = (type: string): Fields => ({
  tranId: text(45),
  transactionNumber: calculated(text(45)),
  tranDate: labelled('Date', date),
  memo: text(999),
  currency: reference('currency'),
  exchangeRate: decimal,
  subsidiary: reference('subsidiary'),
  status: calculated(choice(STATUS_LABELS[type] ?? {})),
  createdDate: calculated(dateTime),
  lastModifiedDate: calculated(dateTime),
  ...dimensions,
});

const sale: Fields = {
  entity: labelled('Customer', reference('customer')),
  otherRefNum: text(45),
  terms: reference('term'),
  salesRep: reference('employee'),
  startDate: date,
  endDate: date,
  dueDate: date,
  email: text(254),
  toBeEmailed: boolean,
  discountItem: reference('discountItem'),
  discountRate: text(20),
  subtotal: calculated(decimal),
  discountTotal: calculated(decimal),
  taxTotal: calculated(decimal),
  total: calculated(decimal),
  billingSchedule: reference('billingSchedule'),
  priceLevel: reference('priceLevel'),
};

const itemLine: Fields = {
  line: integer,
  lineUniqueKey: calculated(text(20)),
  item: reference(...ITEM_TYPES),
  description: text(4000),
  quantity: decimal,
  rate: decimal,
  amount: decimal,
  price: reference('priceLevel'),
  units: text(20),
  taxCode: reference('salesTaxItem'),
  taxRate1: calculated(decimal),
  tax1Amt: calculated(decimal),
  grossAmt: calculated(decimal),
  itemType: calculated(text(20)),
  itemSubtype: calculated(text(20)),
  isClosed: boolean,
  revRecStartDate: date,
  revRecEndDate: date,
  billingSchedule: reference('billingSchedule'),
  ...dimensions,
};

const items = (more: Fields): SublistDefinition => ({
  shape: 'lines',
  key: 'line',
  fields: { ...itemLine, ...more },
});

const address: SublistDefinition = { shape: 'single', fields: addressFields };

/** Which documents a payment or credit settles, and by how much. */
const apply: SublistDefinition = {
  shape: 'lines',
  key: 'doc',
  fields: {
    line: integer,
    doc: reference('invoice'),
    apply: boolean,
    amount: decimal,
    applyDate: calculated(date),
    due: calculated(decimal),
    total: calculated(decimal),
    refNum: calculated(text(45)),
    type: calculated(text(40)),
    currency: calculated(text(20)),
    createdFrom: calculated(text(45)),
  },
};

const receipt: Fields = {
  customer: reference('customer'),
  payment: labelled('Payment Amount', decimal),
  account: reference('account'),
  undepFunds: choice({ false: 'No', true: 'Yes' }),
  arAcct: reference('account'),
  checkNumber: text(45),
  paymentMethod: reference('paymentMethod'),
  paymentOption: reference('paymentMethod'),
  postingPeriod: reference('accountingPeriod'),
  total: calculated(decimal),
  applied: calculated(decimal),
  unapplied: calculated(decimal),
};

const transaction = (
  definition: Pick<RecordDefinition, 'type' | 'label' | 'code' | 'numberPrefix' | 'required'> & {
    readonly fields: Fields;
    readonly sublists?: RecordDefinition['sublists'];
    readonly writable?: false;
  },
): RecordDefinition => ({
  ...definition,
  family: 'transaction',
  nameField: 'tranId',
  fields: { ...header(definition.type), ...definition.fields },
  sublists: definition.sublists ?? {},
});

export const transactionDefinitions: readonly RecordDefinition[] = [
  transaction({
    type: 'salesOrder',
    label: 'Sales Order',
    code: 'SalesOrd',
    numberPrefix: 'SO',
    required: ['entity', 'tranDate'],
    fields: {
      ...sale,
      orderStatus: choice({ A: SALES_ORDER_STATUSES.A, B: SALES_ORDER_STATUSES.B }),
      salesEffectiveDate: date,
      shipDate: date,
      shipComplete: boolean,
      nextBill: calculated(date),
      source: calculated(text(40)),
    },
    sublists: {
      item: items({
        isOpen: calculated(boolean),
        expectedShipDate: date,
        quantityBilled: calculated(decimal),
        quantityFulfilled: calculated(decimal),
        quantityCommitted: calculated(decimal),
        quantityBackOrdered: calculated(decimal),
      }),
      billingAddress: address,
      shippingAddress: address,
    },
  }),
  transaction({
    type: 'invoice',
    label: 'Invoice',
    code: 'CustInvc',
    numberPrefix: 'INV',
    required: ['entity', 'tranDate'],
    fields: {
      ...sale,
      createdFrom: calculated(reference('salesOrder')),
      account: reference('account'),
      postingPeriod: reference('accountingPeriod'),
      approvalStatus: choice(APPROVAL_STATUSES),
      amountPaid: calculated(decimal),
      amountRemaining: calculated(decimal),
      amountRemainingTotalBox: calculated(decimal),
      billDate: date,
    },
    sublists: {
      item: items({ orderDoc: calculated(reference('salesOrder')), orderLine: integer }),
      billingAddress: address,
      shippingAddress: address,
    },
  }),
  transaction({
    type: 'creditMemo',
    label: 'Credit Memo',
    code: 'CustCred',
    numberPrefix: 'CM',
    required: ['entity', 'tranDate'],
    fields: {
      ...sale,
      createdFrom: calculated(reference('invoice')),
      account: reference('account'),
      postingPeriod: reference('accountingPeriod'),
      autoApply: boolean,
      applied: calculated(decimal),
      unapplied: calculated(decimal),
      amountPaid: calculated(decimal),
      amountRemaining: calculated(decimal),
    },
    sublists: { item: items({ orderDoc: calculated(reference('invoice')), orderLine: integer }), apply },
  }),
  transaction({
    type: 'customerPayment',
    label: 'Payment',
    code: 'CustPymt',
    numberPrefix: 'PYMT',
    required: ['customer', 'tranDate', 'payment'],
    fields: { ...receipt, autoApply: boolean, pending: calculated(decimal), balance: calculated(decimal) },
    sublists: { apply },
  }),
  transaction({
    type: 'customerDeposit',
    label: 'Customer Deposit',
    code: 'CustDep',
    numberPrefix: 'CD',
    required: ['customer', 'tranDate', 'payment'],
    fields: { ...receipt, salesOrder: reference('salesOrder') },
  }),
  transaction({
    type: 'depositApplication',
    label: 'Deposit Application',
    code: 'DepAppl',
    numberPrefix: 'DA',
    required: [],
    writable: false,
    fields: {
      customer: reference('customer'),
      deposit: reference('customerDeposit'),
      depDate: date,
      arAcct: reference('account'),
      postingPeriod: reference('accountingPeriod'),
      total: calculated(decimal),
      applied: calculated(decimal),
      unapplied: calculated(decimal),
    },
    sublists: { apply },
  }),
  transaction({
    type: 'itemFulfillment',
    label: 'Item Fulfillment',
    code: 'ItemShip',
    numberPrefix: 'IF',
    required: [],
    writable: false,
    fields: {
      entity: reference('customer'),
      createdFrom: calculated(reference('salesOrder')),
      postingPeriod: reference('accountingPeriod'),
      shipStatus: choice(STATUS_LABELS['itemFulfillment'] ?? {}),
    },
    sublists: {
      item: {
        shape: 'lines',
        key: 'line',
        fields: {
          line: integer,
          lineUniqueKey: calculated(text(20)),
          item: calculated(reference(...ITEM_TYPES)),
          itemReceive: boolean,
          quantity: decimal,
          orderLine: integer,
          location: reference('location'),
        },
      },
    },
  }),
];
