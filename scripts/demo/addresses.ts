import { PERSONS } from './desks.ts';
import { say } from './progress.ts';
import type { Clouds } from './start-clouds.ts';
import type { RunningSidecar } from './start-sidecar.ts';

/** Where to look and as whom, when the story is over and everything still runs. */
export const showAddresses = ({ salesforceUrl, netSuiteUrl }: Clouds, { url }: RunningSidecar): void => {
  say('Still running. Open in two tabs of a browser:');
  say(`   Salesforce ${salesforceUrl}/lightning as one of`);
  for (const { name, username } of PERSONS) say(`      ${name.padEnd(14)} ${username}`);
  say(`   NetSuite   ${netSuiteUrl}/console`);
  say(
    `Programs find Salesforce ${salesforceUrl}, NetSuite ${netSuiteUrl}, sidecar ${url}/readyz. Ctrl-C stops everything.`,
  );
};
