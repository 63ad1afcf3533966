import { z } from 'zod';
import { DESKS } from '../demo/desks.ts';
import { openSalesforceOrg } from '../demo/salesforce-org.ts';
import { say } from '../demo/progress.ts';
import type { Conditions, MeasuredWorld } from './measured-world.ts';
import { openMeasuredWorld, peakMemory } from './measured-world.ts';

/**
 * The invoice batch against a NetSuite that takes a second for every page: how much of the account's own ceiling the pull
 * reaches, what it costs Salesforce, how much memory it takes, and what fetching one record at a time would have meant.
 */
export type PullFigures = {
  readonly invoices: number;
  /** Busy slots over all slots, from the first request of the run to the last page: 1 is the account's ceiling. */
  readonly ceilingShare: number;
  readonly readSeconds: number;
  readonly invoicesPerSecond: number;
  readonly salesforceCalls: number;
  readonly peakMemoryMiB: number | undefined;
};

const LINES_EACH = 3;
const CUSTOMERS = 200;

const runs = z.object({
  runs: z.array(z.object({ id: z.string(), state: z.enum(['reading', 'writing', 'finished']) })),
});
const customerRow = z.object({ id: z.string(), entityid: z.string() });

/** Invoices in NetSuite, and accounts in Salesforce that they belong to. */
export const generateInvoices = async ({ account, clouds }: MeasuredWorld, count: number): Promise<void> => {
  await account.operate('generateInvoices', { count, linesEach: LINES_EACH, customers: Math.min(CUSTOMERS, count) });
  const customers = await account.suiteQl('SELECT c.id, c.entityid FROM customer c ORDER BY c.id', customerRow);
  const org = await openSalesforceOrg(clouds.salesforceUrl, DESKS.migration.app);
  await org.create(
    'Account',
    customers.map(({ id, entityid }) => ({
      Name: entityid,
      NetSuiteCustomerId__c: id,
      NetSuiteCustomerNumber__c: entityid,
    })),
  );
};

const newestRun = async ({ sidecar }: MeasuredWorld) =>
  runs.parse((await sidecar.call({ scope: 'operator', method: 'GET', path: '/v1/runs' })).json).runs[0];

const until = async (what: string, isSo: () => Promise<boolean>): Promise<number> => {
  const began = performance.now();
  while (!(await isSo())) {
    if (performance.now() - began > 900_000) throw new Error(`${what} took more than fifteen minutes.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return performance.now();
};

type Reading = { readonly seconds: number; readonly ceilingShare: number };

/** One run, from its start to its end. */
export const pull = async (world: MeasuredWorld, concurrency: number): Promise<Reading> => {
  const before = await newestRun(world);
  await world.sidecar.call({ scope: 'operator', method: 'POST', path: '/v1/runs', body: { flow: 'invoices' } });
  const idle = await world.netSuiteTraffic();
  const began = await until(
    'The start of the run',
    async () => (await world.netSuiteTraffic()).requests.total > idle.requests.total,
  );
  const ended = await until('The reading', async () => {
    const run = await newestRun(world);
    return run !== undefined && run.id !== before?.id && run.state !== 'reading';
  });
  const { busyMilliseconds } = await world.netSuiteTraffic();
  await until('The writing', async () => (await newestRun(world))?.state === 'finished');
  const milliseconds = ended - began;
  return {
    seconds: milliseconds / 1000,
    ceilingShare: (busyMilliseconds - idle.busyMilliseconds) / (milliseconds * concurrency),
  };
};

/** The first pull of so many invoices, all of them new. */
export const measurePull = async (
  conditions: Conditions,
  count: number,
  then?: (world: MeasuredWorld) => Promise<void>,
): Promise<PullFigures> => {
  say(`${count} invoices, ${conditions.concurrency} requests at once, ${conditions.latencyMilliseconds} ms a page ...`);
  const world = await openMeasuredWorld(conditions);
  try {
    await generateInvoices(world, count);
    const calls = await world.salesforceCalls();
    const { seconds, ceilingShare } = await pull(world, conditions.concurrency);
    const figures = {
      invoices: count,
      ceilingShare,
      readSeconds: seconds,
      invoicesPerSecond: count / seconds,
      salesforceCalls: (await world.salesforceCalls()) - calls,
      peakMemoryMiB: await peakMemory(world.sidecar.pid),
    };
    await then?.(world);
    return figures;
  } finally {
    await world.stop();
  }
};
