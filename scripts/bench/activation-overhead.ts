import { join } from 'node:path';
import { activateOnScreen } from '../demo/activate.ts';
import { readCrmData } from '../demo/crm-data.ts';
import { say } from '../demo/progress.ts';
import { setUpSalesforce } from '../demo/set-up-salesforce.ts';
import { linkProducts, winDeals } from '../demo/win-deals.ts';
import { openMeasuredWorld } from './measured-world.ts';

/**
 * What the sidecar adds to an activation beyond the time NetSuite takes: one activation after the other, NetSuite's busy time
 * taken off each. Salesforce's time stays in, so the figure is an upper bound.
 */
const ACTIVATIONS = 60;
const WARM_UP = 10;

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((left, right) => left - right)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** @returns milliseconds: median and 95th percentile */
export const measureActivationOverhead = async (): Promise<{ readonly p50: number; readonly p95: number }> => {
  say(`${ACTIVATIONS} activations, one after the other ...`);
  const world = await openMeasuredWorld({ concurrency: 5, latencyMilliseconds: 100 });
  try {
    const data = await readCrmData(join('config', 'demo-data'));
    const [deal] = data.deals;
    if (deal === undefined) throw new Error('The demo data has no won deal.');
    for (const { code, listPrice } of data.products)
      await world.account.upsertItem({ code, price: listPrice, taxScheduleId: '1' });
    const deals = Array.from({ length: ACTIVATIONS + WARM_UP }, (_, index) => ({ ...deal, id: `BENCH${index}` }));
    const opportunities = await setUpSalesforce(world.org, {
      data: { ...data, deals, open: [] },
      aliases: [],
      subsidiary: 'Parent Company',
      ownerId: world.org.userId,
    });
    await linkProducts(world.org, world.sidecar, data.products.length);
    const won = await winDeals({ rep: world.org, org: world.org, byHand: 0 }, opportunities);
    const overheads: number[] = [];
    for (const each of won) {
      const before = await world.netSuiteTraffic();
      const began = performance.now();
      await activateOnScreen(world.sidecar, each);
      const took = performance.now() - began;
      overheads.push(took - ((await world.netSuiteTraffic()).busyMilliseconds - before.busyMilliseconds));
    }
    const measured = overheads.slice(WARM_UP);
    return { p50: percentile(measured, 0.5), p95: percentile(measured, 0.95) };
  } finally {
    await world.stop();
  }
};
