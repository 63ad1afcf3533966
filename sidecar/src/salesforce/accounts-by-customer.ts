import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { queryInGroups } from './query-in-groups.ts';

/** The Accounts that NetSuite's customers are, by the id both sides share. */

const accountRecord = z.object({ Id: z.string(), NetSuiteCustomerId__c: z.string() });

/** Account ids by customer id; a customer that no Account has is left out. */
export const accountsByCustomer =
  (connection: SalesforceConnection) =>
  async (customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const soql = (list: string) =>
      `SELECT Id, NetSuiteCustomerId__c FROM Account WHERE NetSuiteCustomerId__c IN ${list}`;
    const accounts = await queryInGroups(connection, { values: customerIds, soql }, accountRecord);
    return new Map(accounts.map((account) => [account.NetSuiteCustomerId__c, account.Id]));
  };
