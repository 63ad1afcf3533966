import type { Products } from '../products/index.ts';
import type { SalesforceConnection } from './connection.ts';
import { update } from './records.ts';

/** The products of Salesforce, behind the port of the products capability. */
export const openProducts = (connection: SalesforceConnection): Products => ({
  async link(links) {
    for (const { productId, itemId } of links) {
      await update(
        connection,
        { object: 'Product2', id: productId },
        { NetSuiteItemId__c: itemId, SyncStatus__c: 'In Sync' },
      );
    }
  },
});
