import { z } from 'zod';
import type { Product, ProductState } from '../products/index.ts';
import type { Failure } from '../shared/failure.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryAll, upsertCollection } from './records.ts';
import { optionalText } from './field-value.ts';

/** All products of Salesforce that are sold, and what the bridge shows on them. */

const productRecord = z
  .object({
    Id: z.string(),
    Name: z.string(),
    ProductCode: optionalText,
    NetSuiteItemId__c: optionalText,
    NetSuiteItemType__c: optionalText,
    TaxSchedule__c: optionalText,
    SyncStatus__c: optionalText,
  })
  .transform((record): Product => ({
    id: record.Id,
    name: record.Name,
    code: record.ProductCode,
    itemId: record.NetSuiteItemId__c,
    itemKind: record.NetSuiteItemType__c,
    taxSchedule: record.TaxSchedule__c,
    status: record.SyncStatus__c,
  }));

const SOLD = `SELECT Id, Name, ProductCode, NetSuiteItemId__c, NetSuiteItemType__c, TaxSchedule__c, SyncStatus__c
  FROM Product2 WHERE IsActive = true ORDER BY Id`;

const rowOf = (state: ProductState) => ({
  Id: state.productId,
  NetSuiteItemId__c: state.itemId ?? null,
  NetSuiteItemType__c: state.itemKind ?? null,
  TaxSchedule__c: state.taxSchedule ?? null,
  SyncStatus__c: state.status,
});

export type RefusedProduct = { readonly productId: string; readonly failure: Failure };

export const productCatalogue = (
  connection: SalesforceConnection,
  refused: (product: RefusedProduct) => Promise<void>,
) => ({
  sold: (): Promise<readonly Product[]> => queryAll(connection, SOLD, productRecord),
  show: async (states: readonly ProductState[]): Promise<number> => {
    connection.budget.claimForBatch();
    const target = { object: 'Product2', externalIdField: 'Id' };
    let taken = 0;
    for (const outcome of await upsertCollection(connection, target, states.map(rowOf))) {
      if (outcome.result === 'failed') await refused({ productId: outcome.key, failure: outcome.failure });
      else taken += 1;
    }
    return taken;
  },
});
