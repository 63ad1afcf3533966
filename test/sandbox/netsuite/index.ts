import type { Clock } from '../shared/clock.ts';
import type { FaultSwitchboard } from '../shared/faults.ts';
import type { AccountInput } from './account/account.ts';
import type { IntegrationOptions } from './auth/mappings.ts';
import { tokenLogin, type TokenCredentials } from './auth/token-based-login.ts';
import { tokenEndpoint } from './auth/token-endpoint.ts';
import { latencyDrawer, type Latency } from './concurrency/latency.ts';
import { netSuiteConsole } from './console/index.ts';
import { asNetSuiteError, refusalAnswer } from './http/envelope.ts';
import { errorIds } from './http/error-ids.ts';
import { identifier } from './http/identify.ts';
import { pipeline, type Pipeline } from './http/pipeline.ts';
import { recordService } from './http/records/record-service.ts';
import { serve } from './http/server.ts';
import { suiteQlService } from './http/suiteql-service.ts';
import { services, type ServiceTable } from './http/services.ts';
import { metadataCatalog } from './metadata/metadata-catalog.ts';
import { openAccount, type OpenAccount } from './open-account.ts';
import { operationsApi } from './operations/operations-api.ts';
import type { Book } from './records/book.ts';
import type { SettingsInput } from './settings.ts';
import { systemEndpoints } from './system/system-endpoints.ts';

/**
 * The stand-in for a NetSuite account: REST records, SuiteQL, both logins, the concurrency ceiling and asynchronous jobs on
 * one local address. It answers as the documents say and knows nothing of who calls.
 */
export type NetSuiteOptions = {
  /** Such as `1234567` or `1234567_SB1`. */
  readonly accountId: string;
  /** Any free one by default. */
  readonly port?: number;
  /** Same seed, same faults, latencies and error ids. */
  readonly seed?: string;
  /** Present of the account's clock at the start; the machine's by default. */
  readonly start?: Date;
  /** Of the integration user, as SuiteQL renders dates; `America/Los_Angeles` and `M/D/YYYY` by default. */
  readonly timeZone?: string;
  readonly dateFormat?: string;
  /** Requests at the same time over the whole account; 5 by default, as for a standard account. */
  readonly concurrencyLimit?: number;
  /** How long the account thinks about each request; not at all by default. */
  readonly latencyMilliseconds?: Latency;
  readonly integrations: readonly IntegrationOptions[];
  /** Credentials for token-based authentication. */
  readonly tokens?: readonly TokenCredentials[];
  readonly settings?: SettingsInput;
  readonly account?: AccountInput;
  /** SuiteCloud projects deployed to the account: their custom fields are there from the start. */
  readonly projectDirectories?: readonly string[];
};

export type NetSuiteSandbox = {
  readonly url: string;
  readonly clock: Clock;
  readonly faults: FaultSwitchboard;
  readonly book: Book;
  /** Closes every connection at once; requests under way get no answer. */
  stop(): Promise<void>;
};

const servicesOf = (account: OpenAccount, errorId: () => string): ServiceTable => {
  const { book, suiteQl, jobs, traffic, settings } = account;
  const refusal = (error: unknown) => refusalAnswer(asNetSuiteError(error, errorId), settings);
  const metadata = metadataCatalog(book.definitions);
  return {
    records: recordService({ book, jobs, traffic, metadata, refusal }),
    suiteQl: suiteQlService({ suiteQl, jobs, settings, refusal }),
    jobs: (request) => jobs.read(request),
    system: systemEndpoints(account),
  };
};

const pipelineOf = (account: OpenAccount, closing: AbortSignal): Pipeline => {
  const { options, settings, clock } = account;
  const { accountId, tokens: credentials = [], latencyMilliseconds = 0 } = options;
  const errorId = errorIds(account.randomFor('errors'));
  const windowSeconds = settings.tokenTimestampWindowSeconds;
  return pipeline({
    ...account,
    accountId,
    closing,
    errorId,
    identify: identifier({ ...account, tokenLogin: tokenLogin({ accountId, credentials, clock, windowSeconds }) }),
    token: tokenEndpoint({ ...account, accountId }),
    serviceFor: services(servicesOf(account, errorId), settings),
    drawLatency: latencyDrawer(latencyMilliseconds, account.randomFor('latency')),
  });
};

/**
 * Opens an account and serves it on 127.0.0.1.
 * @throws ZodError for wrong settings or set-up, Error for certificates or limits NetSuite would not accept
 */
export const startNetSuite = async (options: NetSuiteOptions): Promise<NetSuiteSandbox> => {
  const account = openAccount(options);
  const closing = new AbortController();
  const perform = (name: string, body: unknown): unknown => account.book.operate(name, body);
  const operationNames = Object.keys(account.book.operations);
  const pages = {
    operations: operationsApi({ ...account, perform, operationNames }),
    console: netSuiteConsole({ ...account, perform }),
  };
  const { faults, settings, clock, book, suiteQl, jobs } = account;
  const served = await serve(
    { pipeline: pipelineOf(account, closing.signal), faults, settings, ...pages },
    options.port ?? 0,
  );
  const stop = async (): Promise<void> => {
    jobs.stop();
    closing.abort();
    await served.stop();
    suiteQl.close();
  };
  return { url: served.url, clock, faults, book, stop };
};
