import { z } from 'zod';
import { DESKS, PERSONS } from './desks.ts';
import { say } from './progress.ts';
import { openSalesforceOrg } from './salesforce-org.ts';
import type { Clouds } from './start-clouds.ts';
import type { RunningSidecar } from './start-sidecar.ts';

/** Where to look and as whom, when the story is over and everything still runs. */

const openDeal = z.object({ Id: z.string(), Name: z.string() });

const sayOpenDeal = async (url: string): Promise<void> => {
  const rep = await openSalesforceOrg(url, DESKS.rep.app);
  const soql = 'SELECT Id, Name FROM Opportunity WHERE IsClosed = false ORDER BY Name LIMIT 1';
  for (const { Id, Name } of await rep.query(soql, openDeal))
    say(`   A deal to win: ${Name}, ${url}/lightning/r/Opportunity/${Id}/view`);
};

export const showAddresses = async ({ salesforceUrl, netSuiteUrl }: Clouds, { url }: RunningSidecar): Promise<void> => {
  say('Still running. Open in two tabs of a browser:');
  say(`   Salesforce ${salesforceUrl}/lightning as one of`);
  for (const { name, username } of PERSONS) say(`      ${name.padEnd(14)} ${username}`);
  say(`   NetSuite   ${netSuiteUrl}/console`);
  await sayOpenDeal(salesforceUrl);
  say(
    `Programs find Salesforce ${salesforceUrl}, NetSuite ${netSuiteUrl}, sidecar ${url}/readyz. Ctrl-C stops everything.`,
  );
};
