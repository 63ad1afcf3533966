import { z } from 'zod';
import type { Booking, BridgeOrder, Hold, Orders } from '../order-bridge/index.ts';
import { needsAPerson } from '../shared/failure.ts';
import type { Mapping } from '../shared/mapping.ts';
import type { Change } from './composite.ts';
import { compositeUpdate } from './composite.ts';
import type { SalesforceConnection } from './connection.ts';
import { agreedPricesOf } from './contract-price-records.ts';
import { unmappedValues } from './unmapped-values.ts';
import { lineQuery, lineRecord } from './order-line-record.ts';
import type { OrderRecord } from './order-record.ts';
import { orderQuery, orderRecord, toBridgeOrder } from './order-record.ts';
import type { OrgSchema } from './org-schema.ts';
import { inCurrency } from './record-currency.ts';
import { queryAll, soqlText, update } from './records.ts';

/** The orders and contracts of Salesforce, behind the port of the order bridge. */

type Needs = {
  readonly connection: SalesforceConnection;
  readonly mapping: () => Promise<Mapping>;
  readonly schema: OrgSchema;
};

export const openOrders = ({ connection, mapping, schema }: Needs): Orders => ({
  ofContract: async (contractId) => {
    const [rows, only] = await Promise.all([mapping(), schema.onlyCurrency()]);
    const [found, lines] = await Promise.all([
      queryAll(connection, orderQuery(rows, openOrdersOf('', contractId), only), inCurrency(orderRecord, only)),
      queryAll(connection, lineQuery(rows, openOrdersOf('Order.', contractId), only), inCurrency(lineRecord, only)),
    ]);
    const record = onlyOrder(contractId, found);
    const { HasOverridePricing__c: hasPrices } = record.Contract;
    const prices = hasPrices ? await agreedPricesOf(connection, contractId, only) : [];
    return toBridgeOrder({ record, lines: lines.filter(({ OrderId }) => OrderId === record.Id), prices });
  },
  requestedBefore: async (instant) => {
    const soql = `SELECT ContractId FROM Order WHERE BridgeStatus__c = 'Requested' AND LastModifiedDate < ${instant}`;
    return (await queryAll(connection, soql, requestedRecord)).map(({ ContractId }) => ContractId);
  },
  unmappedValues: async (order) => unmappedValues({ connection, schema }, { order, mapping: await mapping() }),
  recordBooking: (booking) => compositeUpdate(connection, changesOf(booking)),
  recordAccepted: ({ orderId, correlationId }) =>
    update(
      connection,
      { object: 'Order', id: orderId },
      { BridgeStatus__c: 'Accepted', CorrelationId__c: correlationId, HoldCause__c: null, HoldFix__c: null },
    ),
  recordHold: (hold) => update(connection, { object: 'Order', id: hold.orderId }, holdFields(hold)),
  recordGone: ({ activationKey, ...hold }) =>
    update(connection, { object: 'Order', id: hold.orderId }, { ...holdFields(hold), ActivationKey__c: activationKey }),
});

/** The condition, on an order or (with the path) on what belongs to one. */
const openOrdersOf = (path: string, contractId: string): string =>
  `${path}ContractId = ${soqlText(contractId)} AND ${path}BridgeStatus__c != 'Cancelled'`;

const holdFields = ({ correlationId, cause, fix }: Hold) => ({
  BridgeStatus__c: 'On Hold',
  CorrelationId__c: correlationId,
  HoldCause__c: cause.slice(0, TEXT_LIMIT),
  HoldFix__c: fix.slice(0, TEXT_LIMIT),
});

const requestedRecord = z.object({ ContractId: z.string() });

/** Length of the hold texts on Order; the whole text is kept with the failure. */
const TEXT_LIMIT = 4000;

const onlyOrder = (contractId: string, found: readonly OrderRecord[]): OrderRecord => {
  const [order, another] = found;
  if (order === undefined) {
    throw needsAPerson({
      code: 'NOT_FOUND',
      message: `There is no contract ${contractId} with an order, or the integration user cannot see it.`,
      advice: 'Check the contract id, and that the contract has an order that is not cancelled.',
      owner: 'rep',
      subject: { object: 'Contract', id: contractId },
    });
  }
  if (another === undefined) return order;
  throw needsAPerson({
    code: 'WRONG_STATUS',
    message: `Contract ${order.Contract.ContractNumber} has ${found.length} open orders: ${found.map((each) => each.OrderNumber).join(', ')}.`,
    advice: 'Cancel all but the one that is to be booked.',
    owner: 'rep',
    subject: { object: 'Contract', id: contractId, name: order.Contract.ContractNumber },
  });
};

/** Ids and numbers first; then the two activations, in updates that change nothing but the status. */
const changesOf = (booking: Booking): readonly Change[] => [
  { object: 'Contract', id: booking.order.contract.id, fields: contractFields(booking) },
  { object: 'Order', id: booking.order.id, fields: orderFields(booking) },
  ...activationsOf(booking.order),
];

const contractFields = ({ correlationId, salesOrder }: Booking) => ({
  CorrelationId__c: correlationId,
  NetSuiteSalesOrderId__c: salesOrder.id,
  NetSuiteSalesOrderNumber__c: salesOrder.number,
});

const orderFields = (booking: Booking) => ({
  BridgeStatus__c: 'Booked',
  ActivationKey__c: booking.key,
  CorrelationId__c: booking.correlationId,
  NetSuiteSalesOrderId__c: booking.salesOrder.id,
  NetSuiteSalesOrderNumber__c: booking.salesOrder.number,
  NetSuiteStatus__c: booking.salesOrder.status ?? null,
  RequestedAt__c: booking.requestedAt,
  BookedAt__c: booking.bookedAt,
  HoldCause__c: null,
  HoldFix__c: null,
  MappingVersion__c: booking.mappingVersion,
  NotSent__c: booking.notSent ?? null,
});

const activationsOf = ({ id, isActivated, contract }: BridgeOrder): readonly Change[] => [
  ...(contract.isActivated ? [] : [{ object: 'Contract', id: contract.id, fields: { Status: 'Activated' } }]),
  ...(isActivated ? [] : [{ object: 'Order', id, fields: { Status: 'Activated' } }]),
];
