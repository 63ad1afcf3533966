import { z } from 'zod';
import { needsAPerson } from '../shared/failure.ts';
import type { SalesforceConnection } from './connection.ts';
import { queryAll } from './records.ts';

const record = z.object({ IsSandbox: z.boolean(), OrganizationType: z.string().nullish() });

/** An edition that is only ever used for development and tests, though it does not call itself a sandbox. */
const TEST_EDITION = 'Developer Edition';

/** Whether the org is one for tests. @throws Failure */
export const readOrganization = async (connection: SalesforceConnection): Promise<{ readonly isTest: boolean }> => {
  const [org] = await queryAll(connection, 'SELECT IsSandbox, OrganizationType FROM Organization', record);
  if (org !== undefined) return { isTest: org.IsSandbox || org.OrganizationType === TEST_EDITION };
  throw unreadable('the Organization record');
};

const currencyRecord = z.object({ DefaultCurrencyIsoCode: z.string().nullish() });

/** The currency of the company; the only one where several are not switched on. @throws Failure */
export const readDefaultCurrency = async (connection: SalesforceConnection): Promise<string> => {
  const [org] = await queryAll(connection, 'SELECT DefaultCurrencyIsoCode FROM Organization', currencyRecord);
  if (typeof org?.DefaultCurrencyIsoCode === 'string') return org.DefaultCurrencyIsoCode;
  throw unreadable('the default currency of the Organization record');
};

const unreadable = (what: string) =>
  needsAPerson({
    code: 'ACCESS_MISSING',
    message: `The integration user cannot read ${what}.`,
    advice: 'Give the user the permission set Integration User.',
    owner: 'salesforce-admin',
  });
