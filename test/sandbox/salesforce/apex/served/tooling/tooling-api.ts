/** What the Tooling API offers of a served program. */
import type { SystemTopics } from '../../../events/cometd/index.ts';
import type { Caller } from '../../../data/types.ts';
import type { ServedApex } from '../served-apex.ts';
import { openDebugLogs } from './debug-logs.ts';
import { executeAnonymous, type AnonymousRun } from './execute-anonymous.ts';
import { openTestRuns, type TestRuns } from './test-runs.ts';
import { openToolingOrg, type ToolingOrg } from './tooling-org.ts';

export type ToolingApi = {
  readonly execute: (caller: Caller, text: string) => Promise<AnonymousRun>;
  readonly tests: TestRuns;
  readonly query: ToolingOrg['query'];
  /** The text of a debug log; undefined when there is none of that id. */
  readonly logBody: (id: string) => string | undefined;
};

type ToolingNeeds = Pick<ServedApex, 'apex' | 'run' | 'openTestOrg'> & Pick<SystemTopics, 'announce'>;

export const openToolingApi = (served: ToolingNeeds): ToolingApi => {
  const tooling = openToolingOrg(served.apex.org);
  const logs = openDebugLogs(tooling, (id) => served.announce('Logging', { id, type: 'created' }));
  return {
    execute: (caller, text) => executeAnonymous({ ...served, logs }, { caller, text }),
    tests: openTestRuns({ ...served, tooling }),
    query: (soql, apiVersion) => tooling.query(soql, apiVersion),
    logBody: (id) => logs.body(id),
  };
};
