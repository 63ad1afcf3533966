import { z } from 'zod';
import { needsAPerson } from '../shared/failure.ts';
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
    throw needsAPerson({
      code: 'NOT_FOUND',
      message: `There is no account ${accountId}, or the integration user cannot see it.`,
      advice: 'Restore the account, or give the integration user access to it.',
      subject: { object: 'Account', id: accountId },
    });
  };
