import { z } from 'zod';
import type { AgreedPrice, BridgeOrder } from '../order-bridge/index.ts';
import { bridgeOrder } from '../order-bridge/index.ts';
import { correlationIdOf } from '../shared/correlation.ts';
import type { Mapping } from '../shared/mapping.ts';
import { accountPaths, selectList } from './account-records.ts';
import type { LineRecord } from './order-line-record.ts';
import { lineOf } from './order-line-record.ts';
import { optionalText } from './field-value.ts';

/** An Order as Salesforce answers it, and the query that asks for it with everything the mapping needs but its lines. */

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
/** The SELECT of orders without their lines; the condition is the caller's. @param only the currency of an org that has one */
export const orderQuery = (mapping: Mapping, where: string, only: string | undefined): string => {
  const account = accountPaths(mapping).map((field) => `Account.${field}`);
  const fields = selectList([...ORDER_FIELDS, ...account, ...mapping.pathsOf('SalesOrder')], only);
  return `SELECT ${fields} FROM Order WHERE ${where}`;
};

export const orderRecord = z.looseObject({
  Id: z.string(),
  OrderNumber: z.string(),
  BridgeStatus__c: z.string().nullish(),
  StatusCode: z.string(),
  EffectiveDate: z.string(),
  CurrencyIsoCode: z.string(),
  ActivationKey__c: optionalText,
  CorrelationId__c: optionalText,
  NetSuiteSalesOrderId__c: optionalText,
  HoldCause__c: optionalText,
  Contract: z.looseObject({
    Id: z.string(),
    ContractNumber: z.string(),
    StatusCode: z.string(),
    StartDate: optionalText,
    EndDate: optionalText,
    HasOverridePricing__c: z.boolean(),
  }),
  Account: z.looseObject({ Id: z.string(), Name: z.string(), NetSuiteCustomerId__c: optionalText }),
});
export type OrderRecord = z.infer<typeof orderRecord>;

/** What an order is made of: the record, all of its lines in their order, and what its contract agrees. */
export type OrderParts = {
  readonly record: OrderRecord;
  readonly lines: readonly LineRecord[];
  readonly prices: readonly AgreedPrice[];
};

/** @throws ZodError when a value does not fit an order */
export const toBridgeOrder = ({ record, lines, prices }: OrderParts): BridgeOrder =>
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
    lines: lines.map(
      lineOf({ prices, terms: { currency: record.CurrencyIsoCode, effectiveOn: record.EffectiveDate } }),
    ),
    agreedPrices: prices,
    // So that the mapping sends the correlation id with the first activation too.
    source: { ...record, CorrelationId__c: record.CorrelationId__c ?? correlationIdOf(record.Contract.Id) },
  });
