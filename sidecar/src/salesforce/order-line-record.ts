import { z } from 'zod';
import type { AgreedPrice } from '../order-bridge/index.ts';
import { agreedUnitPrice } from '../order-bridge/index.ts';
import type { Mapping } from '../shared/mapping.ts';
import { decimal } from '../shared/money.ts';
import { selectList } from './account-records.ts';
import { optionalText } from './field-value.ts';

/**
 * The lines of orders as Salesforce answers them. They are asked for by a query of their own: what a sub-query answers may
 * be cut off, while a query goes on until all of its pages are read.
 */

const LINE_FIELDS = [
  'Id',
  'OrderId',
  'Quantity',
  'UnitPrice',
  'Product2Id',
  'Product2.Name',
  'Product2.ProductCode',
  'Product2.NetSuiteItemId__c',
  'Product2.ChargeType__c',
  'ChargeType__c',
];

/** The SELECT of order lines in their order; the condition is the caller's, on the order (`Order.ContractId = …`). */
export const lineQuery = (mapping: Mapping, where: string, only: string | undefined): string => {
  const fields = selectList([...LINE_FIELDS, ...mapping.pathsOf('SalesOrderLine')], only);
  return `SELECT ${fields} FROM OrderItem WHERE ${where} ORDER BY Id`;
};

export const lineRecord = z.looseObject({
  Id: z.string(),
  OrderId: z.string(),
  Quantity: decimal,
  UnitPrice: decimal,
  Product2Id: z.string(),
  Product2: z.looseObject({
    Name: z.string(),
    ProductCode: optionalText,
    NetSuiteItemId__c: optionalText,
    ChargeType__c: optionalText,
  }),
  ChargeType__c: optionalText,
});
export type LineRecord = z.infer<typeof lineRecord>;

type Terms = {
  readonly prices: readonly AgreedPrice[];
  readonly terms: { readonly currency: string; readonly effectiveOn: string };
};

/** A line under what the contract agrees. */
export const lineOf =
  ({ prices, terms }: Terms) =>
  (record: LineRecord, index: number) => {
    const chargeType = record.ChargeType__c ?? record.Product2.ChargeType__c;
    return {
      id: record.Id,
      line: index + 1,
      productId: record.Product2Id,
      productCode: record.Product2.ProductCode,
      productName: record.Product2.Name,
      itemId: record.Product2.NetSuiteItemId__c,
      quantity: record.Quantity,
      unitPrice: agreedUnitPrice(prices, record.Product2Id, terms) ?? record.UnitPrice,
      chargeType,
      // So that the mapping sends the product's where the line has none.
      source: { ...record, ChargeType__c: chargeType },
    };
  };
