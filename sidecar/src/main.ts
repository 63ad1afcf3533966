import { readConfig, type Config } from './config.ts';
import { failureRoutes } from './http/failure-routes.ts';
import { cloudCheck, healthRoutes, type ReadinessCheck } from './http/health-routes.ts';
import { openMetrics } from './http/metrics.ts';
import type { Route } from './http/route.ts';
import { createServer } from './http/server.ts';
import {
  publishOutboxTask,
  reportFailuresTask,
  resumeHeldTask,
  runTask,
  type Changes,
  type Publish,
  type Task,
} from './integration-health/index.ts';
import { openNetSuite } from './netsuite/open-netsuite.ts';
import { openLog } from './open-log.ts';
import { changedRecords } from './salesforce/changed-records.ts';
import { openErrorLogs } from './salesforce/error-log-records.ts';
import { openPubSub, openSalesforce, type PubSub } from './salesforce/index.ts';
import { machineClock } from './shared/clock.ts';
import type { Log } from './shared/log.ts';
import type { CronEntry } from './store/cron-in-time-zone.ts';
import type { Database } from './store/database.ts';
import { openFailureReports, openHeldWork } from './store/failure-reports.ts';
import { openFailureLedger } from './store/failures.ts';
import { openJobs } from './store/jobs.ts';
import { openOutbox } from './store/outbox.ts';
import { openStore } from './store/open-store.ts';
import { startWorker } from './store/worker.ts';

/**
 * The only file that knows everything: configuration, then adapters, then capabilities, then what serves them; and how all of
 * it stops, in the opposite order.
 */

export type Sidecar = { readonly url: string; readonly stop: () => Promise<void> };
export type Overrides = { readonly log?: Log };

/** What a capability contributes: work that runs as jobs, schedules, routes, and what runs beside them. */
type Part = {
  readonly tasks?: readonly Task[];
  readonly crontab?: readonly CronEntry[];
  readonly routes?: readonly Route[];
  /** Begins what is neither job nor route (a subscription, say) and answers how to end it. */
  readonly begin?: () => Promise<() => Promise<void>>;
};

type World = ReturnType<typeof openWorld>;

const HOUR = 3600;
const API_VERSION = '68.0';

/** The adapters every capability may be handed. */
const openWorld = (config: Config, database: Database, log: Log) => {
  const salesforce = openSalesforce({
    ...config.salesforce,
    batchShare: config.salesforce.apiShare,
    apiVersion: API_VERSION,
    log,
    now: machineClock.now,
  });
  return {
    config,
    log,
    clock: machineClock,
    database,
    jobs: openJobs(database),
    failures: openFailureLedger(database),
    outbox: openOutbox(database),
    salesforce,
    pubSub: openPubSub(salesforce),
    netSuite: openNetSuite(config.netSuite, machineClock.now),
  };
};

const publishOver =
  (pubSub: PubSub): Publish =>
  async (topic, events) =>
    (await pubSub.publish(topic, events)).map((result) => (result.published ? undefined : result.failure.message));

const integrationHealth = ({ database, jobs, failures, outbox, salesforce, pubSub, clock, log }: World): Part => {
  const changes: Changes = { since: changedRecords(salesforce) };
  return {
    tasks: [
      publishOutboxTask({ outbox, publish: publishOver(pubSub), jobs, log }),
      reportFailuresTask({ reports: openFailureReports(database), errorLogs: openErrorLogs(salesforce), log }),
      resumeHeldTask({ held: openHeldWork(database), changes, clock, log }),
    ],
    crontab: [
      { task: 'publish-outbox', schedule: '*/5 * * * *', backfillSeconds: 0 },
      { task: 'report-failures', schedule: '*/10 * * * *', backfillSeconds: HOUR },
      { task: 'resume-held', schedule: '* * * * *', backfillSeconds: 0 },
    ],
    routes: failureRoutes(failures),
  };
};

/** Every capability, in the order of the deal. */
const parts = (world: World): readonly Part[] => [integrationHealth(world)];

const checksOf = ({ database, salesforce, netSuite }: World, isWorking: () => boolean): readonly ReadinessCheck[] => [
  {
    name: 'database',
    isRequired: true,
    look: async () => {
      await database.run('select 1');
      return { isGood: true, detail: 'answers' };
    },
  },
  {
    name: 'worker',
    isRequired: true,
    look: () => Promise.resolve({ isGood: isWorking(), detail: isWorking() ? 'runs jobs' : 'is starting again' }),
  },
  cloudCheck('salesforce', () => salesforce.session()),
  cloudCheck('netsuite', () => netSuite.signIn()),
];

type Stop = () => Promise<void>;

/** Starts everything; each thing that started adds how to stop it. */
const startAll = async (config: Config, log: Log, stops: Stop[]): Promise<string> => {
  const store = await openStore({ ...config.store, log });
  stops.push(store.close);
  const world = openWorld(config, store.database, log);
  stops.push(() => {
    world.pubSub.close();
    return Promise.resolve();
  });

  const all = parts(world);
  const metrics = openMetrics(world.outbox.backlog);
  const run = runTask({ ...world, jitter: Math.random, observe: metrics.jobEnded });
  const worker = await startWorker({
    database: store.database,
    tasks: Object.fromEntries(all.flatMap(({ tasks = [] }) => tasks).map((task) => [task.name, run(task)])),
    crontab: all.flatMap(({ crontab = [] }) => crontab),
    timeZone: config.companyTimeZone,
    log,
  });
  stops.push(worker.stop);
  for (const { begin } of all) {
    if (begin !== undefined) stops.push(await begin());
  }

  const health = healthRoutes(checksOf(world, worker.isRunning));
  const routes = [...health, metrics.route, ...all.flatMap(({ routes: own = [] }) => own)];
  const server = await createServer({ routes, tokens: config.http.tokens, metrics, log }, config.http);
  stops.push(server.stop);
  return server.url;
};

/** What started last stops first; one that fails to stop keeps none of the others up. */
const stopAll = async (stops: readonly Stop[], log: Log): Promise<void> => {
  for (const stop of stops.toReversed()) {
    await stop().catch((error: unknown) => {
      log.error({ journey: 'main', step: 'stop', outcome: 'failed', error }, 'something did not stop in order');
    });
  }
};

/**
 * Starts the sidecar.
 * @throws when anything cannot start; what had started is stopped first.
 */
export const startSidecar = async (config: Config, overrides: Overrides = {}): Promise<Sidecar> => {
  const log = overrides.log ?? openLog(config.logLevel);
  const stops: Stop[] = [];
  try {
    const url = await startAll(config, log, stops);
    log.info({ journey: 'main', step: 'start', outcome: 'started', url }, 'Orderbridge is listening');
    return { url, stop: () => stopAll(stops.splice(0), log) };
  } catch (error) {
    await stopAll(stops, log);
    throw error;
  }
};

/** Runs until told to stop; a second signal does not wait. */
const runUntilSignalled = async (): Promise<void> => {
  const config = readConfig();
  const log = openLog(config.logLevel);
  process.on('unhandledRejection', (error) => {
    log.error({ journey: 'main', step: 'run', outcome: 'defect', error }, 'a defect was not caught where it arose');
  });
  const sidecar = await startSidecar(config, { log });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      void sidecar.stop().then(() => process.exit(0));
    });
  }
};

/** Errors we named say what to do; any other shows where it came from. */
const lastWords = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' ? (error.stack ?? error.message) : error.message;
};

if (import.meta.main) {
  runUntilSignalled().catch((error: unknown) => {
    process.stderr.write(`${lastWords(error)}\n`);
    process.exit(1);
  });
}
