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
  throw needsAPerson({
    code: 'ACCESS_MISSING',
    message: 'The integration user cannot read the Organization record.',
    advice: 'Give the user the permission set Integration User.',
    owner: 'salesforce-admin',
  });
};
