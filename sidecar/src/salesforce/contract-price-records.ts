import { z } from 'zod';
import type { AgreedPrice } from '../order-bridge/index.ts';
import { decimal } from '../shared/money.ts';
import { selectList } from './account-records.ts';
import type { SalesforceConnection } from './connection.ts';
import { inCurrency } from './record-currency.ts';
import { queryAll, soqlText } from './records.ts';
import { optionalText } from './field-value.ts';

/** The prices that a contract agrees, all of them: which of them hold for an order is the order bridge's to judge. */

const priceRecord = z
  .object({
    Id: z.string(),
    Name: z.string(),
    Product__c: z.string(),
    PriceKind__c: z.string(),
    UnitPrice__c: decimal,
    CurrencyCode__c: optionalText,
    CurrencyIsoCode: z.string(),
    StartsOn__c: optionalText,
    EndsOn__c: optionalText,
  })
  .transform((record): AgreedPrice => ({
    id: record.Id,
    number: record.Name,
    productId: record.Product__c,
    kind: record.PriceKind__c,
    currency: record.CurrencyCode__c?.trim() ?? record.CurrencyIsoCode,
    unitPrice: record.UnitPrice__c,
    startsOn: record.StartsOn__c,
    endsOn: record.EndsOn__c,
  }));

const PRICE_FIELDS = [
  'Id',
  'Name',
  'Product__c',
  'PriceKind__c',
  'UnitPrice__c',
  'CurrencyCode__c',
  'CurrencyIsoCode',
  'StartsOn__c',
  'EndsOn__c',
];

/** The currency code that people typed decides; without one a price is in the currency of its record. */
export const agreedPricesOf = (
  connection: SalesforceConnection,
  contractId: string,
  only: string | undefined,
): Promise<readonly AgreedPrice[]> => {
  const fields = selectList(PRICE_FIELDS, only);
  const soql = `SELECT ${fields} FROM ContractPrice__c WHERE Contract__c = ${soqlText(contractId)} ORDER BY Id`;
  return queryAll(connection, soql, inCurrency(priceRecord, only));
};
