import { z } from 'zod';
import { accountNotFound } from './account-records.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryAll, soqlText } from './records.ts';

/** The customer that an Account is in NetSuite, by the id both sides share. */

const accountRecord = z.object({ NetSuiteCustomerId__c: z.string().nullish() });

/** @throws Failure NOT_FOUND without such an account */
export const customerOfAccount =
  (connection: SalesforceConnection) =>
  async (accountId: string): Promise<string | undefined> => {
    const soql = `SELECT NetSuiteCustomerId__c FROM Account WHERE Id = ${soqlText(accountId)}`;
    const [account] = await queryAll(connection, soql, accountRecord);
    if (account !== undefined) return account.NetSuiteCustomerId__c ?? undefined;
    throw accountNotFound(accountId);
  };
