import { z } from 'zod';
import type { AgreedPrice, BridgeOrder } from '../order-bridge/index.ts';
import { agreedUnitPrice, bridgeOrder } from '../order-bridge/index.ts';
import { correlationIdOf } from '../shared/correlation.ts';
import type { Mapping } from '../shared/mapping.ts';
import { decimal } from '../shared/money.ts';
import { accountPaths, selectList } from './account-records.ts';

/** An Order as Salesforce answers it, and the query that asks for it with everything the mapping needs. */

const ORDER_FIELDS = [
  'Id',
  'OrderNumber',
  'BridgeStatus__c',
  'StatusCode',
  'EffectiveDate',
  'CurrencyIsoCode',
  'ActivationKey__c',
  'CorrelationId__c',
  'NetSuiteSalesOrderId__c',
  'HoldCause__c',
  'Contract.Id',
  'Contract.ContractNumber',
  'Contract.StatusCode',
  'Contract.StartDate',
  'Contract.EndDate',
  'Contract.HasOverridePricing__c',
];
const LINE_FIELDS = [
  'Id',
  'Quantity',
  'UnitPrice',
  'Product2Id',
  'Product2.Name',
  'Product2.ProductCode',
  'Product2.NetSuiteItemId__c',
];

/** The SELECT of orders with their lines; the condition is the caller's. */
export const orderQuery = (mapping: Mapping, where: string): string => {
  const account = accountPaths(mapping).map((field) => `Account.${field}`);
  const fields = selectList([...ORDER_FIELDS, ...account, ...mapping.pathsOf('SalesOrder')]);
  const lines = selectList([...LINE_FIELDS, ...mapping.pathsOf('SalesOrderLine')]);
  return `SELECT ${fields}, (SELECT ${lines} FROM OrderItems ORDER BY Id) FROM Order WHERE ${where}`;
};

const optional = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const itemRecord = z.looseObject({
  Id: z.string(),
  Quantity: decimal,
  UnitPrice: decimal,
  Product2Id: z.string(),
  Product2: z.looseObject({ Name: z.string(), ProductCode: optional, NetSuiteItemId__c: optional }),
});
type ItemRecord = z.infer<typeof itemRecord>;

export const orderRecord = z.looseObject({
  Id: z.string(),
  OrderNumber: z.string(),
  BridgeStatus__c: z.string().nullish(),
  StatusCode: z.string(),
  EffectiveDate: z.string(),
  CurrencyIsoCode: z.string(),
  ActivationKey__c: optional,
  CorrelationId__c: optional,
  NetSuiteSalesOrderId__c: optional,
  HoldCause__c: optional,
  Contract: z.looseObject({
    Id: z.string(),
    ContractNumber: z.string(),
    StatusCode: z.string(),
    StartDate: optional,
    EndDate: optional,
    HasOverridePricing__c: z.boolean(),
  }),
  Account: z.looseObject({ Id: z.string(), Name: z.string(), NetSuiteCustomerId__c: optional }),
  OrderItems: z.object({ records: z.array(itemRecord) }).nullish(),
});
export type OrderRecord = z.infer<typeof orderRecord>;

const lineOf = (order: OrderRecord, prices: readonly AgreedPrice[]) => (item: ItemRecord, index: number) => {
  const terms = { currency: order.CurrencyIsoCode, effectiveOn: order.EffectiveDate };
  return {
    id: item.Id,
    line: index + 1,
    productId: item.Product2Id,
    productCode: item.Product2.ProductCode,
    productName: item.Product2.Name,
    itemId: item.Product2.NetSuiteItemId__c,
    quantity: item.Quantity,
    unitPrice: agreedUnitPrice(prices, item.Product2Id, terms) ?? item.UnitPrice,
    source: item,
  };
};

/** @throws ZodError when a value does not fit an order */
export const toBridgeOrder = (record: OrderRecord, prices: readonly AgreedPrice[]): BridgeOrder =>
  bridgeOrder.parse({
    id: record.Id,
    number: record.OrderNumber,
    bridgeStatus: record.BridgeStatus__c ?? 'Draft',
    isActivated: record.StatusCode.startsWith('A'),
    currency: record.CurrencyIsoCode,
    effectiveOn: record.EffectiveDate,
    activationKey: record.ActivationKey__c,
    correlationId: record.CorrelationId__c,
    salesOrderId: record.NetSuiteSalesOrderId__c,
    holdCause: record.HoldCause__c,
    contract: {
      id: record.Contract.Id,
      number: record.Contract.ContractNumber,
      isActivated: record.Contract.StatusCode.startsWith('A'),
      startsOn: record.Contract.StartDate,
      endsOn: record.Contract.EndDate,
    },
    account: {
      id: record.Account.Id,
      name: record.Account.Name,
      customerId: record.Account.NetSuiteCustomerId__c,
      source: record.Account,
    },
    lines: (record.OrderItems?.records ?? []).map(lineOf(record, prices)),
    agreedPrices: prices,
    // So that the mapping sends the correlation id with the first activation too.
    source: { ...record, CorrelationId__c: record.CorrelationId__c ?? correlationIdOf(record.Contract.Id) },
  });
