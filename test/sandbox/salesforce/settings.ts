import type { CalloutOptions } from './apex/served/callouts/address-request.ts';
import type { OrgCurrency, OrgUser } from './data/seed.ts';
import type { CometdSettings } from './events/cometd/index.ts';
import type { PubSubSettings } from './events/index.ts';
import type { ConnectedApp } from './oauth/connected-app.ts';

/** What can be set when the Salesforce stand-in starts; all that a caller leaves out is an Enterprise Edition org's own value. */
export type SalesforceOptions = {
  /** Folders with SFDX source; objects are found at any depth. */
  readonly sourceDirectories: readonly string[];
  readonly connectedApps: readonly ConnectedApp[];
  /** 0 or nothing takes any free port. */
  readonly port?: number;
  readonly pubSubPort?: number;
  /** The same seed draws the same faults and replay ids. */
  readonly seed?: string;
  /** Where the virtual clock starts. */
  readonly start?: Date;
  /** People besides the administrator and the users of the connected apps. */
  readonly users?: readonly (OrgUser & { readonly permissionSets?: readonly string[] })[];
  /** The corporate currency first. */
  readonly currencies?: readonly OrgCurrency[];
  /** False for an org with one currency, the dollar: it has neither `CurrencyIsoCode` on its records nor `CurrencyType`. */
  readonly isMultiCurrency?: boolean;
  /** API calls in any 24 hours. */
  readonly dailyApiLimit?: number;
  readonly sessionTimeoutMinutes?: number;
  /** How far ahead the `exp` of a JWT assertion may lie; the platform's figure is not public. */
  readonly assertionLifetimeSeconds?: number;
  readonly eventRetentionHours?: number;
  readonly pubSub?: Partial<PubSubSettings>;
  /** Times and allocations of the Streaming API. */
  readonly cometd?: Partial<CometdSettings>;
  /** Where the systems that Apex calls are reached from here, and what an administrator would have typed in for them. */
  readonly callouts?: CalloutOptions;
  /** Where parsed Apex is kept between runs; nowhere when left out. */
  readonly apexCacheDirectory?: string;
};

export const SALESFORCE_DEFAULTS: Required<
  Pick<
    SalesforceOptions,
    | 'seed'
    | 'isMultiCurrency'
    | 'dailyApiLimit'
    | 'sessionTimeoutMinutes'
    | 'assertionLifetimeSeconds'
    | 'eventRetentionHours'
  >
> = {
  seed: 'salesforce',
  isMultiCurrency: true,
  dailyApiLimit: 100_000,
  sessionTimeoutMinutes: 120,
  assertionLifetimeSeconds: 300,
  eventRetentionHours: 72,
};

/** Hosts an assertion may be meant for, besides the org's own. https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_jwt_flow.htm */
export const LOGIN_HOSTS: readonly string[] = ['https://login.salesforce.com', 'https://test.salesforce.com'];
