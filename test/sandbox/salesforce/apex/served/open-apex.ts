/** Opens the Apex of a sandbox, and loads what runs it, only when there is code or automation: most orgs of tests have none. */
import { seededRandom } from '../../../shared/random.ts';
import type { Org } from '../../data/types.ts';
import type { SystemTopics } from '../../events/cometd/index.ts';
import type { OrgEventBus } from '../../events/index.ts';
import { sourceFiles } from '../../schema/read-source.ts';
import type { SalesforceOptions } from '../../settings.ts';
import type { RepeatableRuns } from './callouts/repeatable-runs.ts';
import type { Surroundings } from '../runtime/surroundings.ts';
import type { ServedApex } from './served-apex.ts';

type Parts = {
  readonly org: Org;
  readonly bus: OrgEventBus;
  readonly runs: RepeatableRuns;
  readonly apexFailures: string[];
  readonly systemTopics: SystemTopics;
  readonly orgLimits: Surroundings['orgLimits'];
};

/** The platform mails them to whoever wrote the code; here the newest are kept. */
const MOST_FAILURES = 50;

const open = async (parts: Parts, options: SalesforceOptions): Promise<ServedApex> => {
  const { org, bus, runs, systemTopics, orgLimits, apexFailures } = parts;
  const { openServedApex } = await import('./served-apex.ts');
  const { sourceDirectories, apexCacheDirectory: cacheDirectory, callouts } = options;
  const draw = seededRandom(`${options.seed ?? ''} apex`);
  return openServedApex({
    ...{ org, bus, runs, systemTopics, orgLimits, sourceDirectories },
    random: () => runs.random(draw),
    noteFailure: (text) => {
      apexFailures.push(text);
      apexFailures.splice(0, apexFailures.length - MOST_FAILURES);
    },
    ...(cacheDirectory === undefined ? {} : { cacheDirectory }),
    ...(callouts === undefined ? {} : { callouts }),
  });
};

/** What only runs in an org with an Apex runtime. */
const AUTOMATED = [
  '**/*.{cls,trigger}',
  '**/*.flow-meta.xml',
  '**/duplicateRules/*.duplicateRule-meta.xml',
  '**/assignmentRules/*.assignmentRules-meta.xml',
  '**/workflows/*.workflow-meta.xml',
];

export type OpenedApex = {
  /** The opened Apex; where there was none, an empty program is opened for whoever first asks. */
  readonly served: () => Promise<ServedApex>;
  /** Lets nothing of it run any more. */
  readonly stop: () => Promise<void>;
};

/**
 * Opens the source's Apex and automation, if it has any.
 * @throws ApexRefused when it does not compile
 */
export const apexOpener = async (parts: Parts, options: SalesforceOptions): Promise<OpenedApex> => {
  let opened: Promise<ServedApex> | undefined;
  const served = (): Promise<ServedApex> => (opened ??= open(parts, options));
  const isAutomated = AUTOMATED.some((pattern) => sourceFiles(options.sourceDirectories, pattern).length > 0);
  if (isAutomated) await served();
  return { served, stop: async () => (await opened)?.stop() };
};
