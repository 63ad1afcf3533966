import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { NetSuiteAccount } from '../demo/netsuite-account.ts';
import { openNetSuiteAccount } from '../demo/netsuite-account.ts';
import type { SalesforceOrg } from '../demo/salesforce-org.ts';
import { openSalesforceOrg } from '../demo/salesforce-org.ts';
import type { Clouds } from '../demo/start-clouds.ts';
import { startClouds } from '../demo/start-clouds.ts';
import type { RunningSidecar } from '../demo/start-sidecar.ts';
import { startSidecar } from '../demo/start-sidecar.ts';

/** Two clouds and a sidecar for one measurement, and the counters they keep. */
export type MeasuredWorld = {
  readonly clouds: Clouds;
  readonly org: SalesforceOrg;
  readonly account: NetSuiteAccount;
  readonly sidecar: RunningSidecar;
  readonly netSuiteTraffic: () => Promise<Traffic>;
  readonly salesforceCalls: () => Promise<number>;
  readonly stop: () => Promise<void>;
};

const traffic = z.object({
  requests: z.object({ total: z.number() }),
  busyMilliseconds: z.number(),
  refused429: z.number(),
});
export type Traffic = z.infer<typeof traffic>;
const salesforceStats = z.object({ apiCalls: z.object({ total: z.number() }) });

export type Conditions = {
  /** Requests at once that NetSuite allows and the sidecar uses. */
  readonly concurrency: number;
  /** How long NetSuite takes for each request, in milliseconds. */
  readonly latencyMilliseconds: number;
};

const read = async <T>(url: string, shape: z.ZodType<T>): Promise<T> => shape.parse(await (await fetch(url)).json());

export const openMeasuredWorld = async ({ concurrency, latencyMilliseconds }: Conditions): Promise<MeasuredWorld> => {
  const clouds = await startClouds({ concurrencyLimit: concurrency, latencyMilliseconds });
  const sidecar = await startSidecar(clouds, { NETSUITE_CONCURRENCY: String(concurrency) }).catch(
    async (error: unknown) => {
      await clouds.stop();
      throw error;
    },
  );
  return {
    clouds,
    sidecar,
    org: await openSalesforceOrg(clouds.salesforceUrl),
    account: await openNetSuiteAccount(clouds),
    netSuiteTraffic: () => read(`${clouds.netSuiteUrl}/sandbox/stats`, traffic),
    salesforceCalls: async () => (await read(`${clouds.salesforceUrl}/sandbox/stats`, salesforceStats)).apiCalls.total,
    stop: async () => {
      await sidecar.stop();
      await clouds.stop();
    },
  };
};

const QUIET_MILLISECONDS = 3000;

/** Rows the org has ever written, once its own automation has ended: accounts follow their invoices by jobs of their own. */
export const writesOnceQuiet = async ({ org }: MeasuredWorld): Promise<number> => {
  let before = -1;
  for (;;) {
    const { writes } = await org.stats();
    if (writes === before) return writes;
    before = writes;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MILLISECONDS));
  }
};

/** The most memory the process has ever held, in MiB; undefined where the system does not tell. */
export const peakMemory = async (pid: number): Promise<number | undefined> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kibibytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kibibytes === undefined ? undefined : Number(kibibytes) / 1024;
};
