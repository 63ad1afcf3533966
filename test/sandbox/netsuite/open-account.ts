import { seededRandom, type Random } from '../shared/random.ts';
import { virtualClock, type Clock } from '../shared/clock.ts';
import { faultSwitchboard, type FaultSwitchboard } from '../shared/faults.ts';
import type { AccountInput } from './account/account.ts';
import { loadProject } from './account/load-project.ts';
import { accessTokens, type AccessTokens } from './auth/access-tokens.ts';
import { loginAuditTrail, type LoginAuditTrail } from './auth/login-audit-trail.ts';
import { mappingsFrom, type Mapping } from './auth/mappings.ts';
import { concurrencyGate, type Gate } from './concurrency/gate.ts';
import { traffic, type Traffic } from './concurrency/traffic.ts';
import type { NetSuiteOptions } from './index.ts';
import { jobQueue, type JobQueue } from './jobs/job-queue.ts';
import { openBook, type Book } from './records/book.ts';
import { settingsFrom, type Settings } from './settings.ts';
import { openSuiteQl, type SuiteQl } from './suiteql/index.ts';

/**
 * Everything an account has before anybody calls it: clock, books, logins, ceiling. The server is put around it.
 */
export type OpenAccount = {
  readonly options: NetSuiteOptions;
  readonly settings: Settings;
  readonly clock: Clock;
  readonly faults: FaultSwitchboard;
  readonly book: Book;
  readonly suiteQl: SuiteQl;
  readonly mappings: readonly Mapping[];
  readonly tokens: AccessTokens;
  readonly trail: LoginAuditTrail;
  readonly gate: Gate;
  readonly traffic: Traffic;
  readonly jobs: JobQueue;
  /** A draw of its own for each purpose, so that one more fault does not change the latencies. */
  readonly randomFor: (purpose: string) => Random;
};

const STANDARD_CONCURRENCY = 5;

const settingsOf = ({ settings, timeZone, dateFormat }: NetSuiteOptions): Settings =>
  settingsFrom({
    ...settings,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(dateFormat === undefined ? {} : { dateFormat }),
  });

const gateOf = ({ concurrencyLimit, integrations }: NetSuiteOptions): Gate =>
  concurrencyGate({
    account: concurrencyLimit ?? STANDARD_CONCURRENCY,
    integrations: new Map(
      integrations.flatMap(({ clientId, concurrencyLimit: own }) =>
        own === undefined ? [] : [[clientId, own] as const],
      ),
    ),
  });

/** The set-up that was given, with the custom fields of the projects deployed to the account. */
const accountInputOf = ({ account = {}, projectDirectories = [] }: NetSuiteOptions): AccountInput => ({
  ...account,
  customFields: [
    ...(account.customFields ?? []),
    ...projectDirectories.flatMap((folder) => loadProject(folder).customFields),
  ],
});

/**
 * Opens the account.
 * @throws ZodError for wrong settings or set-up, Error for certificates or limits NetSuite would not accept
 */
export const openAccount = (options: NetSuiteOptions): OpenAccount => {
  const settings = settingsOf(options);
  const clock = virtualClock(options.start);
  const randomFor = (purpose: string): Random => seededRandom(`${options.seed ?? 'netsuite'} ${purpose}`);
  const book = openBook({ clock, settings, random: randomFor('book'), account: accountInputOf(options) });
  return {
    options,
    settings,
    clock,
    randomFor,
    faults: faultSwitchboard(randomFor('faults')),
    book,
    suiteQl: openSuiteQl({ book, clock, settings }),
    mappings: mappingsFrom(options.integrations),
    tokens: accessTokens(clock, settings.accessTokenSeconds),
    trail: loginAuditTrail(clock),
    gate: gateOf(options),
    traffic: traffic(),
    jobs: jobQueue({ clock, settings }),
  };
};
