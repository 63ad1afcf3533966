import type { OutgoingEvent } from '../shared/outgoing-event.ts';
import type { BookedActivation, Remembered } from './ports.ts';
import type { BridgeOrder } from './sales-order.ts';

/** `SalesOrderBooked__e`: tells the org that a contract's order is a sales order in NetSuite now. */
const SALES_ORDER_BOOKED = '/event/SalesOrderBooked__e';

export const salesOrderBookedEvent = (
  order: BridgeOrder,
  { key, correlationId }: Remembered,
  { salesOrder, customerId, bookedAt, mappingVersion }: BookedActivation,
): OutgoingEvent => ({
  topic: SALES_ORDER_BOOKED,
  key,
  fields: {
    CorrelationId__c: correlationId,
    OccurredAt__c: bookedAt,
    SourceKey__c: key,
    ActivationKey__c: key,
    BookedAt__c: bookedAt,
    OrderId__c: order.id,
    ContractId__c: order.contract.id,
    AccountId__c: order.account.id,
    NetSuiteSalesOrderId__c: salesOrder.id,
    NetSuiteSalesOrderNumber__c: salesOrder.number,
    NetSuiteCustomerId__c: customerId,
    NetSuiteStatus__c: salesOrder.status ?? '',
    MappingVersion__c: mappingVersion,
  },
});
