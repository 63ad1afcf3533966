import { z } from 'zod';
import type { SalesforceConnection } from './connection.ts';
import { queryAll, soqlList } from './records.ts';

/** The Accounts that NetSuite's customers are, by the id both sides share. */

const accountRecord = z.object({ Id: z.string(), NetSuiteCustomerId__c: z.string() });
const IDS_PER_QUERY = 400;

/** Account ids by customer id; a customer that no Account has is left out. */
export const accountsByCustomer =
  (connection: SalesforceConnection) =>
  async (customerIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const accounts = new Map<string, string>();
    for (let start = 0; start < customerIds.length; start += IDS_PER_QUERY) {
      const [first, ...rest] = customerIds.slice(start, start + IDS_PER_QUERY);
      if (first === undefined) break;
      const soql = `SELECT Id, NetSuiteCustomerId__c FROM Account WHERE NetSuiteCustomerId__c IN ${soqlList([first, ...rest])}`;
      const found = await queryAll(connection, soql, accountRecord);
      for (const account of found) accounts.set(account.NetSuiteCustomerId__c, account.Id);
    }
    return accounts;
  };
