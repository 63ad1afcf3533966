import type { Config } from '../config.ts';
import { openNetSuite, webServicesUrl } from '../netsuite/index.ts';
import { orgConfiguration } from './org-configuration.ts';
import { openPubSub, openSalesforce } from '../salesforce/index.ts';
import { machineClock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { Database } from '../store/database.ts';
import { openFailureLedger } from '../store/failures.ts';
import { openFlowSwitches } from '../store/flows.ts';
import { openJobs } from '../store/jobs.ts';
import { openOutbox } from '../store/outbox.ts';

/** The adapters that every capability may be handed. */
export type World = ReturnType<typeof openWorld>;

const API_VERSION = '68.0';

export const openWorld = (config: Config, database: Database, log: Log) => {
  const { now } = machineClock;
  const salesforce = openSalesforce({
    ...config.salesforce,
    batchShare: config.salesforce.apiShare,
    apiVersion: API_VERSION,
    log,
    now,
  });
  const netSuite = openNetSuite(
    { ...config.netSuite, url: config.netSuite.url ?? webServicesUrl(config.netSuite.account) },
    now,
  );
  return {
    config,
    log,
    clock: machineClock,
    database,
    jobs: openJobs(database),
    failures: openFailureLedger(database),
    switches: openFlowSwitches(database),
    outbox: openOutbox(database),
    salesforce,
    pubSub: openPubSub(salesforce),
    netSuite,
    org: orgConfiguration({ salesforce, netSuite, timeZone: config.companyTimeZone, now }),
  };
};
