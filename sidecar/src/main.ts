import { CANONICAL_ENTITIES } from './parts/canonical-entities.ts';
import { readConfig, type Config } from './config.ts';
import { foreignChangesPart } from './parts/foreign-changes.ts';
import { flowsOf } from './parts/flows.ts';
import { entityRoutes } from './http/entity-routes.ts';
import { cloudCheck, healthRoutes, type ReadinessCheck } from './http/health-routes.ts';
import { openMetrics, type Metrics } from './http/metrics.ts';
import { createServer } from './http/server.ts';
import { integrationHealth } from './parts/integration-health.ts';
import { refuseMixedPair, runTask } from './integration-health/index.ts';
import { invoices } from './parts/invoices.ts';
import { openLog } from './open-log.ts';
import { orderBridge } from './parts/order-bridge.ts';
import type { Part } from './parts/part.ts';
import { payments } from './parts/payments.ts';
import { products } from './parts/products.ts';
import { readOrganization } from './salesforce/organization.ts';
import { Failure } from './shared/failure.ts';
import type { Log } from './shared/log.ts';
import { openStore } from './store/open-store.ts';
import { startWorker } from './store/worker.ts';
import { openWorld, type World } from './parts/world.ts';

/**
 * The only file that knows everything: configuration, then adapters, then capabilities, then what serves them; and how all of
 * it stops, in the opposite order.
 */

export type Sidecar = { readonly url: string; readonly stop: () => Promise<void> };
export type Overrides = { readonly log?: Log };

/** Every capability, in the order of the deal. */
const parts = (world: World, metrics: Metrics): readonly Part[] => {
  const documents = invoices(world);
  const received = payments(world, { ensureMirrored: documents.ensureMirrored, pushRefused: metrics.pushRefused });
  return [
    products(world),
    orderBridge(world),
    documents,
    received,
    foreignChangesPart(world, { putBackDocuments: documents.putBack, putBackPayments: received.putBack }),
    integrationHealth(world),
  ];
};

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

/** Jobs at once: enough to keep NetSuite's places filled while others wait for Salesforce or the database. */
const WORKERS = 8;

/**
 * A test org belongs with a test account. While Salesforce cannot be asked, the settings alone have been checked and the
 * sidecar starts: it is for outages that it was made.
 */
const refuseWrongPair = async ({ salesforce, config, log }: World): Promise<void> => {
  try {
    const { isTest } = await readOrganization(salesforce);
    refuseMixedPair({ orgIsSandbox: isTest, netSuiteAccount: config.netSuite.account });
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'WRONG_STATUS') throw error;
    log.warn(
      { journey: 'main', step: 'check-pair', outcome: error.code },
      'the org could not be asked whether it is for tests',
    );
  }
};

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

  await refuseWrongPair(world);
  const metrics = openMetrics(world.outbox.backlog);
  const all = parts(world, metrics);
  const flows = flowsOf(world, all, metrics.jobEnded);
  const run = runTask({ ...world, jitter: Math.random, observe: flows.observe });
  const worker = await startWorker({
    database: store.database,
    tasks: Object.fromEntries(
      all.flatMap(({ tasks = [] }) => tasks).map((task) => [task.name, flows.hold(task, run(task))]),
    ),
    crontab: all.flatMap(({ crontab = [] }) => crontab),
    timeZone: config.companyTimeZone,
    concurrency: WORKERS,
    log,
  });
  stops.push(worker.stop);
  for (const { begin } of all) {
    if (begin !== undefined) stops.push(await begin());
  }

  const health = healthRoutes(checksOf(world, worker.isRunning));
  const routes = [
    ...health,
    metrics.route,
    ...entityRoutes(CANONICAL_ENTITIES),
    ...flows.routes,
    ...all.flatMap(({ routes: own = [] }) => own),
  ];
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
    let stopping: Promise<void> | undefined;
    return { url, stop: () => (stopping ??= stopAll(stops, log)) };
  } catch (error) {
    await stopAll(stops, log);
    throw error;
  }
};

/** Ctrl-C arrives twice: from the terminal and once more through npm. Only a later signal means that somebody is impatient. */
const SAME_SIGNAL_MS = 1000;

/** The first signal stops everything in order, whichever it is; a later one does not wait. */
const stopOnSignal = (starting: Promise<Sidecar>): void => {
  let firstAt: number | undefined;
  const stop = (): void => {
    if (firstAt !== undefined) {
      if (performance.now() - firstAt > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    firstAt = performance.now();
    const stopped = starting.then((sidecar) => sidecar.stop());
    // What kept it from starting is said by whoever waits for the start.
    stopped.then(
      () => process.exit(0),
      () => undefined,
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
};

/** Runs until told to stop. */
const runUntilSignalled = async (): Promise<void> => {
  const config = readConfig();
  const log = openLog(config.logLevel);
  process.on('unhandledRejection', (error) => {
    log.error({ journey: 'main', step: 'run', outcome: 'defect', error }, 'a defect was not caught where it arose');
  });
  const starting = startSidecar(config, { log });
  stopOnSignal(starting);
  await starting;
};

/** Errors we named say what to do; any other shows where it came from. */
const lastWords = (error: unknown): string => {
  if (error instanceof Failure) return `${error.message} ${error.advice}`;
  if (!(error instanceof Error)) return String(error);
  return error.name === 'Error' ? (error.stack ?? error.message) : error.message;
};

if (import.meta.main) {
  runUntilSignalled().catch((error: unknown) => {
    process.stderr.write(`${lastWords(error)}\n`);
    process.exit(1);
  });
}
